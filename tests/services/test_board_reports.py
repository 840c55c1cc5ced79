"""A report of the board is kept as it was made, given again byte for byte, and marks what is known differently."""

import re
from pathlib import Path

import pytest
from sqlalchemy import text

from tests.books import CopyOf
from tests.casebook import book
from tests.program import Program
from tests.services.board_papers import FIXED, FLEX, PERIOD, figure, made, of_two_tiers

WHY = ("--reason", "no-offending", "--exit-plan", "the council")


@pytest.fixture
def scheme(copy_of: CopyOf) -> Program:
    return copy_of(of_two_tiers)


def kept(program: Program, number: int, form: str) -> str:
    return program("report", "show", str(number), "--format", form).succeeds().out


@pytest.mark.parametrize("form", ["json", "md"])
def test_what_was_made_is_given_again_byte_for_byte(scheme: Program, form: str) -> None:
    first = scheme("report", "board", *PERIOD, "--format", form).succeeds().out
    scheme("cohort", "deselect", "N1", *WHY).succeeds()
    scheme("scheme", "edit", "--name", "Another name").succeeds()
    scheme.travel(400)
    assert kept(scheme, 1, form) == first


def test_other_forms_have_the_same_figures(scheme: Program, tmp_path: Path) -> None:
    file = tmp_path / "board.html"
    scheme("report", "board", *PERIOD, "--exact", "--output", str(file)).succeeds()
    scheme.travel(30)
    again = tmp_path / "again.html"
    scheme("report", "show", "1", "--output", str(again)).succeeds()
    assert again.read_text("utf-8") == file.read_text("utf-8")


def test_it_says_what_it_rests_on(scheme: Program) -> None:
    report = made(scheme)
    newest = scheme("audit", "log", "--format", "json").succeeds().json()
    assert report["trail"]["event"] == newest[-1]["event"] - 1
    assert len(report["trail"]["head"]) == 64
    assert report["rows_counted"] is None
    assert made(scheme, "--exact", "--dry-run")["rows_counted"]["spell"] == FIXED + FLEX
    assert (report["report"], report["edition"], report["known_on"]) == (1, 1, "2026-04-20")
    versions = {one["measure"]: one["version"] for one in report["definitions"]}
    assert versions["people"] == 1


def test_nobody_is_named_in_it(scheme: Program) -> None:
    for form in ("json", "md"):
        told = scheme("report", "board", *PERIOD, "--exact", "--format", form).succeeds().out
        assert "Mercer" not in told
        assert "N00001" not in told


def test_a_second_edition_marks_what_is_known_differently(scheme: Program) -> None:
    made(scheme, "--exact")
    scheme.travel(5)
    scheme("cohort", "deselect", "N1", *WHY, "--on", "2026-04-20").succeeds()
    second = made(scheme, "--exact")
    assert (second["edition"], figure(second, "people")["numerator"]) == (2, FIXED + FLEX - 1)
    assert figure(second, "people")["revised"]
    assert not figure(second, "people", "tier", "Flex")["revised"]
    told = kept(scheme, 2, "md")
    assert "22 [r]" in told
    assert "Known then: on 20 Apr 2026. Known now: on 25 Apr 2026" in told


def test_made_anew_for_an_old_day_it_tells_what_was_known_then(scheme: Program) -> None:
    scheme.travel(5)
    scheme("cohort", "deselect", "N1", *WHY, "--on", "2026-04-20").succeeds()
    told = scheme("report", "board", *PERIOD, "--exact", "--format", "md").succeeds().out
    assert "Known then: on 20 Apr 2026. Known now: on 25 Apr 2026" in told
    then = made(scheme, "--exact", "--known-on", "2026-04-20")
    assert figure(then, "people")["numerator"] == FIXED + FLEX


def test_what_is_known_on_a_day_and_a_dry_run_are_not_kept(scheme: Program) -> None:
    for more in (("--known-on", "2026-04-20"), ("--dry-run",)):
        said = scheme("report", "board", *PERIOD, *more).succeeds().err
        assert "It is not kept" in said
    assert scheme("report", "list", "--format", "json").succeeds().json() == []


