"""Fill a case book with rows for a test: people, workers, spells with all their dated rows, reviews."""

import io
import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date
from typing import Any, TypeVar

from sqlalchemy import and_
from sqlmodel import SQLModel, col, select

from iomctl.__main__ import main
from iomctl.domain.names import fold
from iomctl.domain.ranges import unpack
from iomctl.domain.references import PERSON, reference
from iomctl.output.screen import Screen
from iomctl.settings.places import place_of
from iomctl.storage.details import WORDS
from iomctl.storage.tables.agencies import Agency, Worker
from iomctl.storage.tables.cohorts import Cohort, Scheme, Spell
from iomctl.storage.tables.dated.spell_states import SpellColour, SpellCustody, SpellTier, SpellWorker
from iomctl.storage.tables.event_details import EventDetail
from iomctl.storage.tables.people import Offender
from iomctl.storage.tables.reviews import Review
from iomctl.storage.tables.trail import Event
from iomctl.storage.trail import Stamp
from iomctl.storage.unit_of_work import UnitOfWork, unit_of_work
from tests.facts_of_rows import read_into_facts
from tests.program import Program

ADOPTED = date(2026, 1, 5)
DUE_BY = date(2026, 5, 29)
Row = TypeVar("Row", bound=SQLModel)


@contextmanager
def book(program: Program) -> Iterator[UnitOfWork]:
    """One unit of work on the case book of a program, to add rows in; those of cases are read into facts."""
    stamp = Stamp(program.now.astimezone(UTC), program.today, "m.adeyemi", "set up")
    with unit_of_work(place_of(program.db), 5.0, stamp) as work:
        yield work
        read_into_facts(work)


def cohort(work: UnitOfWork, code: str = "luton", name: str = "IOM Luton") -> Cohort:
    """The cohort with this code, made when it is not there."""
    found = work.session.exec(select(Cohort).where(Cohort.code == code)).first()
    scheme = work.session.exec(select(col(Scheme.id))).one()
    return found or add(work, Cohort(scheme_id=scheme, code=code, name=name, **work.recorded))


def agency(work: UnitOfWork, name: str = "Bedfordshire Police") -> Agency:
    """The agency with this name, made when it is not there."""
    found = work.session.exec(select(Agency).where(Agency.name == name)).first()
    return found or add(work, Agency(name=name, search_name=fold(name), **work.recorded))


def worker(
    work: UnitOfWork, name: str, left_on: date | None = None, agency_name: str = "Bedfordshire Police"
) -> Worker:
    """A new worker of an agency, which is made when it is not there."""
    employer = agency(work, agency_name).id
    row = Worker(name=name, search_name=fold(name), agency_id=employer, left_on=left_on, **work.recorded)
    return add(work, row)


def person(work: UnitOfWork, surname: str, forenames: str = "Kai", **more: Any) -> Offender:
    """A new person; `more` is born_on, gender, ethnicity, area, restricted."""
    given = {"born_on": date(1994, 8, 14), "gender": None, "ethnicity": None, "area": None, "restricted": False} | more
    key = fold(f"{surname} {forenames}")
    return add(work, Offender(surname=surname, forenames=forenames, search_name=key, **given, **work.recorded))


def spell(work: UnitOfWork, who: Offender, adopted_on: date = ADOPTED, **state: Any) -> Spell:
    """A new open spell with its dated rows, and a review ahead due by `due_by`.

    `state` is tier, colour, worker (a Worker), custody, prison, cohort (a Cohort), due_by, each with a default.
    """
    of = state.pop("cohort", None) or cohort(work)
    due_by = state.pop("due_by", DUE_BY)
    leads: Worker | None = state.pop("worker", None)
    start = {"tier": "fixed", "colour": "amber", "custody": "community", "prison": None} | state
    made = Spell(
        offender_id=who.id,
        cohort_id=of.id,
        adopted_on=adopted_on,
        adoption_reason="criteria-met",
        **start,
        **_leads(leads),
        **work.recorded,
    )
    add(work, made)
    _dated(work, made, adopted_on, set(DATED))
    ahead(work, made, adopted_on, due_by=due_by)
    return made


