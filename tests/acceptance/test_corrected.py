"""What was recorded wrongly is put right in one event: it stands once, and the trail tells what it was."""

from itertools import pairwise
from typing import Any

import pytest

from tests.acceptance import (
    corrections,
    corrections_of_asks,
    corrections_of_homes,
    corrections_of_placements,
    corrections_of_programmes,
    later_corrections,
)
from tests.acceptance.commands import CHANGES
from tests.acceptance.correction import Corrected
from tests.acceptance.settled import settle
from tests.acceptance.test_way_back import way_back
from tests.acceptance.unchanged import nothing_changes, refused
from tests.books import CopyOf
from tests.program import Program

FILES = (
    corrections,
    corrections_of_asks,
    corrections_of_homes,
    corrections_of_placements,
    corrections_of_programmes,
    later_corrections,
)
KINDS = {name: one for file in FILES for name, one in vars(file).items() if isinstance(one, Corrected)}
ELSEWHERE = {
    "action",
    "cohort",
    "contact",
    "custody",
    "death",
    "note",
    "panel",
    "provider",
    "referral",
    "release",
    "review",
}
"""The nouns whose corrections have tests of their own."""
WRONG = ("--reason", "mistyped")
PARTS = "--answer --review --extension --end --consent --assessment --session --breach --revoked --plan".split()


@pytest.fixture
def there(copy_of: CopyOf) -> Program:
    """A copy of the case book of `settled.py`."""
    return copy_of(settle)


def test_every_correction_is_tried_here() -> None:
    nouns = {words.split()[0] for words in CHANGES if words.endswith(" correct")}
    assert {one.noun for one in KINDS.values()} == nouns - ELSEWHERE


@pytest.mark.parametrize("kind", KINDS)
def test_it_stands_once_with_what_was_not_said_and_undo_brings_back_what_it_was(there: Program, kind: str) -> None:
    one = KINDS[kind]
    if one.first:
        there(*one.first.split()).succeeds()
    was = row(there, one)
    with nothing_changes(there):
        tried = there(*typed(one), "--dry-run").succeeds()
    assert row(there, one) == was
    done = there(*typed(one)).succeeds()
    assert done.err.splitlines()[0] == tried.err.splitlines()[0]
    now = row(there, one)
    assert {name: (was[name], now[name]) for name in was if was[name] != now[name]} == one.changed
    there(*way_back(done)).succeeds()
    assert row(there, one) == was


@pytest.mark.parametrize("kind", KINDS)
def test_the_trail_tells_what_it_was_what_it_is_and_why(there: Program, kind: str) -> None:
    one = KINDS[kind]
    if one.first:
        there(*one.first.split()).succeeds()
    (number,) = way_back(there(*typed(one)).succeeds())[1:]
    told = there("audit", "show", number, "--format", "json").succeeds().json()
    changed = [(each["before"] or "", each["after"] or "") for each in told]
    assert [True for before, after in changed if one.told[0] in before and one.told[1] in after], changed
    assert {each["offender"] for each in told} == {"N00001"}
    newest = there("audit", "log", "--offender", "N1", "--details", "--format", "json").succeeds().json()
    (event,) = (each for each in newest if each["event"] == int(number))
    assert (event["command"], event["reason"]) == (f"{one.noun} correct", "mistyped")


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_right_already_or_says_nothing_is_refused(there: Program, kind: str) -> None:
    one = KINDS[kind]
    if one.first:
        there(*one.first.split()).succeeds()
    which = one.typed.split()[: 2 if one.noun == "need" else 1]
    words = one.typed.split()
    # The consent of a duty is a day, that of a requirement one of its parts.
    part = [word for word, after in pairwise(words) if word in PARTS and after.startswith("--")]
    refused(there, 2, one.noun, "correct", *which, *part, *WRONG, told=("nothing is corrected",))
    there(*typed(one)).succeeds()
    refused(there, 5, *typed(one), told=("is recorded so already",))


def row(iomctl: Program, one: Corrected) -> Any:
    """The one row that a list has of it."""
    (found,) = iomctl(one.noun, "list", "N1", *one.of.split(), "--format", "json").succeeds().json()
    return found


def typed(one: Corrected) -> list[str]:
    """The words of a correction."""
    return [one.noun, "correct", *one.typed.split(), *WRONG]
