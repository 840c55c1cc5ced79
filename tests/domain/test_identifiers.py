"""Identifiers are taken in every usual way of writing them, stored in one, and slips are refused."""

import csv
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iomctl.domain.identifiers import KINDS, LABELS, canonical, check_letter, search_key
from iomctl.errors import BadValue

TODAY = date(2026, 11, 23)
CASES = Path(__file__).parents[2] / "../shared/reference/identifiers_cases.csv"
KIND_NAMES = {"PNC": "pnc", "CRO": "cro", "NOMIS": "prison", "CRN": "crn"}

serials = st.integers(1, 9_999_999)
years = st.integers(1927, 2026)


def _cases() -> list[dict[str, str]]:
    if not CASES.exists():
        return []
    with CASES.open(encoding="utf-8", newline="") as file:
        return [row for row in csv.DictReader(file) if row["input"]]


def _refusal(kind: str, text: str) -> str:
    with pytest.raises(BadValue) as caught:
        canonical(kind, text, today=TODAY)
    assert len(caught.value.faults) == 1
    assert "\n" not in caught.value.faults[0]
    return caught.value.faults[0]


def _pnc(year: int, serial: int) -> str:
    return f"{year}/{serial:07}{check_letter(f'{year % 100:02}{serial:07}')}"


@pytest.mark.skipif(not CASES.exists(), reason="the reference cases are kept outside the repository")
@pytest.mark.parametrize("row", _cases(), ids=lambda row: f"{row['kind']} {row['input']}")
def test_reference_case(row: dict[str, str]) -> None:
    kind = KIND_NAMES[row["kind"]]
    if row["verdict"] == "invalid":
        assert _refusal(kind, row["input"])
    else:
        assert canonical(kind, row["input"], today=TODAY) == row["canonical"]


@pytest.mark.parametrize(
    ("kind", "typed", "stored"),
    [
        ("pnc", " 09/417723h ", "2009/0417723H"),
        ("pnc", "0273319Z", "2002/0073319Z"),
        ("pnc", "20020073319Z", "2002/0073319Z"),
        ("pnc", "090417723H", "2009/0417723H"),
        ("pnc", "201E", "2020/0000001E"),
        ("pnc", "20021F", "2002/0000001F"),
        ("pnc", "1900/1A", "1900/0000001A"),
        ("pnc", "1979/163001B", "1979/0163001B"),
        ("cro", "41772/09m", "041772/09M"),
        ("cro", "sf83/50058z", "SF83/50058Z"),
        ("crn", "x417723\n", "X417723"),
        ("prison", "a4172cx", "A4172CX"),
    ],
)
def test_usual_ways_of_writing_are_stored_in_one(kind: str, typed: str, stored: str) -> None:
    assert canonical(kind, typed, today=TODAY) == stored


@pytest.mark.parametrize(
    ("kind", "typed", "line"),
    [
        ("pnc", "2009/0417723M", "the check letter should be H"),
        ("cro", "041772/09A", "the check letter should be M"),
        ("crn", "X41772", "a CRN is one letter and six digits, like X417723"),
        (
            "prison",
            "X417723",
            "this looks like a CRN; a prison number is one letter, four digits and two letters, like A4172CX",
        ),
        (
            "crn",
            "A4172CX",
            "this looks like a prison number; a CRN is one letter and six digits, like X417723",
        ),
        (
            "crn",
            "SF83/50058Z",
            "this looks like a CRO number; a CRN is one letter and six digits, like X417723",
        ),
        ("cro", "81/34A", "the check letter should be J"),
        ("pnc", "2002E", "the check letter should be F"),
        ("pnc", "1899/0000001A", "a PNC id can't be of the year 1899"),
        ("pnc", "2031/0000001A", "a PNC id can't be of the year 2031"),
        ("pnc", "19991234A", "the check letter should be R (as 2019/0991234) or X (as 1999/0001234)"),
    ],
)
def test_refusal_says_why(kind: str, typed: str, line: str) -> None:
    assert _refusal(kind, typed) == line


