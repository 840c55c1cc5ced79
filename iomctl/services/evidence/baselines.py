"""Baselines that a cohort may be set beside: those that are shipped, and those that a scheme took in."""

from typing import Any

from sqlmodel import select

from iomctl.domain.names import fold
from iomctl.domain.reoffending.asked import QUARTER, AskedCohort, MonthsRun
from iomctl.domain.reoffending.baselines import FOUR_QUARTERS, ReoffendingBaseline, counted_over, shipped_baselines
from iomctl.domain.reoffending.cohorts import CohortCounts
from iomctl.domain.reoffending.edges import WAIT_ENDS
from iomctl.domain.reoffending.figures import binary_rate, per_100, per_reoffender
from iomctl.errors import DoesNotFit, NotFound
from iomctl.services.evidence.figure_records import ReoffendingFigure
from iomctl.services.evidence.tallies import of_rate
from iomctl.services.lookup.local_baselines import BaselineRecord, local_baselines
from iomctl.services.lookup.made_by_mistake import found_by_mistake, take_away
from iomctl.storage.tables.board.baselines import LocalBaseline
from iomctl.storage.unit_of_work import UnitOfWork

FINAL = MonthsRun(WAIT_ENDS)
SHOWN = "iomctl evidence baselines shows their names"


def all_baselines(work: UnitOfWork) -> list[ReoffendingBaseline]:
    """All of them, the shipped ones first."""
    return [*shipped_baselines(), *local_baselines(work)]


def baselines(work: UnitOfWork) -> list[BaselineRecord]:
    """All of them with their rates."""
    shipped = shipped_baselines()
    return [
        BaselineRecord(**one._asdict(), rate=baseline_figure(one).rate, local=one not in shipped)
        for one in all_baselines(work)
    ]


def baseline_named(work: UnitOfWork, name: str) -> ReoffendingBaseline:
    """The baseline with a name, in any case. Raises NotFound."""
    found = next((one for one in all_baselines(work) if fold(one.name) == fold(name)), None)
    if found is None:
        raise NotFound(f"no baseline {name.strip()}", advice=SHOWN)
    return found


def withdraw(work: UnitOfWork, name: str, reason: str) -> BaselineRecord:
    """Take away a baseline that the scheme took in; the answer is what it was.

    Raises BadValue and NotFound with every fault at once, and DoesNotFit for one that is shipped.
    """
    row = found_by_mistake(work, lambda: _local(work, name), reason)
    was = next(one for one in baselines(work) if one.name == row.name)
    take_away(work, row, row.name, SHOWN)
    return was


def _local(work: UnitOfWork, name: str) -> LocalBaseline:
    row = work.session.exec(select(LocalBaseline).where(LocalBaseline.search_name == fold(name))).first()
    if row is None:
        shipped = baseline_named(work, name)
        raise DoesNotFit(f"{shipped.name} is shipped with iomctl, and can't be withdrawn")
    return row


def baseline_figure(one: ReoffendingBaseline) -> ReoffendingFigure:
    """A baseline as a row beside the groups of a cohort: published counts have no interval of their own."""
    counts = CohortCounts(one.offenders, one.reoffenders, one.reoffences or one.reoffenders)
    rate = of_rate(binary_rate(counts, FINAL))[0]
    told: list[Any] = [per_reoffender(counts, FINAL), per_100(counts, FINAL)] if one.reoffences else [None, None]
    beside: dict[str, Any] = dict.fromkeys(("pending", "unknown_day", "uncertain_day", "died", "moved"))
    return ReoffendingFigure(
        one.name,
        one.offenders,
        one.reoffenders,
        one.reoffences,
        rate,
        None,
        None,
        getattr(told[0], "value", None),
        getattr(told[1], "value", None),
        median_days=None,
        status="published",
        why=None if rate is not None else "fewer than 30 people",
        crimes=None,
        seriousness=None,
        **beside,
    )


def not_like(asked: AskedCohort, one: ReoffendingBaseline) -> str:
    """In what a cohort is not like a baseline; "" where it is the same kind."""
    told = []
    if asked.route == "scheme":
        told.append("this is the scheme's own cohort, entered by adoption and chosen for its offending")
    counted = counted_over(one.cohort)
    if counted == FOUR_QUARTERS and asked.length != QUARTER:
        told.append("the baseline adds up four quarters, in which one person may be several times, here each is once")
    elif counted not in {FOUR_QUARTERS, asked.length}:
        told.append(f"the baseline is of {_over(counted)}, this cohort of {_over(asked.length)}")
    return f"Not like with like: {'; '.join(told)}." if told else ""


def _over(length: str) -> str:
    return "a quarter" if length == QUARTER else length
