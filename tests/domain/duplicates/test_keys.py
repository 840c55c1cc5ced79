"""People who may be one share a key, so that they are compared at all."""

import csv

import pytest

from iomctl.domain.duplicates.described_people import DescribedPerson
from iomctl.domain.duplicates.keys import date_keys, names_keys, number_keys, stored_keys, wide_keys
from tests.domain.duplicates.pairs import person
from tests.domain.duplicates.test_pairs import PAIRS, read

BORN = "1993-04-07"


def meet(one: DescribedPerson, other: DescribedPerson) -> bool:
    return bool(date_keys(one) & date_keys(other))


@pytest.mark.parametrize(
    ("surname", "forenames", "born"),
    [
        ("Hargreaves", "Declan", "1993-07-04"),
        ("Hargeaves", "Declan", BORN),
        ("Declan", "Hargreaves", BORN),
        ("Akhtar", "Declan", BORN),
        ("Hargreaves", "Kyle Declan", BORN),
        ("Taylor-Hargreaves", "Kyle", BORN),
    ],
)
def test_a_slip_still_meets(surname: str, forenames: str, born: str) -> None:
    assert meet(person("Hargreaves", "Declan", BORN), person(surname, forenames, born))


def test_other_names_and_other_writings_meet() -> None:
    bill = person("McDonald", "Bill", BORN, aliases=["Kai Marsh"])
    assert meet(bill, person("MacDonald", "William", BORN))
    assert meet(bill, person("Marsh", "Zac", BORN))
    assert meet(person("Yusuf", "", BORN), person("Joseph", "", BORN))


def test_another_day_or_another_name_does_not_meet() -> None:
    assert not meet(person("Hargreaves", "Declan", BORN), person("Hargreaves", "Declan", "1993-04-08"))
    assert not meet(person("Hargreaves", "Declan", BORN), person("Quill", "Rowan", BORN))


def test_only_a_name_that_says_something_is_a_key_of_its_own_but_without_a_birth_date_any_is() -> None:
    rare, common = person("Hargreaves", "Declan", BORN), person("Smith", "John", BORN)
    assert names_keys(rare) == names_keys(person("Hargeaves", "Declan")) != set()
    assert names_keys(common) == set() != names_keys(person("Smith", "John"))
    assert names_keys(person("Smith", "John", "1993")) != set()


def test_keys_of_the_two_kinds_never_meet_and_fit_in_32_bits() -> None:
    early, late = person("Aa", "Zz", "1900-01-01"), person("Zz", "Zz", "2800-12-31")
    most_of_names = max(names_keys(person("Zzz", "Zzz")))
    assert most_of_names < min(date_keys(early))
    assert max(date_keys(late)) < 2**31


@pytest.mark.skipif(not PAIRS.exists(), reason="the shared reference folder is absent")
def test_every_pair_that_is_not_different_meets_where_the_book_is_compared() -> None:
    apart = []
    with PAIRS.open(encoding="utf-8", newline="") as opened:
        for row in csv.DictReader(opened):
            one, other = read(row, "a_"), read(row, "b_")
            keys = [stored_keys(who) | wide_keys(who) | number_keys(who) for who in (one, other)]
            if row["expected"] != "different" and not keys[0] & keys[1]:
                apart.append(row["pair"])
    assert apart == []
