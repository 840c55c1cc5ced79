"""A paper as an accessible PDF (PDF/UA-1), in which outside text is text."""

import json
import re
from datetime import UTC, datetime
from importlib.resources import files
from typing import IO, Any

from iomctl.domain.documents import Paper
from iomctl.domain.papers.laid_out import laid_out
from iomctl.errors import BadValue, NotUnderstood
from iomctl.output.clean import plain
from iomctl.output.papers.pdf_data import data_of

TEMPLATE = files("iomctl.output") / "templates" / "document.typ"
NO_FONT = re.compile(r"the text `(.+)` could not be displayed")


def refuse_missing() -> None:
    """Raise NotUnderstood with what to install where the writer of PDF is not installed."""
    try:
        import typst
    except ModuleNotFoundError:
        raise NotUnderstood(
            "--format pdf: what writes PDF is not installed",
            advice="install it: pip install 'iomctl[pdf]'; or write it with --format md",
        ) from None
    del typst


def write(file: IO[bytes], paper: Paper, made_at: datetime) -> None:
    """Write the paper to a file; `made_at` is the moment it says it was made.

    A marking stands at the head and at the foot of every page. Raises as `refuse_missing`, and BadValue for a letter
    that no font here has.
    """
    refuse_missing()
    file.write(_typeset({"paper": json.dumps(_inert(data_of(laid_out(paper))))}, made_at))


def _typeset(told: dict[str, str], made_at: datetime) -> bytes:
    import typst

    moment = made_at.astimezone(UTC).replace(microsecond=0)  # it takes neither a named zone nor parts of a second
    try:
        return typst.compile(TEMPLATE.read_bytes(), sys_inputs=told, pdf_standards=["ua-1"], timestamp=moment)
    except typst.TypstError as error:
        letter = NO_FONT.search(str(error))
        if letter is None:
            raise
        raise BadValue(
            f"a PDF can't show {letter[1]}: no font here has it",
            advice="install a font that has it, or write it with --format docx",
        ) from None


def _inert(told: Any) -> Any:
    """The same with every text on one line and nothing in it that isn't seen."""
    if isinstance(told, dict):
        return {name: _inert(one) for name, one in told.items()}
    if isinstance(told, list | tuple):
        return [_inert(one) for one in told]
    return plain(told) if isinstance(told, str) else told
