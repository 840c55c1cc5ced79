"""Sets of row numbers as ranges: nothing is lost and nothing is added."""

from hypothesis import given
from hypothesis import strategies as st

from iomctl.domain.ranges import holds, pack, unpack

NUMBERS = st.sets(st.integers(0, 300) | st.integers(0, 10**9))


@given(NUMBERS)
def test_what_is_packed_comes_back_in_order(numbers: set[int]) -> None:
    assert list(unpack(pack(numbers))) == sorted(numbers)


@given(NUMBERS, st.integers(0, 310))
def test_holds_says_whether_a_number_was_packed(numbers: set[int], number: int) -> None:
    assert holds(pack(numbers), number) == (number in numbers)


def test_runs_are_written_short() -> None:
    assert pack([3, 1, 2, 9, 11, 10]) == "1-3,9-11"
    assert pack([]) == ""
    assert pack([0]) == "0"
