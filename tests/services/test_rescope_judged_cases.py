"""Rules about needs, referrals, areas and stays in SQL answer as the plain reading does, for today and a past day."""

import random
from datetime import date

import pytest

from iomctl.inputs.criteria.file import read_criteria
from iomctl.services.as_of import AsOf
from iomctl.services.lookup.areas import find_area
from iomctl.services.rescopes.rules.asked import CriteriaAsked
from iomctl.services.rescopes.rules.statement import judged, people
from iomctl.storage.unit_of_work import UnitOfWork
from tests.facts_of_rows import read_into_facts
from tests.program import Program
from tests.services import plain_criteria, plain_people
from tests.services.answered_alike import answered_alike
from tests.services.case_book import working
from tests.services.case_criteria import CASES
from tests.services.made_up_cases import record, services, somebody

PEOPLE = 60
AREAS = ("Luton", "dunstable", "LUTON")


@pytest.mark.parametrize("days_ago", [0, 40])
@pytest.mark.parametrize("seed", range(3))
def test_sql_answers_about_cases_as_the_plain_reading(iomctl: Program, seed: int, days_ago: int) -> None:
    iomctl("cohort", "create", "luton", "--name", "IOM Luton").succeeds()
    made = random.Random(seed)  # noqa: S311 made-up facts, the same in every run
    on = iomctl.today
    iomctl.travel(days_ago)
    told = [somebody(made, on) for _ in range(PEOPLE)]
    with working(iomctl) as work:
        offered = services(work)
        for person in told:
            record(work, person, offered, on)
        read_into_facts(work)
        _same(work, told, on)


def _same(work: UnitOfWork, told: list[plain_people.Person], on: date) -> None:
    read = read_criteria(CASES, "criteria.toml", work.policy)
    asked = CriteriaAsked(on, work.policy, read, {word: find_area(work, word) for word in AREAS}, cohort=1)
    everyone = people(1, AsOf(on, work.today), [])
    found = {row.offender_id: row for row in work.session.execute(judged(asked, everyone))}
    plain = plain_criteria.Asked(read, work.policy, on)
    for number, person in enumerate(told, 1):
        tier, met = plain_criteria.reached(plain, person)
        row = found.get(number)
        if row is None:
            assert (tier, person.spell) == ("", None)
            continue
        answered_alike(row.answers, plain, person)
        assert (row.tier_to or "", row.outcome) == (tier, _outcome(person.spell, tier, met))


def _outcome(spell: plain_people.Spell | None, tier: str, met: bool | None) -> str:
    if met is None:
        return "not-known"
    if spell is None:
        return "comes-in"
    if not tier:
        return "leaves"
    return "stays" if tier == spell.tier else "moves"
