"""What a policy file says of the board's paper, and what must hold in it."""

from collections.abc import Iterator
from typing import Annotated, Any

from pydantic import BaseModel, Field

from iomctl.domain.measures.catalogue import measures
from iomctl.domain.policy.board_rules import SECTIONS, BoardRules
from iomctl.inputs.files.toml_faults import Fault
from iomctl.inputs.policy.rows import Raw
from iomctl.inputs.policy.values import CLOSED, Code, Line, word_of
from iomctl.inputs.quoting import nearest, quoted

Percent = Annotated[float | int, Field(ge=0, le=100)]
Small = Annotated[int, Field(ge=0, le=100)]


class BoardSectionShape(BaseModel):
    """A section of the paper."""

    model_config = CLOSED
    section: Annotated[str, word_of(*SECTIONS)]
    title: Line | None = None
    measures: list[str] = []


class BoardTargetShape(BaseModel):
    """What a measure is to come to."""

    model_config = CLOSED
    measure: str
    target: Percent
    tolerance: Percent = 0


class BoardShape(BaseModel):
    """The board's paper."""

    model_config = CLOSED
    name: Line = BoardRules().name
    sections: Annotated[list[BoardSectionShape], Field(min_length=1)] = [
        BoardSectionShape(section=one) for one in SECTIONS
    ]
    targets: list[BoardTargetShape] = []
    audience: Code = BoardRules().audience
    withheld_below: Annotated[int, Field(ge=2, le=100)] = BoardRules().withheld_below
    small_group: Small = BoardRules().small_group
    percent_from: Small = BoardRules().percent_from


def wrong_board(raw: Raw) -> Iterator[Fault]:
    """Measures that there are not, that are of another section, or that can have no target; what stands there twice."""
    board = raw.get("board")
    if not isinstance(board, dict):
        return
    seen = set[Any]()
    for at, row in _rows(board, "sections"):
        section = row.get("section")
        if section in seen:
            yield Fault(("board", "sections", at, "section"), f"section {quoted(str(section))} stands here twice")
        seen.add(section)
        for word in _words(row.get("measures")):
            yield from _unknown(("board", "sections", at, "measures"), word, str(section))
    for at, row in _rows(board, "targets"):
        code = row.get("measure")
        if not isinstance(code, str):
            continue
        if ("target", code) in seen:
            yield Fault(("board", "targets", at, "measure"), f"measure {quoted(code)} has two targets")
        seen.add(("target", code))
        yield from _unknown(("board", "targets", at, "measure"), code, None)
        known = measures().get(code)
        if known is not None and not known.better:
            yield Fault(
                ("board", "targets", at, "measure"),
                f"measure {quoted(code)} can have no target: neither more nor less of it is better",
            )


def _unknown(path: Any, code: str, section: str | None) -> Iterator[Fault]:
    known = measures().get(code)
    if known is None:
        yield Fault(path, f"there is no measure {quoted(code)}{nearest(code, tuple(measures()))}")
    elif section is not None and known.section != section:
        yield Fault(path, f"measure {quoted(code)} is of the section {known.section}")


def _rows(board: dict[str, Any], key: str) -> Iterator[tuple[int, dict[str, Any]]]:
    rows = board.get(key)
    for at, row in enumerate(rows if isinstance(rows, list) else ()):
        if isinstance(row, dict):
            yield at, row


def _words(value: Any) -> list[str]:
    return [one for one in value if isinstance(one, str)] if isinstance(value, list) else []
