"""What tells of people on a day tells by --known-on what the book said then, and says so wherever people read it."""

from dataclasses import replace

import pytest

from tests.acceptance.commands import LISTS, OF_ONE, everything, options_of
from tests.program import Program

OTHERS = {"find", "offender list", "offender history", "check cases", "release past"}
"""They tell of people, of no day that is asked about."""
NOT_THOSE = {"demo": "it makes a case book", "rescope plan": "it is kept, and may be of a past day"}
TAKES = sorted({one for one in everything() if "--as-of" in options_of(one)} - set(NOT_THOSE) | OTHERS)
MORE = {"marker overdue": ("--as-of", "2027-01-01"), "release overdue": ("--as-of", "2027-01-01")}
SAID = "as known on Mon 20 Apr 2026"


def test_what_tells_of_people_takes_the_day_it_was_known() -> None:
    assert sorted(one for one in everything() if "--known-on" in options_of(one)) == TAKES


@pytest.mark.parametrize("form", ["table", "md", "csv", "jsonl"])
@pytest.mark.parametrize("words", TAKES)
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
