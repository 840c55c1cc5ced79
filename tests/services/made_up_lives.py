"""People with random markers, stays, cohorts, placements and contacts, nothing included, and how they are recorded."""

import random
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import Any

from iomctl.storage.tables.cohorts import Cohort, Spell
from iomctl.storage.tables.custodies import Custody
from iomctl.storage.tables.dated.custody_states import CustodyState
from iomctl.storage.tables.facts.contacts import Contact
from iomctl.storage.tables.facts.homes import SaidHome
from iomctl.storage.tables.facts.markers import Marker, MarkerReview
from iomctl.storage.tables.people import Offender
from iomctl.storage.tables.placements import Placement
from iomctl.storage.tables.releases import ReleaseDue
from iomctl.storage.unit_of_work import UnitOfWork
from tests.services import plain_people
from tests.services.made_up_cases import UNSAID, add

LEVELS = {"mappa": (None, "1", "2", "3"), "serious-harm": (None, "low", "high", "very-high")}
KINDS = {"settled": ("supported",), "transient": ("hotel", "cas3"), "homeless": ("hostel",)}
SAID = {"settled": "A01D", "transient": "A07A", "homeless": "A08A", None: "not-known"}
COHORTS = ("town", "county")


def somebody(made: random.Random, on: date) -> plain_people.Person:
    """A person as recorded on a day and after it."""
    return plain_people.Person(
        markers=tuple(_marker(made, on) for _ in range(made.randrange(4))),
        stays=tuple(_stays(made, on)),
        elsewhere=tuple(_elsewhere(made, on)),
        placements=tuple(_placement(made, on) for _ in range(made.randrange(3))),
        homes=tuple(_home(made, on) for _ in range(made.randrange(4))),
        contacts=tuple(_contact(made, on) for _ in range(made.randrange(5))),
    )


def _day(made: random.Random, on: date) -> date:
    near = (0, 1, -1, 30, 31, 28, 89, 92, 84, 85)
    return on - timedelta(made.choice((*near, made.randrange(-40, 200))))


def _marker(made: random.Random, on: date) -> plain_people.Marker:
    kind, start, present = made.choice(("mappa", "mappa", "serious-harm")), _day(made, on), made.random() < 0.8
    end = made.choice((None, None, start, max(start, on), max(start, on - timedelta(1)))) if present else None
    levels = tuple((max(start, _day(made, on)), made.choice(LEVELS[kind])) for _ in range(made.randrange(3)))
    return plain_people.Marker(kind, start, present, end, made.random() < 0.1, levels if present else ())


def _stays(made: random.Random, on: date) -> Iterator[plain_people.Stay]:
    start = on - timedelta(made.randrange(100, 300))
    for _ in range(made.randrange(3)):
        end = made.choice((start, on - timedelta(92), on - timedelta(91), on - timedelta(1), on, on + timedelta(1)))
        end = max(start, end)
        dues = tuple((max(start, _day(made, on)), _due(made, on)) for _ in range(made.randrange(3)))
        yield plain_people.Stay(start, end, dues)
        start = end + timedelta(made.choice((0, 1, 30)))
    if made.random() < 0.6:
        dues = tuple((max(start, _day(made, on)), _due(made, on)) for _ in range(made.randrange(3)))
        yield plain_people.Stay(start, None, dues)


def _due(made: random.Random, on: date) -> date | None:
    days = (0, -1, 1, 28, 29, 30, 31, 84, 85)
    return None if made.random() < 0.2 else on + timedelta(made.choice(days))


def _elsewhere(made: random.Random, on: date) -> Iterator[plain_people.Elsewhere]:
    for cohort in COHORTS:
        if made.random() < 0.4:
            start = _day(made, on)
            yield plain_people.Elsewhere(cohort, start, made.choice((None, start, max(start, on))))


def _placement(made: random.Random, on: date) -> plain_people.Placement:
    start = _day(made, on)
    end = made.choice((None, start, max(start, on), max(start, on + timedelta(1))))
    return plain_people.Placement(made.choice(tuple(KINDS)), start, end, made.random() < 0.1)


def _home(made: random.Random, on: date) -> plain_people.SaidHome:
    start = _day(made, on)
    end = made.choice((None, None, start, max(start, on), max(start, on + timedelta(1))))
    return plain_people.SaidHome(made.choice(tuple(SAID)), start, end, made.random() < 0.1)


def _contact(made: random.Random, on: date) -> plain_people.Contact:
    day, outcome = _day(made, on), made.choice((None, "kept", "missed", "missed"))
    told_on = day + timedelta(made.choice((0, 1, 30))) if outcome else None
    return plain_people.Contact(day, outcome, told_on, made.random() < 0.1)


