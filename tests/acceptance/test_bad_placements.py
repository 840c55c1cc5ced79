"""Bad words about placements: plain lines, the right code, every fault at once, and nothing changed."""

import pytest

from tests.acceptance.settled import settle
from tests.acceptance.unchanged import nothing_changes, refused
from tests.books import CopyOf
from tests.program import Program


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("add", "N417", "hotel"), "no offender N417"),
        (("add", "N3", "hotel", "--provider", "harbour"), "no provider harbour"),
        (("list", "N417"), "no offender N417"),
        (("list", "--placed-in", "Leeds"), "no area Leeds"),
        (("due", "--provider", "harbour"), "no provider harbour"),
        (("extend", "P9", "--until", "+1d"), "no placement P9"),
        (("end", "M1", "--reason", "left", "--to", "A01D"), "no placement M1"),
        (("withdraw", "P", "--reason", "twice"), "no placement P"),
    ],
)
def test_what_is_not_there(settled: Program, words: tuple[str, ...], says: str) -> None:
    refused(settled, 3, "placement", *words, told=(says,))


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (
            ("add", "N9", "hotle", "--from", "31/2/2026", "--until", "soon", "--provider", "harbour", "--note", " "),
            ("no offender N9", "no provider harbour", "did you mean hotel?", "--from", "--until", "--note"),
        ),
        (("add", "N3", "hotel", "--from", "1989-11-01", "--area", ""), ("before their birth", "--area")),
        (("add", "N3", "hostel", "--from", "8/4/2026", "--until", "7/4/2026"), ("--until: Tue 7 Apr 2026",)),
        (("add", "N3", "hotel", "--until", "+15d"), ("is 1 night past the 14 funded nights",)),
        (("extend", "P1", "--until", "+9d"), ("say why with --reason WORDS",)),
        (("extend", "P1", "--until", "+9d", "--reason", " "), ("--reason",)),
        (("extend", "P9", "--until", "soon", "--on", "+1d"), ("no placement P9", "--on", "--until")),
        (
            ("end", "P1", "--on", "+1d", "--reason", "movedon", "--to", "A01"),
            ("in the future", "did you mean moved-on?", "A17, custody, hospital, died, not-known"),
        ),
        (("withdraw", "P9", "--reason", " "), ("no placement P9", "--reason")),
        (("list", "N9", "--kind", "hotle", "--provider", "harbour"), ("no offender", "hotle", "no provider")),
        (("due", "--within", "3"), ("--within 3",)),
    ],
)
def test_every_wrong_word_or_day(settled: Program, words: tuple[str, ...], told: tuple[str, ...]) -> None:
    refused(settled, 4, "placement", *words, told=told)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("add", "N1", "hostel", "--from", "21/4/2026"), ("N00001 is in hotel from Wed 8 Apr 2026",)),
        (("extend", "P1", "--until", "22/4/2026"), ("is expected to end on Wed 22 Apr 2026 (in 2 days) already",)),
        (("extend", "P1", "--until", "7/4/2026", "--on", "7/4/2026"), ("begins on", "was arranged or last extended")),
        (("end", "P1", "--on", "7/4/2026", "--reason", "left", "--to", "not-known"), ("P00001 begins on",)),
    ],
)
def test_what_does_not_fit_those_recorded(settled: Program, words: tuple[str, ...], told: tuple[str, ...]) -> None:
    refused(settled, 5, "placement", *words, told=told)


@pytest.mark.parametrize(
    "words",
    [
        ("add", "N3", "hotel"),
        ("extend", "P1", "--until", "+9d", "--reason", "flat not ready"),
        ("end", "P1", "--reason", "left", "--to", "not-known"),
        ("withdraw", "P1", "--reason", "of another person"),
    ],
)
def test_a_dry_run_changes_nothing(copy_of: CopyOf, words: tuple[str, ...]) -> None:
    program = copy_of(settle)
    with nothing_changes(program):
        answer = program("placement", *words, "--dry-run").succeeds()
    assert answer.err.endswith("Dry run: nothing was changed.\n")
    assert answer.out == program("placement", *words).succeeds().out
