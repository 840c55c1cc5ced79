"""iomctl offender died and iomctl death: cases end, nothing is waited for, and what can't be so any more is refused."""

from pathlib import Path
from typing import Any

import pytest

from tests.acceptance.unchanged import every_row
from tests.cli.offender_book import lay
from tests.cli.sheets import lay_rows, refusal, sheet
from tests.program import Program

DIED = ("--on", "2026-04-14")
ADOPT = ("cohort", "adopt", "N1", "--cohort", "luton", "--tier", "fixed", "--colour", "amber", "--no-worker",
         "--reason", "criteria-met")  # fmt: skip


@pytest.fixture
def mercer(iomctl: Program) -> Program:
    """Kai Mercer, on the scheme, with referrals, a placement, an action and a stay in custody that go on."""
    lay(iomctl)
    iomctl("placement", "add", "N1", "hotel", "--from", "2026-04-08", "--until", "2026-04-22").succeeds()
    iomctl(
        "action", "add", "N1", "Ring the council", "--owner", "okafor", "--on", "2026-04-10", "--due", "2026-04-17"
    ).succeeds()
    iomctl("sentence", "add", "N1", "licence", "--from", "2026-02-03", "--until", "2026-11-02").succeeds()
    iomctl("marker", "add", "N1", "mappa", "--from", "2026-02-03").succeeds()
    iomctl("contact", "add", "N1", "home-visit", "--how", "doorstep", "--on", "2026-05-01").succeeds()
    iomctl("custody", "begin", "N1", "sentenced", "--on", "2026-04-10").succeeds()
    iomctl("release", "set", "N1", "conditional", "2026-04-22", "--on", "2026-04-11").succeeds()
    return iomctl


def told(iomctl: Program) -> set[str]:
    """The lists of what has to be done that name the person."""
    asked = [
        *(("referral", one) for one in ("waiting", "due")),
        *((noun, one) for noun in ("placement", "release", "action", "review") for one in ("due", "overdue")
          if (noun, one) != ("action", "due")),
        ("placement", "empty"),
        ("check", "cases"),
        ("caseload",),
        ("marker", "due", "--within", "1y"),
        ("contact", "overdue"),
        ("home", "none"),
    ]  # fmt: skip
    rows = {" ".join(words[:2]): iomctl(*words, "--format", "json").succeeds().json() for words in asked}
    screen = iomctl("today").succeeds().out
    return {words for words, found in rows.items() if found} | ({"today"} if "Mercer" in screen else set())


def test_nothing_of_theirs_is_due_and_all_that_is_open_is_listed_to_be_closed(mercer: Program) -> None:
    assert {"today", "referral waiting", "placement due", "release due", "action overdue"} <= told(mercer)
    done = mercer("offender", "died", "N1", *DIED).succeeds()
    assert told(mercer) == {"referral due"}  # which says only that what is open still is to be ended
    closing = [line.split(": ", 2)[2].split() for line in done.err.splitlines() if line.startswith("Open still: ")]
    assert [words[1:3] for words in closing] == [
        ["referral", "end"],
        ["referral", "end"],
        ["custody", "correct"],
        ["placement", "end"],
        ["sentence", "end"],
        ["marker", "end"],
        ["contact", "withdraw"],
        ["action", "drop"],
    ]
    for words in closing:
        mercer(*" ".join(words[1:]).replace('"died before"', "died").split()).succeeds()
    assert told(mercer) == set()
    mercer("db", "check").succeeds()


def test_the_case_ends_by_it_and_the_page_says_so_from_that_day_on(mercer: Program) -> None:
    mercer("offender", "died", "N1", *DIED, "--note", "the hospital rang").succeeds()
    page = mercer("offender", "show", "N1", "--format", "json").succeeds().json()
    assert (page["died_on"], page["spells"], page["age"]) == ("2026-04-14", [], 31)
    assert page["former_spells"][0]["deselected_on"] == "2026-04-14"
    before = mercer("offender", "show", "N1", "--as-of", "2026-04-13", "--format", "json").succeeds().json()
    assert (before["died_on"], len(before["spells"])) == (None, 1)
    assert mercer("offender", "show", "N1").succeeds().out.splitlines()[0].count("died 14 Apr 2026") == 1
    history = mercer("offender", "history", "N1", "--format", "json").succeeds().json()
    assert [row["changed_on"] for row in history if row["what"] == "death"] == ["2026-04-14"]


def test_what_only_the_living_do_is_refused_of_a_later_day(mercer: Program) -> None:
    mercer("offender", "died", "N1", *DIED).succeeds()
    before = every_row(mercer)
    for words in (
        (*ADOPT, "--on", "2026-04-17"),
        (*ADOPT, "--on", "2026-04-10"),
        ("arrest", "add", "N1", "028/03", "--on", "2026-04-17"),
        ("need", "set", "N1", "drugs=some"),
        ("referral", "make", "N1", "A", "--provider", "housing"),
        ("placement", "add", "N1", "hotel"),
        ("custody", "change", "N1", "--at-large"),
        ("cohort", "withdraw", "N1", "deselection", "--reason", "wrong"),
        ("offender", "died", "N1", "--on", "2026-04-13"),
    ):
        said = mercer(*words).exits(5).err
        assert "N00001 died on Tue 14 Apr 2026" in said
        assert "iomctl death withdraw X00001 --reason WORDS" in said
    after = every_row(mercer)
    assert {name for name, rows in after.items() if rows != before[name]} <= {"event", "event_detail"}
    mercer("note", "add", "N1", "his sister was told", "--kind", "fact").succeeds()
    mercer("arrest", "add", "N1", "028/03", "--on", "2026-04-08").succeeds()