def cohorts(work: UnitOfWork) -> dict[str, int]:
    """The other cohorts: their row numbers."""
    return {code: add(work, Cohort, scheme_id=1, code=code, name=code) for code in COHORTS}


def record(work: UnitOfWork, person: plain_people.Person, elsewhere: Mapping[str, int]) -> None:
    """Record a person, one fact after the other, so that row numbers follow the order of the lists."""
    bare = dict.fromkeys(("born_on", "gender", "ethnicity", "area"))
    name = {"surname": "Mercer", "forenames": "Kai", "search_name": "mercer kai", "restricted": False}
    number = add(work, Offender, **name, **bare)
    for marker in person.markers:
        _record_marker(work, number, marker)
    for stay in person.stays:
        custody = add(work, Custody, offender_id=number, from_on=stay.from_on, to_on=stay.to_on, **UNSAID)
        state: dict[str, Any] = {
            "from_on": stay.from_on,
            "at_large": False,
            **dict.fromkeys(("kind", "prison", "reason")),
        }
        add(work, CustodyState, custody_id=custody, **state)
        for from_on, due_on in stay.dues:
            said: dict[str, Any] = {"kind": "end-of-remand", "due_on": due_on, "from_on": from_on}
            add(work, ReleaseDue, custody_id=custody, decision=None, decided=None, reason=None, **said)
    for spell in person.elsewhere:
        _record_spell(work, number, elsewhere[spell.cohort], spell)
    for placement in person.placements:
        _record_placement(work, number, placement)
    for home in person.homes:
        where: dict[str, Any] = {"kind": SAID[home.settled], "from_on": home.from_on, "leaves_on": home.leaves_on}
        add(work, SaidHome, offender_id=number, **where, withdrawn_in=_gone(work, home.withdrawn))
    for contact in person.contacts:
        nothing: dict[str, Any] = dict.fromkeys(("worker_id", "planned_on", "note"))
        told: dict[str, Any] = {"outcome": contact.outcome, "outcome_on": contact.outcome_on}
        told |= {"reason": "no-reason" if contact.outcome == "missed" else None}
        told |= {"outcome_in": work.event if contact.outcome else None}
        kind = {"kind": "appointment", "how": "telephone", "contact_on": contact.contact_on}
        add(work, Contact, offender_id=number, **nothing, **told, **kind, withdrawn_in=_gone(work, contact.withdrawn))


def _record_marker(work: UnitOfWork, person: int, one: plain_people.Marker) -> None:
    words: dict[str, Any] = {"kind": one.kind, "present": one.present, "from_on": one.from_on, "until_on": one.until_on}
    number = add(work, Marker, offender_id=person, source=None, withdrawn_in=_gone(work, one.withdrawn), **words)
    for from_on, level in one.levels:
        add(work, MarkerReview, marker_id=number, from_on=from_on, review_on=None, level=level)
    # What was recorded by mistake gives no level.
    add(work, MarkerReview, marker_id=number, from_on=one.from_on, review_on=None, level="3", withdrawn_in=work.event)


def _record_spell(work: UnitOfWork, person: int, cohort: int, one: plain_people.Elsewhere) -> None:
    days = {"adopted_on": one.adopted_on, "deselected_on": one.deselected_on}
    state = {"tier": "free", "colour": "red", "custody": "community", "adoption_reason": "criteria-met"}
    named = ("adoption_note", "decision", "worker_id", "agency_id", "prison")
    ended = ("deselection_reason", "deselection_decision", "exit_plan")
    add(work, Spell, offender_id=person, cohort_id=cohort, **days, **state, **dict.fromkeys((*named, *ended)))


def _record_placement(work: UnitOfWork, person: int, one: plain_people.Placement) -> None:
    ended: dict[str, Any] = {"left_on": one.left_on, "end_reason": "found-home", "moved_to": "A01C"}
    words = ended if one.left_on else {}
    days = {"made_on": one.from_on, "from_on": one.from_on, "leaves_on": None, "funded_leaves_on": None}
    kind = KINDS[one.settled][one.from_on.day % len(KINDS[one.settled])]
    nothing = dict.fromkeys(("area", "funder", "note"))
    gone = _gone(work, one.withdrawn)
    add(work, Placement, offender_id=person, kind=kind, withdrawn_in=gone, **days, **words, **nothing)


def _gone(work: UnitOfWork, withdrawn: bool) -> int | None:
    return work.event if withdrawn else None
