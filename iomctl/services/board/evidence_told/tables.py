"""Figures of evidence as tables of a paper: a row for each, and in words why one is not told."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from iomctl.domain.columns import columns_of
from iomctl.domain.documents import Cell, Table, instead, number
from iomctl.domain.reoffending.rounding import rounded
from iomctl.services.board.evidence_told.withheld import GAP
from iomctl.services.evidence.figure_records import ReoffendingFigure
from iomctl.services.evidence.liberty import LibertyFigure
from iomctl.services.evidence.publishing import WITHHELD
from iomctl.services.evidence.windows import WindowFigure

LIMITS = ("low", "high")
"""Printed with as many decimals as the rate between them."""
OF_COHORT = tuple("people reoffenders rate low high per_reoffender per_100 median_days status why".split())
OF_LIBERTY = ("people", "months", "number", "per_month", "status", "why")
OF_WINDOW = ("people", "offences", "months", "per_month", "pounds", "costed", "without_cost", "why")
UNITS = {"people": "number", "reoffenders": "people", "rate": "per cent", "low": "per cent", "high": "per cent"}


def figures_table(caption: str, name: str, heading: str, rows: Iterable[Any], fields: Sequence[str]) -> Table:
    """Records as rows, the first of their fields as what each row is about; there is one or more."""
    listed = list(rows)
    told = columns_of(type(listed[0]))
    headings = (heading, *(_headed(told[one].heading, one) for one in fields))
    first = next(iter(told))
    cells = tuple((str(getattr(row, first)), *_cells(row, fields)) for row in listed)
    return Table(caption, headings, cells, id=name)


def _headed(heading: str, field: str) -> str:
    return f"{heading} ({UNITS[field]})" if field in UNITS else heading


def _cells(row: ReoffendingFigure | LibertyFigure | WindowFigure, fields: Sequence[str]) -> Iterator[Cell]:
    for name in fields:
        value = getattr(row, name)
        if value is None:
            yield "" if name == "why" else instead(_mark(row.why))
        elif isinstance(value, str):
            yield value
        else:
            yield number(rounded(value, 1) if name in LIMITS else value)


def _mark(why: str | None) -> str:
    """What stands where there is no value: withheld, not recorded, too few, or nothing that could have one."""
    if why is None:
        return "z"
    if why == WITHHELD:
        return "c"
    return "w" if why.startswith(GAP) else "u"
