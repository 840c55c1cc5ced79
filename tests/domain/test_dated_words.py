"""Dated rows in one cell come back as they were written, whatever the words."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iomctl.domain.days.dated_words import dated_words, read_dated_words
from iomctl.errors import BadValue

words = st.text("ab;=' 2026-", min_size=1, max_size=12).map(str.strip).filter(lambda text: text and "; " not in text)
rows = st.lists(st.tuples(st.dates(date(2000, 1, 1), date(2030, 1, 1)), words), max_size=4)


@given(rows)
def test_they_come_back_as_they_were(drawn: list[tuple[date, str]]) -> None:
    ordered = sorted(drawn, key=lambda row: row[0])
    assert read_dated_words(dated_words(ordered) or "") == ordered


@pytest.mark.parametrize(
    "text",
    [
        "J Hale",
        "2026-02-30 J Hale",
        "2026-04-08",
        "2026-04-08 A; 2026-04-07 B",
        "2026-04-06 A; 2026-04-08 B; 2026-04-07 C",
    ],
)
def test_what_has_no_day_or_no_order_is_refused(text: str) -> None:
    with pytest.raises(BadValue):
        read_dated_words(text)
