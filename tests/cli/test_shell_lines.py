"""Which words a line of `iomctl shell` holds, and what it can't hold."""

import pytest

from tests.cli.typed_lines import typed
from tests.program import Program


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("agency add O'Neil", "a quote is opened and not closed"),
        ("agency add Police\\", "a backslash stands before nothing"),
        ("agency list | head", "| does nothing here"),
        ("agency list > agencies.txt", "> does nothing here"),
        ("agency list >agencies.txt", ">agencies.txt does nothing here"),
        ("agency add Police && agency list", "&& does nothing here"),
        ("shell", "this is the shell already"),
    ],
)
def test_what_a_line_cant_hold_is_said(iomctl_sqlite: Program, line: str, said: str) -> None:
    before = iomctl_sqlite("audit", "log", "--format", "csv").out
    assert typed(iomctl_sqlite, f"{line}\n").exits(2).err.startswith(f"iomctl: {said}\n")
    assert iomctl_sqlite("audit", "log", "--format", "csv").out == before


@pytest.mark.parametrize("name", ["O'Neil & Sons", "a > b", "x | y", "Flat#2", "a#"])
def test_quoted_words_are_taken_as_they_are(iomctl_sqlite: Program, name: str) -> None:
    assert f"Agency       {name}\n" in typed(iomctl_sqlite, f'agency add "{name}"\n').succeeds().out
