"""The identifiers of a person: PNC id, CRO number, CRN and prison number."""

import re
from collections.abc import Iterable, Iterator
from datetime import date

from iomctl.errors import BadValue

KINDS: tuple[str, ...] = ("pnc", "cro", "crn", "prison")
LABELS: dict[str, str] = {"pnc": "PNC id", "cro": "CRO number", "crn": "CRN", "prison": "prison number"}

_SHAPES = {
    "pnc": "a PNC id is a year, a slash, up to seven digits and a letter, like 2009/0417723H",
    "cro": "a CRO number is up to six digits, a slash, two digits of the year and a letter, like 041772/09M",
    "crn": "a CRN is one letter and six digits, like X417723",
    "prison": "a prison number is one letter, four digits and two letters, like A4172CX",
}
_LETTERS = "ZABCDEFGHJKLMNPQRTUVWXY"
_FIRST_YEAR = 1900

_PNC = re.compile(r"([0-9]{4}|[0-9]{2})/([0-9]{1,7})([A-Z])").fullmatch
_PNC_BARE = re.compile(r"([0-9]{3,11})[A-Z]").fullmatch
_CRO = re.compile(r"([0-9]{1,6})/([0-9]{2})([A-Z])").fullmatch
_CRO_FILE = re.compile(r"(SF)([0-9]{2})/([0-9]{1,6})([A-Z])").fullmatch
_PLAIN = {
    "crn": re.compile(r"[A-Z][0-9]{6}").fullmatch,
    "prison": re.compile(r"[A-Z][0-9]{4}[A-Z]{2}").fullmatch,
}

# What a text may stand for: the canonical form without its last letter, and the letter it should end in.
_Readings = list[tuple[str, str]]


def canonical(kind: str, text: str, *, today: date) -> str:
    """The one form in which an identifier is stored, for a kind of `KINDS`.

    PNC `YYYY/NNNNNNNX`, CRO `NNNNNN/YYX` or `SFYY/N..NX`, CRN `X417723`, prison number `A4172CX`. A PNC id
    with a two-digit year up to that of `today` is of this century, any later one of the century before.
    Raises BadValue with one line saying why, without an option's name in front.
    Source: hmpps-person-record PNCIdentifier and CROIdentifier; hmpps-prisoner-profile upper-cases first.
    """
    typed = text.strip()
    word = typed.upper()
    # Some letters outside ASCII have a capital in it, such as the long s.
    if not typed.isascii():
        raise BadValue(_SHAPES[kind])
    if kind in _PLAIN:
        if _PLAIN[kind](word):
            return word
        raise BadValue(_refusal(kind, word, [], today))
    if kind == "pnc" and _is_stored_form(word, today):
        return word
    readings = _readings(kind, word, today)
    right = [body for body, letter in readings if word[-1] == letter]
    if len(right) == 1:
        return right[0] + word[-1]
    if right:
        either = " or ".join(body + word[-1] for body in right)
        raise BadValue(f"this may be {either}: write it with the slash")
    raise BadValue(_refusal(kind, word, readings, today))


def check_letter(digits: str) -> str:
    """The last letter of a PNC id or CRO number, from two digits of the year followed by the serial.

    The caller pads the serial: seven digits for a PNC id, six for a CRO number, as typed for an SF one.
    Source: hmpps-person-record, remainder on division by 23 over an alphabet without I, O and S.
    """
    return _LETTERS[int(digits) % 23]


def search_key(kind: str, text: str) -> str:
    """A loose form by which what somebody typed meets what is stored; never raises.

    Equal for every way of writing one identifier. Upper-case, no spaces, no zeros before the serial, and the
    year of a PNC id as two digits: so the key needs no clock and never changes. The check letter stays, so a
    slip in a digit finds nobody; whether the letter is right does not matter here. Text that is no
    identifier of the kind comes back trimmed and upper-cased.
    """
    word = "".join(text.split()).upper()
    if kind == "pnc" and (parts := _pnc_parts(word)):
        year, serial = next((part for part in parts if _pnc_letter(*part) == word[-1]), parts[0])
        return f"{year[-2:]}/{int(serial)}{word[-1]}"
    if kind == "cro":
        if found := _CRO(word):
            return f"{int(found[1])}/{found[2]}{found[3]}"
        if found := _CRO_FILE(word):
            return f"SF{found[2]}/{int(found[3])}{found[4]}"
    if kind in _PLAIN and _PLAIN[kind](word):
        return word
    return text.strip().upper()


