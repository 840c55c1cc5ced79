"""OGRS3's own grouping of offence codes: as many codes of each category as the source has, and none of its own."""

import csv
import json
from collections import Counter
from pathlib import Path

import pytest

from iomctl.domain.facts.offence_codes import actuarial_category_of, canonical, codes_of
from iomctl.domain.facts.ogrs3_tables import ACTUARIAL_CATEGORIES
from iomctl.errors import BadValue

REFERENCE = Path(__file__).resolve().parents[3] / "shared" / "reference"
COUNTS = {
    "violence": 383, "robbery": 4, "public-order": 219, "sexual-adult": 117, "sexual-child": 157, "prostitution": 39,
    "burglary-domestic": 5, "burglary-other": 4, "theft": 30, "handling": 12, "fraud": 110, "bail": 9,
    "taking-vehicle": 11, "theft-from-vehicle": 3, "motoring": 155, "drink-driving": 20, "damage": 30,
    "drug-trade": 59, "drugs": 143, "other": 1500,
}  # fmt: skip
"""How many codes of each category the source has."""
NAMED = {
    "Burglary (domestic)": "burglary-domestic",
    "Burglary (other)": "burglary-other",
    "Violence": "violence",
    "Robbery": "robbery",
    "Theft (non-motor)": "theft",
    "Theft from vehicles": "theft-from-vehicle",
    "Taking & driving away and related offences": "taking-vehicle",
    "Other motoring": "motoring",
    "Other offence": "other",
    "Soliciting or prostitution": "prostitution",
    "Drug import/export/production": "drug-trade",
}
EXACT_ASKED = {"088/00", "111/00", "141/00"}
NO_WEIGHT = {"999/55", *(f"950/{sub:02}" for sub in range(14))}
NOT_THERE = {
    "000/00",
    "000/01",
    "008/78",
    "008/79",
    "036/11",
    "080/02",
    "081/81",
    "091/84",
    "093/92",
    "097/00",
    "142/94",
}


def every_code() -> set[str]:
    found: set[str] = set()
    for category in range(1000):
        try:
            found |= codes_of(str(category))
        except BadValue:
            continue
    return found


def test_each_category_has_as_many_codes_as_in_its_source() -> None:
    found = Counter(actuarial_category_of(code) for code in every_code())
    assert found.pop(None) == len(EXACT_ASKED | NO_WEIGHT | NOT_THERE) == 29
    assert dict(found) == COUNTS
    assert (set(COUNTS), sum(COUNTS.values())) == (set(ACTUARIAL_CATEGORIES), 3010)


def test_where_the_source_tells_no_category_there_is_none() -> None:
    without = {code for code in every_code() if actuarial_category_of(code) is None}
    assert without == EXACT_ASKED | NO_WEIGHT | NOT_THERE


@pytest.mark.parametrize(
    ("code", "category"),
    [
        ("004/05", "violence"),
        ("004/06", "drink-driving"),
        ("004/08", "motoring"),
        ("059/15", "violence"),
        ("077/50", "drug-trade"),
        ("077/51", "drugs"),
        ("121/06", "theft"),
        ("121/09", "other"),
        ("141/02", "drink-driving"),
        ("185/01", "damage"),
        ("999/20", "burglary-domestic"),
    ],
)
def test_a_category_of_the_home_office_may_hold_several(code: str, category: str) -> None:
    assert actuarial_category_of(code) == category


def test_they_agree_with_two_independent_lists() -> None:
    codes, cases = REFERENCE / "neighbourhood_crime_codes.csv", REFERENCE / "ogrs3_cases.json"
    if not codes.exists() or not cases.exists():
        pytest.skip("the lists are not beside this checkout")
    with codes.open(encoding="utf-8", newline="") as file:
        listed = [(row["code"], row["ogrs3_group"]) for row in csv.DictReader(file)]
    listed += [
        (one["offence_code"], one["offence_category"])
        for one in json.loads(cases.read_text("utf-8"))["moj_dates"]
        if one["offence_code"].isdigit()
    ]
    for code, named in listed:
        assert actuarial_category_of(canonical(code)) == NAMED[named], code
