"""The words of one case at a panel; `iomctl panel case` and `panel run` put them on the screen."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from iomctl.domain.days.days import in_full
from iomctl.output.page import Line, PageSection
from iomctl.output.styles import LATE, style_of

if TYPE_CHECKING:
    from iomctl.services.meetings.case_record import CaseAtPanel


def title_of(case: "CaseAtPanel") -> list[str]:
    """The parts of the line that the case opens with."""
    item = f"panel {case.panel}, case {case.item}" if case.item else f"panel {case.panel}, not on the agenda"
    age = f" ({case.age})" if case.age is not None else ""
    return [f"{case.offender}  {case.name}{age}", f"{case.cohort}, {case.tier}, {case.colour}", item]


def sections_of(case: "CaseAtPanel") -> list[PageSection]:
    """How the case stands, and what was said of it at this panel."""
    return [PageSection("", list(_stands(case))), PageSection("At this panel", list(_said(case)))]


def _stands(case: "CaseAtPanel") -> Iterator[Line]:
    worker = ", ".join(filter(None, (case.worker, case.agency)))
    yield Line("Worker", worker or "nobody", "", "" if worker else LATE)
    yield from _lines("Why here", case.why)
    yield from _lines("Review", case.review)
    yield from _lines("Last", case.last)
    for number, one in enumerate(case.since):
        yield Line("Since" if number == 0 else "", one)
    yield from _lines("Needs", "; ".join(case.needs))
    yield from _lines("Sentence", case.sentence)
    yield from _lines("Home", case.home)
    for number, one in enumerate(case.actions):
        late = ", overdue," in one
        yield Line("Actions" if number == 0 else "", one, "", LATE if late else "")


def _said(case: "CaseAtPanel") -> Iterator[Line]:
    for number, one in enumerate(case.updates):
        yield Line("Updates" if number == 0 else "", one)
    if case.decision is not None:
        to = f" to {case.to_tier}" if case.to_tier else ""
        code = f" ({case.code})" if case.code else ""
        yield Line("Decision", f"{case.decision}{to}{code}", f", because {case.because}" if case.because else "")
    yield from _lines("Exit plan", case.exit_plan)
    if case.to_colour is not None:
        was = "" if case.decided else f"{case.colour} -> "
        yield Line("Colour", f"{was}{case.to_colour}", "", style_of("colour", case.to_colour))
    for number, one in enumerate(case.differed):
        yield Line("Differed" if number == 0 else "", one)
    for number, one in enumerate(case.agreed):
        yield Line("Agreed" if number == 0 else "", one)
    if case.next_by is not None:
        yield Line("Next", in_full(case.next_by))


def _lines(head: str, text: str | None) -> Iterator[Line]:
    if text:
        yield Line(head, text)
