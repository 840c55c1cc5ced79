"""The shipped offence codes: against independent tables, however they are written, and which are in scope."""

import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iomctl.domain.facts.offence_codes import NEIGHBOURHOOD_TYPES, CodeScope, canonical, codes_of, name_of, scope_of
from iomctl.errors import BadValue

TYPES = {
    "residential burglary": "residential-burglary",
    "robbery": "robbery",
    "theft from the person": "theft-from-person",
    "theft from a vehicle": "theft-from-vehicle",
    "theft of a vehicle": "theft-of-vehicle",
    "interfering with a vehicle": "vehicle-interference",
    "look-alike": "look-alike",
}


def _read(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _whole(category: int) -> frozenset[str]:
    try:
        return codes_of(str(category))
    except BadValue:
        return frozenset()


def test_the_shipped_table_has_the_codes_of_the_ministry_and_no_other(shared_data: Path) -> None:
    theirs = {row["ho_code"] for row in _read(shared_data / "uk" / "ho_offence_codes.csv")}
    assert {code for category in range(1000) for code in _whole(category)} == theirs
    assert all(canonical(code) == code for code in theirs)


def test_each_category_is_called_what_the_ministry_calls_it_or_shorter(shared_data: Path) -> None:
    for row in _read(shared_data / "uk" / "ho_offence_codes.csv"):
        name, theirs = name_of(row["ho_code"]), row["category_description"]
        assert len(name) <= 60
        assert name.casefold()[:4] in theirs.casefold() or len(theirs) > 60, row["ho_code"]


def test_scope_follows_the_independent_list_of_neighbourhood_codes(shared_data: Path) -> None:
    listed = {}
    for row in _read(shared_data.parent / "reference" / "neighbourhood_crime_codes.csv"):
        code = canonical(row["code"])
        scope = scope_of(code)
        listed[code] = scope
        in_scope = "ask" if row["in_scope"] == "review" else row["in_scope"]
        assert (scope.type, scope.scope) == (TYPES[row["neighbourhood_crime_type"]], in_scope), code
    every = {code for category in range(1000) for code in _whole(category)}
    assert {code for code in every if scope_of(code).type != "other"} == set(listed)


def test_each_line_of_the_scope_has_a_reason_and_asks_only_where_it_must() -> None:
    scopes = [scope_of(code) for category in range(1000) for code in _whole(category)]
    assert all(scope.reason for scope in scopes)
    assert {scope.scope for scope in scopes} == {"yes", "no", "ask"}
    assert {scope.type for scope in scopes} == {*NEIGHBOURHOOD_TYPES, "look-alike", "other"}
    for scope in scopes:
        asks = {"robbery": "victim"}.get(scope.type, "scheme") if scope.scope == "ask" else ""
        assert scope.asks == asks
        assert (scope.scope == "no") == (scope.type not in NEIGHBOURHOOD_TYPES)


def test_a_code_of_no_line_is_not_a_neighbourhood_offence() -> None:
    assert scope_of("001/00") == CodeScope("other", "no", "", "not a neighbourhood offence")


@pytest.mark.parametrize("written", ["028/03", "28/3", "02803", " 28/03 ", "028 / 03"])
def test_a_code_is_understood_however_it_is_written(written: str) -> None:
    assert canonical(written) == "028/03"


@given(st.integers(0, 999), st.integers(0, 99))
def test_every_way_of_writing_a_code_means_the_same(category: int, sub: int) -> None:
    ways = (f"{category:03}/{sub:02}", f"{category}/{sub}", f"{category:03}{sub:02}")
    found = set()
    for way in ways:
        try:
            found.add(canonical(way))
        except BadValue:
            found.add("")
    assert found in ({""}, {ways[0]})
    assert (found == {ways[0]}) == (ways[0] in _whole(category))


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("028/77", 'code "028/77": not a Home Office code; 028 goes with 00-03 (Burglary in a dwelling)'),
        ("700/1", 'code "700/1": not a Home Office code; there is no category 700'),
        ("2803", 'code "2803": written like 028/03 or 02803 (did you mean 028/03?)'),
        ("34B", 'code "34B": written like 028/03 or 02803, not as police record crime: those codes are another list'),
        ("burglary", 'code "burglary": written like 028/03 or 02803'),
        ("123456", 'code "123456": written like 028/03 or 02803'),
        ("٠28/03", 'code "٠28/03": written like 028/03 or 02803'),
        ("", 'code "": written like 028/03 or 02803'),
    ],
)
def test_what_is_no_code_is_refused_with_what_is_near(written: str, said: str) -> None:
    with pytest.raises(BadValue) as refused:
        canonical(written)
    assert refused.value.faults == (said,)


def test_a_category_with_several_names_tells_the_codes_of_each() -> None:
    assert (name_of("068/00"), name_of("068/01")) == ("Libel", "Miscellaneous Other Offences")
    with pytest.raises(BadValue, match=r"068 goes with 00 07 \(Libel\); 01-06 08-10 15-16 19-20 \(Miscellaneous"):
        canonical("068/99")


def test_a_pattern_is_one_code_or_a_whole_category() -> None:
    assert codes_of("29") == codes_of("029/0") == {"029/00"}
    assert codes_of("028") == {"028/00", "028/01", "028/02", "028/03"}
    for wrong in ("700", "028/9", "burglary"):
        with pytest.raises(BadValue, match=f'code "{wrong}"'):
            codes_of(wrong)


def test_a_code_that_the_table_lost_is_still_named() -> None:
    assert name_of("700/00") == "700/00"
    assert scope_of("700/00").scope == "no"
