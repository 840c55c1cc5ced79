"""The command that takes one fact back that is in the way, or puts it right: it can be typed as it stands."""

from collections.abc import Mapping, Sequence
from shlex import quote
from typing import Any, NamedTuple

from sqlalchemy import select
from sqlmodel import col

from iomctl.domain.course.clashes import RecordOfPerson
from iomctl.domain.course.facts import (
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
from iomctl.domain.course.stays import AtLarge, InPrison, Stay, StayKind
from iomctl.storage.details import NOBODY
from iomctl.storage.event_parts import changes_of
from iomctl.storage.integrity import table_of
from iomctl.storage.unit_of_work import UnitOfWork

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
    **{fact: f"review withdraw {{}} --what {what}" for fact, what in _OF_REVIEWS.items()},
}
"""The command that withdraws one fact of a case."""

_TABLES = {"spell", "spell_tier", "spell_worker", "spell_fact", "custody", "custody_change", "release"}
_OF_LEAVING = {"custody", "release", "spell_fact"}


class InTheWay(NamedTuple):
    """A fact that is in the way of a new one, where there is one, and what is recorded of its person, both included."""

    record: RecordOfPerson
    fact: Any
    new: Any = None

    @property
    def of_case(self) -> Sequence[Any]:
        """The facts of the case that it is of."""
        return self.record.cases[self.record.case_of(self.fact)]

    @property
    def cohort(self) -> str:
        """The cohort of the case that it is of; for the colour of a release, that the new one is of."""
        return self.record.cohort_of(self.new if isinstance(self.fact, Stay) else self.fact)

    @property
    def is_of_several(self) -> bool:
        """Whether the person has several cases recorded."""
        return len([case for case in self.record.cases if case is not None]) > 1

    @property
    def gave_colour(self) -> bool:
        """Whether it is a release by the colour that it gave to a case."""
        return isinstance(self.fact, Stay) and self.new is not None and not isinstance(self.new, Stay)

    @property
    def is_left_otherwise(self) -> bool:
        """Whether it is a stay in custody that ends otherwise by the new one."""
        return isinstance(self.fact, Stay) and isinstance(self.new, Stay) and self.new.released.why is not None


def way_back(work: UnitOfWork, one: InTheWay) -> str:
    """The command for a fact that can be put aside: to undo its event, where that takes the fact back and no more."""
    return f"iomctl undo {one.fact.event}" if _undo_is_enough(work, one) else withdrawal(one)


def _undo_is_enough(work: UnitOfWork, one: InTheWay) -> bool:
    """Whether an event recorded the fact alone: undone, a correction brings an earlier value back that clashes too."""
    event = one.fact.event
    if not _is_of_one(work, event) or _was_undone(work, event):
        return False
    changes = [change for _, change in changes_of(work.session.connection(), event) if change["table"] in _TABLES]
    if any(value is not None for change in changes for value in (change["before"] or {}).values()):
        return False
    if not all(_stands(work, change, event) for change in changes if change["before"] is None):
        return False
    tables = {change["table"] for change in changes}
    began = any(change["table"] == "custody" and change["before"] is None for change in changes)
    if one.gave_colour or one.is_left_otherwise:
        ended = any("to_on" in (change["before"] or {}) for change in changes)
        return tables <= _OF_LEAVING and not began and (one.gave_colour or ended)
    if isinstance(one.fact, Stay):
        return began and tables <= {*_OF_LEAVING, "custody_change"} and not _is_built_on(work, one)
    return len(changes) == 1


def _stands(work: UnitOfWork, added: Mapping[str, Any], event: int) -> bool:
    """Whether a row that an event added was not put right since."""
    table = table_of(added["table"])
    query = select(table.c.recorded_in).where(table.c.id == added["id"])
    recorded: int | None = work.session.execute(query).scalar()
    return recorded == event


def _is_built_on(work: UnitOfWork, one: InTheWay) -> bool:
    """Whether something was said since of the stay that is in the way."""
    later = (said for said in one.record.of_person if one.fact.event < said.event < work.event)
    days = [said.on for said in later if type(said) is not Stay]
    return any(one.fact.on <= on and (one.fact.out is None or on < one.fact.out) for on in days)


