"""A birth of which only the year or the month is known: its shapes, its days, its ages."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iomctl.domain.days.ages import completed_years
from iomctl.domain.days.births import (
    PartialBirth,
    age_on,
    ages,
    birth,
    earliest,
    latest,
    partial_birth,
    read_birth,
    stored_birth,
)
from iomctl.errors import BadValue

PARTIAL = st.builds(PartialBirth, st.integers(1900, 2020), st.none() | st.integers(1, 12))
DAYS = st.dates(date(1900, 1, 1), date(2030, 12, 31))


@pytest.mark.parametrize(
    ("text", "iso", "words"),
    [
        ("1987", "1987", "1987"),
        ("3/1987", "1987-03", "March 1987"),
        ("03.1987", "1987-03", "March 1987"),
        ("1987-03", "1987-03", "March 1987"),
        (" Mar  1987 ", "1987-03", "March 1987"),
        ("march 1987", "1987-03", "March 1987"),
    ],
)
def test_each_shape_is_read_and_told(text: str, iso: str, words: str) -> None:
    known = partial_birth(text)
    assert known is not None
    assert (str(known), known.words) == (iso, words)


@pytest.mark.parametrize("text", ["", "87", "14/3/1987", "1987-03-14", "34560", "8000", "x 1987", "Smarch 1987"])
def test_any_other_text_is_none(text: str) -> None:
    assert partial_birth(text) is None


def test_a_month_that_there_is_not_is_refused() -> None:
    with pytest.raises(BadValue, match="months 1 to 12"):
        partial_birth("13/1987")


@given(PARTIAL)
def test_it_comes_back_from_its_columns_and_its_text(known: PartialBirth) -> None:
    assert birth(**stored_birth(known)) == known  # type: ignore[arg-type]
    assert read_birth(str(known)) == partial_birth(str(known)) == partial_birth(known.words) == known


@given(PARTIAL, DAYS, st.data())
def test_every_day_that_it_may_have_been_has_an_age_between_the_two(
    known: PartialBirth, on: date, data: st.DataObject
) -> None:
    first, last = known.earliest, known.latest
    assert (earliest(known), latest(known)) == (first, last)
    day = data.draw(st.dates(first, last))
    lowest, highest = ages(known, on)
    assert lowest <= completed_years(day, on) <= highest <= lowest + 1
    assert (first.day, (last + timedelta(days=1)).day) == (1, 1)
    assert str(age_on(known, on)) in {f"about {lowest}", f"about {highest}"}
