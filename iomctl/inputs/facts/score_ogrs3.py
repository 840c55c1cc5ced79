"""What may come in for OGRS3: seven facts, each typed as an option or taken from the record."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from iomctl.domain.days.ages import completed_years
from iomctl.domain.days.days import parse_day, spoken
from iomctl.domain.facts.offence_codes import actuarial_category_of, canonical, name_of
from iomctl.domain.facts.ogrs3 import GENDERS, Facts, day_fault, first_sanction_fault
from iomctl.domain.facts.ogrs3_tables import ACTUARIAL_CATEGORIES
from iomctl.errors import BadValue
from iomctl.inputs.choices import one_of
from iomctl.inputs.faults import Faults
from iomctl.inputs.quoting import quoted

Word = str | date | None
Found = dict[str, Any]
_CATEGORY = "--actuarial-category"


@dataclass(frozen=True)
class Understood:
    """The facts, and the Home Office code of the offence; None where only its actuarial category was given."""

    facts: Facts
    code: str | None


class _Asked(NamedTuple):
    """One fact: its option, what it is, and how a word for it is read on a day."""

    option: str
    meaning: str
    read: Callable[[Any, date], object]


def understood(words: Mapping[str, Word], today: date, remarks: Mapping[str, str]) -> Understood:
    """The facts in words keyed by the field names of `Facts`, with `code`; a day may be a date.

    `remarks` say, by the same keys, why the record has no such fact. Raises BadValue with a line for everything
    that is missing, not understood, or can't be right.
    """
    faults = Faults()
    found: Found = {}
    for name, one in _ASKED.items():
        with faults.about(one.option):
            found[name] = one.read(_given(words.get(name), one.meaning, remarks.get(name)), today)
    _compare_days(found, today, faults)
    _compare_first(found, faults)
    code = _offence(words, found, faults, remarks.get("code"))
    faults.refuse()
    return Understood(Facts(**found), code)


def _given(word: Word, meaning: str, remark: str | None) -> str | date:
    if word is None:
        raise BadValue("; ".join(filter(None, (f"missing, {meaning}", remark))))
    return word


def _gender(word: str, _: date) -> str:
    return one_of("gender", {"m": "male", "f": "female"}.get(word.strip().casefold(), word), GENDERS)


def _day(word: str | date, today: date) -> date:
    return word if isinstance(word, date) else parse_day(word, today)


def _past_day(word: str | date, today: date) -> date:
    day = _day(word, today)
    if day > today:
        raise BadValue(f"{spoken(day, today)} is in the future")
    return day


def _sanctions(word: str, _: date) -> int:
    number = _number("sanctions", word)
    if number < 1:
        raise BadValue(f"sanctions {quoted(word)}: the current one counts too, so at least 1")
    return number


def _first_at(word: str, _: date) -> int:
    return _number("first-at", word)


def _number(what: str, word: str) -> int:
    if not re.fullmatch("[0-9]{1,3}", word.strip()):
        raise BadValue(f"{what} {quoted(word)}: a whole number, like 12")
    return int(word)


_ASKED = {
    "gender": _Asked("--gender", "male or female", _gender),
    "born_on": _Asked("--born", "the birth date", _past_day),
    "convicted_on": _Asked("--convicted", "the day of the current conviction", _past_day),
    "followed_from": _Asked("--follow-up", "the day the community sentence started, or of release", _day),
    "sanctions": _Asked(
        "--sanctions", "how many convictions, cautions and warnings, the current one with them", _sanctions
    ),
    "first_sanction_at": _Asked("--first-at", "the age at the first of them", _first_at),
}


def _compare_days(found: Found, today: date, faults: Faults) -> None:
    for name in ("convicted_on", "followed_from"):
        if "born_on" in found and name in found and (fault := day_fault(found["born_on"], found[name])):
            faults.add(f"{_ASKED[name].option}: {spoken(found[name], today)} is {fault}")
            # Nothing that rests on it can be said.
            del found[name]


def _compare_first(found: Found, faults: Faults) -> None:
    if not {"born_on", "convicted_on", "first_sanction_at"} <= found.keys():
        return
    at_first, at_conviction = found["first_sanction_at"], completed_years(found["born_on"], found["convicted_on"])
    if fault := first_sanction_fault(at_first, at_conviction):
        faults.add(f"--first-at: {at_first} is {fault}")


def _offence(words: Mapping[str, Word], found: Found, faults: Faults, remark: str | None) -> str | None:
    """The code of the offence; its category, which may be all that was given, goes to what was found."""
    code, typed = words.get("code"), words.get("actuarial_category")
    if typed is not None:
        with faults.about(_CATEGORY):
            found["actuarial_category"] = one_of("actuarial-category", str(typed), ACTUARIAL_CATEGORIES)
    if code is None and typed is not None:
        return None
    with faults.about("--code"):
        known = canonical(str(_given(code, f"the Home Office code of the current offence, or {_CATEGORY}", remark)))
        found["actuarial_category"] = _category_of(known, found.get("actuarial_category"), typed is not None)
        return known
    return None


def _category_of(code: str, category: str | None, typed: bool) -> str | None:
    known = actuarial_category_of(code)
    if known and category and category != known:
        raise BadValue(f"{code} is of the actuarial category {known}, not {category}")
    if not known and not typed:
        choices = ", ".join(ACTUARIAL_CATEGORIES)
        raise BadValue(f"{code} ({name_of(code)}) has no actuarial category here; give {_CATEGORY}, one of {choices}")
    return known or category