def test_two_reports_are_compared(scheme: Program) -> None:
    made(scheme, "--exact")
    scheme("cohort", "deselect", "N1", *WHY).succeeds()
    made(scheme, "--exact")
    rows = scheme("report", "compare", "1", "2", "--format", "json").succeeds().json()
    found = {(one["measure"], one["group"]): (one["first"], one["second"], one["change"]) for one in rows}
    assert found["people", None] == ("23", "22", "-1")
    assert found["left", None] == ("0", "1", "+1")
    assert ("people", "Flex") not in found


def test_one_person_who_left_is_not_told_by_two_papers_for_others(scheme: Program) -> None:
    first = made(scheme)
    assert figure(first, "people", "tier", "Flex")["numerator"] == FLEX
    scheme("cohort", "deselect", f"N{FIXED + 1}", *WHY).succeeds()
    second = made(scheme)
    assert figure(second, "people", "tier", "Flex") | {"revised": None} == {
        "measure": "people", "by": "tier", "group": "Flex", "numerator": None, "denominator": None, "withheld": True,
        "revised": None,
    }  # fmt: skip
    rows = scheme("report", "compare", "1", "2", "--format", "json").succeeds().json()
    assert "Flex" not in {one["group"] for one in rows}


def test_exact_figures_are_taken_by_name_in_the_trail_and_never_published(scheme: Program) -> None:
    made(scheme, "--exact")
    kept(scheme, 1, "md")
    events = scheme("audit", "log", "--kind", "exact-figures", "--format", "json").succeeds().json()
    assert [one["command"] for one in events] == ["report board --exact", "report show 1 (exact)"]
    assert "stays within the partnership" in scheme("report", "publish", "1", "the web").exits(5).err


def test_a_target_gives_a_word_and_none_gives_none(scheme: Program, tmp_path: Path) -> None:
    assert "| no target" in kept_markdown(scheme)
    policy = scheme("policy", "show", "--text").succeeds().out
    file = tmp_path / "mine.toml"
    file.write_text(
        policy.replace("targets = []", 'targets = [{ measure = "reviews_on_time", target = 90, tolerance = 5 }]'),
        "utf-8",
    )
    scheme("policy", "load", str(file)).succeeds()
    scheme("report", "act", "Ring round", "--who", "S Okafor", "--due", "+2w", "--about", "reviews_on_time").succeeds()
    scheme("review", "hold", "N1").succeeds()
    told = kept_markdown(scheme)
    assert "| Green" in told


def kept_markdown(program: Program) -> str:
    return program("report", "board", *PERIOD, "--format", "md", "--exact").succeeds().out


def test_words_that_were_changed_past_iomctl_are_found(scheme: Program) -> None:
    made(scheme)
    with book(scheme) as work:
        work.session.execute(text("UPDATE board_report_text SET as_markdown = 'another'"))
    answer = scheme("report", "show", "1")
    assert answer.code == 6
    assert "report 1 is not as it was kept" in answer.err


def test_a_report_is_not_taken_back(scheme: Program) -> None:
    made(scheme)
    [*_, newest] = scheme("audit", "log", "--format", "json").succeeds().json()
    assert "kept for good" in scheme("undo", str(newest["event"])).exits(5).err
    scheme("db", "check").succeeds()


def test_check_names_what_has_nothing_to_count(scheme: Program) -> None:
    said = scheme("report", "board", *PERIOD, "--check").exits(5).err
    assert "iomctl: outcomes_achieved: nothing that it is a share of." in said
    assert "people:" not in said
    assert scheme("report", "list", "--format", "json").succeeds().json() == []


def test_an_empty_book_has_a_paper_too(iomctl: Program) -> None:
    told = figure(made(iomctl), "people")
    assert (told["numerator"], told["withheld"], told["missing"]) == (None, False, "nobody was adopted yet")
    said = kept(iomctl, 1, "md")
    assert "Nothing is recorded of this period: nobody was adopted yet." in said
    assert "**[w]**: nothing was recorded" in said
    assert not re.findall(r"\| +0 \|", said)


def test_days_before_the_first_case_are_no_finding(scheme: Program) -> None:
    told = scheme("report", "board", "--from", "2025-01-01", "--as-of", "2025-03-31").succeeds().out
    assert "Nothing is recorded of this period: the first case begins on 5 Jan 2026." in told
    flow = [line.split() for line in told.splitlines() if line.split()[:1] in [["Fixed"], ["All"]]]
    assert [row[1:7] for row in flow] == [["[w]"] * 6, ["[w]", "[w]", "[z]", "[z]", "[w]", "[w]"]]
