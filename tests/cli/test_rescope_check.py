"""iomctl rescope check and criteria: a file of criteria in words, or a line for each fault."""

from pathlib import Path

import pytest

from iomctl.inputs.criteria.file import shipped_criteria
from tests.acceptance.unchanged import refused
from tests.conftest import MONDAY
from tests.program import Program

NAME = "neighbourhood-crime-2020"
TEXT = shipped_criteria()[NAME]


@pytest.fixture
def nowhere(tmp_path: Path) -> Program:
    """The program where there is no case book."""
    return Program(db=str(tmp_path / "none.sqlite"), now=MONDAY)


def written(folder: Path, text: str) -> str:
    path = folder / "mine.toml"
    path.write_text(text, "utf-8")
    return str(path)


def test_a_right_file_is_shown_in_words(iomctl_sqlite: Program, tmp_path: Path) -> None:
    path = written(tmp_path, TEXT)
    answer = iomctl_sqlite("rescope", "check", path).succeeds()
    assert answer.err == (
        f"{path}: no faults, held against version 1 of the policy; 5 rules have a default for the scheme to set\n"
    )
    assert answer.out == iomctl_sqlite("rescope", "check", NAME).succeeds().out
    assert "fixed  all of\n         neighbourhood-crime index offence\n         statutory today\n" in answer.out


def test_programs_get_one_object(iomctl: Program) -> None:
    read = iomctl("rescope", "check", NAME, "--format", "json").succeeds().json()
    assert list(read) == ["name", "version", "in_force_from", "source", "edge", "tiers", "watch", "rules"]
    assert [one["tier"] for one in read["tiers"]] == ["fixed", "flex", "free"]
    assert read["tiers"][2] == {"tier": "free", "words": "domestic-abuse marker"}
    assert read["rules"][2] == {
        "rule": "ogrs-75",
        "words": "OGRS3 two-year at least 75",
        "field": "score.ogrs3-2y",
        "test": "at-least",
        "value": "75",
        "narrowed": "",
        "default": True,
    }


def test_without_a_case_book_the_shipped_policy_counts(nowhere: Program) -> None:
    answer = nowhere("rescope", "check", NAME).succeeds()
    assert "held against the policy that is shipped, as there is no case book" in answer.err
    assert not Path(nowhere.db).exists()


def test_the_codes_are_those_of_the_case_book(iomctl: Program, tmp_path: Path) -> None:
    policy = iomctl("policy", "show", "--text").succeeds().out
    mine = tmp_path / "policy.toml"
    row = '  { code = "knife", name = "Knife crime" },\n'
    mine.write_text(policy.replace("markers = [\n", f"markers = [\n{row}"), "utf-8")
    path = written(tmp_path, TEXT.replace("marker.domestic-abuse", "marker.knife"))
    refused(iomctl, 4, "rescope", "check", path, told=("a kind of marker follows marker.: serious-harm",))
    iomctl("policy", "load", str(mine)).succeeds()
    iomctl("rescope", "check", path).succeeds()


def test_every_fault_is_a_line(iomctl: Program, tmp_path: Path) -> None:
    wrong = (
        TEXT.replace("value = 75", "value = 750")
        .replace('"ogrs-50"]', '"ogrs-5"]')
        .replace("[tiers.free]", "[tiers.fre]")
    )
    told = (
        "rules.ogrs-75.value: 0 to 100 is expected, the range of OGRS3, two years; 750 was found",
        'tiers.flex.all[2]: no rule is called "ogrs-5"; rules: neighbourhood-index, statutory, ogrs-75,',
        'tiers.fre: no tier of the policy has this code; tiers: fixed, flex, free; did you mean "free"?',
    )
    refused(iomctl, 4, "rescope", "check", written(tmp_path, wrong), told=told)
    refused(iomctl, 4, "rescope", "check", "nothing.toml", told=('"nothing.toml": no such file, and none of the',))
    refused(iomctl, 2, "rescope", "check", NAME, "--format", "xml", told=("--format xml: no such format",))


def test_shipped_criteria_are_listed_and_printed(nowhere: Program) -> None:
    listed = nowhere("rescope", "criteria", "--format", "json").succeeds().json()
    assert [one["criteria"] for one in listed] == list(shipped_criteria())
    assert nowhere("rescope", "criteria", NAME).succeeds().out == TEXT
    answer = nowhere("rescope", "criteria", "neighbourhood-crime").exits(3)
    assert answer.err.endswith('did you mean "neighbourhood-crime-2020"?\n')
