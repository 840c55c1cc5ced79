"""Lists from which the cells of a workbook are chosen: codes with the words that say what each means."""

from collections.abc import Mapping
from dataclasses import dataclass

EXPLANATION = "about the columns"
"""The sheet of a workbook that says what the columns of the other mean."""
EXPLANATION_HEADINGS = ("Column", "Heading", "Meaning", "Example", "What may stand in it")

APART = "  "
"""What stands between a code and its words in a cell."""

CODE = 'LEFT({{{0}}},FIND(" ",{{{0}}}&" ")-1)'
"""The formula, for the name of a column, of the code in a cell that may hold its words too."""


@dataclass(frozen=True)
class DropDowns:
    """The columns of a sheet that are to be filled in: `sources` says of each where its list comes from.

    `lists` hold the codes of each list with their words, or "". A source is the name of one of them, a formula that
    opens with "=" and in which {column} stands for the cell of another column in the same row, or "" for free words.
    `told` says of a column what may stand in it, in at most 255 characters; one that it leaves out is not read back.
    """

    lists: Mapping[str, Mapping[str, str]]
    sources: Mapping[str, str]
    told: Mapping[str, str]


def entry(code: str, words: str) -> str:
    """A choice as a list shows it: `leave  no longer in scope`; without words the code alone."""
    return f"{code}{APART}{words}" if words else code


def picked(text: str, choices: Mapping[str, str]) -> str:
    """The code that the text of a cell means: the code alone, with its words, or words that only one code has.

    Case and the width of spaces do not count. A text that means none comes back as it is, or only what stands before
    two spaces: the words of a code may have changed since the sheet was written.
    """
    said = _plain(text)
    for code, words in choices.items():
        if said in {_plain(code), _plain(f"{code} {words}")}:
            return code
    meant = [code for code, words in choices.items() if words and _plain(words) == said]
    return meant[0] if len(meant) == 1 else text.strip().partition(APART)[0]


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold()
