"""Bad words about the duty to refer: plain lines, the right code, every fault at once, and nothing changed."""

import pytest

from tests.acceptance.settled import settle
from tests.acceptance.unchanged import nothing_changes, refused
from tests.books import CopyOf
from tests.program import Program


@pytest.mark.parametrize(
    ("code", "words", "told"),
    [
        (3, ("refer", "N417", "luton", "--consent", "today"), ("no offender N417",)),
        (3, ("answer", "D9", "other"), ("no duty referral D9",)),
        (3, ("withdraw", "P1", "--reason", "twice"), ("no duty referral P1",)),
        (3, ("list", "N417"), ("no offender N417",)),
        (
            4,
            ("refer", "N9", "lutn", "--consent", "+1d", "--on", "31/2/2026", "--note", " "),
            ("no offender N9", "--on", "not in the list of councils (did you mean Luton or", "in the future", "--note"),
        ),
        (4, ("refer", "N3", "luton"), ("--consent: nobody is referred without consent",)),
        (4, ("refer", "N3", "luton", "--consent", "today", "--on", "17/4/2026"), ("is after the referral",)),
        (4, ("refer", "N3", "luton", "--consent", "1989-11-01"), ("before their birth",)),
        (4, ("refer", "N3", "cardiff", "--consent", "today"), ("is in Wales",)),
        (4, ("refer", "N3", "carlisle", "--consent", "today"), ("in its place is Cumberland",)),
        (4, ("refer", "N3", "newcastle", "--consent", "today"), ("it could be Newcastle-under-Lyme",)),
        (4, ("answer", "D9", "acepted", "--on", "+1d"), ("no duty referral D9", 'outcome "acepted"', "in the future")),
        (4, ("withdraw", "D9", "--reason", " "), ("no duty referral D9", "--reason")),
        (4, ("list", "N9", "--council", "lutn"), ("no offender N9", 'council "lutn"')),
        (4, ("councils", "lutn"), ('council "lutn": not in the list',)),
        (
            5,
            ("refer", "N1", "luton", "--consent", "7/4/2026", "--on", "8/4/2026"),
            ("N00001 has this duty referral of Wed 8 Apr 2026 (12 days ago) already: D00001",),
        ),
        (5, ("answer", "D1", "other", "--on", "7/4/2026"), ("D00001 was submitted on Wed 8 Apr 2026",)),
        (5, ("answer", "D1", "submitted"), ("D00001 is recorded as submitted already",)),
    ],
)
def test_what_is_not_there_what_is_wrong_and_what_does_not_fit(
    settled: Program, code: int, words: tuple[str, ...], told: tuple[str, ...]
) -> None:
    refused(settled, code, "duty", *words, told=told)


@pytest.mark.parametrize(
    "words",
    [
        ("refer", "N3", "luton", "--consent", "today"),
        ("answer", "D1", "priority-need"),
        ("withdraw", "D1", "--reason", "of another person"),
    ],
)
def test_a_dry_run_changes_nothing(copy_of: CopyOf, words: tuple[str, ...]) -> None:
    program = copy_of(settle)
    with nothing_changes(program):
        answer = program("duty", *words, "--dry-run").succeeds()
    assert answer.err.endswith("Dry run: nothing was changed.\n")
    assert answer.out == program("duty", *words).succeeds().out
