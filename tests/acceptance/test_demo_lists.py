"""The demonstration has something to show in every list of the program, and of all that a list tells apart."""

import re
import shlex
import shutil
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tests.acceptance.commands import LISTS
from tests.program import Program

NOTHING_TO_SHOW = {
    "offender duplicates": "nobody of the people who are made up is recorded twice",
    "panel disclosures": "papers are given out by somebody to somebody; nothing that is made up was",
    "report list": "a report is made by whoever asks for one; until then there is none",
    "report actions": "the board agrees actions about its paper, and none was made",
    "evidence windows": "six months on, six after and six for outcomes: no case of so young a scheme was closed then",
    "rescope list": "a re-scope is planned by whoever tries one; until then there is none",
}
"""Lists that are empty in it, with the reason."""

TOLD_APART: dict[tuple[str, str], set[object]] = {
    ("placement list", "state"): {"open", "ended", "paid", "agreed"},
    ("placement list", "kind"): {"hotel", "cas3", "rent-deposit", "rent-advance", "supported", "hostel"},
    ("duty list", "status"): {"submitted", "accepted", "not-accepted"},
    ("contact list", "state"): {"kept", "missed", "planned"},
    ("note list", "kind"): {"fact", "opinion", "intelligence", "own-words"},
    ("consent list", "state"): {"cleared", "revoked", "refused"},
    ("requirement steps", "step"): {"consent", "assessment", "session", "breach"},
    ("restorative list", "stage"): {"before-charge", "before-sentence", "after-sentence"},
    ("restorative list", "answer"): {"accepted", "declined", None},
    ("condition list", "state"): {"met", "open", "overdue"},
    ("release past", "planned"): {True, False},
    ("release past", "late_friday"): {"yes", "no"},
    ("transition list", "kind"): {"turning-18", "turning-26"},
    ("release review", "kind"): {"sentence", "recall"},
}
"""Lists and columns, with what is among their values."""

FILLED = {
    "placement list": ("hour_in", "per_night", "amount", "paid_on", "planned_to", "support", "overstay", "moved_to"),
    "placement spend": ("spend", "nights", "not_paid", "cost_not_recorded"),
    "requirement list": ("referral", "consent", "assessment", "attended", "breach"),
    "restorative list": ("outcome", "victim_asked"),
    "release past": ("days_early", "notice_days", "hour"),
    "release review": ("failed", "action", "back_28"),
    "contact list": ("worker", "reason"),
    "marker list": ("level", "review_on"),
    "arrest list": ("outcome", "codes"),
}
"""Lists with columns that say something in one row or more."""

TABLE = Path(__file__).parents[2].joinpath("README.md").read_text("utf-8").partition("## Questions it answers")[2]
QUESTIONS = [
    command for line in TABLE.partition("\n## ")[0].splitlines() for command in re.findall(r"`iomctl (\w.*?)`", line)
]
"""The commands that the README's table names, without the program."""


def rows(demo: Program, words: str) -> Any:
    return demo(*words.split(), *LISTS[words], "--format", "json").succeeds().json()


@pytest.mark.parametrize("words", sorted(LISTS))
def test_a_list_shows_something(demo: Program, words: str) -> None:
    assert bool(rows(demo, words)) != (words in NOTHING_TO_SHOW)


@pytest.mark.parametrize(("words", "name"), list(TOLD_APART))
def test_what_a_list_tells_apart_is_met(demo: Program, words: str, name: str) -> None:
    assert TOLD_APART[words, name] - {row[name] for row in rows(demo, words)} == set()


@pytest.mark.parametrize(("words", "name"), [(words, name) for words, names in FILLED.items() for name in names])
def test_a_column_says_something(demo: Program, words: str, name: str) -> None:
    assert any(row[name] for row in rows(demo, words))


def test_own_words_are_cleared_for_the_board(demo: Program) -> None:
    assert demo("note", "list", "--cleared", "--for", "board", "--format", "json").succeeds().json()


def test_what_placements_cost_adds_up(demo: Program) -> None:
    *groups, everybody = rows(demo, "placement spend")
    for name in ("placements", "nights", "not_paid", "cost_not_recorded"):
        assert sum(row[name] for row in groups) == everybody[name]
    spent = [round(100 * float(row["spend"] or 0)) for row in (*groups, everybody)]
    assert sum(spent[:-1]) == spent[-1] > 0


@pytest.mark.parametrize("words", [one for one in QUESTIONS if one != "demo"])
def test_what_the_readme_asks_has_an_answer(demo: Program, words: str, tmp_path: Path) -> None:
    own = replace(demo, db=str(tmp_path / "casebook.sqlite"))
    shutil.copy(demo.db, own.db)
    assert own(*shlex.split(words), "--format", "json").succeeds().json()


def test_the_readme_has_many_questions() -> None:
    assert len(QUESTIONS) > 15
