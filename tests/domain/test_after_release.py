"""What became of somebody after a release: a gap is said to be one, and is never a no."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iomctl.domain.accommodation.after_release import (
    SinceRelease,
    asks_for_review,
    back_in_four_weeks,
    contact_in_week,
    is_back,
)
from iomctl.domain.policy.prompt_windows import ASKS

OUT = date(2026, 3, 6)
ALWAYS = date.max
WORDS = {"kept", "missed", "none-recorded", "not-yet", "not-known"}


def day(after: int | None) -> date | None:
    return None if after is None else OUT + timedelta(days=after)


@pytest.mark.parametrize(
    ("kept", "missed", "until", "asked", "word"),
    [
        (0, None, ALWAYS, 0, "kept"),
        (7, None, ALWAYS, 30, "kept"),
        (7, None, day(3), 30, "kept"),
        (8, None, ALWAYS, 30, "none-recorded"),
        (8, 2, ALWAYS, 30, "missed"),
        (None, 2, ALWAYS, 7, "not-yet"),
        (None, 2, ALWAYS, 8, "missed"),
        (None, None, ALWAYS, 7, "not-yet"),
        (None, None, ALWAYS, 8, "none-recorded"),
        (None, None, day(7), 30, "not-known"),
        (None, None, day(8), 30, "none-recorded"),
        (None, None, None, 30, "not-known"),
        (None, 2, None, 30, "missed"),
    ],
)
def test_contact_in_the_first_week(
    kept: int | None, missed: int | None, until: date | None, asked: int, word: str
) -> None:
    since = SinceRelease(contact_kept=day(kept), contact_missed=day(missed), on_scheme_until=until)
    assert contact_in_week(OUT, since, OUT + timedelta(days=asked)) == word


@pytest.mark.parametrize(
    ("recalled", "arrested", "inside", "until", "asked", "word"),
    [
        (None, None, None, ALWAYS, 28, "not-yet"),
        (None, None, None, ALWAYS, 29, "none-recorded"),
        (None, None, None, day(28), 29, "not-known"),
        (None, None, None, None, 29, "not-known"),
        (28, None, None, ALWAYS, 28, "recalled"),
        (29, None, None, ALWAYS, 40, "none-recorded"),
        (None, 3, None, ALWAYS, 5, "arrested"),
        (4, 3, None, None, 5, "recalled, arrested"),
        (None, None, 9, ALWAYS, 10, "in-custody"),
        (None, 8, 9, ALWAYS, 10, "arrested, in-custody"),
    ],
)
def test_back_within_28_days(
    recalled: int | None, arrested: int | None, inside: int | None, until: date | None, asked: int, word: str
) -> None:
    since = SinceRelease(recalled=day(recalled), arrested=day(arrested), inside=day(inside), on_scheme_until=until)
    found = back_in_four_weeks(OUT, since, OUT + timedelta(days=asked))
    assert found == word
    assert is_back(found) == (word not in WORDS)


DAYS = st.none() | st.integers(0, 60).map(day)


@given(st.builds(SinceRelease, DAYS, DAYS, DAYS, DAYS, DAYS, DAYS | st.just(ALWAYS)), st.integers(0, 60))
def test_what_is_not_recorded_is_never_a_no(since: SinceRelease, asked: int) -> None:
    on = OUT + timedelta(days=asked)
    week, month = contact_in_week(OUT, since, on), back_in_four_weeks(OUT, since, on)
    assert week in WORDS
    assert is_back(month) or month in WORDS - {"kept", "missed"}
    assert "no" not in {week, month}
    assert (month == "not-yet") == (not is_back(month) and asked <= 28)


def test_what_asks_for_a_review_is_the_policys() -> None:
    assert asks_for_review({"nowhere", "unplanned", "undone"}, ("nowhere", "unplanned")) == ("unplanned", "nowhere")
    assert asks_for_review(set(ASKS), ()) == ()
    assert asks_for_review(set(), ASKS) == ()
