"""Every list of people can be narrowed to a cohort, a worker, an agency and an area, and means the same by each."""

from collections.abc import Sequence
from datetime import date
from typing import Any

import pytest

from tests import casebook as cb
from tests.acceptance.commands import LISTS, options_of
from tests.acceptance.two_of_each import SIDES, Side, lay
from tests.books import Books, CopyOf
from tests.program import Program

WHOSE = ("cohort", "worker", "agency", "area")
NAMES_NOBODY = {
    "cohort list": "cohorts with their numbers",
    "offender duplicates": "two people at a time; --of is one of them",
    "duty councils": "councils of England",
    "rescope criteria": "what a cohort may be measured by",
    "rescope list": "runs, each of one cohort",
    "panel list": "meetings",
    "panel schedule": "meetings",
    "panel attendance": "agencies by meeting",
    "panel disclosures": "papers given out; --about is a person's",
    "report list": "reports; --cohort is theirs",
    "report measures": "measures of the paper",
    "report actions": "what the board agreed, about nobody",
    "report trend": "figures of the scheme or a cohort",
    "agency list": "partners",
    "worker list": "partners; --agency is theirs",
    "provider list": "partners; --area is what a service covers",
    "provider performance": "figures of providers",
    "provider places": "figures of providers",
    "evidence reoffending": "figures without names; --cohort is who was in it",
    "evidence liberty": "figures without names; --cohort is who was in it",
    "evidence windows": "figures without names; --cohort is who was in it",
    "evidence interventions": "figures without names; --cohort is who was in it",
    "evidence costs": "what crime costs",
    "evidence baselines": "figures of other cohorts",
    "referral signposted": "figures of providers",
    "programme places": "the programmes of the policy with their numbers",
    "policy show": "the policy",
    "policy history": "the policy",
    "audit log": "events; who looked at or changed a person is --offender",
    "settings": "this installation",
}
FIGURES = {"pathway gaps", "placement spend", "review calendar"}
NOT_ALL = {
    "find": ("", "a search by words among everyone recorded"),
    "death list": ("area", "whoever died is in no cohort any more"),
    "cohort show": ("worker agency area", "the cohort is its argument"),
    "pathway gaps": ("cohort area", "figures without names; one worker's few people could be told apart in them"),
}


def taken(words: str) -> Sequence[str]:
    """Which of the four a list is to take."""
    return NOT_ALL[words][0].split() if words in NOT_ALL else WHOSE


@pytest.fixture(scope="module")
def both(engine: str, books: Books) -> Program:
    """The case book of `two_of_each.py` on each engine; no test that asks for it may change it."""
    return books.laid(engine, lay)


@pytest.mark.parametrize("words", sorted(set(LISTS) - set(NAMES_NOBODY)))
def test_a_list_of_people_takes_what_can_narrow_it(words: str) -> None:
    assert {f"--{name}" for name in WHOSE} & options_of(words) == {f"--{name}" for name in taken(words)}


def test_what_is_left_out_is_a_list() -> None:
    assert {*NAMES_NOBODY, *NOT_ALL} <= set(LISTS)
    assert not set(NAMES_NOBODY) & set(NOT_ALL)


@pytest.mark.parametrize("words", sorted(set(LISTS) - set(NAMES_NOBODY) - {"find", "death list", *FIGURES}))
def test_a_list_narrowed_is_the_rows_of_those_people(both: Program, words: str) -> None:
    if words == "cohort show":
        for side in SIDES:
            rows = _rows(both, words, side.cohort)
            for name in taken(words):
                told = {one: _rows(both, words, side.cohort, *_asked(one, name)) for one in SIDES}
                assert [one for one in SIDES if told[one]] == [side]
                assert told[side] == rows
        return
    whole = _rows(both, words, *LISTS[words])
    for side in SIDES:
        theirs = [row for row in whole if row["offender"] in side.people]
        assert theirs
        for name in WHOSE:
            assert (name, _rows(both, words, *LISTS[words], *_asked(side, name))) == (name, theirs)
        elsewhere = _asked(next(one for one in SIDES if one != side), "area")
        assert _rows(both, words, *LISTS[words], *_asked(side, "worker"), *elsewhere) == []


