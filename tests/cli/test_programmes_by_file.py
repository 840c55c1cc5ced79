"""iomctl import programmes: each row takes a place, and is refused what a command is refused."""

from pathlib import Path

import pytest

from tests.casebook import book, person
from tests.cli.programme_book import lay_three, listed, told
from tests.cli.sheets import exported, refusal, sheet, take_in
from tests.program import Program

FEED = "offender,programme,joined_on,children,family,until_on,left_on,reason,note"


@pytest.fixture
def three(iomctl: Program, tmp_path: Path) -> Program:
    """The three people of `lay_three`."""
    lay_three(iomctl, tmp_path)
    return iomctl


def test_a_file_takes_places_and_tells_who_left(three: Program, tmp_path: Path) -> None:
    rows = ("N1,family-work,2026-02-02,2,4,,,,", "N3,family-work,2026-02-02,,,,,,rang")
    assert take_in(three, "programmes", sheet(tmp_path, FEED, *rows)) == (2, 0, 0, 0)
    assert take_in(three, "programmes", sheet(tmp_path, FEED, *rows)) == (0, 0, 2, 0)
    more = ("N1,family-work,2026-02-02,3,,2026-05-01,2026-04-06,completed,",)
    assert take_in(three, "programmes", sheet(tmp_path, FEED, *more)) == (0, 1, 0, 0)
    assert told(listed(three, "list", "N1"), "children", "family", "until_on", "left_on", "completed") == [
        (3, 4, "2026-05-01", "2026-04-06", True)
    ]
    assert [row["left_on"] for row in exported(three, "programmes")] == ["2026-04-06", ""]
    three("undo").succeeds()
    assert told(listed(three, "list", "N1"), "children", "left_on") == [(2, None)]
    three("db", "check").succeeds()


def test_a_file_is_refused_what_an_option_is_refused(three: Program, tmp_path: Path) -> None:
    rows = (
        "N1,family-work,2026-02-02,,,,,,",
        "N1,family-work,2026-03-02,,,,,,",
        "N3,family-work,2026-02-02,,,,,,",
        "N2,family-work,2026-04-06,,,,,,",
        "N1,womens-centre,2026-02-02,many,,2026-01-05,2026-04-06,,",
        "N1,womens-centre,2026-02-02,,,,,,",
    )
    assert refusal(three, "programmes", sheet(tmp_path, FEED, *rows)) == [
        "line 3: N00001 is in family-work since 2026-02-02: line 2",
        "line 5: family-work is full: 2 places are taken",
        'line 6: children: "many": a number from 0 to 30 is expected; '
        "until_on: Mon 5 Jan 2026 (105 days ago) is before they joined, Mon 2 Feb 2026 (77 days ago); "
        "reason: missing beside the day of leaving: one of completed, time-up, stopped, breached, custody, moved, "
        "elsewhere, unsuitable, died",
        "line 7: N00001: womens-centre is for female people, and male is recorded",
    ]


def test_a_policy_from_before_programmes_says_what_to_do(iomctl: Program, tmp_path: Path) -> None:
    with book(iomctl) as work:
        person(work, "Mercer")
    policy, old = iomctl("policy", "show", "--text").succeeds().out, tmp_path / "old.toml"
    for name in ("programmes", "conditions"):
        before, rest = policy.split(f"\n{name} = [", 1)
        policy = before + "\n" + rest.split("\n]\n", 1)[1]
    old.write_text(policy, "utf-8")
    iomctl("policy", "load", str(old)).succeeds()
    told_so = iomctl("programme", "join", "N1", "family-work").exits(5).err
    assert "the policy in force has no kinds of programme\n  add a list programmes" in told_so
    assert listed(iomctl, "places") == []
