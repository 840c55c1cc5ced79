"""People with random needs, referrals, areas and stays in the cohort, nothing included, and how they are recorded."""

import random
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import Any

from iomctl.storage.tables.cohorts import Spell
from iomctl.storage.tables.custodies import Custody
from iomctl.storage.tables.dated.spell_states import SpellColour, SpellCustody, SpellTier
from iomctl.storage.tables.needs import Need
from iomctl.storage.tables.people import Offender
from iomctl.storage.tables.referrals import Provider, Referral, ReferralStep, Service
from iomctl.storage.unit_of_work import UnitOfWork
from tests.services import plain_people

PATHWAYS = ("drugs", "alcohol")
COURSES = (("accepted", "started", "ended"), ("accepted", "ended"), ("refused",), ("ended",))
UNSAID = {"kind": None, "prison": None, "at_large": False, "sentenced_on": None, "to_reason": None}
NEAR = (0, 1, -1, 30, 31, 83, 84, 85, 89, 92)


def somebody(made: random.Random, on: date) -> plain_people.Person:
    """A person as recorded on a day and after it."""
    spell, stays = None, list(_stays(made, on))
    if made.random() < 0.7:
        tier, inside = made.choice(("fixed", "flex", "free")), made.random() < 0.5
        colour = "blue" if inside else made.choice(("red", "amber", "green"))
        spell = plain_people.Spell(min(_day(made, on), on), tier, colour)
        stays = [plain_people.Stay(spell.adopted_on)] if inside else []
    return plain_people.Person(
        area=made.choice((None, "Luton", "LUTON", "Dunstable", "Hitchin")),
        needs=tuple(_need(made, on) for _ in range(made.randrange(4))),
        referrals=tuple(_referral(made, on) for _ in range(made.randrange(4))),
        spell=spell,
        stays=tuple(stays),
    )


def _stays(made: random.Random, on: date) -> Iterator[plain_people.Stay]:
    """None, one, or two of which the second begins at the earliest on the day on which the first ended."""
    start = _day(made, on)
    for number in range(made.randrange(3)):
        end = start + timedelta(made.choice((0, 1, 2, 30, 84)))
        if number == 0 or made.random() < 0.5:
            yield plain_people.Stay(start, end)
        else:
            yield plain_people.Stay(start)
        start = end + timedelta(made.choice((0, 1, 30)))


def _day(made: random.Random, on: date) -> date:
    return on - timedelta(made.choice((*NEAR, made.randrange(-60, 300))))


def _need(made: random.Random, on: date) -> plain_people.Need:
    return plain_people.Need(made.choice(PATHWAYS), made.choice(("none", "some", "severe")), _day(made, on))


def _referral(made: random.Random, on: date) -> plain_people.Referral:
    steps = [(_day(made, on), "made")]
    course = made.choice(COURSES)
    for status in course[: made.randrange(len(course) + 1)]:
        steps.append((steps[-1][0] + timedelta(made.choice((0, 1, 30, 84))), status))
    return plain_people.Referral(made.choice(("drugs", *PATHWAYS)), steps[0][0], tuple(steps))


def services(work: UnitOfWork) -> dict[str, int]:
    """A provider with a service on each pathway: their row numbers."""
    provider = Provider(name="Change Grow", search_name="change grow", active=True, **work.recorded)
    work.session.add(provider)
    work.session.flush()
    made = {one: Service(provider_id=provider.id, pathway=one, area="", **work.recorded) for one in PATHWAYS}
    work.session.add_all(made.values())
    work.session.flush()
    return {pathway: row.id for pathway, row in made.items()}


def record(work: UnitOfWork, person: plain_people.Person, offered: Mapping[str, int], on: date) -> None:
    """Record a person, one fact after the other, so that row numbers follow the order of the lists.

    Who is in the cohort on a day before today is in another tier, colour and custody from the day after it. A stay in
    custody was recorded of everybody by mistake.
    """
    words: dict[str, Any] = {"surname": "Mercer", "forenames": "Kai", "search_name": "mercer kai", "area": person.area}
    bare = dict.fromkeys(("born_on", "gender", "ethnicity"))
    number = add(work, Offender, **words, **bare, restricted=False)
    for need in person.needs:
        add(work, Need, offender_id=number, note=None, **vars(need))
    for one in person.referrals:
        status_on, status = one.steps[-1]
        stands = {"made_on": one.made_on, "status": status, "status_on": status_on, "note": None}
        referral = add(work, Referral, offender_id=number, service_id=offered[one.pathway], **stands)
        for step_on, step in one.steps:
            nothing = dict.fromkeys(("reason", "ending", "outcome", "note"))
            add(work, ReferralStep, referral_id=referral, status=step, step_on=step_on, **nothing)
    for stay in person.stays if person.spell is None else ():
        add(work, Custody, offender_id=number, **vars(stay), **UNSAID)
    add(work, Custody, offender_id=number, from_on=on - timedelta(9), to_on=None, withdrawn_in=1, **UNSAID)
    if person.spell is not None:
        _record_spell(work, number, person.spell, on)


def _record_spell(work: UnitOfWork, number: int, spell: plain_people.Spell, on: date) -> None:
    inside = spell.colour == "blue"
    states = [(spell.adopted_on, spell.tier, spell.colour, _shown(inside))]
    if on < work.today:
        tier = "free" if spell.tier != "free" else "fixed"
        states.append((on + timedelta(1), tier, "green" if inside else "blue", _shown(not inside)))
    _, tier, colour, custody = states[-1]
    named = ("adoption_note", "decision", "worker_id", "agency_id", "prison")
    ended = ("deselected_on", "deselection_reason", "deselection_decision", "exit_plan")
    now = {"tier": tier, "colour": colour, "custody": custody, "adopted_on": spell.adopted_on}
    whose = {"offender_id": number, "cohort_id": 1, "adoption_reason": "criteria-met"}
    stay = add(work, Spell, **whose, **now, **dict.fromkeys((*named, *ended)))
    for from_on, tier, colour, custody in states:
        dated = {"spell_id": stay, "from_on": from_on, "reason": None}
        add(work, SpellTier, tier=tier, decision=None, **dated)
        add(work, SpellColour, colour=colour, **dated)
        add(work, SpellCustody, custody=custody, prison=None, **dated)


def _shown(inside: bool) -> str:
    return "custody" if inside else "community"


def add(work: UnitOfWork, table: Any, **values: Any) -> int:
    """Record a row, and answer its number."""
    row = table(**values, **work.recorded)
    work.session.add(row)
    work.session.flush()
    return int(row.id)
