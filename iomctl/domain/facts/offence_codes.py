"""Home Office offence codes: which there are, their names and actuarial categories, which are neighbourhood crime."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from typing import NamedTuple

from iomctl.domain.days.written_days import quotable
from iomctl.errors import BadValue

NEIGHBOURHOOD_TYPES = (
    "residential-burglary",
    "robbery",
    "theft-from-person",
    "theft-from-vehicle",
    "theft-of-vehicle",
    "vehicle-interference",
)
"""The kinds of neighbourhood crime by code; the strategy's "vehicle offences" are the last three."""

_WRITTEN = re.compile(r"([0-9]{1,3}) ?/ ?([0-9]{1,2})|([0-9]{3})([0-9]{2})")


class CodeScope(NamedTuple):
    """Whether a code is neighbourhood crime: `scope` is yes, no, or ask.

    `type` is one of NEIGHBOURHOOD_TYPES, "look-alike" or "other"; `asks` is what an "ask" depends on: "victim"
    (in scope where it was a person) or "scheme" (its own decision), else empty.
    """

    type: str
    scope: str
    asks: str
    reason: str


NOT_NEIGHBOURHOOD = CodeScope("other", "no", "", "not a neighbourhood offence")


@lru_cache(maxsize=4_096)
def canonical(text: str) -> str:
    """A code as it is stored, "028/03", however it is written: 028/03, 28/3 or 02803.

    Raises BadValue for what is no code or is not in the table (iomctl/policy/offence_codes.csv), with what is near.
    """
    written = _WRITTEN.fullmatch(text.strip())
    if written is None:
        raise BadValue(f'code "{quotable(text)}": written like 028/03 or 02803{_near(text.strip())}')
    category, sub = (written[1] or written[3]).zfill(3), (written[2] or written[4]).zfill(2)
    code = f"{category}/{sub}"
    if code not in _names():
        raise BadValue(f'code "{quotable(text)}": {_what_there_is(category)}')
    return code


def name_of(code: str) -> str:
    """What the category of a stored code is called; the code itself where the table does not have it."""
    return _names().get(code, code)


def scope_of(code: str) -> CodeScope:
    """Whether a stored code is neighbourhood crime, and why (iomctl/policy/neighbourhood_scope.csv)."""
    return scoped().get(code, NOT_NEIGHBOURHOOD)


def actuarial_category_of(code: str) -> str | None:
    """The key of iomctl.domain.facts.ogrs3_tables' ACTUARIAL_CATEGORIES that a stored code belongs to.

    None where the Ministry's table of codes gives it none (iomctl/policy/actuarial_categories.csv).
    """
    return _actuarial_categories().get(code)


def codes_of(pattern: str) -> frozenset[str]:
    """The stored codes that "028/03", or the whole category "028", stands for. Raises BadValue for neither."""
    if re.fullmatch("[0-9]{1,3}", category := pattern.strip()):
        category = category.zfill(3)
        if found := frozenset(f"{category}/{sub}" for sub in _subs(category)):
            return found
        raise BadValue(f'code "{quotable(pattern)}": {_what_there_is(category)}')
    return frozenset({canonical(pattern)})


def _near(text: str) -> str:
    if re.fullmatch("[0-9]{1,3}[A-Za-z]", text):
        return ", not as police record crime: those codes are another list"
    # A spreadsheet drops the nought in front of 02803.
    if not re.fullmatch("[0-9]{3,4}", text):
        return ""
    padded = text.zfill(5)
    code = f"{padded[:3]}/{padded[3:]}"
    return f" (did you mean {code}?)" if code in _names() else ""


def _what_there_is(category: str) -> str:
    if known := [row for row in shipped_rows("offence_codes.csv") if row["category"] == category]:
        told = "; ".join(f"{row['codes']} ({row['name']})" for row in known)
        return f"not a Home Office code; {category} goes with {told}"
    return f"not a Home Office code; there is no category {category}"


@cache
def _names() -> dict[str, str]:
    """Each code of the table with the name of its category."""
    return {
        f"{row['category']}/{sub}": row["name"]
        for row in shipped_rows("offence_codes.csv")
        for sub in spread(row["codes"])
    }


@cache
def scoped() -> Mapping[str, CodeScope]:
    """The stored codes that the table of scopes has a line for, with what it says; all others are out of scope."""
    names = ("type", "scope", "asks", "reason")
    return {row["code"]: CodeScope(*(row[name] for name in names)) for row in shipped_rows("neighbourhood_scope.csv")}


@cache
def _actuarial_categories() -> Mapping[str, str]:
    """Each code that has an actuarial category, with it; lines that name no codes come last."""
    found: dict[str, str] = {}
    for row in sorted(shipped_rows("actuarial_categories.csv"), key=lambda row: not row["codes"]):
        for category in spread(row["category"], digits=3):
            for sub in spread(row["codes"]) if row["codes"] else _subs(category):
                found.setdefault(f"{category}/{sub}", row["actuarial_category"])
    return found


def _subs(category: str) -> Iterator[str]:
    return iter(_subs_by_category().get(category, ()))


@cache
def _subs_by_category() -> Mapping[str, list[str]]:
    found = defaultdict(list)
    for code in _names():
        found[code[:3]].append(code[4:])
    return found


def spread(ranges: str, digits: int = 2) -> Iterator[str]:
    """Each number of so many digits in ranges like "00-03 10"."""
    for part in ranges.split():
        first, _, last = part.partition("-")
        yield from (str(sub).zfill(digits) for sub in range(int(first), int(last or first) + 1))


@cache
def shipped_rows(name: str) -> tuple[dict[str, str], ...]:
    """The rows of a shipped table, without the comment lines at its head."""
    from csv import DictReader
    from importlib.resources import files

    text = files("iomctl").joinpath("policy", name).read_text("utf-8")
    return tuple(DictReader(line for line in text.splitlines() if not line.startswith("#")))
