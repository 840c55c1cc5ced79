"""Counts of other cohorts that a scheme took in, to set its own beside; those that are shipped are no rows."""

from datetime import date

from sqlalchemy import CheckConstraint, UniqueConstraint
from sqlmodel import Field

from iomctl.storage.tables.row import TableRow


class LocalBaseline(TableRow, table=True):
    """People of another cohort, how many of them reoffended and how often, None where nobody printed that.

    `search_name` is the folded name. `subcat1` and `subcat2` are "" where they narrow nothing.
    """

    __tablename__ = "reoffending_baseline"
    __table_args__ = (
        UniqueConstraint("search_name", name="uq_reoffending_baseline_search_name"),
        CheckConstraint(
            "adult_child = 'all' OR adult_child = 'adults' OR adult_child = 'children'",
            name="ck_reoffending_baseline_adult_child",
        ),
        CheckConstraint(
            "offenders > 0 AND reoffenders >= 0 AND reoffenders <= offenders",
            name="ck_reoffending_baseline_reoffenders_among_offenders",
        ),
        CheckConstraint(
            "reoffences IS NULL OR reoffences >= reoffenders", name="ck_reoffending_baseline_each_reoffended"
        ),
    )

    id: int = Field(default=None, primary_key=True)
    name: str
    search_name: str
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
    recorded_in: int
