"""People's names: how they are tidied, what may not be stored, and the key they are searched by."""

import re
import unicodedata

LONGEST = 100

_APOSTROPHES = "'`´΄᾽᾿‘’‛′‵ʹʻʼʽʾʿˈꞌ׳＇"
# Letters that Unicode does not take apart into a plain letter and a mark.
_PLAIN_LETTERS = dict(zip("łøđðıħŧĸəɔɛɓɗƙƴ", "loddihtkeoebdky", strict=True))
_PLAIN_LETTERS |= {"æ": "ae", "œ": "oe", "þ": "th", "ŋ": "ng"}
# Nothing is seen of these though Unicode counts them as letters, marks or symbols.
_LOST = "\ufffd"
_BLANKS = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0") | frozenset(
    map(chr, [*range(0x180B, 0x1810), *range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0), ord(_LOST)])
)
_INVISIBLE = {"Cc": "a control character", "Zl": "a line break", "Zp": "a line break"}
_ASCII_LETTER = re.compile("[A-Za-z]").search
_SPACES = re.compile(r"[^\S\t\n\r\f\v\x1c-\x1f\x85\u2028\u2029]+")


class _Key(dict[int, str | None]):
    """What a folded name holds for each character, worked out once: itself, a space, or nothing."""

    def __missing__(self, code: int) -> str | None:
        self[code] = kept = self._kept(chr(code))
        return kept

    def _kept(self, char: str) -> str | None:
        if char in _APOSTROPHES or unicodedata.combining(char) or char in _BLANKS:
            return None
        kind = unicodedata.category(char)
        if kind == "Cf":
            return None
        return _PLAIN_LETTERS.get(char, char) if kind[0] in "LNM" else " "


_KEY = _Key()
_NO_APOSTROPHES = dict.fromkeys(map(ord, _APOSTROPHES))


def fold(text: str) -> str:
    """The key a name is searched and matched by; two names that differ only in writing have the same key.

    Case, accents and apostrophes are ignored; hyphens, dots and other punctuation stand for a space; runs of
    spaces are one. Answers "" for text without a letter or digit. Folding a key again changes nothing.
    """
    if text.isascii():
        if text.isalpha():
            return text.lower()
        return " ".join(text.lower().translate(_KEY).split())
    # Apostrophes go first: NFKD takes an acute accent on its own apart into a space and a mark.
    plain = unicodedata.normalize("NFD", text).translate(_NO_APOSTROPHES)
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", plain).casefold())
    return " ".join(plain.translate(_KEY).split())


def tidy(text: str) -> str:
    """The form in which a name is stored: composed (NFC), trimmed, and single spaces inside.

    Tabs, line breaks and other control characters inside stay, for `name_fault` to refuse.
    """
    text = text.strip()
    if text.isascii():
        return _SPACES.sub(" ", text) if "  " in text else text
    return unicodedata.normalize("NFC", _SPACES.sub(" ", text))


def name_fault(text: str) -> str | None:
    """Why a tidied name cannot be stored, in words to stand after a field's name; None when it can.

    Refused: nothing at all, more than 100 characters, no letter of any script, and any character that is
    not seen or that turns the writing around, for it would hide who a record is about.
    """
    if len(text) > LONGEST:
        return f"a name has at most {LONGEST} characters, this has {len(text)}"
    if text.isprintable() and _ASCII_LETTER(text) and (text.isascii() or _BLANKS.isdisjoint(text)):
        return None
    if not text or text.isspace():
        return "a name can't be empty"
    for place, char in enumerate(text, start=1):
        if fault := _unseen(char):
            return f"a name can't hold {fault} (U+{ord(char):04X}, character {place})"
    if not any(map(str.isalpha, fold(text))):
        return "a name needs at least one letter"
    return None


def _unseen(char: str) -> str | None:
    if char == _LOST:
        return "a character that was lost when its file was saved"
    if char in _BLANKS:
        return "an invisible character"
    kind = unicodedata.category(char)
    if kind[0] == "C":
        return _INVISIBLE.get(kind, "an invisible character" if kind == "Cf" else "a broken character")
    return _INVISIBLE.get(kind)
