"""A case book for clashes: Mercer in one cohort, led by somebody; what stands of his case, and which event it was."""

from shlex import split
from typing import Any

from tests.program import Answer, Program

ADOPT = (
    "cohort adopt {} --cohort luton --tier fixed --colour amber --worker okafor --reason criteria-met --on 2026-03-02"
)
LAID = (
    'cohort create luton --name "IOM Luton"',
    'agency add "Bedfordshire Police"',
    'agency add "Probation Luton"',
    'worker add "S Okafor" --agency police',
    'worker add "J Byrne" --agency police',
    "offender add --surname Mercer --forenames Kai --born 14/8/1994 --area Luton",
    "offender add --surname Hollis --forenames Devon --area Luton",
    ADOPT.format("mercer"),
)


def mercer(iomctl: Program) -> None:
    """Mercer, born in 1994, is in luton since 2 March 2026, amber, tier fixed, led by S Okafor; Hollis is nowhere."""
    for line in LAID:
        typed(iomctl, line).succeeds()


def typed(iomctl: Program, line: str) -> Answer:
    """What a command answers that is given in one line."""
    return iomctl(*split(line))


def event_of(answer: Answer) -> int:
    """The number of the event by which a change is taken back."""
    return int(answer.succeeds().err.rpartition("iomctl undo ")[2])


def stands(iomctl: Program) -> list[Any]:
    """All that the lists say of Mercer and his case."""
    lists = ("caseload", "review list N1", "custody list N1", "release past", "offender history N1")
    return [iomctl(*words.split(), "--format", "json").succeeds().json() for words in lists]
