"""What a cohort may be set beside: published counts of another, with their source and its day."""

import re
from datetime import date
from functools import cache
from typing import NamedTuple

from iomctl.domain.facts.offence_codes import shipped_rows
from iomctl.domain.reoffending.asked import QUARTER, TWELVE_MONTHS
from iomctl.errors import BadValue

AGES = ("all", "adults", "children")
FOUR_QUARTERS = "four quarters"
_QUARTER = re.compile(r"(?:Jan-Mar|Apr-Jun|Jul-Sep|Oct-Dec) (?:19|20)[0-9]{2}", re.ASCII).fullmatch
_YEAR = re.compile(r"((?:19|20)[0-9]{2})(?:/([0-9]{2}))?", re.ASCII).fullmatch
_BY_QUARTERS = (2015, 2016)
"""The first April-to-March year and the first calendar year that the Ministry adds up from quarters [MOJ-PR]."""


class ReoffendingBaseline(NamedTuple):
    """Counts of another cohort; `name` is the word it is asked for by. Reoffences are None where none are printed."""

    name: str
    adult_child: str
    cohort: str
    region: str
    category: str
    subcat1: str
    subcat2: str
    offenders: int
    reoffenders: int
    reoffences: int | None
    source: str
    source_on: date


@cache
def shipped_baselines() -> tuple[ReoffendingBaseline, ...]:
    """Those of England and Wales [MOJ-PR] (iomctl/policy/reoffending_baselines.csv)."""
    return tuple(_read(row) for row in shipped_rows("reoffending_baselines.csv"))


def counted_over(cohort: str) -> str:
    """Over what a published cohort counts each person once: QUARTER or TWELVE_MONTHS; else FOUR_QUARTERS, added up.

    It is written `Apr-Jun 2023`, `2018` or `2023/24`, April to March. Raises BadValue for other words.
    """
    if _QUARTER(cohort):
        return QUARTER
    year = _YEAR(cohort)
    if year is None or (year[2] is not None and int(year[2]) != (int(year[1]) + 1) % 100):
        raise BadValue("a year is written like 2023/24 or 2018, a quarter like Apr-Jun 2023")
    return FOUR_QUARTERS if int(year[1]) >= _BY_QUARTERS[year[2] is None] else TWELVE_MONTHS


def _read(row: dict[str, str]) -> ReoffendingBaseline:
    figures = {name: int(row[name]) for name in ("offenders", "reoffenders")}
    others = {"reoffences": int(row["reoffences"]) if row["reoffences"] else None}
    days = {"source_on": date.fromisoformat(row["source_on"])}
    return ReoffendingBaseline(**{**row, **figures, **others, **days})  # type: ignore[arg-type]  # by their names
