"""`rescope plan --vary`: the size of the cohort for each value of a rule, as a plan with that value would have it."""

from pathlib import Path
from typing import Any

import pytest

from iomctl.inputs.criteria.file import shipped_criteria
from tests.books import CopyOf
from tests.cli.rescope_book import CRITERIA, criteria_in, lay_cohort, plan, rows_of
from tests.program import Program

MORE_RULES = """
[rules.often]
words = "three arrests"
field = "arrests"
test = "at-least"
value = 3
[rules.grown]
words = "under 25"
field = "age"
test = "under"
value = 25
[rules.recent]
words = "recent"
field = "time-on-scheme"
test = "at-least"
value = "3 months"
[rules.serious]
words = "RSR at least 3"
field = "score.rsr"
test = "at-least"
value = 3.0
[rules.harmful]
words = "high harm"
field = "score.rosh"
test = "at-least"
value = "high"
"""
MORE = CRITERIA.replace('["abuse"]', '["abuse", "often", "grown", "recent", "serious", "harmful"]') + MORE_RULES


@pytest.fixture
def iomctl(copy_of: CopyOf) -> Program:
    """Five people, four of them in the cohort luton."""
    return copy_of(lay_cohort)


@pytest.fixture
def laid_sqlite(copy_of_sqlite: CopyOf) -> Program:
    """The same on SQLite only."""
    return copy_of_sqlite(lay_cohort)


@pytest.fixture
def cohort(tmp_path: Path) -> Path:
    """A file of criteria for that cohort."""
    return criteria_in(tmp_path)


def _vary(iomctl: Program, file: Path | str, vary: str, *more: str) -> list[dict[str, Any]]:
    words = ("rescope", "plan", "--cohort", "luton", "--criteria", str(file), "--vary", vary)
    rows: list[dict[str, Any]] = iomctl(*words, "--format", "json", *more).succeeds().json()
    return rows


def _planned(lines: list[dict[str, Any]]) -> dict[str, Any]:
    """What a line of --vary says, made from the lines of a plan."""
    tiers = [one for one in lines if one["capacity"] is not None]
    ends = {one["part"]: one["plan"] for one in lines}
    people = sum(one["plan"] + one["come_in"] for one in tiers)
    return {
        "people": people,
        "change": people - sum(one["now"] for one in tiers),
        "leave": ends["leave"],
        "not_known": ends["not known"],
        "come_in": ends.get("come in"),
        "capacity": sum(one["capacity"] for one in tiers),
        "elsewhere": sum(one["elsewhere"] for one in tiers),
        "tiers": ", ".join(f"{one['part']} {one['plan'] + one['come_in']}{_over(one['about'])}" for one in tiers),
    }


def _over(about: str) -> str:
    return f" ({about})" if about else ""


@pytest.mark.parametrize("more", [(), ("--candidates",), ("--as-of", "2026-04-20")])
def test_each_size_is_that_of_a_plan_with_the_value_in_the_file(
    iomctl: Program, cohort: Path, more: tuple[str, ...]
) -> None:
    told = _vary(iomctl, cohort, "high=40..85:5", *more)
    assert [one["value"] for one in told] == list(range(40, 90, 5))
    for one in told:
        cohort.write_text(CRITERIA.replace("value = 75", f"value = {one['value']}"))
        planned = _planned(plan(iomctl, cohort, *more))
        assert {name: one[name] for name in planned} == planned


@pytest.mark.parametrize(("rule", "was", "values"), [("ogrs-50", 50, "30..90:20"), ("arrests-recent", 3, "1..4:1")])
def test_the_sizes_of_a_whole_scheme_are_those_of_plans(
    iomctl_sqlite: Program, tmp_path: Path, rule: str, was: int, values: str
) -> None:
    iomctl_sqlite.db = str(tmp_path / "demo.sqlite")
    iomctl_sqlite("demo", iomctl_sqlite.db, "--people", "80").succeeds()
    text, file = shipped_criteria()["neighbourhood-crime-2020"], tmp_path / "mine.toml"
    before, heading, after = text.partition(f"[rules.{rule}]")
    sizes = _vary(iomctl_sqlite, "neighbourhood-crime-2020", f"{rule}={values}", "--candidates")
    assert len({(one["people"], one["tiers"]) for one in sizes}) > 1
    for one in sizes:
        file.write_text(before + heading + after.replace(f"value = {was}", f"value = {one['value']}", 1))
        planned = _planned(plan(iomctl_sqlite, file, "--candidates"))
        assert {name: one[name] for name in planned} == planned
        assert one["elsewhere"] > 0


def test_the_file_s_own_value_is_marked(iomctl: Program, cohort: Path) -> None:
    assert [one["in_file"] for one in _vary(iomctl, cohort, "high=65..85:5")] == [False, False, True, False, False]
    cohort.write_text(MORE)
    rows = _vary(iomctl, cohort, "serious = 2.5 .. 3.4 : 0.25")
    assert [(one["value"], one["in_file"]) for one in rows] == [(2.5, False), (2.75, False), (3, True), (3.25, False)]


