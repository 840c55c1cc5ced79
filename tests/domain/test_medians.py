"""The median of counted values is that of the values themselves."""

from collections import Counter
from statistics import median

from hypothesis import given
from hypothesis import strategies as st

from iomctl.domain.medians import median_of


@given(st.lists(st.integers(0, 400), min_size=1))
def test_the_median_is_that_of_every_value(values: list[int]) -> None:
    assert median_of(Counter(values)) == median(values)


def test_there_is_none_of_nothing() -> None:
    assert median_of({}) is None
    assert str(median_of({12: 2, 14: 1})) == "12"
    assert str(median_of({12: 1, 13: 1})) == "12.5"
