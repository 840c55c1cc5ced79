"""The plain reading of rules about offences, by hand, in three values."""

from dataclasses import replace
from datetime import date

import pytest

from iomctl.domain.facts.offences import OUTCOMES, outcome_stands
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


@pytest.mark.parametrize(
    ("outcome_on", "set_aside_on", "proven"),
    [
        (ON - 9 * DAY, None, True),
        (ON - 9 * DAY, ON + DAY, True),
        (ON - 9 * DAY, ON, False),
        (ON - 9 * DAY, ON - 9 * DAY, False),
        (None, ON - DAY, False),
        (ON, ON - DAY, True),
    ],
)
def test_what_was_set_aside_by_the_day_is_not_proven(
    outcome_on: date | None, set_aside_on: date | None, proven: bool
) -> None:
    of_court = Offence(ON - 30 * DAY, "028/03", outcome="convicted", outcome_on=outcome_on, set_aside_on=set_aside_on)
    assert told(replace(CHARGED, outcomes=("convicted", "cautioned")), offences=(of_court,)) is proven
    assert told(replace(CHARGED, outcomes=("charged", "convicted")), offences=(of_court,)) is (True if proven else None)
    assert told(replace(CHARGED, outcomes=OUTCOMES), offences=(of_court,)) is (True if proven else None)
    older = Offence(ON - 90 * DAY, "046/00", index_on=ON - 90 * DAY)
    assert told(INDEX, offences=(older, replace(of_court, index_on=ON - 9 * DAY))) is proven
    assert outcome_stands(outcome_on, set_aside_on, ON) is proven


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
