"""iomctl audit show and undo tell each row in plain words, with what it is called."""

from typing import Any

import pytest

from tests.acceptance.settled import settle
from tests.books import CopyOf, laid_once
from tests.cli.rescope_book import lay_decided
from tests.program import Answer, Program

Told = tuple[str, str, str | None, str | None, str | None]

CHANGED: list[tuple[str, Told]] = [
    ("worker edit okafor --left 2026-04-05", ("changed", "worker", "S Okafor", None, "left 5 Apr 2026")),
    (
        "provider edit Housing --close",
        ("changed", "provider", "Housing Solutions", "takes new referrals", "takes no new referrals"),
    ),
    (
        "provider add Shelter --pathway accommodation",
        ("added", "service", "Shelter (accommodation)", None, "provider Shelter, pathway accommodation, everywhere"),
    ),
    (
        "offender add --surname Pratt --forenames Kai --born 1990-01-02",
        ("added", "person", "N00005", None, "surname Pratt, forenames Kai, born 2 Jan 1990"),
    ),
    (
        "cohort adopt N2 --cohort luton --tier free --colour red --no-worker --reason court",
        ("added", "lead worker", "IOM Luton", None, "no worker, from 20 Apr 2026"),
    ),
    (
        "cohort adopt N2 --cohort luton --tier free --colour red --no-worker --reason court",
        ("added", "case", "IOM Luton", None, "cohort IOM Luton, adopted 20 Apr 2026, adoption reason court"),
    ),
    (
        "cohort correct N1 adoption --colour red --reason mistyped",
        ("changed", "colour at adoption", "IOM Luton", "colour amber", "colour red"),
    ),
    (
        "cohort deselect N1 --reason risk-reduced --exit-plan calls",
        (
            "changed",
            "case",
            "IOM Luton",
            None,
            "de-selected 20 Apr 2026, de-selection reason risk-reduced, exit plan calls",
        ),
    ),
    (
        "review hold N1 --decision keep",
        ("added", "review held", "IOM Luton", None, "held 20 Apr 2026, kind of review case, decision keep"),
    ),
    (
        "review set N1 2026-05-04 --reason leave",
        ("added", "review set", "IOM Luton", None, "set on 20 Apr 2026, due by 4 May 2026, reason leave"),
    ),
    ("offender identify N1 --cro 123456/08T --yes", ("added", "identifier", None, None, "CRO number 123456/08T")),
    (
        "score add N1 ogrs3-1y 40 --on 2026-04-01",
        ("added", "score", "S00002", None, "kind ogrs3-1y, value 40, scored 1 Apr 2026"),
    ),
    ("marker add N1 meam --none", ("added", "marker", "M00002", None, "kind meam, asked, none, from 20 Apr 2026")),
    ("note add N1 met --kind fact", ("added", "note", "E00004", None, "noted 20 Apr 2026, kind fact, words met")),
    ("offender restrict N1 --reason told", ("changed", "person", "N00001", "restricted", "restricted")),
]


@laid_once
def there(iomctl: Program) -> None:
    """Everything that the commands of every day need, of N00001."""
    settle(iomctl)


def event_of(answer: Answer) -> str:
    """The number of the event by which something was just changed."""
    return answer.err.rpartition("iomctl undo ")[2].split()[0]


def rows(iomctl: Program, event: str) -> list[Any]:
    """What an event changed, but whose it is."""
    found = iomctl("audit", "show", event, "--format", "json").succeeds().json()
    return [tuple(one[name] for name in ("change", "what", "which", "before", "after")) for one in found]


@pytest.mark.parametrize(("typed", "told"), CHANGED, ids=lambda one: one if isinstance(one, str) else "")
def test_a_change_is_told_in_plain_words_with_what_it_is_called(there: Program, typed: str, told: Told) -> None:
    assert told in rows(there, event_of(there(*typed.split()).succeeds()))


def test_lifting_a_mark_is_seen(there: Program) -> None:
    there("offender", "restrict", "N1", "--reason", "told").succeeds()
    lifted = event_of(there("offender", "unrestrict", "N1", "--reason", "over").succeeds())
    assert rows(there, lifted) == [("changed", "person", "N00001", "limited access", "no mark")]


def test_what_is_there_no_more_keeps_its_words(there: Program) -> None:
    there("cohort", "colour", "N1", "red", "--on", "2026-04-17", "--reason", "worse").succeeds()
    typed = ("cohort", "correct", "N1", "colour", "--on", "2026-04-17", "--colour", "green", "--reason", "typo")
    corrected = event_of(there(*typed).succeeds())
    added = event_of(there("agency", "add", "CRC").succeeds())
    moved = event_of(there("agency", "edit", "CRC", "--name", "CRC East").succeeds())
    for event in (moved, added):
        there("undo", event).succeeds()
    there("cohort", "withdraw", "N1", "colour", "--on", "2026-04-17", "--reason", "typo").succeeds()
    assert rows(there, corrected) == [("changed", "colour", "IOM Luton", "colour red", "colour green")]
    assert rows(there, moved) == [("changed", "agency", "CRC", "name CRC", "name CRC East")]


def test_a_run_is_named(copy_of: CopyOf) -> None:
    decided = copy_of(lay_decided)
    applied = event_of(decided("rescope", "apply", "1", "--meeting", "TFG", "--colour", "red").succeeds())
    told = ("re-scope applied", "run 1", None, "on 20 Apr 2026, meeting TFG, colour red")
    assert [one[1:] for one in rows(decided, applied) if one[1] == told[0]] == [told]
    undone = decided("undo", applied, "--format", "json").succeeds().json()
    (step,) = (one for one in undone if one["what"] == told[0])
    assert step["which"] == "run 1"
    assert step["after"].startswith("undone by event ")


def test_what_no_undo_takes_back_says_so(there: Program) -> None:
    said = there("audit", "show", "1").succeeds().err
    assert "no undo takes it back: a policy stays known" in said
    assert "iomctl undo 1" not in said
