"""A panel held at a terminal: opened with who is here, and what is kept of a case."""

from tests.program import Program
from tests.questions import Questions

SILENT = (("Update, Bedfordshire Police (S Okafor)", ""), ("Update, Probation Service (J Byrne)", ""))
NO_UPDATE = (*SILENT, ("anybody else", ""))
NOTHING_MORE = (("Colour", ""), ("Views", ""), ("Action", ""), ("Next review", ""), ("leaves", ""))


def begun(iomctl: Program, *people: str, size: tuple[int, int] = (120, 40)) -> Questions:
    """Panel 1 opened with these people here, at what is asked after that."""
    one = Questions(iomctl, "panel", "run", "1", size=size)
    one.answer(("Was it read", "yes"))
    for who in people:
        one.answer(("Who is here", who))
    one.answer(("Who is here", ""), ("Who is sorry", ""))
    return one


def case(iomctl: Program, who: str) -> dict[str, object]:
    """A case at panel 1 as it was kept."""
    found: dict[str, object] = iomctl("panel", "case", "1", who, "--format", "json").succeeds().json()
    return found