def change(work: UnitOfWork, of: Spell, on: date, **state: Any) -> None:
    """A dated change of a spell: `tier`, `colour`, `worker` (a Worker or None), or `custody` with `prison`."""
    kinds = set(state)
    if "worker" in state:
        state |= _leads(state.pop("worker"))
    if "custody" in state:
        state.setdefault("prison", None)
    for name, value in state.items():
        setattr(of, name, value)
    work.session.add(of)
    _dated(work, of, on, kinds)


def deselect(work: UnitOfWork, of: Spell, on: date) -> None:
    """End a spell and close its review ahead."""
    of.deselected_on, of.deselection_reason = on, "no-offending"
    work.session.add(of)
    _close(work, of, on, "deselected")


def ahead(work: UnitOfWork, of: Spell, on: date, **how: Any) -> Review:
    """A review ahead of a spell from a day on: `due_by`, `due_from`, `exempt_reason`, `exempt_until`."""
    how = {"due_by": DUE_BY, "exempt_reason": None, "exempt_until": None} | how
    how.setdefault("due_from", how["due_by"])
    return add(
        work, Review(spell_id=of.id, kind="case", basis="amber, every 4 weeks", made_on=on, **how, **work.recorded)
    )


def hold(work: UnitOfWork, of: Spell, on: date, **following: Any) -> Review:
    """Hold the review ahead on a day; the next one is as `ahead` takes it."""
    _close(work, of, on, "held")
    return ahead(work, of, on, **following)


def exempt(work: UnitOfWork, of: Spell, on: date, until: date | None = None) -> Review:
    """Exempt the review ahead from a day on."""
    due_by = _close(work, of, on, "exempted").due_by
    return ahead(work, of, on, due_by=due_by, exempt_reason="health", exempt_until=until)


DATED = ("tier", "colour", "worker", "custody")


def _dated(work: UnitOfWork, of: Spell, on: date, kinds: set[str]) -> None:
    every = {"spell_id": of.id, "from_on": on, "reason": None, **work.recorded}
    rows: dict[str, SQLModel] = {
        "tier": SpellTier(tier=of.tier, decision=None, **every),
        "colour": SpellColour(colour=of.colour, **every),
        "worker": SpellWorker(worker_id=of.worker_id, agency_id=of.agency_id, **every),
        "custody": SpellCustody(custody=of.custody, prison=of.prison, **every),
    }
    for kind in DATED:
        if kind in kinds:
            add(work, rows[kind])


def _leads(leads: Worker | None) -> dict[str, Any]:
    return {"worker_id": leads.id if leads else None, "agency_id": leads.agency_id if leads else None}


def _close(work: UnitOfWork, of: Spell, on: date, outcome: str) -> Review:
    row = work.session.exec(select(Review).where(Review.spell_id == of.id, col(Review.closed_on).is_(None))).one()
    row.closed_on, row.outcome = on, outcome
    return add(work, row)


def add(work: UnitOfWork, row: Row) -> Row:
    """Add one row and give it its number."""
    work.session.add(row)
    work.session.flush()
    return row


def looks(program: Program) -> list[tuple[str, str, str | None]]:
    """Command, people and reason of every look logged so far, in order."""
    with book(program) as work:
        words = and_(col(EventDetail.event_id) == Event.id, col(EventDetail.offender_id) == WORDS)
        query = select(Event, EventDetail.body).outerjoin(EventDetail, words).where(Event.kind == "consultation")
        found = work.session.exec(query.order_by(col(Event.id))).all()
        return [(one.command, one.people, reason) for one, reason in found]


def at_terminal(program: Program, colour: bool, *args: str, size: tuple[int, int] = (80, 24)) -> str:
    """What a terminal of this width and height shows; without `colour` as when NO_COLOR is set."""
    out = io.StringIO()
    screen = Screen(out, io.StringIO(), True, *size, colour=colour)
    environ = {**os.environ, "IOMCTL_DB": program.db}
    assert main(args, clock=lambda: program.now, environ=environ, screen=screen) == 0
    return out.getvalue()


def people_in(packed: str) -> list[str]:
    """The references of the people an event is about."""
    return [reference(PERSON, number) for number in unpack(packed)]
