"""What the board reads of reoffending and of the three windows: in words, of how many, and nothing of few people."""

import json
from datetime import date
from pathlib import Path
from typing import Any

from tests.books import laid_once
from tests.casebook import book, person, spell
from tests.program import Program

PERIOD = ("--from", "2026-02-01", "--as-of", "2026-04-20")
YEAR = "Oct 2023 to Sep 2024"
"""The newest year of entry that is final then."""
TIERS = {"fixed": (30, 14), "flex": (14, 7), "free": (3, 1)}
"""People who entered in it, and of those who were convicted of an offence in the year after."""


@laid_once
def entered(iomctl: Program) -> None:
    """Forty-seven people who entered in YEAR, of whom twenty-two reoffended, and one who left the scheme."""
    numbers, reoffended = iter(range(1, 100)), list[int]()
    with book(iomctl) as work:
        for tier, (people, of_those) in TIERS.items():
            for place in range(people):
                spell(work, person(work, "Mercer", born_on=None), date(2024, 4, 9), tier=tier)
                number = next(numbers)
                reoffended += [number] if place < of_those else []
    for one in reoffended:
        _proven(iomctl, f"N{one}", "2024-08-01")
    _proven(iomctl, "N1", "2024-01-03", "028/03", "--index")
    iomctl("offence", "add", "N2", "046/00", "--on", "2024-08-02", "--outcome", "convicted").succeeds()
    iomctl("cohort", "deselect", "N1", "--reason", "no-offending", "--exit-plan", "x", "--on", "2024-10-31").succeeds()


def _proven(program: Program, who: str, on: str, code: str = "046/00", *more: str) -> None:
    program("offence", "add", who, code, "--on", on, "--outcome", "convicted", "--outcome-on", on, *more).succeeds()


def made(program: Program, *more: str) -> dict[str, Any]:
    """The report, as its JSON says it; it is not kept."""
    words = ("report", "board", *PERIOD, "--dry-run", "--format", "json", *more)
    found: dict[str, Any] = json.loads(program(*words).succeeds().out)
    return found


def section(report: dict[str, Any], name: str) -> dict[str, Any]:
    [found] = [one for one in report["paper"]["sections"] if one["id"] == name]
    return dict(found)


def first_cells(report: dict[str, Any], name: str, table: str) -> list[str]:
    [found] = [one for one in section(report, name)["tables"] if one["id"] == table]
    return [row[0] for row in found["rows"]]


def test_groups_stand_under_their_names(entered: Program) -> None:
    report = made(entered, "--exact")
    assert first_cells(report, "reoffending", "reoffending_by_tier") == ["Fixed", "Flex", "Free"]
    assert first_cells(report, "reoffending", "reoffending_by_index_group") == ["Residential burglary", "Not recorded"]
    counted = ["Proven reoffences", "Arrests, not proven", "Charges, not proven"]
    assert first_cells(report, "reoffending", "per_month_at_liberty") == counted
    assert first_cells(report, "windows", "three_windows") == ["Before", "On the scheme", "After"]


def test_the_paper_speaks_to_a_board_and_not_to_who_types(entered: Program) -> None:
    for name in ("reoffending", "windows"):
        held = section(made(entered, "--exact"), name)
        said = " ".join((*held["paragraphs"], *held.get("bullets", ())))
        assert not [word for word in ("iomctl", "--", "_", "refused", "no-outcome-day") if word in said]
    told = section(made(entered, "--exact"), "reoffending")["bullets"]
    assert told == ["Convictions or cautions without a day: they prove nothing (1)."]


def figures(report: dict[str, Any], measure: str, by: str) -> dict[str, dict[str, Any]]:
    return {one["group"]: one for one in report["figures"] if (one["measure"], one["by"]) == (measure, by)}


def test_its_figures_stand_among_all_others(entered: Program) -> None:
    report = made(entered, "--exact")
    year = figures(report, "reoffended", "entry_year")[YEAR]
    counted = {"numerator": 22, "denominator": 47, "withheld": False, "low": "33.33", "high": "60.77"}
    assert year.items() >= {**counted, "reoffences": 22, "status": "final"}.items()
    tiers = figures(report, "reoffended", "tier")
    assert {name: (one["numerator"], one["denominator"]) for name, one in tiers.items()} == {
        f"{YEAR}: {tier.capitalize()}": (reoffended, people) for tier, (people, reoffended) in TIERS.items()
    }
    assert figures(report, "reoffended", "nation")["England and Wales, 2023/24"]["denominator"] == 331_356
    assert figures(report, "proven_at_liberty", "entry_year")[YEAR]["unit"] == "months"
    assert figures(report, "people_in_windows", "window")["Left out: still on the scheme"]["numerator"] == 46
    assert figures(report, "offences_in_windows", "window")["On the scheme"]["numerator"] == 1


def test_readers_outside_can_work_out_no_small_group(entered: Program) -> None:
    tiers = figures(made(entered), "reoffended", "tier")
    known = {name.rpartition(" ")[2]: (one["numerator"], one["denominator"]) for name, one in tiers.items()}
    # Free is three people; what is left of forty-seven must not be these three.
    assert known == {"Fixed": (14, 30), "Flex": (None, None), "Free": (None, None)}
    assert {one["low"] for name, one in tiers.items() if "Fixed" not in name} == {None}