def _is_of_one(work: UnitOfWork, event: int) -> bool:
    """Whether an event changed the record of one person, or of nobody."""
    # Only here: most changes meet nothing in their way, and loading a table takes time.
    from iomctl.storage.tables.event_details import EventDetail

    query = select(col(EventDetail.offender_id)).where(col(EventDetail.event_id) == event)
    people = work.session.scalars(query.where(col(EventDetail.offender_id) > NOBODY).limit(2))
    return len(people.all()) <= 1


def _was_undone(work: UnitOfWork, event: int) -> bool:
    """Whether an event was ever taken back, or took another back."""
    from iomctl.storage.tables.undone import Undoing

    of_it = (col(Undoing.undoes) == event) | (col(Undoing.event_id) == event)
    return work.session.scalars(select(col(Undoing.event_id)).where(of_it).limit(1)).first() is not None


def withdrawal(one: InTheWay) -> str:
    """The command that withdraws one fact, and nothing else."""
    fact, ref = one.fact, one.record.reference
    if isinstance(fact, Stay):
        return f"iomctl {_of_stay(one, fact)} --reason WORDS"
    if type(fact) not in _WITHDRAWN_BY:
        return f"iomctl custody correct {ref} --change {fact.on.isoformat()} {_said_instead(one)} --reason WORDS"
    command = _WITHDRAWN_BY[type(fact)].format(ref)
    home = f" --cohort {one.cohort}" if one.is_of_several else ""
    return f"iomctl {command} --on {fact.on.isoformat()}{home} --reason WORDS"


def _of_stay(one: InTheWay, fact: Stay) -> str:
    """The command about a stay that is in the way as a whole, by its end, or by the colour that its release gave."""
    ref, out = one.record.reference, fact.out or fact.on
    if one.gave_colour:
        home = f" --cohort {one.cohort}" if one.is_of_several else ""
        return f"cohort withdraw {ref} colour --on {out.isoformat()}{home}"
    if one.is_left_otherwise and fact.released.why is None:
        return f"custody correct {ref} --on {fact.on.isoformat()} --to {one.new.out.isoformat()}"
    if one.is_left_otherwise:
        return f"release correct {ref} --on {out.isoformat()} {_left_instead(fact, one.new)}"
    if fact.out == fact.on:  # no day of it is one in custody
        return f"custody correct {ref} --on {fact.on.isoformat()} --from DAY --to DAY"
    return f"custody withdraw {ref} --on {fact.on.isoformat()}"


def _left_instead(old: Stay, new: Stay) -> str:
    """The options by which the new end of a stay says something else."""
    colours = [{colour for _, colour in stay.released.colours} for stay in (old, new)]
    given = {
        "--from": new.out if new.out != old.out else None,
        "--colour": next(iter(colours[1]), None) if colours[0] != colours[1] else None,
        "--at": new.released.hour if new.released.hour != old.released.hour else None,
        "--kind": new.released.kind if new.released.kind != old.released.kind else None,
        "--told": new.released.told_on if new.released.told_on != old.released.told_on else None,
        "--to": new.released.moved_to if new.released.moved_to != old.released.moved_to else None,
        "--note": new.released.note if new.released.note != old.released.note else None,
    }
    said = [f"{option} {quote(str(value))}" for option, value in given.items() if value is not None]
    if new.released.planned is not None and new.released.planned != old.released.planned:
        said.append("--planned" if new.released.planned else "--unplanned")
    return " ".join(said)


def _said_instead(one: InTheWay) -> str:
    """The options by which what was said in a stay says what the new fact does."""
    match one.new:
        case InPrison(prison=prison):
            return f"--prison {quote(prison)}"
        case StayKind(kind=kind):
            return f"--kind {kind}"
        case AtLarge(at_large=at_large):
            return "--at-large" if at_large else "--returned"
    return "--from DAY"
