"""The report of a run beside the whole scheme: each cohort a row, why a tier may be too full, and the chart."""

import re
from pathlib import Path

import pytest

from iomctl.inputs.policy.file import default_policy_text
from tests.books import CopyOf
from tests.cli.report_book import MEETING, lay_decided_scheme, lay_scheme, table_of
from tests.program import Program

WHY = "Mercer stays until the flat is ready"


@pytest.fixture
def scheme(copy_of: CopyOf) -> Program:
    """Run 1 of 65 people of the cohort luton, decided; 7 people in flex of the cohort bedford, and one in free."""
    return copy_of(_lay)


def _lay(iomctl: Program) -> None:
    lay_decided_scheme(iomctl)
    _lay_bedford(iomctl)
    iomctl("rescope", "apply", "1", "--meeting", MEETING, "--colour", "red", "--over-capacity", WHY).succeeds()


def _lay_before(iomctl: Program) -> None:
    lay_scheme(iomctl)
    _lay_bedford(iomctl)


def _lay_bedford(iomctl: Program) -> None:
    iomctl("cohort", "create", "bedford", "--name", "IOM Bedford").succeeds()
    how = ("--cohort", "bedford", "--colour", "red", "--reason", "criteria-met", "--no-worker")
    surnames = "Abbot Birch Cutler Drayton Ember Frostick Galway Holtby".split()
    for name, tier in zip(surnames, ("flex",) * 7 + ("free",), strict=True):
        iomctl("offender", "add", "--surname", name, "--born", "14/8/1994").succeeds()
        iomctl("cohort", "adopt", name, "--tier", tier, *how).succeeds()


def beside(iomctl: Program, *words: str) -> dict[str, list[str]]:
    """The people of every cohort by tier."""
    told = iomctl("rescope", "report", "1", *words, "--format", "json").succeeds().json()
    rows = table_of(told, "People of every cohort by tier")
    return {name.replace("IOM ", "").partition("<")[0]: counts for name, counts in rows.items()}


def test_capacity_stands_beside_the_people_of_every_cohort(scheme: Program) -> None:
    exact = beside(scheme, "--exact")
    assert [*exact.values()] == [["33", "30", "0"], ["0", "7", "1"], ["33", "37", "1"], ["70", "40", "15"]]
    told = beside(scheme)
    # Of eight people nothing is told by tier.
    assert told["Bedford"] == ["0 to 8"] * 3
    assert told["all cohorts"][0] == "33 to 41"
    assert told["capacity"] == ["70", "40", "15"]
    # Who comes in is in a tier as well: what is published leaves room for what is so.
    assert all(within(one, range_) for name in exact for one, range_ in zip(exact[name], told[name], strict=True))


def test_who_is_not_decided_about_is_in_a_tier_of_the_whole_scheme(copy_of: CopyOf) -> None:
    iomctl = copy_of(_lay_before)
    iomctl("rescope", "decide", "1", "--as-planned", "--outcome", "comes-in").succeeds()
    # Of 65 people in the cohort 33 are in fixed and 32 in flex, and 12 come in to fixed.
    assert next(iter(beside(iomctl, "--exact").values())) == ["45", "32", "0"]
    said = iomctl("rescope", "report", "1", "--exact").succeeds().out
    assert "Who is not decided about is counted in the tier they are in." in said


def within(exact: str, published: str) -> bool:
    """Whether a published figure leaves room for what is so."""
    if published.startswith("<"):
        return int(exact) < int(published[1:])
    least, _, most = published.partition(" to ")
    return int(least) <= int(exact) <= int(most or least)


def test_how_many_are_over_capacity_is_told(iomctl: Program, tmp_path: Path) -> None:
    smaller = tmp_path / "smaller.toml"
    smaller.write_text(
        default_policy_text().replace("capacity = 40", "capacity = 30").replace("capacity = 15", "capacity = 0")
    )
    iomctl("policy", "load", str(smaller)).succeeds()
    _lay(iomctl)
    assert beside(iomctl, "--exact")["over capacity"] == ["0", "7", "1"]
    assert "over capacity" in beside(iomctl)


def test_the_other_cohorts_are_counted_on_the_day_of_the_run(scheme: Program) -> None:
    before = beside(scheme, "--exact")
    scheme.travel(30)
    gone = ("--cohort", "bedford", "--reason", "moved-area", "--exit-plan", "another scheme")
    scheme("cohort", "deselect", "holtby", *gone).succeeds()
    assert beside(scheme, "--exact") == before


def test_why_a_tier_may_be_too_full_is_given_with_exact_figures_alone(scheme: Program) -> None:
    exact = scheme("rescope", "report", "1", "--exact").succeeds().out
    assert f"Why a tier may be over its capacity: {WHY}" in exact
    told = scheme("rescope", "report", "1").succeeds().out
    assert "Mercer" not in told
    assert "Why a tier may be over its capacity was said when it was applied: the exact form has the words." in told


def test_from_and_to_are_bars_with_their_numbers(scheme: Program) -> None:
    page = scheme("rescope", "report", "1", "--exact", "--format", "html").succeeds().out
    chart, _ = re.findall(r"<svg.*?</svg>", page, re.DOTALL)
    assert 'role="img"' in chart
    words = "People of the cohort by tier. fixed, Before: 33; fixed, After: 33; flex, Before: 32; flex, After: 30;"
    assert words in chart
    bars = re.findall(r'class="full (f\d)" x="[\d.]+" y="[\d.]+" width="([\d.]+)"', chart)
    assert [colour for colour, _ in bars] == ["f0", "f3"] * 2
    assert [round(33 * float(width) / float(bars[0][1])) for _, width in bars] == [33, 33, 32, 30]
    told = ["33 Before", "33 After", "32 Before", "30 After", "0 Before", "0 After"]
    assert re.findall(r">(\d+ \w+)</text>", chart) == told
