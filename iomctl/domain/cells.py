"""Text that a spreadsheet would take for a formula: guarded on the way out, unguarded on the way in."""

import re

_FORMULA = re.compile(r"'*[=+\-@\t\r]")
_OPENING = frozenset("'=+-@\t\r")
_GUARDED = re.compile(r"'+[=+\-@\t\r]")


def guard(text: str) -> str:
    """The text with one apostrophe in front when a spreadsheet could run it; `unguard` takes it back.

    A text that only looks guarded already gets one more, so that no two texts come out the same. The opening
    characters are those of the OWASP page on CSV injection (general knowledge, unverified).
    """
    # Hardly a text begins so, and a look at one letter is quicker: lists have cells by the hundred thousand.
    return f"'{text}" if text[:1] in _OPENING and _FORMULA.match(text) else text


def unguard(text: str) -> str:
    """The text as it was before `guard`; a text that was never guarded comes back as it is."""
    return text[1:] if _GUARDED.match(text) else text
