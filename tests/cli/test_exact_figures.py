"""Exact figures: the partnership's own form of a report, marked on every page, and who took it stands in the trail."""

from datetime import date
from pathlib import Path

import pytest

from iomctl.inputs.policy.file import default_policy_text
from tests.books import CopyOf
from tests.cli.html_page import Page
from tests.cli.report_book import GROUPS, lay_decided_scheme
from tests.program import Program

MARKING = "OFFICIAL-SENSITIVE: exact figures, no names"


@pytest.fixture
def scheme(copy_of: CopyOf) -> Program:
    """Run 1 of 65 people and 12 outside, decided."""
    return copy_of(lay_decided_scheme)


def taken(iomctl: Program) -> list[tuple[str, str, int]]:
    """What the trail says of exact figures."""
    found = iomctl("audit", "log", "--kind", "exact-figures", "--format", "json").succeeds().json()
    return [(one["command"], one["people"], one["changes"]) for one in found]


def test_the_exact_form_is_marked_at_the_head_of_each_section_and_at_the_foot(scheme: Program) -> None:
    lines = scheme("rescope", "report", "1", "--exact").succeeds().out.splitlines()
    for at, line in enumerate(lines):
        if line.startswith(("# ", "## ")):
            assert lines[at + 2] == f"**{MARKING}**"
    assert lines[-1] == f"**{MARKING}**"
    told = scheme("rescope", "report", "1", "--exact", "--format", "json").succeeds().json()
    assert (told["form"], told["marking"]) == ("exact", MARKING)


def test_a_browser_repeats_the_marking_on_each_page_that_it_prints(scheme: Program) -> None:
    out = scheme("rescope", "report", "1", "--exact", "--format", "html").succeeds().out
    page = Page(out)
    assert page.open == []
    frame = out[out.index('<table class="pages"') : out.index("<h1>")]
    assert frame.count(MARKING) == 2
    assert "<thead>" in frame
    assert "<tfoot>" in frame
    assert "tfoot { display: table-footer-group; }" in out
    assert not [one for one in GROUPS if one in out]


def test_without_an_option_nothing_is_marked_and_nothing_logged(scheme: Program) -> None:
    for form in ("md", "html", "json"):
        out = scheme("rescope", "report", "1", "--format", form).succeeds().out
        assert "OFFICIAL" not in out
    assert scheme("rescope", "report", "1", "--format", "json").json()["form"] == "suppressed"
    assert taken(scheme) == []


def test_the_trail_says_which_exact_figures_were_taken(scheme: Program, tmp_path: Path) -> None:
    scheme("rescope", "report", "1", "--exact", "--output", str(tmp_path / "board.md")).succeeds()
    scheme("rescope", "report", "9", "--exact").exits(3)
    scheme("pathway", "gaps", "--exact").succeeds()
    assert taken(scheme) == [("rescope report 1 --exact", "", 0), ("pathway gaps --exact", "", 0)]
    scheme("audit", "verify").succeeds()
    scheme("db", "check").succeeds()


def test_it_is_logged_too_where_nothing_is_kept(scheme: Program) -> None:
    scheme.travel(2)
    scheme("pathway", "gaps", "--exact", "--known-on", "yesterday").succeeds()
    assert taken(scheme) == [("pathway gaps --exact", "", 0)]


def test_gaps_are_marked_where_there_is_a_title_and_else_beside(scheme: Program) -> None:
    for form in ("table", "md"):
        assert scheme("pathway", "gaps", "--exact", "--format", form).succeeds().out.count(MARKING) >= 1
    for form in ("json", "csv", "jsonl"):
        answer = scheme("pathway", "gaps", "--exact", "--format", form).succeeds()
        assert MARKING not in answer.out
        assert answer.err == f"{MARKING}\n"
    assert MARKING not in (plain := scheme("pathway", "gaps").succeeds()).out + plain.err


def test_the_marking_is_the_policys(scheme: Program, tmp_path: Path) -> None:
    file = tmp_path / "mine.toml"
    file.write_text(default_policy_text().replace('marking = "OFFICIAL-SENSITIVE"', 'marking = "OFFICIAL"'))
    scheme("policy", "load", str(file)).succeeds()
    assert "**OFFICIAL: exact figures, no names**" in scheme("rescope", "report", "1", "--exact").succeeds().out


def test_who_took_them_and_when(scheme: Program) -> None:
    scheme("rescope", "report", "1", "--exact").succeeds()
    (event,) = scheme("audit", "log", "--kind", "exact-figures", "--format", "json").json()
    assert event["by"]
    assert date.fromisoformat(event["at"][:10]) == scheme.now.date()
