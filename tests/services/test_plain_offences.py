"""The plain reading of rules about offences, by hand, in three values."""

from dataclasses import replace
from datetime import date

import pytest

from tests.services.hand_made_rules import DAY, ON, YEAR, rule, told
from tests.services.plain_criteria import Known
from tests.services.plain_people import Offence

IN_GROUP = rule("offence", "in-group", "nc", group="nc", within=YEAR)
INDEX = rule("index-offence", "in-group", "nc", group="nc")
CHARGED = replace(IN_GROUP, outcomes=("charged",))
TWO = rule("offences", "at-least", 2, group="nc", within=YEAR)


@pytest.mark.parametrize(
    ("code", "victim", "expected"),
    [
        ("028/03", "business", True),
        ("034/01", "person", True),
        ("034/01", "business", False),
        ("034/01", "not-known", None),
        ("037/02", "person", None),
        ("046/00", "person", False),
        (None, "person", None),
    ],
)
def test_an_offence_by_its_code(code: str | None, victim: str, expected: Known) -> None:
    one = Offence(ON, code, victim, index_on=ON)
    assert told(IN_GROUP, offences=(one,)) is expected
    assert told(INDEX, offences=(one,)) is expected


@pytest.mark.parametrize(
    ("committed_on", "expected"), [(ON, True), (date(2025, 4, 21), True), (date(2025, 4, 20), False), (ON + DAY, None)]
)
def test_a_window_opens_after_the_day_so_long_before(committed_on: date, expected: Known) -> None:
    assert told(IN_GROUP, offences=(Offence(committed_on, "028/03"),)) is expected
    assert told(replace(TWO, value=1), offences=(Offence(committed_on, "028/03"),)) is expected


def test_no_offence_recorded_is_not_known_and_a_withdrawn_one_is_none() -> None:
    for asks in (IN_GROUP, INDEX, TWO):
        assert told(asks) is None
        assert told(asks, offences=(Offence(ON, "028/03", index_on=ON, outcome="charged", withdrawn=True),)) is None


@pytest.mark.parametrize(("outcome", "expected"), [("charged", True), ("convicted", False), (None, None)])
def test_an_outcome_that_is_asked_for(outcome: str | None, expected: Known) -> None:
    assert told(CHARGED, offences=(Offence(ON, "028/03", outcome=outcome),)) is expected
    assert told(CHARGED, offences=(Offence(ON, "046/00", outcome=outcome),)) is False


def test_possible_offences_count_towards_not_known() -> None:
    sure, may_be, other = Offence(ON, "028/03"), Offence(ON), Offence(ON, "046/00")
    assert told(TWO, offences=(sure, sure, may_be)) is True
    assert told(TWO, offences=(sure, may_be)) is None
    assert told(TWO, offences=(sure, other)) is False


def test_the_newest_index_offence_by_the_day_counts() -> None:
    old, new = Offence(ON - 9 * DAY, "046/00", index_on=ON - DAY), Offence(ON - 30 * DAY, "028/03", index_on=ON)
    assert told(INDEX, offences=(new, old)) is True
    assert told(INDEX, offences=(old, replace(new, index_on=ON + DAY))) is False
    assert told(INDEX, offences=(new, replace(old, index_on=ON))) is False, "of one day the later recorded"
    assert told(INDEX, offences=(replace(new, index_on=None),)) is None
