"""The shipped councils: against the national list, found however they are typed, refused with what is near."""

import csv
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iomctl.domain.accommodation.councils import (
    ENGLAND,
    Council,
    council_to_refer_to,
    councils,
    matching,
    meant,
    name_of,
)
from iomctl.errors import BadValue

NOW = date(2026, 4, 20)
MADE_SINCE = {
    "Buckinghamshire": (date(2020, 4, 1), 4),
    "North Northamptonshire": (date(2021, 4, 1), 4),
    "West Northamptonshire": (date(2021, 4, 1), 3),
    "Cumberland": (date(2023, 4, 1), 3),
    "Westmorland and Furness": (date(2023, 4, 1), 3),
    "North Yorkshire": (date(2023, 4, 1), 7),
    "Somerset": (date(2023, 4, 1), 4),
}
"""Each council made since 2019 with its first day and how many it replaced: general knowledge, unverified."""

any_council = st.sampled_from(sorted(councils().values(), key=lambda one: one.code))


def test_those_of_2019_are_those_of_the_national_list_by_code_and_name(shared_data: Path) -> None:
    with (shared_data / "uk" / "ons_lad_csp_pfa_2019.csv").open(encoding="utf-8-sig", newline="") as file:
        theirs = {(row["LAD19CD"], row["LAD19NM"]) for row in csv.DictReader(file)}
    ours = {(one.code, one.name) for one in councils().values() if one.from_on is None}
    assert ours == theirs
    assert all(one.nation == {"E": "england", "W": "wales"}[one.code[0]] for one in councils().values())


def test_each_made_since_stands_for_those_that_were_closed_on_its_first_day() -> None:
    made = {one.name: one for one in councils().values() if one.from_on is not None}
    replaced = {name: [o for o in councils().values() if o.replaced_by == one.code] for name, one in made.items()}
    assert {name: (one.from_on, len(replaced[name])) for name, one in made.items()} == MADE_SINCE
    assert all(o.closed_on == made[name].from_on for name, closed in replaced.items() for o in closed)
    closed = [one for one in councils().values() if one.closed_on]
    assert len(closed) == sum(map(len, replaced.values()))
    assert not set(made.values()) & set(closed)


@given(any_council, st.sampled_from(["{}", " {} ", "{} council", "{} Borough Council", "the {}"]))
def test_a_council_is_found_by_its_code_and_by_its_whole_name(council: Council, written: str) -> None:
    assert meant(written.format(council.name)) == meant(written.format(council.name.upper())) == [council]
    assert meant(council.code.lower()) == matching(council.code) == [council]
    assert council in matching(written.format(council.name))
    assert name_of(council.code) == council.name


@given(any_council, st.dates(date(2019, 1, 1), NOW))
def test_only_one_in_england_that_was_there_is_referred_to(council: Council, on: date) -> None:
    if council.nation == ENGLAND and council.is_there(on):
        assert council_to_refer_to(council.name, on) == council
    else:
        with pytest.raises(BadValue):
            council_to_refer_to(council.name, on)


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("luton", "Luton"),
        ("Bristol City Council", "Bristol, City of"),
        ("hull", "Kingston upon Hull, City of"),
        ("st helens", "St. Helens"),
        ("kings lynn", "King's Lynn and West Norfolk"),
        ("Kensington & Chelsea", "Kensington and Chelsea"),
        ("durham", "County Durham"),
        ("central bed", "Central Bedfordshire"),
        ("northamptonshire west", "West Northamptonshire"),
    ],
)
def test_part_of_a_name_is_enough_where_it_means_one_council(typed: str, name: str) -> None:
    assert council_to_refer_to(typed, NOW).name == name


def test_those_that_are_there_go_before_those_that_were_closed() -> None:
    with pytest.raises(BadValue, match=r"it could be North Northamptonshire, West Northamptonshire$"):
        council_to_refer_to("northam", NOW)
    with pytest.raises(BadValue, match=r"it could be East Northamptonshire, Northampton, South Northamptonshire$"):
        council_to_refer_to("northam", date(2021, 3, 31))


@pytest.mark.parametrize(
    ("typed", "on", "said"),
    [
        ("Lutn", NOW, "not in the list of councils (did you mean Luton or Sutton or Melton?); "
         "iomctl duty councils lists them"),
        ("xyzzy", NOW, "not in the list of councils; iomctl duty councils lists them"),
        ("council", NOW, "not in the list of councils; iomctl duty councils lists them"),
        ("", NOW, "not in the list of councils; iomctl duty councils lists them"),
        ("newcastle", NOW, "it could be Newcastle-under-Lyme, Newcastle upon Tyne"),
        ("north", NOW, "it could be Bath and North East Somerset, North Devon, North East Derbyshire, "
         "North East Lincolnshire, North Hertfordshire, North Kesteven, North Lincolnshire, North Norfolk and 8 more"),
        ("wi", NOW, "it could be Blackburn with Darwen, Isle of Wight, Oadby and Wigston, Wigan, Wiltshire, "
         "Winchester, Windsor and Maidenhead, Wirral"),
        ("cardiff", NOW, "Cardiff is in Wales, and the duty to refer holds in England alone"),
        ("eden", date(2023, 4, 1), "Eden was closed on 1 Apr 2023; in its place is Westmorland and Furness"),
        ("cumberland", date(2023, 3, 31), "Cumberland began on 1 Apr 2023; before it there were Allerdale, Carlisle, "
         "Copeland"),
    ],
)  # fmt: skip
def test_what_is_no_one_council_is_refused_in_a_plain_line(typed: str, on: date, said: str) -> None:
    with pytest.raises(BadValue) as refused:
        council_to_refer_to(typed, on)
    assert refused.value.faults == (f'council "{typed}": {said}',)


def test_a_council_that_the_list_lost_is_still_named() -> None:
    assert name_of("E06000099") == "E06000099"
