"""How to go on where a fact is in the way of a new one: put it aside, or take it back."""

from collections.abc import Collection, Mapping, Sequence
from shlex import quote
from typing import Any, NamedTuple

from sqlalchemy import select
from sqlmodel import col

from iomctl.domain.course.clashes import RecordOfPerson
from iomctl.domain.course.facts import (
    Adopted,
    Coloured,
    Deselected,
    ExemptFrom,
    ExpectedAgain,
    InTier,
    LedBy,
    Recalculated,
    ReviewHeld,
    ReviewSet,
    WindowTold,
)
from iomctl.domain.course.kept_facts import COLOUR, EXEMPT, EXPECTED, HELD, RECALCULATED, SET, TOLD
from iomctl.domain.course.people import Born, WorkerLeft
from iomctl.domain.course.stays import Stay
from iomctl.storage.details import NOBODY
from iomctl.storage.unit_of_work import UnitOfWork

MOST_WAYS = 3
FIXED = (Adopted, Born, WorkerLeft)
"""What no fact of a case replaces: it has commands of its own."""

_OF_REVIEWS = {
    ReviewHeld: HELD,
    ReviewSet: SET,
    WindowTold: TOLD,
    Recalculated: RECALCULATED,
    ExemptFrom: EXEMPT,
    ExpectedAgain: EXPECTED,
}
_WITHDRAWN_BY: Mapping[type[Any], str] = {
    Coloured: f"cohort withdraw {{}} {COLOUR}",
    InTier: "cohort withdraw {} tier",
    LedBy: "cohort withdraw {} worker",
    Deselected: "cohort withdraw {} deselection",
    Stay: "custody withdraw {}",
    **{fact: f"review withdraw {{}} --what {what}" for fact, what in _OF_REVIEWS.items()},
}
"""The command that withdraws one fact of a person, for an event may have recorded facts of many."""


class InTheWay(NamedTuple):
    """A fact that is in the way, and what is recorded of its person."""

    record: RecordOfPerson
    fact: Any


def ways(work: UnitOfWork, found: Sequence[InTheWay], has_instead: bool = True) -> str:
    """How to go on where facts are in the way; nothing where the new ones are known already."""
    if not found:
        return ""
    fixed = next((one for one in found if isinstance(one.fact, FIXED)), None)
    if fixed is not None:
        return _about_fixed(fixed)
    back = "take that back: " + " or ".join(_ways_back(work, found)[:MOST_WAYS])
    again = "; if they are there again: iomctl cohort adopt --help" if _has_ended(found) else ""
    return f"put this in its place: the same command with --instead; or {back}{again}" if has_instead else back


def withdrawal(record: RecordOfPerson, fact: Any) -> str:
    """The command that withdraws one fact of a case, and nothing else."""
    return _withdrawal(InTheWay(record, fact))


def _has_ended(found: Collection[InTheWay]) -> bool:
    return any(isinstance(one.fact, Deselected) for one in found)


def _about_fixed(one: InTheWay) -> str:
    fact = one.fact
    if isinstance(fact, WorkerLeft):
        return f"if they are back: iomctl worker edit {quote(fact.name)} --back"
    if isinstance(fact, Born):
        return f"is the day right? if the birth is not: iomctl offender edit {one.record.reference} --born DAY"
    return f"is the day right? if the adoption is not, take that back: iomctl undo {fact.event}"


def _ways_back(work: UnitOfWork, found: Collection[InTheWay]) -> Sequence[str]:
    """The command that takes each fact back, the newest first: its event, unless that is about others too."""
    newest = sorted(found, key=lambda one: one.fact.event, reverse=True)
    alone = {event: _is_of_one(work, event) for event in {one.fact.event for one in newest}}
    lines = (f"iomctl undo {one.fact.event}" if alone[one.fact.event] else _withdrawal(one) for one in newest)
    return list(dict.fromkeys(lines))


def _withdrawal(one: InTheWay) -> str:
    fact, record = one.fact, one.record
    if type(fact) not in _WITHDRAWN_BY:
        return f"iomctl undo {fact.event}"
    command = _WITHDRAWN_BY[type(fact)].format(record.reference)
    home = "" if isinstance(fact, Stay) or len(record.cases) == 1 else f" --cohort {_cohort(record, fact)}"
    return f"iomctl {command} --on {fact.on.isoformat()}{home} --reason WORDS"


def _cohort(record: RecordOfPerson, fact: Any) -> str:
    (facts,) = (facts for facts in record.cases.values() if any(one is fact for one in facts))
    return next(one.cohort for one in facts if isinstance(one, Adopted))


def _is_of_one(work: UnitOfWork, event: int) -> bool:
    """Whether an event changed the record of one person, or of nobody."""
    # Only here: most changes meet nothing in their way, and loading a table takes time.
    from iomctl.storage.tables.event_details import EventDetail

    query = select(col(EventDetail.offender_id)).where(col(EventDetail.event_id) == event)
    people = work.session.scalars(query.where(col(EventDetail.offender_id) > NOBODY).limit(2))
    return len(people.all()) <= 1
