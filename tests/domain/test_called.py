"""What somebody was called on a day follows from the names that were said, in whatever order they were."""

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from iomctl.domain.facts.called import called

FIRST = date(2026, 3, 2)


@dataclass
class Name:
    """A name that was said."""

    id: int
    from_on: date | None
    surname: str
    was_wrong: bool = False
    forenames: str = ""
    search_name: str = ""
    reason: str | None = None


PRYCE = Name(-1, None, "Pryce")
NAMES = st.lists(
    st.builds(
        Name,
        id=st.integers(1, 10**6),
        from_on=st.dates(FIRST, FIRST + timedelta(days=30)),
        surname=st.text("abc", min_size=1),
    ),
    unique_by=(lambda one: one.from_on, lambda one: one.id),
)


@given(NAMES, st.randoms(use_true_random=False), st.integers(-5, 40))
def test_the_order_of_saying_does_not_matter(names: list[Name], random: Random, days: int) -> None:
    said = [PRYCE, *names]
    mixed = said[:]
    random.shuffle(mixed)
    day = FIRST + timedelta(days=days)
    newest = max(
        (one for one in names if one.from_on and one.from_on <= day), key=lambda one: str(one.from_on), default=PRYCE
    )
    assert called(mixed).on(day) == newest == called(said).on(day)
    assert called(mixed).wrong == []


def test_what_was_put_right_last_counts_and_the_others_were_wrong() -> None:
    price, pryce = Name(3, None, "Price", was_wrong=True), Name(7, None, "Pryce", was_wrong=True)
    bevan = Name(5, FIRST, "Bevan")
    found = called([bevan, pryce, Name(-1, None, "Prise"), price])
    assert found.names == [pryce, bevan]
    assert [one.surname for one in found.wrong] == ["Prise", "Price"]
    assert found.on(FIRST - timedelta(days=1)) == pryce
    assert found.on(FIRST) == bevan
