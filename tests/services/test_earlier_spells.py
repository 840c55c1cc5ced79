"""A spell that is learned of late: its adoption and its end recorded in one go, before one that is recorded."""

from typing import Any

import pytest

from tests.books import CopyOf
from tests.program import Program
from tests.services.case_book import adopt, set_up

LEFT = ("--left", "2026-03-02", "--because", "moved-area", "--exit-plan", "their sister")


def _lay(iomctl: Program) -> None:
    set_up(iomctl)
    adopt(iomctl, "N1", on="2026-03-16").succeeds()


@pytest.fixture
def kai(copy_of: CopyOf) -> Program:
    """Kai Mercer, in luton from 16 March 2026; on each engine in turn."""
    return copy_of(_lay)


def spells(iomctl: Program) -> list[dict[str, Any]]:
    rows = iomctl("export", "spells", "--format", "json").succeeds().json()
    return [{key: row[key] for key in ("adopted_on", "deselected_on", "deselection_reason")} for row in rows]


def test_an_earlier_spell_is_refused_with_the_way_to_say_that_it_is_over(kai: Program) -> None:
    refused = adopt(kai, "N1").exits(5).err
    assert "N00001 is in luton from Mon 16 Mar 2026" in refused
    assert "if they left before that: the same command with --left DAY --because CODE" in refused


def test_an_earlier_spell_comes_in_with_its_end_as_one_event(kai: Program) -> None:
    before = kai("export", "spells", "--format", "csv").succeeds().out
    said = adopt(kai, "N1", *LEFT).succeeds()
    assert "N00001 was in luton from Mon 5 Jan 2026 (105 days ago), and out of it from Mon 2 Mar 2026" in said.err
    assert (said.json()["deselected_on"], said.json()["exit_plan"]) == ("2026-03-02", "their sister")
    assert spells(kai) == [
        {"adopted_on": "2026-01-05", "deselected_on": "2026-03-02", "deselection_reason": "moved-area"},
        {"adopted_on": "2026-03-16", "deselected_on": None, "deselection_reason": None},
    ]
    for day, there in (("2026-03-01", 1), ("2026-03-02", 0), ("2026-03-16", 1)):
        assert len(kai("caseload", "--as-of", day, "--format", "json").json()) == there
    kai("db", "check").succeeds()
    kai("undo").succeeds()
    assert kai("export", "spells", "--format", "csv").succeeds().out == before


def test_it_may_end_on_the_day_the_next_one_begins_and_no_later(kai: Program) -> None:
    late = adopt(kai, "N1", "--left", "2026-03-17", *LEFT[2:]).exits(5).err
    assert "N00001 is in luton from Mon 16 Mar 2026" in late
    assert "--left DAY" not in late
    adopt(kai, "N1", "--left", "2026-03-16", *LEFT[2:]).succeeds()


@pytest.mark.parametrize(
    ("words", "code", "told"),
    [
        (LEFT[:2], 2, "say why they left"),
        (LEFT[2:], 2, "say when they left"),
        (LEFT[:4], 4, "--exit-plan: an exit plan comes first"),
        (("--left", "2026-03-02", "--because", "bored", *LEFT[4:]), 4, '--because: deselection reason "bored"'),
        (("--left", "2026-01-04", *LEFT[2:]), 4, "--left: Sun 4 Jan 2026 (106 days ago) is before the adoption, Mon 5"),
        (("--left", "+1w", *LEFT[2:]), 4, "--left: "),
    ],
)
def test_words_of_an_end_that_do_not_do(kai: Program, words: tuple[str, ...], code: int, told: str) -> None:
    assert told in adopt(kai, "N1", *words).exits(code).err
    assert len(spells(kai)) == 1
