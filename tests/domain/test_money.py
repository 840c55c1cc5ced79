"""Money is exact to the penny: what is read is what is told, and nothing is rounded."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iomctl.domain.money import MOST, Money
from iomctl.errors import BadValue
from iomctl.output.cells import data_text, json_text, table_text

PENCE = st.integers(0, MOST)


@pytest.mark.parametrize(
    ("text", "pence"),
    [
        ("450", 45_000),
        ("450.50", 45_050),
        ("£1,250.00", 125_000),
        ("1250", 125_000),
        (" £ 62.05 ", 6_205),
        ("0", 0),
        ("£1,000,000.00", MOST),
    ],
)
def test_what_people_write_is_read(text: str, pence: int) -> None:
    assert Money.parse(text).pence == pence


@pytest.mark.parametrize(
    "text",
    ["450.505", "450.5", "450.", ".50", "-450", "1,25", "12,50.00", "1,2500", "4e2", "450 50", "", "$450", "٤٥٠"],
)
def test_anything_else_is_refused_with_how_to_write_it(text: str) -> None:
    with pytest.raises(BadValue, match=r"write it like 450, 450\.50 or £1,250\.00"):
        Money.parse(text)


def test_more_than_a_million_is_a_slip() -> None:
    with pytest.raises(BadValue, match=r"it is at most £1,000,000\.00"):
        Money.parse("1,000,000.01")


@given(PENCE)
def test_it_is_read_back_as_it_is_told(pence: int) -> None:
    one = Money(pence)
    assert Money.parse(str(one)) == Money.parse(one.in_pounds) == one
    assert hash(Money.parse(str(one))) == hash(one)


@given(PENCE, PENCE)
def test_more_is_more(one: int, other: int) -> None:
    assert (Money(one) < Money(other)) == (one < other)


def test_a_screen_shows_pounds_and_data_are_exact_text() -> None:
    one = Money(125_007)
    assert table_text(one) == "£1,250.07"
    assert data_text(one) == "1250.07"
    assert json_text(one) == '"1250.07"'
