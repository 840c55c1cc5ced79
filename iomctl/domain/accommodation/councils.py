"""Councils that house people: found by name, part of it, or code, and which there were on a day."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache

from iomctl.domain.columns import column
from iomctl.domain.days.days import short
from iomctl.domain.days.written_days import quotable
from iomctl.domain.names import fold
from iomctl.errors import BadValue

ENGLAND = "england"
MOST_NAMED = 8
_GENERIC = frozenset("and borough city council county district metropolitan of royal the unitary".split())
"""Words that people put before and after the name of a council; no two names differ in them alone."""


@dataclass(frozen=True)
class Council:
    """A council of the shipped list (iomctl/policy/councils.csv); the field names are a contract.

    `from_on` is its first day, None for one that was there in 2019; `closed_on` the first day on which it was no
    more, and `replaced_by` the code of the council that took its place.
    """

    code: str = column("Code", "its code at the Office for National Statistics", "E06000032", rank=0, kept=True)
    name: str = column("Name", "its name there", "Luton", rank=0, kept=True)
    nation: str = column("Nation", "england or wales; the duty to refer holds in England alone", "england", rank=0)
    from_on: date | None = column("From", "its first day; absent: in 2019 or before", "2023-04-01", rank=1)
    closed_on: date | None = column("Closed", "the day on which it was no more", "2023-04-01", rank=1)
    replaced_by: str | None = column("Replaced by", "the code of the council in its place", "E06000063", rank=1)

    def is_there(self, on: date) -> bool:
        """Whether there was this council on a day; its first day counts, the day it was closed does not."""
        begun = self.from_on is None or self.from_on <= on
        return begun and (self.closed_on is None or on < self.closed_on)


@cache
def councils() -> Mapping[str, Council]:
    """Every council of the list by its code, closed ones too, by name."""
    from csv import DictReader
    from importlib.resources import files

    text = files("iomctl").joinpath("policy", "councils.csv").read_text("utf-8")
    rows = DictReader(line for line in text.splitlines() if not line.startswith("#"))
    found = [
        Council(
            code=row["code"],
            name=row["name"],
            nation=row["nation"],
            from_on=_day(row["from_on"]),
            closed_on=_day(row["closed_on"]),
            replaced_by=row["replaced_by"] or None,
        )
        for row in rows
    ]
    return {one.code: one for one in sorted(found, key=lambda one: fold(one.name))}


def name_of(code: str) -> str:
    """What the council with a stored code is called; the code itself where the list does not have it."""
    known = councils().get(code)
    return known.name if known else code


def matching(words: str) -> list[Council]:
    """The councils with this code, or of whose name each typed word begins a word; closed ones too, by name.

    "council", "city of" and the like say nothing. Raises BadValue when there is none, with the nearest names.
    """
    code, wanted, known = words.strip().upper(), _telling(words), councils()
    if code in known:
        return [known[code]]
    found = [one for one in known.values() if wanted and _begins(wanted, one.name)]
    if not found:
        raise BadValue(
            f"{_called(words)}: not in the list of councils{_nearest(words)}; iomctl duty councils lists them"
        )
    return found


def meant(words: str) -> list[Council]:
    """The council of which typed words are the code or the whole name, else those that match. Raises as `matching`."""
    found, wanted = matching(words), _telling(words)
    return [one for one in found if _telling(one.name) == wanted] or found


def council_to_refer_to(words: str, on: date) -> Council:
    """The one council that typed words mean to which the duty holds on a day.

    Raises BadValue for none, for several, for one that was not there on that day, and outside England, where alone
    the duty holds [DTR-SH].
    """
    found = meant(words)
    found = [one for one in found if one.is_there(on)] or found
    if len(found) > 1:
        more = f" and {len(found) - MOST_NAMED} more" if len(found) > MOST_NAMED else ""
        named = ", ".join(one.name for one in found[:MOST_NAMED])
        raise BadValue(f"{_called(words)}: it could be {named}{more}")
    council = found[0]
    if council.nation != ENGLAND:
        raise BadValue(f"{_called(words)}: {council.name} is in Wales, and the duty to refer holds in England alone")
    if not council.is_there(on):
        raise BadValue(f"{_called(words)}: {_not_there(council, on)}")
    return council


def _not_there(council: Council, on: date) -> str:
    if council.from_on is not None and on < council.from_on:
        before = [one.name for one in councils().values() if one.replaced_by == council.code]
        return f"{council.name} began on {_full(council.from_on)}; before it there were {', '.join(before)}"
    closed = _full(council.closed_on) if council.closed_on else ""
    return f"{council.name} was closed on {closed}; in its place is {name_of(council.replaced_by or '')}"


def _telling(words: str) -> tuple[str, ...]:
    """The words of a name that tell it from others, in the order of the alphabet."""
    return tuple(sorted(word for word in fold(words).split() if word not in _GENERIC))


def _begins(wanted: tuple[str, ...], name: str) -> bool:
    return all(any(word.startswith(part) for word in fold(name).split()) for part in wanted)


def _called(words: str) -> str:
    return f'council "{quotable(words.strip())}"'


def _nearest(words: str) -> str:
    from difflib import get_close_matches

    spelt = {" ".join(_telling(one.name)): one.name for one in councils().values()}
    found = get_close_matches(" ".join(_telling(words))[:60], spelt, n=3)
    return f" (did you mean {' or '.join(spelt[one] for one in found)}?)" if found else ""


def _full(day: date) -> str:
    return short(day, date.min)


def _day(written: str) -> date | None:
    return date.fromisoformat(written) if written else None