def test_nothing_is_kept_not_even_a_look(iomctl: Program, cohort: Path) -> None:
    before = rows_of(iomctl)
    for more in ((), ("--candidates",), ("--dry-run",)):
        _vary(iomctl, cohort, "high=50..90:10", *more)
    assert rows_of(iomctl) == before


def test_nobody_in_the_cohort(iomctl: Program, cohort: Path) -> None:
    iomctl("cohort", "create", "harm", "--name", "High harm").succeeds()
    words = ("rescope", "plan", "--cohort", "harm", "--criteria", str(cohort), "--vary", "high=70..80:10")
    rows = iomctl(*words, "--format", "json").succeeds().json()
    assert [(one["people"], one["change"], one["not_known"]) for one in rows] == [(0, 0, 0), (0, 0, 0)]
    assert [one["elsewhere"] for one in rows] == [4, 4]
    assert "│ capacity 125 less 4 in other cohorts" in iomctl(*words).succeeds().out


@pytest.mark.parametrize(
    ("vary", "said"),
    [
        ("hihg=50..90:5", 'no rule is called "hihg"; rules with a number: high, often, grown, serious; did you mean'),
        ("abuse=50..90:5", '"abuse" has no number to vary, it asks marker.domestic-abuse is yes; rules with'),
        ("recent=1..3:1", '"recent" has no number to vary, it asks time-on-scheme at least 3 months; rules with'),
        ("harmful=1..3:1", '"harmful" has no number to vary, it asks score.rosh at least high; rules with'),
        ("high=50..105:5", "high: 0 to 100 is expected, the range of OGRS3, two years; 105 was found"),
        ("often=0..3:1", "often: a whole number from 1 to 10,000 is expected, 0 was found"),
        ("grown=18..21:0.5", "grown: a whole number from 1 to 120 is expected, 18.5 was found"),
        ("high=50..90:0", '"high=50..90:0": a step of 0 leads nowhere'),
        ("high=90..50:5", '"high=90..50:5" runs backwards: high=50..90:5 is meant?'),
        ("high=0..100:1", "101 values are too many to try, 50 at most; take a larger step"),
        ("high=50-90:5", '"high=50-90:5": RULE=FROM..TO:STEP, like ogrs-75=50..90:5 is expected'),
        ("high=50..90", '"high=50..90": RULE=FROM..TO:STEP'),
        ("50..90:5", '"50..90:5": RULE=FROM..TO:STEP'),
        ("high=-5..90:5", '"high=-5..90:5": RULE=FROM..TO:STEP'),
        ("", '"": RULE=FROM..TO:STEP'),
    ],
)
def test_a_range_that_can_not_be_tried_is_refused(laid_sqlite: Program, cohort: Path, vary: str, said: str) -> None:
    cohort.write_text(MORE)
    words = ("rescope", "plan", "--cohort", "luton", "--criteria", str(cohort), "--vary", vary)
    refused = laid_sqlite(*words).exits(4)
    assert refused.err.startswith(f"iomctl: --vary: {said}")
    assert refused.err.count("\n") == 2
    assert refused.out == ""


def test_what_a_plan_refuses_is_refused(iomctl: Program, cohort: Path) -> None:
    vary = ("--vary", "high=50..90:5")
    for words, code, said in (
        (("--cohort", "lutin", "--criteria", str(cohort)), 3, "no cohort lutin"),
        (("--cohort", "luton", "--criteria", "nowhere.toml"), 4, "nowhere.toml"),
        (("--cohort", "luton", "--criteria", str(cohort), "--as-of", "2025-12-31"), 4, "is in force from"),
        (("--cohort", "luton", "--criteria", str(cohort), "--as-of", "+1d"), 4, "is in the future"),
        (("--cohort", "luton", "--criteria", str(cohort), "--columns", "bar", "--format", "csv"), 2, "no such column"),
        (("--cohort", "luton", "--criteria", str(cohort), "--format", "xml"), 2, "no such format"),
    ):
        assert said in iomctl("rescope", "plan", *words, *vary).exits(code).err


def test_a_bar_stands_beside_each_size_for_people_who_read_it(laid_sqlite: Program, cohort: Path) -> None:
    words = ("rescope", "plan", "--cohort", "luton", "--criteria", str(cohort), "--vary", "high=70..80:5")
    laid_sqlite.terminal, laid_sqlite.width = True, 80
    shown = laid_sqlite(*words).succeeds()
    assert max(map(len, shown.out.splitlines())) <= 80
    assert shown.out.count("····│") == 3
    assert "No run was kept" in shown.err
    assert "In the file high asks: score.ogrs3-2y at least 75" in shown.err
    assert laid_sqlite(*words, "--format", "md").succeeds().out.count("····│ |") == 3
    assert "│" not in laid_sqlite(*words, "--format", "csv").succeeds().out


def test_a_rule_that_no_tier_asks_is_said_to_change_nothing(laid_sqlite: Program, cohort: Path) -> None:
    cohort.write_text(MORE)
    words = ("rescope", "plan", "--cohort", "luton", "--criteria", str(cohort), "--vary", "grown=18..24:2")
    assert "No tier asks grown: its value changes no size" in laid_sqlite(*words).succeeds().err
