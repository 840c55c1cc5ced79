"""Bad words about custody and releases: plain lines, the right code, every fault at once, and nothing changed."""

import pytest

from tests.acceptance.settled import settle
from tests.acceptance.unchanged import nothing_changes, refused
from tests.books import CopyOf
from tests.program import Program


@pytest.mark.parametrize(
    ("words", "code", "told"),
    [
        (("custody", "begin", "N9", "remad", "--on", "+1d"), 4, ("no offender N9", "remad", "in the future")),
        (("custody", "begin", "N1", "remand", "--prison", "7", "--sentenced", "+1d"), 4, ("--prison", "--sentenced")),
        (("custody", "begin", "N2", "remand"), 5, ("N00002 is in custody from Mon 2 Feb 2026 (event ",)),
        (("custody", "begin", "N3", "remand", "--on", "5/2/2026"), 5,
         ("N00003 was in custody from Mon 2 Feb to Fri 6 Feb 2026",)),
        (("custody", "change", "N1", "--prison", "HMP Bedford"), 5, ("N00001 is not in custody",)),
        (("custody", "change", "N2", "--on", "+1d", "--returned"), 4, ("in the future",)),
        (("custody", "withdraw", "N9", "--reason", " "), 4, ("no offender N9", "--reason")),
        (("custody", "list", "N9", "--kind", "remad"), 4, ("remad", "no offender N9")),
        (("release", "set", "N1", "conditional", "2026-06-12"), 5, ("N00001 is not in custody",)),
        (("release", "set", "N2", "conditional", "1/2/2026"), 5, ("is before N00002 went into custody, Mon 2 Feb",)),
        (("release", "set", "N9", "condtional", "soon", "--on", "+1d"), 4,
         ("no offender N9", "--on", "condtional", "DAY")),
        (("release", "decide", "N2", "further", "--decision", " "), 4, ("further-day, reverted, none", "--decision")),
        (("release", "plan", "N1", "--done", "gp"), 5, ("N00001 is not in custody",)),
        (("release", "plan", "N2", "--done", "gp", "--not-done", "gp"), 4, ("both name gp",)),
        (("release", "happened", "N1", "--to", "A07B"), 5, ("N00001 is not in custody",)),
        (("release", "happened", "N2", "--to", "A07B", "--on", "1/2/2026"), 5, ("Mon 2 Feb 2026",)),
        (("release", "unplanned", "N2", "--to", "A9", "--told", "+1d", "--colour", "blue"), 4,
         ("A9", "--told", "blue")),
        (("release", "withdraw", "N2", "--reason", "twice"), 5, ("no release of N00002 is recorded",)),
        (("release", "due", "--within", "3", "--cohort", "luton"), 4, ("--within 3",)),
        (("release", "show", "N1"), 5, ("N00001 is not in custody",)),
        (("cohort", "adopt", "N2", "--cohort", "luton", "--tier", "flex", "--colour", "mauve", "--no-worker",
          "--reason", "court"), 4, ("mauve",)),
        (("cohort", "exit-plan", "N2", "the council"), 5, ("N00002 is not in any cohort now",)),
        (("cohort", "exit-plan", "N1", " ", "--on", "+1d"), 4, ("--on", "WORDS")),
    ],
)  # fmt: skip
def test_what_can_not_be_is_refused(settled: Program, words: tuple[str, ...], code: int, told: tuple[str, ...]) -> None:
    refused(settled, code, *words, told=told)


@pytest.mark.parametrize(
    "words",
    [
        ("custody", "begin", "N1", "recall", "--prison", "HMP Bedford"),
        ("custody", "change", "N2", "--prison", "HMP Littlehey"),
        ("custody", "withdraw", "N2", "--reason", "of another person"),
        ("release", "set", "N2", "parole", "--not-known"),
        ("release", "decide", "N2", "further-day", "--decision", "governor"),
        ("release", "plan", "N2", "--to", "A17", "--done", "gp"),
        ("release", "happened", "N2", "--to", "A17"),
        ("release", "unplanned", "N2", "--to", "A08A", "--told", "today"),
        ("release", "withdraw", "N3", "--reason", "of another person"),
    ],
)
def test_a_dry_run_changes_nothing(copy_of: CopyOf, words: tuple[str, ...]) -> None:
    program = copy_of(settle)
    with nothing_changes(program):
        answer = program(*words, "--dry-run").succeeds()
    assert answer.err.endswith("Dry run: nothing was changed.\n")
    assert answer.out == program(*words).succeeds().out
