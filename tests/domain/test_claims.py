"""A no and a yes about one thing: the no ends the yes the day before, in whatever order the two are recorded."""

from datetime import date, timedelta
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from iomctl.domain.facts.claims import Claim, Room, of_marker, of_sentence, room

JANUARY, MARCH, APRIL, MAY = date(2026, 1, 5), date(2026, 3, 2), date(2026, 4, 20), date(2026, 5, 4)
SUNDAY = date(2026, 4, 19)


def yes(first: date, last: date | None = None) -> Claim:
    return of_marker("mappa", True, first, last)


def no(on: date) -> Claim:
    return of_marker("mappa", False, on, None)


def test_a_no_ends_what_goes_on_that_day_and_nothing_else() -> None:
    others = {
        1: yes(JANUARY),
        2: yes(JANUARY, APRIL),
        3: yes(MARCH, MAY),
        4: yes(JANUARY, SUNDAY),
        5: yes(MAY),
        6: no(MARCH),
        7: of_marker("gang", True, JANUARY, None),
    }
    assert room(no(APRIL), others) == Room(ended={1: SUNDAY, 2: SUNDAY, 3: SUNDAY})


def test_a_yes_ends_the_day_before_the_first_no_after_its_first_day() -> None:
    others = {1: no(MAY), 2: no(APRIL), 3: no(JANUARY - timedelta(days=1)), 4: yes(APRIL)}
    assert room(yes(JANUARY), others) == room(yes(JANUARY, APRIL), others) == Room(by=2, last=SUNDAY)
    assert room(yes(JANUARY, SUNDAY), others) == Room()
    assert room(yes(MAY + timedelta(days=1)), others) == Room()


def test_on_the_first_day_of_the_yes_the_two_are_about_one_day() -> None:
    assert room(no(APRIL), {1: yes(JANUARY), 2: yes(APRIL)}) == Room(in_the_way=2)
    assert room(yes(APRIL, MAY), {1: no(APRIL)}) == Room(in_the_way=1)


def test_no_sentence_ends_those_of_every_kind() -> None:
    others = {1: of_sentence("licence", JANUARY, None), 2: of_sentence("custody", MARCH, MAY)}
    assert room(of_sentence("none", APRIL, None), others) == Room(ended={1: SUNDAY, 2: SUNDAY})


DAYS = st.integers(0, 12).map(lambda day: JANUARY + timedelta(days=day))
YESES = st.tuples(DAYS, st.none() | st.integers(0, 12)).map(
    lambda told: yes(told[0], None if told[1] is None else told[0] + timedelta(days=told[1]))
)
CLAIMS = st.lists(YESES | DAYS.map(no), max_size=6)


def recorded(claims: list[tuple[int, Claim]]) -> dict[int, Claim]:
    """What is recorded once each of some claims was, one after the other."""
    there: dict[int, Claim] = {}
    for number, claim in claims:
        found = room(claim, there)
        assert found.in_the_way is None
        there |= {one: there[one]._replace(last=last) for one, last in found.ended.items()}
        there[number] = claim if found.last is None else claim._replace(last=found.last)
    return there


@given(CLAIMS, st.randoms())
def test_the_order_of_recording_does_not_matter(claims: list[Claim], at_random: Random) -> None:
    denied = {claim.first for claim in claims if not claim.present}
    told = [pair for pair in enumerate(claims) if not (pair[1].present and pair[1].first in denied)]
    once = recorded(told)
    at_random.shuffle(told)
    assert recorded(told) == once
    assert not any(one.meets(other) for one in once.values() for other in once.values())