ONE_ONLY = ("pnc", "cro")
"""Kinds of which the police give a person one: that several are a fault is a working rule of ours."""


def unexplained(numbers: Iterable[tuple[str, str, str | None]]) -> Iterator[str]:
    """A line for each kind of ONE_ONLY of which a person has several identifiers that nobody explained.

    `numbers` are kind, canonical form, and why it stands beside another of its kind, None where nobody said.
    """
    numbers = list(numbers)
    for kind in ONE_ONLY:
        known = {value: why for one, value, why in numbers if one == kind}
        if sum(why is None for why in known.values()) > 1:
            yield f"{'two' if len(known) == 2 else 'several'} {LABELS[kind]}s, {' and '.join(known)}"


def _is_stored_form(word: str, today: date) -> bool:
    """Whether this is a right PNC id in its canonical form already, as nearly all in a file are."""
    return (
        len(word) == 13
        and word[4] == "/"
        and (digits := word[2:4] + word[5:12]).isdigit()
        and _LETTERS[int(digits) % 23] == word[12]
        and (century := word[:2]).isdigit()
        and _FIRST_YEAR <= int(century + word[2:4]) <= today.year
    )


def _pnc_parts(word: str) -> list[tuple[str, str]]:
    """Year and serial, in each way the text can be split; without a slash the short year comes first."""
    if found := _PNC(word):
        return [(found[1], found[2])]
    if not (found := _PNC_BARE(word)):
        return []
    digits = found[1]
    parts = [(digits[:2], digits[2:])] if len(digits) <= 9 else []
    if len(digits) > 4 and digits[:2] in ("19", "20"):
        parts.append((digits[:4], digits[4:]))
    return parts


def _pnc_letter(year: str, serial: str) -> str:
    return check_letter(year[-2:] + serial.zfill(7))


def _readings(kind: str, word: str, today: date) -> _Readings:
    if kind == "pnc":
        return [
            (f"{full}/{serial.zfill(7)}", _pnc_letter(year, serial))
            for year, serial in _pnc_parts(word)
            if _FIRST_YEAR <= (full := _full_year(year, today)) <= today.year
        ]
    if kind != "cro":
        return []
    if found := _CRO(word):
        serial = found[1].zfill(6)
        return [(f"{serial}/{found[2]}", check_letter(found[2] + serial))]
    if found := _CRO_FILE(word):
        return [(f"SF{found[2]}/{found[3]}", check_letter(found[2] + found[3]))]
    return []


def _full_year(year: str, today: date) -> int:
    number = int(year)
    if len(year) == 4:
        return number
    number += today.year // 100 * 100
    return number if number <= today.year else number - 100


def _refusal(kind: str, word: str, readings: _Readings, today: date) -> str:
    """Why a text is refused, in one line; `readings` is empty when it has not the shape of its kind."""
    others = _kinds_it_fits(word, kind, today)
    if not readings:
        if others:
            return f"this looks like a {others}; {_SHAPES[kind]}"
        if kind == "pnc" and (found := _PNC(word)):
            return f"a PNC id can't be of the year {found[1]}"
        return _SHAPES[kind]
    if len(readings) == 1:
        line = f"the check letter should be {readings[0][1]}"
    else:
        line = "the check letter should be " + " or ".join(f"{x} (as {body})" for body, x in readings)
    sure = _kinds_it_fits(word, kind, today, whole=True)
    return f"{line}; or is it a {sure}?" if sure else line


def _kinds_it_fits(word: str, kind: str, today: date, *, whole: bool = False) -> str:
    """The labels of the other kinds whose shape, or with `whole` also letter, the text has."""
    fits = []
    for other in KINDS:
        readings = _readings(other, word, today)
        plain = other in _PLAIN and _PLAIN[other](word)
        lettered = any(not whole or word[-1] == letter for _, letter in readings)
        if other != kind and (plain or lettered):
            fits.append(LABELS[other])
    return " or a ".join(fits)
