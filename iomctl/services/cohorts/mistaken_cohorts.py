"""A cohort that was made by mistake: taken away while nobody was ever in it."""

from shlex import quote

from iomctl.services.cohorts.cohorts import CohortMade
from iomctl.services.lookup.find_person import find_cohort
from iomctl.services.lookup.made_by_mistake import found_by_mistake, take_away
from iomctl.storage.unit_of_work import UnitOfWork


def withdraw_cohort(work: UnitOfWork, word: str, reason: str) -> CohortMade:
    """Take a cohort away; the answer is what it was.

    Raises NotFound and BadValue with every fault at once, DoesNotFit once it had a case or a re-scope was planned.
    """
    cohort = found_by_mistake(work, lambda: find_cohort(work, word), reason)
    was = CohortMade(cohort.code, cohort.name)
    take_away(work, cohort, cohort.code, f"to rename it: iomctl cohort edit {quote(cohort.code)} --name NAME")
    return was
