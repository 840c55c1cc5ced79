"""A paper as JSON, which `from_json` reads back."""

from collections.abc import Iterator

from iomctl.domain.documents import Paper
from iomctl.domain.papers.kept import to_json


def lines(paper: Paper) -> Iterator[str]:
    """The lines of the paper, all of it and as it was recorded; unseen characters are written as escapes."""
    yield from to_json(paper).split("\n")