def test_figures_are_narrowed_as_the_lists_are(both: Program) -> None:
    whole = sum(row["due"] for row in _rows(both, "review calendar"))
    for side in SIDES:
        due = len(_rows(both, "review list", *_asked(side, "cohort")))
        for name in WHOSE:
            assert sum(row["due"] for row in _rows(both, "review calendar", *_asked(side, name))) == due < whole
            placed = _rows(both, "placement spend", "--by", "kind", *_asked(side, name))
            assert {row["group"]: row["people"] for row in placed} == {"cas3": 1, "hotel": 2, "All": 3}
        for name in taken("pathway gaps"):
            rows = _rows(both, "pathway gaps", "--exact", *_asked(side, name), "--pathway", "drugs")
            assert [row["people"] for row in rows] == [len(side.people)]


@pytest.mark.parametrize("words", sorted(set(LISTS) - set(NAMES_NOBODY) - set(NOT_ALL)))
def test_every_unknown_word_is_refused_at_once(both: Program, words: str) -> None:
    wrong = [word for name in WHOSE for word in (f"--{name}", "nowhere")]
    said = both(*words.split(), *LISTS[words], *wrong).exits(3).err
    assert said.splitlines() == [f"iomctl: no {name} nowhere" for name in WHOSE]


@pytest.mark.parametrize(
    "noun", "need offence arrest home reach score sentence marker requirement restorative contact transition".split()
)
def test_one_person_is_not_narrowed_further(both: Program, noun: str) -> None:
    said = both(noun, "list", "N1", "--worker", "okafor", "--area", "luton").exits(4).err
    assert [line.split()[1] for line in said.splitlines()[:2]] == ["--worker:", "--area:"]


def test_a_case_is_its_workers_of_the_day_that_is_asked_about(copy_of: CopyOf) -> None:
    """Handed over to somebody of another agency on 13 April: all lists tell the same, before and after."""
    both = copy_of(lay)
    here, there = SIDES
    met, not_met = here.people[:2]
    for who in (met, not_met):
        both("cohort", "assign", who, "--to", there.worker, "--on", "2026-04-13").succeeds()

    def led_by(side: Side, words: str, name: str, *day: str) -> bool:
        rows = _rows(both, words, *LISTS[words], *_asked(side, name), *day)
        return (not_met if words == "contact overdue" else met) in {row["offender"] for row in rows}

    for words in ("caseload", "review list", "score list", "need list", "referral list", "contact overdue"):
        for name in ("worker", "agency"):
            days = (("--as-of", "2026-04-12"), ("--as-of", "2026-04-13"), ())
            assert [led_by(here, words, name, *day) for day in days] == [True, False, False], words
            assert [led_by(there, words, name, *day) for day in days] == [False, True, True], words


def test_all_that_is_asked_holds_of_one_case(copy_of: CopyOf) -> None:
    """In both cohorts, led in each by another: nobody leads for one what the other leads."""
    both = copy_of(lay)
    here, there = SIDES
    with cb.book(both) as work:
        who = cb.person(work, "Mercer", area=here.area)
        for side in SIDES:
            leads = cb.worker(work, f"{side.worker[2:]} Junior", agency_name=side.agency)
            cb.spell(work, who, date(2026, 2, 2), cohort=cb.cohort(work, side.cohort), worker=leads)
    both("score", "add", "N11", "ogrs3-2y", "50", "--on", "2026-03-02").succeeds()
    for words in ("score list", "caseload", "review list"):
        told = {
            (one.cohort, other.worker): {
                row["offender"]
                for row in _rows(both, words, "--cohort", one.cohort, "--worker", f"{other.worker[2:]} J")
            }
            for one in SIDES
            for other in SIDES
        }
        assert {asked for asked, found in told.items() if found} == {(one.cohort, one.worker) for one in (here, there)}


def _asked(side: Side, name: str) -> tuple[str, str]:
    return f"--{name}", getattr(side, name)


def _rows(program: Program, words: str, *asked: str) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = program(*words.split(), *asked, "--format", "json").succeeds().json()
    return rows
