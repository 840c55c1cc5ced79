"""iomctl cohort at the command line: what is asked, shown, said and left alone."""

import json
from datetime import timedelta

import pytest

from tests.program import Program
from tests.services.case_book import add_people, adopt, set_up

VERBS = ("create", "edit", "list", "show", "adopt", "move", "colour", "assign", "deselect")


@pytest.mark.parametrize("verb", VERBS)
def test_every_verb_has_help_with_an_example(iomctl_sqlite: Program, verb: str) -> None:
    assert f"iomctl cohort {verb}" in iomctl_sqlite("cohort", verb, "--help").succeeds().out.partition("\n\n")[2]


@pytest.mark.parametrize("words", [(), ("--worker", "okafor", "--no-worker")])
def test_adoption_says_who_leads_or_that_nobody_does(iomctl_sqlite: Program, words: tuple[str, ...]) -> None:
    (kai,) = set_up(iomctl_sqlite)
    asked = ("--cohort", "luton", "--tier", "fixed", "--colour", "red", "--reason", "court")
    assert "--no-worker" in iomctl_sqlite("cohort", "adopt", kai, *asked, *words).exits(2).err


CHANGES = [
    ("create", "harm", "--name", "Harm"),
    ("edit", "luton", "--name", "IOM Luton and Dunstable"),
    ("adopt", "N00002", "--cohort", "luton", "--tier", "flex", "--colour", "A", "--reason", "court", "--no-worker"),
    ("move", "N00001", "flex", "--reason", "risk-down"),
    ("colour", "N00001", "green", "--reason", "settled"),
    ("assign", "N00001", "--to", "byrne"),
    ("deselect", "N00001", "--reason", "died"),
]


@pytest.mark.parametrize("words", CHANGES, ids=[change[0] for change in CHANGES])
def test_a_dry_run_answers_the_same_and_changes_nothing(iomctl: Program, words: tuple[str, ...]) -> None:
    kai, _ = set_up(iomctl, 2)
    adopt(iomctl, kai).succeeds()

    def seen() -> list[str]:
        shown = [("cohort", "show", "luton"), ("cohort", "list"), ("review", "overdue"), ("review", "list", kai)]
        return [iomctl(*one, "--format", "json").succeeds().out for one in shown]

    before = seen()
    tried = iomctl("cohort", *words, "--dry-run", "--format", "json").succeeds()
    assert "Dry run: nothing was changed." in tried.err
    assert "take it back" not in tried.err
    assert seen() == before
    done = iomctl("cohort", *words, "--format", "json").succeeds()
    assert done.json() == tried.json()
    assert seen() != before


@pytest.mark.parametrize("words", CHANGES, ids=[change[0] for change in CHANGES])
def test_a_wrong_format_is_refused_before_anything_is_changed(iomctl_sqlite: Program, words: tuple[str, ...]) -> None:
    kai, _ = set_up(iomctl_sqlite, 2)
    adopt(iomctl_sqlite, kai).succeeds()
    iomctl_sqlite("cohort", *words, "--format", "yaml").exits(2)
    iomctl_sqlite("cohort", *words).succeeds()


def test_a_person_may_be_named_in_any_way_that_means_one(iomctl_sqlite: Program) -> None:
    kai, _ = set_up(iomctl_sqlite, 2)
    adopt(iomctl_sqlite, "mercer").succeeds()
    assert iomctl_sqlite("cohort", "move", "n1", "flex", "--reason", "rescope").succeeds().out.split()[1] == kai
    add_people(iomctl_sqlite)
    iomctl_sqlite("cohort", "move", "mercer", "free", "--reason", "rescope").exits(3)


def test_a_restricted_name_stays_hidden_unless_it_is_asked_for(iomctl: Program) -> None:
    set_up(iomctl)
    (hidden,) = add_people(iomctl, restricted=True)
    made = adopt(iomctl, hidden).succeeds()
    moved = iomctl("cohort", "assign", hidden, "--to", "byrne").succeeds()
    listed = iomctl("cohort", "show", "luton").succeeds()
    for answer in (made, moved, listed):
        assert "restricted" in answer.out
        assert "Mercer" not in answer.out + answer.err
    assert "Mercer, Kai" in iomctl("--restricted", "cohort", "show", "luton").succeeds().out


def test_days_in_words_are_said_back_with_their_weekday(iomctl_sqlite: Program) -> None:
    (kai,) = set_up(iomctl_sqlite)
    made = adopt(iomctl_sqlite, kai, on="last fri").succeeds()
    assert "from Fri 17 Apr 2026 (3 days ago)." in made.err


def test_a_past_day_answers_the_same_however_late_it_is_asked(iomctl: Program) -> None:
    kai, devon = set_up(iomctl, 2)
    adopt(iomctl, kai, on="2026-04-20").succeeds()
    iomctl.travel(1)
    answers: dict[str, str] = {}
    for change in (
        ("adopt", devon, "--cohort", "luton", "--tier", "free", "--colour", "A", "--reason", "court", "--no-worker"),
        ("move", kai, "flex", "--reason", "rescope"),
        ("colour", kai, "green", "--reason", "settled"),
        ("assign", devon, "--to", "byrne"),
        ("deselect", devon, "--reason", "died"),
    ):
        yesterday = str(iomctl.today - timedelta(days=1))
        answers[yesterday] = iomctl("cohort", "show", "luton", "--as-of", yesterday, "--format", "json").out
        iomctl("cohort", *change).succeeds()
        now = iomctl("cohort", "show", "luton", "--format", "json").out
        iomctl.travel(1)
        answers[str(iomctl.today - timedelta(days=1))] = now
    for day, answer in answers.items():
        again = iomctl("cohort", "show", "luton", "--as-of", day, "--format", "json").succeeds()
        assert json.loads(again.out) == json.loads(answer), day
