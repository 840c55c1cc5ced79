"""The rates that were published for England and Wales come out of the numbers of people that were published."""

import pytest

from iomctl.domain.reoffending.asked import MonthsRun
from iomctl.domain.reoffending.cohorts import CohortCounts
from iomctl.domain.reoffending.figures import binary_rate, per_100, per_reoffender

FINAL = MonthsRun(18)
# Ministry of Justice, proven reoffending statistics, annual cohorts from April to March, adults and children;
# retrieved on 3 March 2026, Open Government Licence v3.0. The last column is worked out from them.
ANNUAL = """
2012/13 628761 194500 668502 30.9 3.44 106.3
2013/14 599297 186582 663973 31.1 3.56 110.8
2014/15 557726 167316 614038 30.0 3.67 110.1
2015/16 523366 154375 584231 29.5 3.78 111.6
2016/17 475135 139611 559659 29.4 4.01 117.8
2017/18 431391 125829 508151 29.2 4.04 117.8
2018/19 401404 112507 447872 28.0 3.98 111.6
2019/20 375226 95951 357053 25.6 3.72 95.2
2020/21 304835 74262 266250 24.4 3.59 87.3
2021/22 331110 83451 307862 25.2 3.69 93.0
2022/23 322330 84757 340465 26.3 4.02 105.6
2023/24 331356 93413 441946 28.2 4.73 133.4
"""
# The same, 2023/24 by index offence.
GROUPS = """
theft 38725 22041 56.9
other 35240 13533 38.4
public-order 12870 3977 30.9
weapons 12186 3497 28.7
summary-non-motoring 69440 19343 27.9
damage-and-arson 1561 431 27.6
fraud 4425 1174 26.5
robbery 3104 800 25.8
against-society 14396 3396 23.6
drug 39772 9250 23.3
violence 26563 5544 20.9
sexual 5943 877 14.8
summary-motoring 67131 9550 14.2
"""


@pytest.mark.parametrize("line", ANNUAL.split("\n")[1:-1], ids=lambda line: line.split()[0])
def test_the_annual_rates_come_out_of_their_numerators(line: str) -> None:
    _, people, reoffenders, reoffences, *printed = line.split()
    counts = CohortCounts(int(people), int(reoffenders), int(reoffences))
    rate, each, hundred = (figure(counts, FINAL) for figure in (binary_rate, per_reoffender, per_100))
    assert [rate.words.split()[0], each.words, hundred.words] == printed


@pytest.mark.parametrize("line", GROUPS.split("\n")[1:-1], ids=lambda line: line.split()[0])
def test_the_rates_by_index_offence_come_out_of_their_numerators(line: str) -> None:
    _, people, reoffenders, printed = line.split()
    rate = binary_rate(CohortCounts(int(people), int(reoffenders), int(reoffenders)), FINAL)
    assert rate.words.startswith(f"{printed} % ({reoffenders} of {people})")


def test_the_groups_add_up_to_the_year() -> None:
    groups = [line.split() for line in GROUPS.split("\n")[1:-1]]
    assert [sum(int(one[at]) for one in groups) for at in (1, 2)] == [331356, 93413]
