"""The plain reading of the rule about days of arrest, by hand, in three values."""

from dataclasses import replace
from datetime import date

import pytest

from tests.services.hand_made_rules import DAY, ON, YEAR, rule, told
from tests.services.plain_criteria import Known
from tests.services.plain_people import Arrest, Offence

TWO = rule("arrests", "at-least", 2)
ONE_IN_GROUP = rule("arrests", "at-least", 1, group="nc", within=YEAR)


def test_a_day_counts_once_whatever_number_of_arrests_and_charges_it_has() -> None:
    assert told(TWO, arrests=(Arrest(ON, "028/03"), Arrest(ON, "034/01"))) is False
    assert told(TWO, arrests=(Arrest(ON), Arrest(ON - DAY))) is True
    charges = tuple(Offence(ON - number * DAY, outcome="charged", outcome_on=ON) for number in range(3))
    assert told(TWO, offences=charges) is False, "three charges after one arrest"
    assert told(TWO, arrests=(Arrest(ON, "046/00"),), offences=charges) is False, "one day with an arrest on it"


@pytest.mark.parametrize(
    ("outcome", "outcome_on", "counts"),
    [
        ("arrested", ON, True),
        ("charged", ON - DAY, True),
        ("no-further-action", ON + DAY, False),
        ("convicted", ON + 90 * DAY, False),
        ("charged", None, False),
    ],
)
def test_the_day_of_an_outcome_stands_for_the_arrest_unless_it_is_a_conviction(
    outcome: str, outcome_on: date | None, counts: bool
) -> None:
    old = Offence(ON - 400 * DAY, "028/03", outcome=outcome, outcome_on=outcome_on)
    assert told(replace(ONE_IN_GROUP, group=""), offences=(old,)) is counts


@pytest.mark.parametrize(
    ("arrest", "once"),
    [
        (Arrest(ON - 8 * DAY, "034/01, 028/03"), True),
        (Arrest(ON - 8 * DAY), True),
        (Arrest(ON - 8 * DAY, "034/01"), False),
        (Arrest(ON - 11 * DAY, "028/03"), False),
        (Arrest(ON - 4 * DAY, "028/03"), False),
        (Arrest(ON - 8 * DAY, "028/03", withdrawn=True), True),
    ],
)
def test_an_offence_that_an_arrest_was_for_does_not_count_beside_it(arrest: Arrest, once: bool) -> None:
    done = Offence(ON - 10 * DAY, "028/03", outcome="charged", outcome_on=ON - 5 * DAY)
    assert told(TWO, arrests=(arrest,), offences=(done,)) is (not once)


@pytest.mark.parametrize(
    ("codes", "victim", "expected"),
    [
        ("028/03, 046/00", "business", True),
        ("034/01, 046/00", "person", True),
        ("034/01, 046/00", "business", False),
        ("034/01", "not-known", None),
        ("034/01, 037/02", "business", None),
        ("046/00", "person", False),
        (None, "person", None),
    ],
)
def test_one_of_its_offences_in_the_group_is_enough(codes: str | None, victim: str, expected: Known) -> None:
    assert told(ONE_IN_GROUP, arrests=(Arrest(ON, codes, victim),)) is expected


def test_what_may_have_led_to_an_arrest_counts_towards_not_known() -> None:
    held, not_told = Arrest(ON, "046/00"), Offence(ON - DAY, "028/03")
    assert told(TWO, arrests=(held,), offences=(not_told,)) is None
    assert told(TWO, arrests=(held,), offences=(replace(not_told, committed_on=ON),)) is False, "the same day"
    assert told(TWO, arrests=(replace(held, codes="028/03"),), offences=(not_told,)) is False, "it was for that"


def test_nothing_recorded_is_not_known_and_an_offence_or_arrest_outside_the_window_is_no_arrest() -> None:
    assert told(TWO) is None
    assert told(TWO, arrests=(Arrest(ON, withdrawn=True),)) is None
    assert told(TWO, arrests=(Arrest(ON + DAY),)) is None
    within = replace(TWO, within=YEAR)
    assert told(within, arrests=(Arrest(date(2025, 4, 20)), Arrest(ON))) is False
    assert told(within, arrests=(Arrest(date(2025, 4, 21)), Arrest(ON))) is True
    assert told(within, offences=(Offence(date(2020, 1, 1)),)) is False
