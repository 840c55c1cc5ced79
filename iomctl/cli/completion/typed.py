"""A line as far as it is typed: whole words, and the one that has only begun."""

import shlex
from typing import NamedTuple

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


def starts_at(text: str) -> int:
    """Where in the line the word that is being typed begins, with the quote that opens it."""
    start, quote, escaped = 0, "", False
    for place, sign in enumerate(text):
        if escaped:
            escaped = False
        elif sign == "\\" and quote != "'":
            escaped = True
        elif quote:
            quote = "" if sign == quote else quote
        elif sign in "'\"":
            quote = sign
        elif sign.isspace():
            start = place + 1
    return start
