"""Outside text made inert for a terminal."""

from functools import lru_cache
from unicodedata import category

LOST = "\N{REPLACEMENT CHARACTER}"
_SPACES = frozenset(("Zs", "Zl", "Zp"))
_BREAKS = frozenset("\t\n\v\f\r\x85")
_DRIVING = frozenset(("Cc", "Cs"))
_NO_XML = frozenset("\ufffe\uffff")
"""Two that are no letters, by which a Word document or a workbook could not be opened."""
_UNSEEN = frozenset(("Cf", "Cc", "Cs", "Zl", "Zp"))


def plain(text: str) -> str:
    """The text on one line, with nothing in it that a terminal would obey.

    Line breaks, tabs and unusual spaces become a space; control characters (escape among them) and lone
    surrogates become U+FFFD; characters that are not seen (zero width, direction marks) are dropped.
    """
    return text if text.isprintable() else "".join(map(_inert, text))


def is_unseen(letter: str) -> bool:
    """Whether one character drives a terminal or the order of the letters beside it without being seen."""
    return category(letter) in _UNSEEN


@lru_cache(maxsize=1024)
def _inert(letter: str) -> str:
    kind = category(letter)
    if letter in _BREAKS or kind in _SPACES:
        return " "
    if kind in _DRIVING or letter in _NO_XML:
        return LOST
    return "" if kind == "Cf" else letter
