"""Edges of the rules that are decided once: what enters, and what is listed beside a row."""

from dataclasses import replace
from datetime import date

import pytest

from iomctl.domain.reoffending.asked import OFFICIAL, SCHEME, AskedCohort
from iomctl.domain.reoffending.follow_up import FollowedPerson, followed
from tests.domain.reoffending.written_history import person

ENTERED = "off a 2023-03-01 theft; conv a 2023-05-10; sent a community 2023-05-10"
ASKED = AskedCohort(OFFICIAL, date(2023, 4, 1), date(2023, 6, 30), date(2025, 1, 31), date(2025, 1, 31))


def _row(more: str) -> FollowedPerson:
    row = followed(person(f"{ENTERED}; {more}"), ASKED)
    assert row
    return row


def test_an_index_offence_that_is_set_aside_takes_the_entry_with_it() -> None:
    history = person(f"{ENTERED}; quash a 2024-12-20 @2024-12-27")
    assert followed(history, ASKED) is None
    assert followed(history, replace(ASKED, known_on=date(2024, 12, 26))) is not None
    assert followed(history, replace(ASKED, as_of=date(2024, 1, 1))) is None


def test_a_conviction_after_one_that_was_set_aside_proves() -> None:
    assert _row("off b 2023-06-01 theft; conv b 2023-07-01; quash b 2023-08-01").reoffences == ()
    again = _row("off b 2023-06-01 theft; conv b 2023-07-01; quash b 2023-08-01; conv b 2024-02-01")
    assert (len(again.reoffences), again.pending) == (1, 0)


@pytest.mark.parametrize(
    ("more", "pending"),
    [
        ("off b 2023-06-01 theft", 1),
        ("off b 2023-06-01 theft; adjudged b 2023-06-09", 1),
        ("off b 2023-06-01 theft; none b 2023-06-09", 0),
        ("off b 2023-06-01 theft; conv b 2025-01-20", 0),
        ("off b 2024-05-10 theft", 0),
        ("off b 2023-06-01 breach breach", 0),
        ("off b 2023-06-01 theft @2025-02-01", 0),
        ("died 2023-06-01; off b 2023-06-02 theft", 0),
    ],
)
def test_what_is_pending_is_listed_and_not_counted(more: str, pending: int) -> None:
    assert (_row(more).pending, _row(more).reoffences) == (pending, ())


@pytest.mark.parametrize(("proven", "listed"), [("2023-05-09", 0), ("2023-05-10", 1), ("2024-11-09", 1)])
def test_an_unknown_day_is_listed_where_it_was_proven_from_the_entry_on(proven: str, listed: int) -> None:
    row = _row(f"off b ? theft; conv b {proven}")
    assert (row.unknown_day, row.reoffences) == (listed, ())
    assert _row("off b ? theft; conv b 2024-11-10").unknown_day == 0
    assert _row(f"off b ? theft @2025-02-01; conv b {proven}").unknown_day == 0


@pytest.mark.parametrize(("day", "listed"), [("2023-05-09", False), ("2024-05-09", True), ("2024-05-10", False)])
def test_death_and_moving_away_are_listed_on_a_day_of_the_year(day: str, listed: bool) -> None:
    assert _row(f"moved {day} scotland").moved == listed
    if day > "2023-05-10":
        assert _row(f"died {day}").died == listed


def test_whoever_died_before_the_day_does_not_enter_and_on_the_day_does() -> None:
    assert followed(person(f"{ENTERED}; died 2023-05-09"), ASKED) is None
    assert _row("died 2023-05-10").died


@pytest.mark.parametrize(
    ("facts", "entry"),
    [
        ("stay 2023-01-01 2023-05-02 sentenced for=a", None),
        ("off a 2022-11-01 theft; conv a 2023-05-03; stay 2023-01-01 2023-05-02 sentenced for=a", None),
        ("off a 2022-11-01 theft; conv a 2023-05-02; stay 2023-01-01 2023-05-02 sentenced for=a", "custody"),
        ("off a 2022-11-01 theft; caut a 2023-02-02; stay 2023-01-01 2023-05-02 sentenced for=a", None),
        ("off a 2022-11-01 theft; conv a 2023-02-02; stay 2023-01-01 2023-05-02 sentenced for=a; died 2023-05-03", "c"),
        (f"{ENTERED}; sent b custody 2023-05-10 30", None),
        (f"{ENTERED}; stay 2023-04-20 2023-09-01 remand for=z", "court"),
        ("off a 2023-03-01 theft; conv a 2023-05-11; sent a fine 2023-05-10", None),
    ],
)
def test_who_enters_by_which_route(facts: str, entry: str | None) -> None:
    row = followed(person(facts), ASKED)
    assert (row is None) if entry is None else (row is not None and row.entry.route.startswith(entry))


def test_the_named_index_offence_has_the_longest_sentence_then_the_earliest_day_then_the_lowest_number() -> None:
    longer = "sent a community 2023-05-10 365"
    both = "conv a 2023-05-10; conv b 2023-05-10; sent a fine 2023-05-10; sent b fine 2023-05-10"
    named = {
        f"off a 2023-03-01 theft; off b 2023-02-01 theft; {both.replace('sent a fine 2023-05-10', longer)}": "a",
        f"off a 2023-03-01 theft; off b 2023-02-01 theft; {both}": "b",
        f"off a 2023-03-01 theft; off b 2023-03-01 theft; {both}": "a",
        f"off a ? theft; off b 2023-03-01 theft; {both}": "b",
        f"off a 2023-03-01 theft; off b 2023-03-01 theft; {both}; sent b community 2023-06-10 365": "a",
    }
    for facts, number in named.items():
        row = followed(person(facts), ASKED)
        assert row
        assert row.entry.named == number
        assert row.entry.offences == {"a", "b"}


def test_the_schemes_own_cohort_names_its_tier_and_is_never_called_official() -> None:
    asked = replace(ASKED, route=SCHEME)
    row = followed(person("case 2023-04-17 open fixed"), asked)
    assert row
    assert (row.entry.route, row.entry.tier, row.entry.named) == ("scheme", "fixed", None)
    assert asked.measure == "the scheme's own cohort"
    assert ASKED.measure == "proven reoffending, official measure"
