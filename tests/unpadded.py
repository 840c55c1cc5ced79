"""Markdown without the spaces by which the columns of its tables stand below each other."""

import re


def unpadded(text: str) -> str:
    """The same text, with one space around each cell of a row."""
    return re.sub(r" +\|", " |", re.sub(r"\| +", "| ", text))