def test_wrong_letter_that_suits_another_kind_is_said() -> None:
    # 81/34U is right as a PNC id of 1981; as a CRO number of 1934 its letter would be J.
    assert _refusal("cro", "81/34U") == "the check letter should be J; or is it a PNC id?"


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("text", ["", "  ", "ſF05/482703J", "X٤١٧٧٢٣", "2009/0417723H\x1b[31m", "None"])
def test_what_is_no_identifier_is_refused(kind: str, text: str) -> None:
    assert LABELS[kind] in _refusal(kind, text)


def test_examples_in_refusals_are_themselves_taken() -> None:
    for kind in KINDS:
        example = _refusal(kind, "?").rsplit(" ", 1)[1]
        assert canonical(kind, example, today=TODAY) == example


def test_two_digit_year_is_of_this_century_up_to_this_year() -> None:
    assert canonical("pnc", "26/1" + check_letter("260000001"), today=TODAY).startswith("2026/")
    letter = check_letter("270000001")
    assert canonical("pnc", "27/1" + letter, today=TODAY).startswith("1927/")
    assert canonical("pnc", "27/1" + letter, today=date(2027, 1, 1)).startswith("2027/")
    assert canonical("pnc", "27/1" + letter, today=date(2099, 1, 1)).startswith("2027/")


def test_without_a_slash_both_readings_are_tried_and_two_that_check_are_asked_about() -> None:
    letter = check_letter("750000012")
    assert letter == check_letter("190007512")
    assert (
        _refusal("pnc", f"197512{letter}")
        == f"this may be 2019/0007512{letter} or 1975/0000012{letter}: write it with the slash"
    )
    assert canonical("pnc", f"19/7512{letter}", today=TODAY) == f"2019/0007512{letter}"


@given(years, serials)
def test_every_way_of_writing_a_pnc_id_means_the_same(year: int, serial: int) -> None:
    stored = _pnc(year, serial)
    letter = stored[-1]
    ways = [stored, f"{year}/{serial}{letter}", f"{year % 100:02}/{serial}{letter}", f" {stored.lower()} "]
    assert {canonical("pnc", way, today=TODAY) for way in ways} == {stored}
    assert len({search_key("pnc", way) for way in ways}) == 1


@given(years, serials, st.integers(0, 6), st.integers(1, 9))
def test_one_wrong_digit_of_the_serial_is_refused(year: int, serial: int, place: int, step: int) -> None:
    stored = _pnc(year, serial)
    digits = list(stored[5:12])
    digits[place] = str((int(digits[place]) + step) % 10)
    slip = stored[:5] + "".join(digits) + stored[-1]
    assert _refusal("pnc", slip).startswith("the check letter should be")
    assert search_key("pnc", slip) != search_key("pnc", stored)


@given(st.integers(1, 999_999), st.integers(0, 99))
def test_cro_numbers_round_trip(serial: int, year: int) -> None:
    letter = check_letter(f"{year:02}{serial:06}")
    stored = canonical("cro", f"{serial}/{year:02}{letter}", today=TODAY)
    assert stored == f"{serial:06}/{year:02}{letter}"
    assert canonical("cro", stored, today=TODAY) == stored
    filed = f"SF{year:02}/{serial}{check_letter(f'{year:02}{serial}')}"
    assert canonical("cro", filed, today=TODAY) == filed


@given(
    st.sampled_from(KINDS),
    st.text(max_size=14) | st.from_regex(r"[0-9]{2,12}/?[0-9]{0,8}[A-Za-z]", fullmatch=True),
)
def test_any_text_is_taken_in_a_form_that_lasts_or_refused(kind: str, text: str) -> None:
    key = search_key(kind, text)
    try:
        stored = canonical(kind, text, today=TODAY)
    except BadValue:
        assert _refusal(kind, text)
    else:
        assert canonical(kind, stored, today=TODAY) == stored
        assert search_key(kind, stored) == key