def test_small_is_what_the_policy_says(entered: Program, tmp_path: Path) -> None:
    policy = entered("policy", "show", "--text").succeeds().out
    file = tmp_path / "mine.toml"
    file.write_text(policy.replace("withheld_below = 6", "withheld_below = 2"), "utf-8")
    entered("policy", "load", str(file)).succeeds()
    free = figures(made(entered), "reoffended", "tier")[f"{YEAR}: Free"]
    assert (free["numerator"], free["denominator"]) == (None, 3)
    asked = ("evidence", "reoffending", "--from", "2024-04-01", "--to", "2024-06-30", "--by", "tier")
    rows = {one["group"]: one for one in entered(*asked, "--format", "json").succeeds().json()}
    assert (rows["free"]["people"], rows["free"]["reoffenders"]) == (3, None)


def test_two_papers_are_compared_by_the_same_year_of_entry(entered: Program) -> None:
    words = ("report", "board", *PERIOD, "--exact")
    entered(*words).succeeds()
    _proven(entered, "N20", "2024-09-01")
    entered(*words).succeeds()
    rows = entered("report", "compare", "1", "2", "--format", "json").succeeds().json()
    found = {(one["by"], one["group"]): (one["first"], one["second"]) for one in rows if one["measure"] == "reoffended"}
    assert found == {
        ("entry_year", YEAR): ("22 of 47", "23 of 47"),
        ("tier", f"{YEAR}: Fixed"): ("14 of 30", "15 of 30"),
        ("index_offence", f"{YEAR}: Not recorded"): ("21 of 46", "22 of 46"),
    }


def test_check_names_evidence_that_nobody_records(iomctl: Program) -> None:
    said = iomctl("report", "board", *PERIOD, "--check").exits(5).err
    assert "iomctl: reoffended: no conviction or caution is recorded." in said
    assert "iomctl: arrests_at_liberty: no arrest is recorded." in said
    assert "iomctl: people_in_windows: nothing was counted." in said


def test_check_has_nothing_to_say_of_evidence_that_is_there(entered: Program) -> None:
    said = entered("report", "board", *PERIOD, "--check").exits(5).err
    assert "reoffended" not in said
    assert "offences_in_windows" not in said
    assert "iomctl: arrests_at_liberty: no arrest is recorded." in said


def test_what_nobody_records_is_no_finding(iomctl: Program) -> None:
    with book(iomctl) as work:
        for _ in range(30):
            spell(work, person(work, "Mercer", born_on=None), date(2024, 4, 9))
    report = made(iomctl, "--exact")
    told = section(report, "reoffending")
    [year, *_] = next(one for one in told["tables"] if one["id"] == "reoffending_by_year")["rows"]
    assert [one.get("marks", one.get("text")) for one in year[1:4]] == ["30", ["w"], ["w"]]
    assert any("No conviction or caution is recorded" in one for one in told["paragraphs"])
    assert figures(report, "reoffended", "entry_year")[YEAR]["numerator"] is None


def test_groups_that_are_all_small_are_a_sentence(iomctl: Program) -> None:
    with book(iomctl) as work:
        for tier in ("fixed", "fixed", "flex", "free"):
            spell(work, person(work, "Mercer", born_on=None), date(2024, 4, 9), tier=tier)
    _proven(iomctl, "N1", "2024-08-01")
    held = section(made(iomctl), "reoffending")
    assert not {"reoffending_by_tier", "reoffending_by_index_group"} & {one["id"] for one in held["tables"]}
    assert "By tier at entry nothing can be told: the groups are too small." in held["paragraphs"]


def test_many_offences_of_few_people_are_withheld_in_every_form(entered: Program) -> None:
    for month in range(5, 10):
        for day in (2, 15):
            _proven(entered, "N1", f"2024-{month:02}-{day:02}")
    exact = figures(made(entered, "--exact"), "offences_in_windows", "window")["On the scheme"]
    told = figures(made(entered), "offences_in_windows", "window")["On the scheme"]
    assert (exact["numerator"], exact["withheld"]) == (11, False)
    assert (told["numerator"], told["denominator"], told["withheld"]) == (None, None, True)
    words = ("report", "board", *PERIOD)
    entered(*words).succeeds()
    _proven(entered, "N1", "2024-05-09")
    entered(*words).succeeds()
    rows = entered("report", "compare", "1", "2", "--same", "--format", "json").succeeds().json()
    compared = [one for one in rows if one["measure"] == "offences_in_windows"]
    assert {(one["first"], one["second"]) for one in compared} == {("[c]", "[c]")}


def test_who_was_in_custody_all_the_year_is_not_told_by_who_was_not(entered: Program) -> None:
    for number in range(20, 23):
        entered("custody", "begin", f"N{number}", "remand", "--prison", "Bedford", "--on", "2024-04-01").succeeds()
    [table] = [one for one in section(made(entered), "reoffending")["tables"] if one["id"] == "per_month_at_liberty"]
    assert [one.get("marks") for one in table["rows"][0][1:4]] == [["c"], ["c"], ["c"]]
