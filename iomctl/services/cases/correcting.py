"""Facts of people and of their cases put right where they stand: what is not given stays, and they keep their numbers.

What they said is withdrawn and what they say is added in one event; what follows is worked out once, at the end.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, NamedTuple

from iomctl.domain.days.days import in_full
from iomctl.errors import DoesNotFit, NotUnderstood
from iomctl.inputs.bounds import OPTIONS
from iomctl.inputs.typed_words import Input
from iomctl.services.cases.fact_rows import OF_CASES, place_of
from iomctl.services.cases.followed import cases_now, what_follows
from iomctl.services.cases.recording import check_and_settle, put_aside
from iomctl.services.cases.taking_away import withdraw_rows
from iomctl.storage.owners import Place
from iomctl.storage.tables.agencies import Worker
from iomctl.storage.tables.cohorts import Cohort
from iomctl.storage.tables.people import Offender
from iomctl.storage.unit_of_work import UnitOfWork

MEANT = {"on", "what", "part", "done", "change", "reason"}
"""Fields that say which fact is meant and why it is put right; all others say how it is to be."""

CALLED = {
    **dict.fromkeys(("from_on", "adopted_on", "deselected_on", "released_on"), "day"),
    **dict.fromkeys(("adoption_reason", "deselection_reason"), "reason"),
    **dict.fromkeys(("deselection_decision", "decided"), "decision"),
    "accommodation": "to",
    "adoption_note": "note",
    "appointment_with": "person it is with",
    "next_by": "next",
    "plan": "exit plan",
}
"""What a message calls a column, where that is not its own name."""

SHOWN = {"tier", "colour", "kind", "prison", "item", "accommodation", "at_large", "planned", "hour"}
"""Columns whose values are told, as days are; the others hold free words, or codes that say nothing by themselves."""


class Amended(NamedTuple):
    """A row and what its columns are to say; what is not `told` moves along with something that is."""

    row: Any
    values: Mapping[str, Any]
    told: bool = True


@dataclass(frozen=True)
class Correction:
    """Rows that are put right together; `what` is what a message calls the fact.

    `gone` are rows that go with it, `aside` names facts that were put aside for it already. `recorded` is the column
    that says which event recorded it, `called` what a message calls columns of it otherwise than CALLED.
    """

    what: str
    rows: Sequence[Amended]
    gone: Collection[Place] = ()
    aside: Sequence[str] = ()
    recorded: str = "recorded_in"
    called: Mapping[str, str] = field(default_factory=dict)


def given_of(asked: Input, fitting: Sequence[str], what: str, emptied: Collection[str] = ()) -> dict[str, Any]:
    """How a fact is to be, by the field of the input; `fitting` are the fields that go with what is corrected.

    `emptied` are the fields that are to say nothing any more.
    Raises NotUnderstood for a field that does not go with it, and where nothing is given.
    """
    typed = {name: value for name, value in asked.stored().items() if name not in MEANT and value is not None}
    typed |= dict.fromkeys(emptied)
    options = {name: OPTIONS.label(type(asked), name) for name in (*fitting, *typed)}
    goes = ", ".join(dict.fromkeys(options[name] for name in fitting))
    if wrong := [options[name] for name in typed if name not in fitting]:
        raise NotUnderstood(
            f"{' and '.join(wrong)} {'do' if len(wrong) > 1 else 'does'} not go with {what}",
            advice=f"what can be corrected of it: {goes}",
        )
    if not typed:
        raise NotUnderstood("nothing is corrected", advice=f"give at least one of {goes}")
    return typed


def columns(given: Mapping[str, Any], names: Mapping[str, str]) -> dict[str, Any]:
    """What was given, by the column that `names` has for its field."""
    return {names[name]: value for name, value in given.items() if name in names}


def put_right(work: UnitOfWork, person: Offender, correction: Correction, instead: bool | None = None) -> str:
    """Let rows say what they are to say, and write what follows; the answer is what changed, and what came of it.

    Raises DoesNotFit where all is recorded so already, and as `record` does.
    """
    changed = list(dict.fromkeys(_changed(work, correction)))
    if not changed:
        raise DoesNotFit(f"{correction.what} is recorded so already")
    before = cases_now(work, (person.id,))
    for row, values, _ in correction.rows:
        otherwise = {name: value for name, value in values.items() if getattr(row, name) != value}
        for name, value in {correction.recorded: work.event, **otherwise}.items() if otherwise else ():
            setattr(row, name, value)
        work.session.add(row)
    withdraw_rows(work, correction.gone)
    places = [place_of(one.row) for one in correction.rows]
    replaced = list(correction.aside)
    if any(table in OF_CASES for table, _ in places):
        replaced += check_and_settle(work, (person.id,), places, instead)
    said = f"{correction.what} was put right: {', '.join(changed)}{put_aside(replaced)}"
    return ". ".join([said, *what_follows(work, person.id, before)])


def _changed(work: UnitOfWork, correction: Correction) -> Iterator[str]:
    for one in correction.rows:
        for name, value in one.values.items():
            was = getattr(one.row, name)
            by_another = name == "agency_id" and one.row.worker_id != one.values["worker_id"]
            if one.told and was != value and not by_another:
                yield _told(work, (name, correction.called), was, value)


def _told(work: UnitOfWork, column: tuple[str, Mapping[str, str]], was: Any, now: Any) -> str:
    name, otherwise = column
    called = otherwise.get(name) or CALLED.get(name, name.removesuffix("_on").removesuffix("_id").replace("_", " "))
    shown = name in SHOWN or name in {"worker_id", "cohort_id"} or isinstance(was or now, date)
    return f"{called} {_words(work, name, was)} -> {_words(work, name, now)}" if shown else f"the {called}"


def _words(work: UnitOfWork, name: str, value: Any) -> str:
    if value is None:
        return "none"
    if name == "worker_id":
        return work.session.get_one(Worker, value).name
    if name == "cohort_id":
        return work.session.get_one(Cohort, value).code
    if isinstance(value, bool):
        return "yes" if value else "no"
    return in_full(value) if isinstance(value, date) else str(value)
