"""How far ahead reviews are looked for: the span that was typed, and the policy of the day asked about."""

from datetime import date
from pathlib import Path

import pytest

from iomctl.inputs.policy.file import default_policy_text
from tests.books import laid_once
from tests.casebook import book, person, spell
from tests.program import Program


@laid_once
def three(iomctl: Program) -> None:
    """Reviews due by 24 April, 5 May and 20 May 2026."""
    with book(iomctl) as work:
        for surname, due_by in (("Mercer", (4, 24)), ("Hollis", (5, 5)), ("Sayle", (5, 20))):
            spell(work, person(work, surname), due_by=date(2026, *due_by))


def due(iomctl: Program, *words: str) -> list[str]:
    rows = iomctl("review", "due", "--format", "json", *words).succeeds().json()
    return [row["name"].split(",")[0] for row in rows]


def test_a_past_day_looks_as_far_ahead_as_the_policy_did_then(three: Program, tmp_path: Path) -> None:
    before = due(three)
    weeks = three("review", "calendar", "--format", "json").json()
    assert before == ["Mercer"]
    three.travel(1)
    (tmp_path / "mine.toml").write_text(default_policy_text().replace("look_ahead_days = 7", "look_ahead_days = 30"))
    three("policy", "load", str(tmp_path / "mine.toml")).succeeds()
    assert due(three) == ["Mercer", "Hollis", "Sayle"]
    assert due(three, "--as-of", "yesterday") == before
    standings = three("review", "list", "--as-of", "yesterday", "--format", "json").succeeds().json()
    assert [row["standing"] for row in standings] == ["due soon", "later", "later"]
    now = three("review", "list", "--format", "json").succeeds().json()
    assert {row["standing"] for row in now} == {"due soon"}
    assert three("review", "calendar", "--as-of", "yesterday", "--format", "json").json() == weeks


def test_a_span_counts_from_the_day_asked_about(three: Program) -> None:
    # A month from 24 March has 31 days, one from today, 20 April, has 30.
    assert due(three, "--within", "1m", "--as-of", "2026-03-24") == ["Mercer"]
    assert due(three, "--within", "30d", "--as-of", "2026-03-24") == []
    assert due(three, "--within", "+30D") == ["Mercer", "Hollis", "Sayle"]


@pytest.mark.parametrize("typed", ["3", "-1w", "+3", "two weeks", "w", "3 w", "", "99999999d", "½w"])
def test_a_span_that_is_none_is_named_as_typed_with_one_that_is(iomctl: Program, typed: str) -> None:
    err = iomctl("review", "due", f"--within={typed}").exits(4).err
    assert err.startswith(f"iomctl: --within {typed}: not understood; write it like 10d, 3w or 2m\n")
    for word in ("10d", "3w", "2m"):
        iomctl("review", "due", "--within", word).succeeds()


def test_a_span_beyond_all_days_is_refused(iomctl: Program) -> None:
    assert "--within 99999y: that is after the year 2200" in iomctl("review", "due", "--within", "99999y").exits(4).err
