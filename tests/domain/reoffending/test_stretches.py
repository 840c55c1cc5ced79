"""Stays that overlap or touch are one stretch, whichever of them ends last."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from iomctl.domain.reoffending.recorded import CustodyStay
from iomctl.domain.reoffending.stretches import stretches

FIRST = date(2023, 6, 1)
STAYS = st.builds(
    lambda on, days: CustodyStay(FIRST + timedelta(days=on), FIRST + timedelta(days=on + days), "remand"),
    st.integers(0, 30),
    st.integers(0, 12),
)


def test_a_stay_within_another_ends_nothing() -> None:
    outer = CustodyStay(date(2023, 6, 1), date(2023, 6, 21), "sentenced")
    inner = CustodyStay(date(2023, 6, 5), date(2023, 6, 11), "recall")
    [one] = stretches([inner, outer])
    assert (one.on, one.out, one.whole_days(date(2023, 5, 1), date(2023, 7, 1))) == (outer.on, outer.out, 19)


@given(st.lists(STAYS, max_size=5))
def test_stretches_hold_every_stay_once_and_never_meet(stays: list[CustodyStay]) -> None:
    found = list(stretches(stays))
    assert sorted(stay for one in found for stay in one.stays) == sorted(stays)
    outs = [one.out for one in found if one.out]
    assert len(outs) == len(found)
    assert all(out < after.on for out, after in zip(outs, found[1:], strict=False))
    assert all(one.on == min(stay.on for stay in one.stays) for one in found)
    assert outs == [max(stay.out for stay in one.stays if stay.out) for one in found]


@given(st.lists(STAYS, max_size=5), st.integers(0, 30), st.integers(0, 20))
def test_whole_days_are_counted_as_they_are_told_one_by_one(stays: list[CustodyStay], start: int, days: int) -> None:
    first = FIRST + timedelta(days=start)
    for one in stretches(stays):
        told = sum(one.whole(first + timedelta(days=n)) for n in range(days))
        assert one.whole_days(first, first + timedelta(days=days)) == told
