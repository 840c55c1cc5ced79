"""What is not recorded and taken as no: counted apart in the plan, said in the reasons, and listed."""

from pathlib import Path

from tests.cli.rescope_book import CRITERIA, lay_cohort, plan
from tests.program import Program

TAKEN = CRITERIA.replace('value = "residential-burglary"', 'value = "residential-burglary"\nwhen-unknown = "not-met"')
SAYLE = "N00004"


def planned(iomctl: Program, folder: Path, text: str) -> dict[str, dict[str, object]]:
    lay_cohort(iomctl)
    file = folder / "luton.toml"
    file.write_text(text)
    return {line["part"]: line for line in plan(iomctl, file)}


def test_it_is_counted_apart_in_the_plan(iomctl: Program, tmp_path: Path) -> None:
    lines = planned(iomctl, tmp_path, TAKEN)
    assert (lines["leave"]["plan"], lines["not known"]["plan"]) == (2, 0)
    assert (lines["taken as no"]["plan"], lines["taken as no"]["about"]) == (1, "no index offence for 1")


def test_nothing_is_counted_where_criteria_take_nothing_as_no(iomctl: Program, tmp_path: Path) -> None:
    lines = planned(iomctl, tmp_path, CRITERIA)
    assert (lines["leave"]["plan"], lines["not known"]["plan"]) == (1, 1)
    assert "taken as no" not in lines


def test_who_they_are_and_why(iomctl: Program, tmp_path: Path) -> None:
    planned(iomctl, tmp_path, TAKEN)
    (person,) = iomctl("rescope", "show", "1", "--taken-as-no", "--format", "json").succeeds().json()
    assert (person["offender"], person["outcome"], person["taken_as_no"]) == (SAYLE, "leaves", "no index offence")
    assert person["why"].startswith("not known: high, abuse; not recorded, taken as no: burglar")
    answer = iomctl("rescope", "show", "1", "--offender", "sayle").succeeds()
    assert "Told by what is not recorded and was taken as no: no index offence" in answer.err
    told = iomctl("rescope", "show", "1", "--offender", "sayle", "--format", "json").succeeds().json()
    assert [one["answer"] for one in told if one["rule"] == "burglar"] == ["not recorded, taken as no"] * 2
    assert [one["answer"] for one in told if one["rule"] == "high"] == ["not known"]


def test_a_tree_taken_as_no_says_so_of_its_rules(iomctl: Program, tmp_path: Path) -> None:
    text = CRITERIA.replace('all = ["burglar"]', 'all = ["burglar"]\nwhen-unknown = "not-met"')
    text = text.replace('all = ["burglar", "high"]', 'all = ["burglar", "high"]\nwhen-unknown = "not-met"')
    lines = planned(iomctl, tmp_path, text)
    assert lines["taken as no"]["about"] == "no index offence for 1; nobody recorded an OGRS3 (two years) for 1"
    (person,) = iomctl("rescope", "show", "1", "--taken-as-no", "--format", "json").succeeds().json()
    assert person["why"] == "not known: abuse; not recorded, taken as no: burglar, high"
    told = iomctl("rescope", "show", "1", "--offender", "sayle", "--format", "json").succeeds().json()
    assert {one["answer"] for one in told if one["part"] != "watch"} == {"not recorded, taken as no"}
    assert [one["answer"] for one in told if one["part"] == "watch"] == ["not known"]
