"""What crime costs, how many people it takes to tell two rates apart, and the shipped baselines."""

from fractions import Fraction

import pytest

from iomctl.domain.facts.crime_groups import crime_group_names, crime_group_of
from iomctl.domain.facts.offence_codes import shipped_rows
from iomctl.domain.facts.offences import VICTIMS
from iomctl.domain.reoffending.asked import MonthsRun
from iomctl.domain.reoffending.baselines import shipped_baselines
from iomctl.domain.reoffending.cohorts import CohortCounts
from iomctl.domain.reoffending.figures import binary_rate, per_100, per_reoffender
from iomctl.domain.reoffending.numbers_needed import needed_in_words, people_needed
from iomctl.domain.reoffending.unit_costs import CostOfCrime, break_even, cost_of, unit_costs

FINAL = MonthsRun(18)
PRINTED = {
    "2012/13": ("30.9", "3.44", "106.3"),
    "2013/14": ("31.1", "3.56", "110.8"),
    "2014/15": ("30.0", "3.67", "110.1"),
    "2015/16": ("29.5", "3.78", "111.6"),
    "2016/17": ("29.4", "4.01", "117.8"),
    "2017/18": ("29.2", "4.04", "117.8"),
    "2018/19": ("28.0", "3.98", "111.6"),
    "2019/20": ("25.6", "3.72", "95.2"),
    "2020/21": ("24.4", "3.59", "87.3"),
    "2021/22": ("25.2", "3.69", "93.0"),
    "2022/23": ("26.3", "4.02", "105.6"),
    "2023/24": ("28.2", "4.73", "133.4"),
}
"""Rate, reoffences for each reoffender and for each 100 people."""


def test_england_and_wales_come_out_of_the_shipped_file_with_the_printed_rates() -> None:
    for one in shipped_baselines():
        if one.category != "all":
            continue
        assert one.reoffences
        counts = CohortCounts(one.offenders, one.reoffenders, one.reoffences)
        rate = binary_rate(counts, FINAL).words.split(" ")[0]
        assert (rate, per_reoffender(counts, FINAL).words, per_100(counts, FINAL).words) == PRINTED[one.cohort]
    assert {one.cohort for one in shipped_baselines() if one.category == "all"} == PRINTED.keys()


def test_the_groups_of_2023_add_up_to_all() -> None:
    groups = [one for one in shipped_baselines() if one.category == "index offence"]
    assert len(groups) == 13
    assert (sum(one.offenders for one in groups), sum(one.reoffenders for one in groups)) == (331_356, 93_413)


@pytest.mark.parametrize(
    ("rate", "compared", "number"),
    # A textbook's: 388 in each group for 50 against 40 per cent; the others by hand.
    [("1/2", "2/5", 388), ("2/5", "1/2", 388), ("9/10", "3/10", 10), ("1/2", "9/20", 1_565)],
)
def test_so_many_people_tell_two_rates_apart(rate: str, compared: str, number: int) -> None:
    assert people_needed(Fraction(rate), Fraction(compared)) == number


def test_rates_that_are_the_same_are_never_told_apart() -> None:
    assert people_needed(Fraction(1, 2), Fraction(1, 2)) is None
    told = needed_in_words((50, 100), (50, 100))
    assert told.startswith("People needed in each of two groups of one size: 1,565 for 5 points; 388 for 10 points (")
    assert "for 5 points" in needed_in_words((0, 100), (1, 100))


@pytest.mark.parametrize(
    ("code", "victim", "group"),
    [
        ("028/03", "person", "domestic-burglary"),
        ("030/02", "business", "commercial-burglary"),
        ("034/01", "person", "robbery"),
        ("034/01", "business", "commercial-robbery"),
        ("034/01", "not-known", "robbery-victim-not-known"),
        ("008/06", "person", "violence-with-injury"),
        ("008/66", "person", "violence-without-injury"),
        ("046/00", "business", "shoplifting"),
        ("998/00", "not-known", "breach"),
        ("996/00", "not-known", "other"),
        (None, "person", "code-not-known"),
    ],
)
def test_an_offence_is_of_one_group_of_crime(code: str | None, victim: str, group: str) -> None:
    assert crime_group_of(code, victim) == group


def test_every_group_of_crime_has_a_name_in_plain_words() -> None:
    names = crime_group_names()
    groups = {row["group"] for row in shipped_rows("offence_groups.csv")} | {one.group for one in unit_costs().values()}
    by_victim = {crime_group_of("034/01", victim) for victim in VICTIMS}
    assert groups | by_victim | {crime_group_of(None, "person"), crime_group_of("996/00", "person")} == names.keys()
    assert len(set(names.values())) == len(names)
    assert not [name for name in names.values() if "-" in name or not name[0].isupper()]


def test_a_cost_that_nobody_confirmed_counts_only_where_it_is_switched_on() -> None:
    crimes = {"robbery": 2, "domestic-burglary": 3, "shoplifting": 4}
    assert cost_of(crimes) == CostOfCrime(22_640, 2, 7)
    assert cost_of(crimes, ["domestic-burglary"]) == CostOfCrime(22_640 + 3 * 5_930, 5, 4)
    assert {one.group for one in unit_costs().values() if one.confirmed and one.pounds == 14_050} == {
        "violence-with-injury"
    }


def test_the_break_even_number_is_of_crimes_of_the_mean_cost_rounded_up() -> None:
    assert break_even(100_000, CostOfCrime(22_640, 2, 0)) == 9
    assert break_even(113_200, CostOfCrime(22_640, 2, 0)) == 10
    assert break_even(113_201, CostOfCrime(22_640, 2, 0)) == 11
    assert break_even(100_000, CostOfCrime(0, 0, 5)) is None
