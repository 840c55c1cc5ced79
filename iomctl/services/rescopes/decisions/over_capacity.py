"""Which tiers would hold more people than they are meant to, once the decisions of a run are carried out."""

from collections import Counter
from collections.abc import Iterator, Mapping

from sqlalchemy import select
from sqlmodel import col

from iomctl.domain.counts import counted
from iomctl.services.rescopes.decisions.decisions import Decision
from iomctl.services.rescopes.runs.runs import Run
from iomctl.services.rescopes.runs.summaries import sizes_as_planned
from iomctl.services.rescopes.runs.tier_sizes import TierSize, tier_sizes
from iomctl.storage.tables.cohorts import Spell
from iomctl.storage.unit_of_work import UnitOfWork


def over_capacity(work: UnitOfWork, run: Run, decisions: Mapping[int, Decision]) -> Iterator[str]:
    """A line for each tier of the scheme that would be over its capacity, by the newest decision of each person.

    What hinders a single decision does not change the figures: they are those of the run once it is applied.
    """
    counts = _Decided(work, run, decisions)
    sizes = tier_sizes(work, (run.cohort, work.today), work.policy.tiers, counts.cohort, counts.come_in)
    over = [one for one in sizes if one.over]
    planned = sizes_as_planned(work, run) if over else {}
    for one in over:
        yield _in_words(one, counts.put_off[one.tier], planned.get(one.tier, 0))


class _Decided:
    """People of the run's cohort by the tier they would be in, those who come in, and those who are put off."""

    def __init__(self, work: UnitOfWork, run: Run, decisions: Mapping[int, Decision]) -> None:
        self.come_in, self.put_off = Counter[str](), Counter[str]()
        open_now = select(col(Spell.offender_id), col(Spell.tier)).where(col(Spell.cohort_id) == run.cohort)
        rows = work.session.execute(open_now.where(col(Spell.deselected_on).is_(None)))
        tiers = {row.offender_id: row.tier for row in rows}
        for number, one in decisions.items():
            self._take(tiers, number, one)
        self.cohort = Counter(tiers.values())

    def _take(self, tiers: dict[int, str], number: int, one: Decision) -> None:
        inside = number in tiers
        if one.action == "admit" and not inside and one.tier is not None:
            self.come_in[one.tier] += 1
        elif one.action == "move" and inside and one.tier is not None:
            tiers[number] = one.tier
        elif one.action == "leave":
            tiers.pop(number, None)
        elif one.action == "defer" and inside:
            self.put_off[tiers[number]] += 1


def _in_words(one: TierSize, put_off: int, planned: int) -> str:
    people = counted(one.whole, "person", "people")
    waiting = f", {put_off:,} of them put off" if put_off else ""
    as_planned = "" if planned == one.whole else f" (by the plan {planned:,})"
    over = f"{one.over:,} over its capacity of {one.capacity:,}"
    return f"{one.tier} would hold {people} as decided{waiting}{as_planned}, {over}: --over-capacity WORDS says why"
