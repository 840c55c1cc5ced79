"""A line as far as it is typed: whole words, and the one that has only begun."""

import shlex
from typing import NamedTuple

from iomctl.errors import NotUnderstood

HERE = "\0"
"""Stands where the cursor is: no word that can be typed holds it."""


class TypedLine(NamedTuple):
    """The words before the one that is being typed, and that one so far, each without its quotes."""

    words: list[str]
    begun: str


def typed_line(text: str) -> TypedLine:
    """Read a line up to the cursor; a quote that is still open is closed, a sign that escapes nothing yet is none."""
    for close in ("", '"', "'"):
        try:
            *words, begun = shlex.split(f"{text}{HERE}{close}")
        except ValueError:
            continue
        return TypedLine(words, begun.removesuffix(HERE))
    return TypedLine([], "")


def words_of(line: str) -> list[str]:
    """The words of a whole line, as a shell reads them; none for a remark. Raises NotUnderstood for an open quote."""
    try:
        return shlex.split(line, comments=True)
    except ValueError:
        raise NotUnderstood(
            "a quote is opened and not closed", advice="an apostrophe goes into double quotes"
        ) from None
