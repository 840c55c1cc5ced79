"""Where somebody sleeps on a day: a table of cases, and whatever the order in which it was recorded."""

import tomllib
from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iomctl.domain.accommodation.home import (
    CUSTODY,
    NOT_ASKED,
    NOT_KNOWN,
    PLACEMENT,
    PLAN,
    RELEASE,
    SAID,
    STANDINGS,
    WORDED,
    Held,
    HomeFacts,
    HomeOn,
    HomeSaid,
    Placed,
    home_before,
    home_on,
)
from iomctl.domain.accommodation.placements import MOVED_ELSEWHERE
from tests.domain.course.written_facts import RAW

CLASSES: dict[str, str] = {one["code"]: one["settled"] for one in RAW["accommodations"]}
CASES = tomllib.loads((Path(__file__).parent / "homes.toml").read_text(encoding="utf-8"))["case"]
FIRST, ONE_DAY = date(2026, 1, 1), timedelta(days=1)


def day_of(words: str) -> date:
    return date.fromisoformat(f"2026-{words}")


def facts_of(lines: list[str]) -> HomeFacts:
    held, placed, said = list[Held](), list[Placed](), list[HomeSaid]()
    for line in lines:
        word, *rest = line.split()
        given_days = {name: rest[place + 1] for place, name in enumerate(rest) if name in WORDS}
        told: dict[str, Any] = {field: day_of(given_days[name]) for name, field in DAYS.items() if name in given_days}
        area = given_days.get("in")
        if word == CUSTODY:
            to_on = day_of(given_days["to"]) if "to" in given_days else None
            held.append(Held(day_of(rest[0]), to_on, "at-large" in rest))
        elif word == PLACEMENT:
            number, code, from_on = rest[:3]
            placed.append(Placed(int(number), code, day_of(from_on), **told, moved_to=given_days.get("to"), area=area))
        else:
            said.append(HomeSaid(int(rest[0]), rest[1], day_of(rest[2]), told.get("leaves_on"), word, area))
    return HomeFacts(held, placed, said)


DAYS = {"leaves": "leaves_on", "funded": "funded_leaves_on", "left": "left_on"}
WORDS = {*DAYS, "to", "in"}


def worded(home: HomeOn) -> str:
    source = f"{home.source or '-'}{home.number or ''}"
    days = [day.strftime("%m-%d") if day else "-" for day in (home.since, home.until)]
    return " ".join([home.kind or "-", home.standing, *days, source, home.area or "-"])


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_each_case_of_the_table(case: Mapping[str, Any]) -> None:
    facts = facts_of(case["facts"])
    assert {day: worded(home_on(facts, day_of(day), CLASSES)) for day in case["on"]} == case["on"]


def test_the_table_has_thirty_cases_and_every_way_somebody_can_live() -> None:
    answers = [answer.split() for case in CASES for answer in case["on"].values()]
    assert len(CASES) >= 30
    assert {standing for _, standing, *_ in answers} == set(STANDINGS)
    assert {source.rstrip("0123456789") for *_, source, _ in answers} == {CUSTODY, PLACEMENT, RELEASE, PLAN, SAID, "-"}


def test_each_word_of_a_move_on_has_words() -> None:
    assert set(MOVED_ELSEWHERE) <= set(WORDED)


def test_what_was_before() -> None:
    facts = facts_of(["said 1 A07B 01-01", "placement 5 A03 03-01 left 03-12 to A08A"])
    now = home_on(facts, day_of("04-01"), CLASSES)
    before = home_before(facts, now, CLASSES)
    assert (worded(now), worded(before)) == (
        "A08A homeless 03-12 - placement5 -",
        "A03 transient 03-01 - placement5 -",
    )
    earlier = home_before(facts, before, CLASSES)
    assert (earlier.kind, home_before(facts, earlier, CLASSES)) == ("A07B", HomeOn())


days = st.integers(0, 60).map(lambda days: FIRST + timedelta(days=days))
codes = st.sampled_from([*list(CLASSES)[:12], NOT_KNOWN])
spans = st.tuples(days, st.none() | st.integers(0, 30))


