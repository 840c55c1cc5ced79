"""Which group of crime an offence is, as a cost is told for it: our own reading of Home Office codes."""

from collections.abc import Mapping
from functools import cache

from iomctl.domain.facts.offence_codes import shipped_rows, spread

OTHER, NOT_KNOWN, BREACH = "other", "code-not-known", "breach"
_ROBBERY = {"person": "robbery", "business": "commercial-robbery", "not-known": "robbery-victim-not-known"}


def crime_group_of(code: str | None, victim: str) -> str:
    """The group of a stored code (iomctl/policy/offence_groups.csv); NOT_KNOWN without one, OTHER where it has none.

    Robbery is split by the victim, one of VICTIMS: of a person, of a business, or nobody knows.
    """
    if code is None:
        return NOT_KNOWN
    group = _groups().get(code) or _groups().get(code[:3]) or OTHER
    return _ROBBERY[victim] if group == "robbery" else group


@cache
def crime_group_names() -> Mapping[str, str]:
    """What each group is called, in the order to show them (iomctl/policy/crime_groups.csv)."""
    return {row["group"]: row["name"] for row in shipped_rows("crime_groups.csv")}


@cache
def _groups() -> Mapping[str, str]:
    """The groups by code, and by category where all others of it are of one."""
    found: dict[str, str] = {}
    for row in shipped_rows("offence_groups.csv"):
        for category in spread(row["category"], digits=3):
            keys = [f"{category}/{sub}" for sub in spread(row["codes"])] or [category]
            found.update(dict.fromkeys(keys, row["group"]))
    return found
