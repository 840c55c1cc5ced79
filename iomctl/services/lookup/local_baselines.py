"""The baselines that a scheme took in, and every baseline as one row of a list or a file."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from sqlalchemy import select
from sqlmodel import col

from iomctl.domain.columns import column
from iomctl.domain.reoffending.baselines import ReoffendingBaseline
from iomctl.storage.tables.board.baselines import LocalBaseline
from iomctl.storage.unit_of_work import UnitOfWork


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
    local: bool = column("Local", "whether the scheme took it in by a file", "no", rank=6)


FIELDS = ReoffendingBaseline._fields
"""The columns of a file of baselines, those of the shipped ones."""


def local_baselines(work: UnitOfWork) -> list[ReoffendingBaseline]:
    """Those that the scheme took in, by name."""
    columns = (getattr(LocalBaseline, name) for name in FIELDS)
    rows = work.session.execute(select(*columns).order_by(col(LocalBaseline.search_name)))
    return [ReoffendingBaseline(*row) for row in rows]
