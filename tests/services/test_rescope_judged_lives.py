"""Rules about levels, releases, cohorts, placements, homes and contacts answer as the plain reading does."""

import random
from dataclasses import replace
from datetime import date

import pytest

from iomctl.domain.criteria.criteria import Criteria, Tree
from iomctl.domain.criteria.judging import untold_tier
from iomctl.inputs.criteria.file import read_criteria
from iomctl.services.as_of import AsOf
from iomctl.services.rescopes.rules.asked import CriteriaAsked
from iomctl.services.rescopes.rules.custody_rules import days_of_release
from iomctl.services.rescopes.rules.home_rules import with_homes
from iomctl.services.rescopes.rules.statement import judged, people
from iomctl.storage.unit_of_work import UnitOfWork
from tests.program import Program
from tests.services import plain_criteria, plain_people
from tests.services.answered_alike import answered_alike
from tests.services.case_book import working
from tests.services.life_criteria import LIVES
from tests.services.made_up_lives import cohorts, record, somebody

PEOPLE = 80


@pytest.mark.parametrize("days_ago", [0, 40])
@pytest.mark.parametrize("seed", range(3))
def test_sql_answers_about_lives_as_the_plain_reading(iomctl: Program, seed: int, days_ago: int) -> None:
    iomctl("cohort", "create", "luton", "--name", "IOM Luton").succeeds()
    made = random.Random(seed)  # noqa: S311 made-up facts, the same in every run
    on = iomctl.today
    iomctl.travel(days_ago)
    told = [somebody(made, on) for _ in range(PEOPLE)]
    with working(iomctl) as work:
        others = cohorts(work)
        for person in told:
            record(work, person, others)
        _same(work, told, on, others)


def _without_taking(read: Criteria) -> Criteria:
    rules = {name: replace(rule, unknown_is_no=False) for name, rule in read.rules.items()}
    return replace(read, rules=rules, tiers={code: _untaken(tree) for code, tree in read.tiers.items()})


def _untaken(tree: Tree) -> Tree:
    return replace(tree, unknown_is_no=False, of=tuple(map(_untaken, tree.of)))


def _same(work: UnitOfWork, told: list[plain_people.Person], on: date, others: dict[str, int]) -> None:
    read = read_criteria(LIVES, "criteria.toml", work.policy)
    asked = CriteriaAsked(on, work.policy, read, {}, 1, others, days_of_release(work, on))
    everyone = people(1, AsOf(on, work.today), [])
    rows = work.session.execute(judged(with_homes(work, asked, everyone), everyone))
    found = {row.offender_id: row for row in rows}
    plain = plain_criteria.Asked(read, work.policy, on)
    strict = replace(plain, criteria=_without_taking(read))
    for number, person in enumerate(told, 1):
        tier, met = plain_criteria.reached(plain, person)
        row = found.get(number)
        if row is None:
            assert (tier, met) == ("", False)
            continue
        expected = answered_alike(row.answers, plain, person)
        assert (row.tier_to, row.outcome) == (tier, "comes-in" if met else "not-known")
        assert row.watch is plain_criteria.watched(plain, person)
        first, sure = plain_criteria.reached(strict, person)
        assert untold_tier(read, expected) == (first if sure is None and met is not None else "")
