"""Requirements of sentences counted by gender or area; nobody is named."""

from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from sqlalchemy import label

from iomctl.domain.columns import column
from iomctl.domain.facts.sentences import runs_on
from iomctl.services.asked_day import AskedDay
from iomctl.services.figures.groups import grouping
from iomctl.services.referrals.requirement_lists import WhichRequirements, asked_for
from iomctl.storage.unit_of_work import UnitOfWork


@dataclass(frozen=True)
class RequirementCount:
    """The requirements of the people of a group; the field names are a contract. Each person counts once."""

    group: str = column("Group", "the gender or the area", "Luton", rank=0)
    people: int = column("People", "who have such a requirement", "12", rank=0, right=True)
    requirements: int = column("Requirements", "how many they have", "14", rank=0, right=True)
    run: int = column("Run", "of those, which run on the day", "11", rank=0, right=True)
    without_referral: int = column(
        "Without referral", "of those that run, which nobody referred", "3", rank=1, right=True
    )


COUNTED = ("requirements", "run", "without_referral")


class RequirementsCounted(NamedTuple):
    """Each group that has any, in the order of the policy or by name of the area, and how many people have them."""

    groups: list[RequirementCount]
    people: int
    requirements: int


def requirements_counted(work: UnitOfWork, on: date, which: WhichRequirements, by: str) -> RequirementsCounted:
    """Requirements that had begun by a day, by gender or area, over what `requirements` would list.

    Areas are those of the scheme, and one group of all others. Raises as `requirement_lists.requirements`.
    """
    day = AskedDay(work, on)
    groups = grouping(work, by, day.spells)
    counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
    people: dict[str, set[int]] = defaultdict(set)
    for row in work.session.execute(asked_for(work, day, which).add_columns(label("key", groups.key))):
        group = groups.group(row.key)
        runs = runs_on(on, row.start_on, row.last_on)
        people[group].add(row.offender_id)
        counts[group].update(requirements=1, run=int(runs), without_referral=int(runs and row.made is None))
    found = [
        RequirementCount(group, len(people[group]), **{name: counts[group][name] for name in COUNTED})
        for group in groups.listed
        if group in counts
    ]
    return RequirementsCounted(found, sum(one.people for one in found), sum(one.requirements for one in found))
