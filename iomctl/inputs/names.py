"""Names of agencies, workers, prisons, cohorts and nations, and free words, checked before they are stored."""

import re
import unicodedata
from collections.abc import Mapping

from iomctl.domain.days.bank_holidays import NATIONS
from iomctl.domain.facts.areas import of_scheme, place_elsewhere
from iomctl.domain.names import fold, name_fault, tidy
from iomctl.errors import BadValue
from iomctl.inputs.quoting import nearest

LONGEST_WORDS = 2000

_CODE = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*").fullmatch
_LONGEST_CODE = 20


def partner_name(text: str) -> str:
    """A name as it is stored. Raises BadValue for one that is empty, too long, or holds what is not seen."""
    name = tidy(text)
    if fault := name_fault(name):
        raise BadValue(fault)
    return name


def area_name(text: str, scheme: Mapping[str, str]) -> str:
    """An area as the scheme writes it, or `elsewhere: PLACE`; any name where the scheme has no areas.

    `scheme` are its areas by their folded names. Raises BadValue for a name that can't be stored, and for an area that
    is not one of the scheme's, with those there are.
    """
    area = partner_name(text)
    if (known := of_scheme(area, scheme)) is not None:
        return known
    place = place_elsewhere(area)
    if place == "":
        raise BadValue("say where, like elsewhere: Leeds")
    if place is not None:
        raise BadValue(f"it is one of the scheme's areas: {scheme[fold(place)]}")
    names = sorted(set(scheme.values()))
    raise BadValue(
        f"it is none of the scheme's areas: {', '.join(names)}{nearest(area, names)}; outside them: elsewhere: {area}"
    )


def cohort_code(text: str) -> str:
    """The code of a cohort in small letters. Raises BadValue for all but letters, digits and single hyphens."""
    code = text.strip().lower()
    if len(code) > _LONGEST_CODE or not _CODE(code):
        raise BadValue(f"a code is up to {_LONGEST_CODE} letters a to z, digits and hyphens, like luton or luton-2")
    return code


def nation_fault(typed: str) -> str | None:
    """What is wrong with the word for a nation that `--nation` was given; None for one of `NATIONS`."""
    return None if typed in NATIONS else f"--nation {typed}: one of {', '.join(NATIONS)}"


def free_words(text: str) -> str:
    """A note or a reason as it is stored: composed (NFC) and trimmed; line breaks and tabs stay.

    Raises BadValue when it is empty, has more than 2,000 characters, or holds one that drives a terminal or
    that no database keeps.
    """
    words = unicodedata.normalize("NFC", text).strip()
    if not words:
        raise BadValue("it can't be empty")
    if len(words) > LONGEST_WORDS:
        raise BadValue(f"at most {LONGEST_WORDS:,} characters, this has {len(words):,}")
    for place, char in enumerate(words, start=1):
        if unicodedata.category(char) in {"Cc", "Cs"} and char not in "\n\t\r":
            raise BadValue(f"it holds a control or broken character (U+{ord(char):04X}, character {place})")
    return words
