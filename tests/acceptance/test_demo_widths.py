"""What a worker needs of each list stands on a narrow terminal, in the table or once above it."""

import pytest

from tests.acceptance.commands import LISTS
from tests.program import Program

NEEDED = {
    "caseload": ("Name", "Colour", "Worker", "Due by"),
    "review overdue": ("Name", "Colour", "Worker", "Due by"),
    "review due": ("Name", "Colour", "Worker", "Due by"),
    "review list": ("Name", "Colour", "Worker", "Due by"),
    "cohort show": ("Name", "Colour", "Worker"),
    "contact overdue": ("Name", "Colour", "Worker", "Since"),
    "contact due": ("Name", "Colour", "Worker", "Due by"),
    "contact list": ("Name", "Worker"),
    "release list": ("Name", "Release", "Settled", "Worker"),
    "action list": ("Name", "Task", "Owner", "Due"),
    "home none": ("Name", "Worker", "Command"),
    "duty due": ("Name", "Worker", "Command"),
    "duty overdue": ("Name", "Worker", "Command"),
    "check cases": ("Name", "Worker", "Command"),
    "referral due": ("Name", "Command"),
    "placement empty": ("Name", "Command"),
}
"""Lists of the demonstration, with the headings of what is needed there."""


@pytest.mark.parametrize("width", [80, 100, 140])
@pytest.mark.parametrize("words", sorted(NEEDED))
def test_what_is_needed_is_there(demo: Program, words: str, width: int) -> None:
    shown = _at(demo, words, width)
    assert max(map(len, shown)) <= width
    assert [one for one in NEEDED[words] if not _stands(one, shown)] == []


def _stands(heading: str, shown: list[str]) -> bool:
    """Whether a heading stands over a column, or opens one of the parts of what all rows say."""
    parts = [part.strip() for line in shown for part in f" {line}".split(" · ")]
    said = f"{heading[0].lower()}{heading[1:]} "
    return any(f" {heading}" in line for line in shown) or any(part.startswith(said) for part in parts)


def _at(demo: Program, words: str, width: int) -> list[str]:
    demo.terminal, demo.width = True, width
    try:
        return demo(*words.split(), *LISTS[words]).succeeds().out.splitlines()
    finally:
        demo.terminal, demo.width = False, 200
