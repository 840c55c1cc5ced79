"""When a marker is reviewed next, and what of it is due first."""

from datetime import date

import pytest

from iomctl.domain.days.intervals import Interval
from iomctl.domain.facts.markers import due_of, review_after

MAY, JUNE = date(2026, 5, 4), date(2026, 6, 1)


def test_the_next_review_is_one_interval_on_and_not_known_without_one() -> None:
    assert review_after(date(2026, 2, 3), Interval.parse("3 months")) == date(2026, 5, 3)
    assert review_after(date(2026, 2, 3), Interval.parse("12 weeks")) == date(2026, 4, 28)
    assert review_after(date(2026, 2, 3), None) is None


def test_what_comes_first_is_due_and_on_one_day_the_review() -> None:
    assert due_of(MAY, JUNE) == (MAY, "review")
    assert due_of(JUNE, MAY) == (MAY, "end")
    assert due_of(MAY, MAY) == (MAY, "review")
    assert due_of(None, JUNE) == (JUNE, "end")
    assert due_of(JUNE, None) == (JUNE, "review")
    with pytest.raises(ValueError, match="empty"):
        due_of(None, None)
