"""References: written with five digits, read however many zeros were typed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iomctl.domain.references import PERSON, REFERRAL, listed_name, listing_key, number_in, reference


@given(st.integers(1, 10**9 - 1))
def test_a_reference_reads_back(number: int) -> None:
    assert number_in(PERSON, reference(PERSON, number)) == number


@pytest.mark.parametrize("text", ["n42", "N042", " N00042 ", "N42"])
def test_zeros_and_case_do_not_matter(text: str) -> None:
    assert number_in(PERSON, text) == 42


@pytest.mark.parametrize("text", ["R00042", "42", "N", "N00042x", "Nash", "", "X417723 "])
def test_other_text_is_no_reference_to_a_person(text: str) -> None:
    assert number_in(PERSON, text) is None


def test_letters_tell_people_and_referrals_apart() -> None:
    assert (reference(PERSON, 7), reference(REFERRAL, 7)) == ("N00007", "R00007")


def test_a_hidden_name_says_so() -> None:
    assert listed_name("Mercer", "Kai") == "Mercer, Kai"
    assert listed_name("Mercer", "") == "Mercer"
    assert listed_name("Mercer", "Kai", hidden=True) == "restricted"


def test_a_hidden_name_has_the_place_of_the_word_that_stands_for_it() -> None:
    people = [("abbot kit", 4, True), ("young cy", 2, False), ("zeal jo", 3, True), ("mercer kai", 1, False)]
    assert [number for _, number in sorted(listing_key(*one) for one in people)] == [1, 3, 4, 2]