def test_what_is_recorded_of_a_later_day_stands_in_the_way_whichever_came_first(mercer: Program) -> None:
    mercer("arrest", "add", "N1", "028/03", "--on", "2026-04-17").succeeds()
    said = mercer("offender", "died", "N1", *DIED).exits(5).err
    assert "arrest A00001 of N00001 is of Fri 17 Apr 2026" in said
    mercer("arrest", "withdraw", "A1", "--reason", "his brother").succeeds()
    mercer("review", "hold", "N1", "--on", "2026-04-16").succeeds()
    assert "a review of N00001 was held on Thu 16 Apr 2026" in mercer("offender", "died", "N1", *DIED).exits(5).err


def test_leaving_for_that_reason_is_the_same_and_undo_brings_all_back(mercer: Program) -> None:
    before = told(mercer)
    mercer("cohort", "create", "bedford", "--name", "IOM Bedford").succeeds()
    mercer(*("bedford" if word == "luton" else word for word in ADOPT), "--on", "2026-04-13").succeeds()
    done = mercer("cohort", "deselect", "N1", "--reason", "died", "--cohort", "luton", *DIED).succeeds()
    assert "Open still: R00003 to Housing Solutions, made: " in done.err
    assert mercer("caseload", "--format", "json").succeeds().json() == []
    mercer("undo").succeeds()
    assert len(mercer("caseload", "--format", "json").succeeds().json()) == 2
    assert told(mercer) >= before
    assert mercer("death", "list", "--format", "json").succeeds().json() == []


def test_it_is_put_right_and_taken_back_with_the_cases_that_ended_by_it(mercer: Program) -> None:
    mercer("offender", "died", "N1", *DIED).succeeds()
    mercer("death", "correct", "X1", "--on", "2026-04-12", "--reason", "the certificate").succeeds()
    (row,) = mercer("death", "list", "--format", "json").succeeds().json()
    assert row["died_on"] == "2026-04-12"
    assert mercer("death", "list", "--as-of", "2026-04-11", "--format", "json").succeeds().json() == []
    page = mercer("offender", "show", "N1", "--format", "json").succeeds().json()
    assert page["former_spells"][0]["deselected_on"] == "2026-04-12"
    said = mercer("death", "correct", "X1", "--on", "2025-12-01", "--reason", "no").exits(5).err
    assert "N00001 was adopted on Mon 5 Jan 2026" in said
    mercer("death", "withdraw", "X1", "--reason", "his brother").succeeds()
    assert len(mercer("caseload", "--format", "json").succeeds().json()) == 1
    mercer(*("bedford" if word == "luton" else word for word in ADOPT)).exits(3)
    mercer("db", "check").succeeds()


def test_a_book_that_goes_out_and_comes_in_again_has_them_once(mercer: Program, tmp_path: Path) -> None:
    mercer("cohort", "deselect", "N1", "--reason", "died", *DIED).succeeds()
    files = {kind: tmp_path / f"{kind}.csv" for kind in ("spells", "deaths")}
    for kind, file in files.items():
        file.write_text(mercer("export", kind).succeeds().out, "utf-8")
    before = every_row(mercer)["death"]
    for kind, file in files.items():
        mercer("import", kind, str(file)).succeeds()
    assert every_row(mercer)["death"] == before
    mercer("death", "withdraw", "X1", "--reason", "tried").succeeds()
    mercer("import", "spells", str(files["spells"])).succeeds()
    assert [row["died_on"] for row in _deaths(mercer)] == ["2026-04-14"]


def test_a_file_ends_cases_and_is_refused_row_by_row(mercer: Program, tmp_path: Path) -> None:
    mercer("offender", "add", "--surname", "Hollis", "--forenames", "Devon").succeeds()
    lay_rows(mercer, "deaths", "offender,died_on,note", "N1,2026-04-14,told by probation", "N2,2026-03-02,")
    assert [row["offender"] for row in _deaths(mercer)] == ["N00001", "N00002"]
    assert mercer("caseload", "--format", "json").succeeds().json() == []
    spell = "offender,cohort,adopted_on,tier,colour,adoption_reason,from_on"
    for kind, header, row, said in (
        ("deaths", "offender,died_on", "N1,2026-04-13", "N00001 died on Tue 14 Apr 2026 already: X00001"),
        ("arrests", "offender,arrested_on,codes", "N1,2026-04-17,028/03", "2026-04-17 is after they died, 2026-04-14"),
        ("needs", "offender,pathway,level,from_on", "N1,drugs,some,2026-04-17", "is after they died, 2026-04-14"),
        ("spells", spell, "N2,luton,2026-02-02,fixed,amber,criteria-met,2026-02-02", "they died on 2026-03-02"),
    ):
        (line,) = refusal(mercer, kind, sheet(tmp_path, header, row))
        assert said in line


def _deaths(iomctl: Program) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = iomctl("death", "list", "--format", "json").succeeds().json()
    return rows
