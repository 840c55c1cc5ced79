"""An arrest: its codes in one text, and whether it was for neighbourhood crime."""

import pytest

from iomctl.domain.facts.arrests import codes_in, for_neighbourhood_crime, joined, names_of


def test_codes_stand_once_and_in_order_and_are_read_back() -> None:
    assert joined(["034/01", "028/03", "034/01"]) == "028/03, 034/01"
    assert codes_in("028/03, 034/01") == ("028/03", "034/01")
    assert (joined([]), codes_in(None)) == (None, (None,))


@pytest.mark.parametrize(
    ("codes", "victim", "expected"),
    [
        ("046/00, 028/03", "not-known", ("yes", "burglary of a home")),
        ("046/00, 034/01", "not-known", ("ask", "robbery: say whether the victim was a person")),
        ("046/00, 034/01", "person", ("yes", "robbery of a person")),
        ("034/01, 008/06", "business", ("no", "robbery of a business")),
        (None, "person", ("ask", "no code is recorded")),
    ],
)
def test_one_offence_that_is_neighbourhood_crime_makes_it_such_an_arrest(
    codes: str | None, victim: str, expected: tuple[str, str]
) -> None:
    assert for_neighbourhood_crime(codes, victim) == expected


def test_each_category_is_named_once() -> None:
    assert names_of("028/02, 028/03") == "Burglary in a dwelling"
    assert names_of(None) is None
