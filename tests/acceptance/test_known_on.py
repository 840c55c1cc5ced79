"""Every list, and what answers about a person, tells by --known-on what the book said then, and says so to people."""

from dataclasses import replace

import pytest

from tests.acceptance.commands import CHANGES, LISTS, OF_ONE, everything, options_of
from tests.program import Program

NOT_THOSE = {
    "audit log": "the trail never changes, and takes days of its own",
    "audit show": "what an event did never changes",
    "duty councils": "they come with iomctl",
    "policy history": "every version is told with the day it was loaded",
    "policy show": "a version never changes, and each can be asked for",
    "report board": "a paper says it with its days, and in short on the screen",
    "report compare": "what was kept never changes",
    "report measures": "they come with iomctl",
    "report national": "it adds up what others made",
    "report rollup": "it writes what the book says now",
    "rescope criteria": "they come with iomctl",
    "score ogrs3": "it works out what a score would be, and keeps nothing",
    "settings": "they are of the place where iomctl runs",
}
"""Lists, and answers about one person, of what the book doesn't say."""
TAKES = sorted(
    {one for one in everything() if options_of(one) & {"--columns", "--as-of"}} - CHANGES - set(NOT_THOSE) - {"demo"}
)
MORE = {"marker overdue": ("--as-of", "2027-01-01"), "release overdue": ("--as-of", "2027-01-01")}
SAID = "as known on Mon 20 Apr 2026"


def test_every_list_takes_the_day_it_was_known() -> None:
    assert sorted(one for one in everything() if "--known-on" in options_of(one)) == sorted({*TAKES, "report board"})


@pytest.mark.parametrize("form", ["table", "md", "csv", "jsonl"])
@pytest.mark.parametrize("words", [one for one in TAKES if "--format" in options_of(one)])
def test_people_are_told_by_which_day_it_was_known_and_programs_are_not(
    settled: Program, words: str, form: str
) -> None:
    typed = (*words.split(), *(LISTS.get(words) or OF_ONE.get(words, ())), *MORE.get(words, ()), "--format", form)
    now = settled(*typed).succeeds().out
    then = settled(*typed, "--known-on", "today").succeeds().out
    if form in ("csv", "jsonl"):
        assert then == now
    elif now:
        first = then.split("\n\n")[0] if form == "table" else "\n".join(then.splitlines()[:3])
        assert SAID.casefold() in first.casefold()
        assert SAID not in now


def test_an_empty_list_at_a_terminal_says_so_too(settled: Program) -> None:
    at_terminal = replace(settled, terminal=True)
    said = at_terminal("release", "overdue", "--known-on", "today").succeeds().err
    assert said == "As known on Mon 20 Apr 2026: No release is overdue.\n"