def _end(span: tuple[date, int | None]) -> date | None:
    return None if span[1] is None else span[0] + timedelta(days=span[1])


@st.composite
def made_up(draw: st.DrawFn) -> HomeFacts:
    """Facts that a case book may hold: two stays share no day, and numbers are no two alike."""
    cuts = sorted(draw(st.sets(days, max_size=4)))
    held = [Held(cuts[at], cuts[at + 1] if at + 1 < len(cuts) else None) for at in range(0, len(cuts), 2)]
    placed = []
    for number, span in enumerate(draw(st.lists(spans, max_size=3))):
        left_on = draw(st.none() | st.just(_end(span)))
        moved_to = draw(codes) if left_on else None
        placed.append(Placed(number, draw(codes), span[0], _end(span), left_on=left_on, moved_to=moved_to))
    said = [
        HomeSaid(number, draw(codes), span[0], _end(span), draw(st.sampled_from((SAID, RELEASE, PLAN))))
        for number, span in enumerate(draw(st.lists(spans, max_size=4)))
    ]
    return HomeFacts(held, placed, said)


@given(made_up(), st.randoms(use_true_random=False))
def test_the_order_of_the_facts_does_not_matter(facts: HomeFacts, chance: Random) -> None:
    shuffled = HomeFacts(*map(partial(_shuffled, chance), facts))
    for on in all_days():
        assert home_on(facts, on, CLASSES) == home_on(shuffled, on, CLASSES)


@given(made_up())
def test_day_by_day_it_is_what_a_plain_walk_through_the_days_says(facts: HomeFacts) -> None:
    walked, since, kinds = _walk(facts), dict[date, date](), dict[date, str | None]()
    for on in all_days():
        kinds[on] = walked[on][0]
        begun = on == FIRST or kinds[on] != kinds[on - ONE_DAY]
        since[on] = on if begun else since[on - ONE_DAY]
        home = home_on(facts, on, CLASSES)
        assert (home.kind, home.source) == walked[on], on
        assert home.since == (since[on] if home.kind is not None else None), on
        assert (home.standing == NOT_ASKED) is (home.kind is None)


def _shuffled(chance: Random, some: Collection[Any]) -> Sequence[Any]:
    return chance.sample(list(some), len(some))


def all_days() -> Iterator[date]:
    return (FIRST + timedelta(days=days) for days in range(100))


def _walk(facts: HomeFacts) -> dict[date, tuple[str | None, str | None]]:
    """Kind and source of each day, by going through the days with what was said last in mind."""
    walked = dict[date, tuple[str | None, str | None]]()
    last: tuple[str | None, str | None] = (None, None)
    leaves_on: date | None = None
    for on in all_days():
        inside = any(one.from_on <= on and (not one.to_on or on < one.to_on) for one in facts.held)
        if any(one.to_on == on for one in facts.held):
            last, leaves_on = (NOT_KNOWN, CUSTODY), None
        if leaves_on == on:
            last, leaves_on = (NOT_KNOWN, last[1]), None
        today: list[tuple[str, int, str | None, date | None]] = [
            (one.source, one.number, one.code, one.leaves_on) for one in facts.said if one.on == on
        ]
        today += [(PLACEMENT, one.number, one.moved_to, None) for one in facts.placed if one.left_on == on]
        for by in (PLAN, PLACEMENT, RELEASE, SAID):
            for source, _, code, leaving in sorted((one for one in today if one[0] == by), key=lambda one: one[1]):
                last, leaves_on = ((NOT_KNOWN, by), None) if leaving == on else ((code, source), leaving)
        here = [one for one in facts.placed if one.from_on <= on and not (one.left_on and one.left_on <= on)]
        if inside:
            walked[on] = (CUSTODY, CUSTODY)
        elif here:
            walked[on] = (sorted(here, key=lambda one: (one.from_on, one.number))[-1].code, PLACEMENT)
        else:
            walked[on] = last
    return walked
