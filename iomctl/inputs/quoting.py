"""Words out of a file, made fit to stand in a message; and the nearest word that is known."""

from collections.abc import Iterable
from difflib import get_close_matches

_LONGEST = 60


def quoted(text: str) -> str:
    """The text in double quotes on one line: what cannot be printed becomes "?", a long text is cut short."""
    clean = "".join(sign if sign.isprintable() else "?" for sign in text[: _LONGEST + 1])
    return f'"{clean[:_LONGEST]}..."' if len(clean) > _LONGEST else f'"{clean}"'


def nearest(word: str, known: Iterable[str]) -> str:
    """`; did you mean "X"?` with the known word most like it, or nothing; case is ignored."""
    near = did_you_mean(word, known)
    return f"; did you mean {quoted(near)}?" if near else ""


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """The known word most like it, or nothing; case is ignored."""
    spelt = {one.casefold(): one for one in known}
    found = get_close_matches(word.casefold()[:_LONGEST], spelt, n=1)
    return spelt[found[0]] if found else ""
