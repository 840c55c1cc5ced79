"""`today` of a cohort, a worker, an agency or an area: the same rows as the lists narrowed alike, and their counts."""

from datetime import date
from typing import Any

import pytest

from tests import casebook as cb
from tests import casebook_referrals as cr
from tests.acceptance import two_of_each
from tests.acceptance.two_of_each import SIDES, Side
from tests.books import Books
from tests.program import Program

NAMES = ("cohort", "worker", "agency", "area")
LISTS = {
    "overdue": "review overdue",
    "due": "review due",
    "waiting": "referral waiting",
    "placements": "placement due",
    "placements_overdue": "placement overdue",
    "plans_overdue": "placement overdue --plan",
    "placements_empty": "placement empty",
    "releases": "release due --within 1w",
    "releases_overdue": "release overdue",
    "markers": "marker due",
    "markers_overdue": "marker overdue",
    "without_home": "home none",
    "duties": "duty due",
    "duties_overdue": "duty overdue",
    "transitions": "transition due",
    "transitions_overdue": "transition overdue",
    "below_standard": "contact overdue --standards",
    "programmes": "programme ending",
    "conditions": "condition due",
    "conditions_overdue": "condition overdue",
}
"""Blocks of the screen and the lists they are."""

OF_CASES = {"nobody_responsible": "caseload --no-worker", "never_asked": "caseload --needs not-asked"}
"""Blocks that say less than the list: the people are the same."""

DAYS = (date(2026, 4, 20), date(2026, 5, 11))
"""On the one or the other of them each block has a row."""


def lay(iomctl: Program) -> None:
    """Each side with an exemption that ends and one that nobody ended, and a referral accepted and not started."""
    two_of_each.lay(iomctl)
    with cb.book(iomctl) as work:
        for side in SIDES:
            cohort = cb.cohort(work, side.cohort)
            leads = cb.worker(work, f"{side.worker[2:]} Junior", agency_name=side.agency)
            for until in (date(2026, 4, 17), iomctl.today):
                who = cb.person(work, "Exempted", area=side.area)
                case = cb.spell(work, who, cohort=cohort, worker=leads, tier="flex")
                cb.exempt(work, case, date(2026, 4, 1), until=until)
            cr.referral(work, who, "drugs", date(2026, 3, 2), accepted=date(2026, 3, 9))


@pytest.fixture(scope="module")
def both(engine: str, books: Books) -> Program:
    """That case book on each engine; no test that asks for it may change it."""
    return books.laid(engine, lay)


def told(program: Program, words: str, *asked: str) -> Any:
    return program(*words.split(), *asked, "--format", "json").succeeds().json()


def asked(side: Side, name: str) -> tuple[str, str]:
    return f"--{name}", getattr(side, name)


@pytest.mark.parametrize(("side", "name"), [(SIDES[at % 2], name) for at, name in enumerate(NAMES)], ids=str)
def test_each_block_is_its_list_narrowed(both: Program, side: Side, name: str) -> None:
    met = set()
    for day in DAYS:
        narrowing = (*asked(side, name), "--as-of", str(day))
        screen = told(both, "today", *narrowing)
        for block, words in LISTS.items():
            assert (block, screen[block]) == (block, told(both, words, *narrowing))
        for block, words in OF_CASES.items():
            people = {row["offender"] for row in told(both, words, *narrowing)}
            assert (block, {row["offender"] for row in screen[block]}) == (block, people)
        met |= {block for block in LISTS if screen[block]}
    assert set(LISTS) - met == set()


@pytest.mark.parametrize("name", NAMES)
def test_who_came_out_without_a_plan_in_the_last_week(both: Program, name: str) -> None:
    for side in SIDES:
        rows = told(both, "release past --unplanned --from 2026-04-13", *asked(side, name))
        assert told(both, "today", *asked(side, name))["released"] == rows != []


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("side", SIDES, ids=lambda one: one.cohort)
def test_each_count_is_of_theirs(both: Program, side: Side, name: str) -> None:
    narrowing = asked(side, name)
    screen, cases = told(both, "today", *narrowing), told(both, "caseload", *narrowing)
    # A worker of the side's own leads the two who are exempted; cohort, agency and area hold them too.
    others = 0 if name == "worker" else 1
    assert screen["reviews_overdue"] == len(screen["overdue"]) == 4
    assert screen["reviews_due"] == sum(row["standing"] == "due soon" for row in cases) == 1
    assert (screen["exemptions_ending"], screen["exemptions_over"]) == (others, others)
    assert (screen["referrals_waiting"], screen["referrals_not_started"]) == (1, others)
    assert screen["people"] == screen["cases"] == len(cases) == 5 + 2 * others
    tiers = {one["tier"]: one["people"] for one in screen["tiers"]}
    assert {tier: number for tier, number in tiers.items() if number} == {
        tier: sum(row["tier"] == tier for row in cases) for tier in {row["tier"] for row in cases}
    }
    assert {one["capacity"] for one in screen["tiers"]} == {None}


def test_both_sides_together_are_the_whole_scheme(both: Program) -> None:
    whole = told(both, "today")
    sides = [told(both, "today", *asked(side, "agency")) for side in SIDES]
    for name in ("people", "cases", "reviews_overdue", "reviews_due", "exemptions_ending", "referrals_not_started"):
        assert (name, whole[name]) == (name, sum(one[name] for one in sides))
    for block in {*LISTS, *OF_CASES} - {"due"}:
        assert (block, len(whole[block])) == (block, sum(len(one[block]) for one in sides))
    assert whole["due"] is None
    assert whole["of"] is None


def test_all_that_is_asked_holds_of_one_case(both: Program) -> None:
    here, there = SIDES
    assert told(both, "today", *asked(here, "worker"), *asked(here, "area"))["people"] == 5
    across = told(both, "today", *asked(here, "worker"), *asked(there, "area"))
    assert across["people"] == 0
    assert not any(across[block] for block in {*LISTS, *OF_CASES})


def test_the_title_says_whose_it_is(both: Program) -> None:
    here = SIDES[0]
    titles = {name: both("today", *asked(here, name)).succeeds().out.splitlines()[0].split("  ")[0] for name in NAMES}
    assert titles == {
        "cohort": "IOM Luton",
        "worker": "S Okafor (Bedfordshire Police)",
        "agency": "Bedfordshire Police",
        "area": "IOM Luton, Luton",
    }


def test_every_unknown_word_is_refused_at_once(both: Program) -> None:
    wrong = [word for name in NAMES for word in (f"--{name}", "nowhere")]
    said = both("today", *wrong).exits(3)
    assert said.err.splitlines() == [f"iomctl: no {name} nowhere" for name in NAMES]
    assert said.out == ""


def test_the_look_is_at_theirs_alone(both: Program) -> None:
    here, there = SIDES
    both("today", *asked(here, "worker")).succeeds()
    command, people, _ = cb.looks(both)[-1]
    assert command == "today"
    seen = set(cb.people_in(people))
    assert set(here.people[:1]) <= seen
    assert not seen & set(there.people)


def test_a_case_is_its_workers_of_the_day_that_is_asked_about(copy_of: Any) -> None:
    book = copy_of(lay)
    here, there = SIDES
    late = here.people[0]
    book("cohort", "assign", late, "--to", there.worker, "--on", "2026-04-13").succeeds()
    for day, leads in (("2026-04-12", here), ("2026-04-13", there), ("2026-04-20", there)):
        for side in SIDES:
            rows = told(book, "today", *asked(side, "worker"), "--as-of", day)["overdue"]
            assert (late in {row["offender"] for row in rows}) == (side == leads)
