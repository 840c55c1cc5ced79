"""What a course amounts to, as rows: its reviews, the colours and places shown, and how the case stands now."""

from collections.abc import Collection
from typing import Any, NamedTuple

from iomctl.domain.course.case_windows import HELD, CaseWindow
from iomctl.domain.course.course import CaseCourse
from iomctl.domain.course.facts import Fact, ReviewHeld, WindowTold
from iomctl.domain.course.shown import NOT_RATED, ShownCase

Values = tuple[Any, ...]

FIRST_KIND = "case"
"""The kind of a review ahead: which it will be is said when it is held."""

REVIEW = (
    "kind due_from due_by basis made_on exempt_reason exempt_until closed_on outcome colour decision note"
    " recorded_in closed_in"
).split()
COLOUR = "colour from_on reason recorded_in".split()
CUSTODY = "custody prison from_on reason recorded_in".split()
NOW = "tier colour worker_id agency_id custody prison".split()


class CaseRows(NamedTuple):
    """The rows of a case, in the order of the names above; `now` are the columns of the spell itself."""

    reviews: list[Values]
    colours: list[Values]
    custodies: list[Values]
    now: Values


def case_rows(course: CaseCourse, facts: Collection[Fact]) -> CaseRows:
    """The rows that the course of a case amounts to; `facts` are those it was worked out from."""
    shown, last = ShownCase(course, facts), course.last
    return CaseRows(
        [_review(one) for one in course.windows],
        [(one.colour, one.on, *one.cause) for one in shown.colours()],
        [(_custody(one.custody), one.prison, one.on, *one.cause) for one in shown.places()],
        (
            last.tier,
            last.colour or NOT_RATED,
            _number(last.worker),
            _number(last.agency),
            _custody(last.custody),
            last.prison,
        ),
    )


def _review(window: CaseWindow) -> Values:
    held = window.closed_by if window.how == HELD and isinstance(window.closed_by, ReviewHeld) else None
    told = window.made_by.kind if isinstance(window.made_by, WindowTold) else None
    exempt = window.exemption.fact if window.exemption is not None else None
    judged = held.judged if held is not None and held.judged is not None else (window.due_from, window.due_by)
    return (
        (held and held.kind) or told or FIRST_KIND,
        *judged,
        window.basis,
        window.made_on,
        exempt and exempt.reason,
        exempt and exempt.until_on,
        window.closed_on,
        window.how,
        held and (window.colour or NOT_RATED),
        held and held.decision,
        held and held.note,
        window.made_by.event,
        window.closed_by.event if window.closed_by is not None else None,
    )


def _custody(inside: bool) -> str:
    return "custody" if inside else "community"


def _number(text: str | None) -> int | None:
    return None if text is None else int(text)
