"""Hours as people write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iomctl.domain.days.hours import parse_hour
from iomctl.errors import BadValue


@pytest.mark.parametrize(
    ("text", "hour"),
    [("15:40", "15:40"), ("15.40", "15:40"), (" 9:05 ", "09:05"), ("00:00", "00:00"), ("23:59", "23:59")],
)
def test_an_hour_is_read(text: str, hour: str) -> None:
    assert parse_hour(text) == hour


@pytest.mark.parametrize("text", ["", "24:00", "12:60", "4pm", "1540", "15:4", "15", "٣:٤٠", "15:40:00", "-1:30"])
def test_what_is_no_hour_is_refused_and_nothing_is_guessed(text: str) -> None:
    with pytest.raises(BadValue, match="write it like 15:40"):
        parse_hour(text)


@given(st.times(), st.times())
def test_hours_sort_as_they_follow_each_other(one: object, other: object) -> None:
    texts = [f"{time:%H:%M}" for time in (one, other)]
    assert [parse_hour(text) for text in texts] == texts
    assert (parse_hour(texts[0]) < parse_hour(texts[1])) == (texts[0] < texts[1])
