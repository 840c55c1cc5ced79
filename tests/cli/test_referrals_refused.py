"""iomctl referral make, answer, start and end: what is refused, all of it at once, and nothing is changed."""

import pytest

from tests.books import laid_once
from tests.casebook import book, person
from tests.program import Program


@laid_once
def referred(iomctl: Program) -> None:
    """Housing Solutions in Luton, Fresh Start everywhere, and R00001: Mercer to Housing Solutions on 7 April."""
    with book(iomctl) as work:
        person(work, "Mercer", area="Luton")
        person(work, "Hollis", area=None)
    iomctl("provider", "add", "Housing Solutions", "--pathway", "accommodation", "--area", "Luton").succeeds()
    iomctl("provider", "add", "Fresh Start", "--pathway", "drugs", "--pathway", "alcohol").succeeds()
    iomctl("referral", "make", "N1", "A", "--provider", "housing", "--on", "7/4/2026").succeeds()


def _all(program: Program) -> str:
    return program("referral", "list", "--format", "json").succeeds().out


@pytest.mark.parametrize(
    ("words", "code", "told"),
    [
        (["make", "N00001", "A", "--provider", "housing"], 5, "R00001, made on Tue 7 Apr 2026 (13 days ago)"),
        (["make", "N00001", "ete", "--provider", "housing"], 5, "Housing Solutions does not offer ete"),
        (["make", "N00002", "A", "--provider", "housing", "--area", "Dunstable"], 5, "accommodation in Dunstable"),
        (["make", "N00001", "home", "--provider", "housing"], 4, 'pathway "home"'),
        (["make", "N00001", "D", "--provider", "nobody"], 3, "no provider nobody"),
        (["make", "N00009", "D", "--provider", "fresh"], 3, "no offender N00009"),
        (["make", "N00001", "D", "--provider", "fresh", "--on", "tomorrow"], 4, "is in the future"),
        (
            ["make", "N00001", "D", "--provider", "fresh", "--on", "13/8/1994"],
            4,
            "--on: Sat 13 Aug 1994 (11573 days ago) is before their birth",
        ),
        (["make", "N00001", "D", "--provider", "fresh", "--note", " "], 4, "--note: it can't be empty"),
        (["start", "R1"], 5, "R00001 was made on Tue 7 Apr 2026 (13 days ago), so it can't be started"),
        (["answer", "R1", "accepted", "--on", "6/4/2026"], 5, "before that, on Mon 6 Apr 2026 (14 days ago)"),
        (["answer", "R1", "accepted", "--on", "fri"], 4, "--on: Fri 24 Apr 2026 (in 4 days) is in the future"),
        (["answer", "R1", "perhaps"], 4, 'answer "perhaps": one of accepted, refused'),
        (["answer", "R1", "refused"], 4, "--reason: needed for refused: one of not-eligible,"),
        (["answer", "R1", "refused", "--reason", "ful"], 4, "did you mean full?"),
        (["answer", "R1", "accepted", "--reason", "full"], 4, "--reason: accepted has none"),
        (["end", "R1", "completed", "--outcome", "achieved"], 5, "it can end as never-started"),
        (["end", "R1", "never-started"], 4, "--reason: needed for never-started: one of INE,"),
        (["end", "R1", "gone"], 4, 'ending "gone": one of completed, ended-early, never-started'),
        (["end", "R9", "never-started", "--reason", "MOV"], 3, "no referral R9"),
        (["start", "N00001"], 3, "no referral N00001"),
        (["answer", "R1", "accepted", "--format", "cvs"], 2, "did you mean csv?"),
    ],
)
def test_what_does_not_fit_changes_nothing(referred: Program, words: list[str], code: int, told: str) -> None:
    before = _all(referred)
    assert told in referred("referral", *words).exits(code).err
    assert _all(referred) == before


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (
            ["make", "N00037", "zz", "--provider", "nobody", "--on", "31/2/2026", "--area", " ", "--note", " "],
            ["no offender N00037", "no provider nobody", 'pathway "zz"', "--area:", "--on:", "--note:"],
        ),
        (["make", "N00037", "A", "--provider", "nobody"], ["no offender N00037", "no provider nobody"]),
        (
            ["answer", "R9", "perhaps", "--reason", "ful", "--on", "31/2/2026", "--note", " "],
            ["no referral R9", 'answer "perhaps"', '--reason: refusal reason "ful"', "--on:", "--note:"],
        ),
        (["answer", "R1", "refused", "--on", "31/2/2026"], ["--reason: needed for refused", "--on:"]),
        (["start", "R9", "--on", "fri", "--note", " "], ["no referral R9", "--on: Fri 24 Apr 2026", "--note:"]),
        (
            ["end", "R1", "completed", "--outcome", "fine", "--reason", "MOV", "--on", "fri"],
            ['--outcome "fine": one of achieved', "--reason: completed has none", "--on: Fri 24 Apr 2026"],
        ),
        (
            ["end", "R9", "gone", "--outcome", "fine", "--reason", "moved"],
            ["no referral R9", 'ending "gone"', '--outcome "fine"', '--reason: ending reason "moved"'],
        ),
        (["end", "R1", "gone", "--outcome", "partly"], ['ending "gone"']),
    ],
)
def test_all_faults_are_told_at_once_each_with_its_name(referred: Program, words: list[str], told: list[str]) -> None:
    refused = referred("referral", *words)
    assert refused.code in {3, 4}
    lines = [line.removeprefix("iomctl: ") for line in refused.err.splitlines() if line.startswith("iomctl: ")]
    assert len(lines) == len(told)
    assert [line for line, start in zip(lines, told, strict=True) if not line.startswith(start)] == []
