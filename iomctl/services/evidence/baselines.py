"""Baselines that a cohort may be set beside: those that are shipped, and those that a scheme took in."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from iomctl.domain.columns import column
from iomctl.domain.reoffending.asked import AskedCohort, MonthsRun
from iomctl.domain.reoffending.baselines import ReoffendingBaseline, shipped_baselines
from iomctl.domain.reoffending.cohorts import CohortCounts
from iomctl.domain.reoffending.edges import WAIT_ENDS
from iomctl.domain.reoffending.figures import binary_rate, per_100, per_reoffender
from iomctl.errors import NotFound
from iomctl.services.evidence.figure_records import ReoffendingFigure
from iomctl.services.evidence.tallies import of_rate
from iomctl.storage.unit_of_work import UnitOfWork

FINAL = MonthsRun(WAIT_ENDS)
FOUR_QUARTERS = "2015/16"
"""From this annual cohort on four quarters are added up, so that one person may be in it several times [MOJ-PR]."""


def all_baselines(_work: UnitOfWork) -> list[ReoffendingBaseline]:
    """All of them, the shipped ones first."""
    return list(shipped_baselines())


@dataclass(frozen=True)
class BaselineRecord:
    """A baseline; the field names are a contract, most of them those of the Ministry's sheet."""

    name: str = column("Name", "the word for --against", "england-and-wales-2023-24", rank=0, kept=True)
    adult_child: str = column("Adult child", "adults, children, or all", "all", rank=5)
    cohort: str = column("Cohort", "when they entered", "2023/24", rank=2)
    region: str = column("Region", "where", "England and Wales", rank=5)
    category: str = column("Category", "what it is narrowed by", "index offence", rank=6)
    subcat1: str = column("Subcat1", "to what", "theft", rank=6)
    subcat2: str = column("Subcat2", "and to what more", "", shown=False)
    offenders: int = column("Offenders", "people, or entries where four quarters are added up", "331356", right=True)
    reoffenders: int = column("Reoffenders", "of those, who reoffended", "93413", rank=1, right=True)
    reoffences: int | None = column("Reoffences", "how often", "441946", rank=3, right=True)
    rate: Decimal | None = column("Rate", "reoffenders of 100 offenders", "28.2", rank=0, right=True)
    source: str = column("Source", "who published it", "Ministry of Justice", shown=False)
    source_on: date = column("Source on", "the day it was taken", "2026-03-03", rank=4)


def baselines(work: UnitOfWork) -> list[BaselineRecord]:
    """All of them with their rates."""
    return [BaselineRecord(**one._asdict(), rate=baseline_figure(one).rate) for one in all_baselines(work)]


def baseline_named(work: UnitOfWork, name: str) -> ReoffendingBaseline:
    """The baseline with a name, in any case. Raises NotFound."""
    wanted = name.strip().casefold()
    found = next((one for one in all_baselines(work) if one.name.casefold() == wanted), None)
    if found is None:
        raise NotFound(f"no baseline {name.strip()}", advice="iomctl evidence baselines shows their names")
    return found


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
        **beside,
    )


def not_like(asked: AskedCohort, one: ReoffendingBaseline) -> str:
    """In what a cohort is not like a baseline; "" where it is the same kind."""
    told = []
    if asked.route == "scheme":
        told.append("this is the scheme's own cohort, entered by adoption and chosen for its offending")
    if one.cohort >= FOUR_QUARTERS and "/" in one.cohort and asked.length != "quarter":
        told.append("the baseline adds up four quarters, in which one person may be several times, here each is once")
    return f"Not like with like: {'; '.join(told)}." if told else ""
