"""How serious a reoffence is beside the index offence, in three grades: the grades are our own, unverified."""

from collections.abc import Collection, Mapping
from functools import cache

from iomctl.domain.facts.offence_codes import shipped_rows

MORE, AS, LESS, NOT_KNOWN = "more serious", "as serious", "less serious", "not known"
BESIDE_INDEX = (MORE, AS, LESS, NOT_KNOWN)


def beside_index(index: str | None, first: Collection[str]) -> str:
    """How serious the first reoffence is beside the index offence, one of BESIDE_INDEX [MOJ-JDL].

    `index` is the group of the index offence, as `crime_group_of` says it, None where there is none; `first` those of
    the reoffences of the first day, of which the most serious counts. NOT_KNOWN without an index offence, or where a
    group has no grade that might tell otherwise.
    """
    grades = offence_grades()
    if index is None or index not in grades:
        return NOT_KNOWN
    known = [grades[group] for group in first if group in grades]
    if any(grade < grades[index] for grade in known):
        return MORE
    if len(known) < len(first):
        return NOT_KNOWN
    return AS if grades[index] in known else LESS


@cache
def offence_grades() -> Mapping[str, int]:
    """The grade of each group that has one, 1 the most serious to 3 (iomctl/policy/offence_grades.csv)."""
    return {row["group"]: int(row["grade"]) for row in shipped_rows("offence_grades.csv")}
