"""Figures of a scheme as at a day, names-free and with small counts withheld, for those who add up many schemes."""

from datetime import date

from sqlmodel import Field

from iomctl.storage.tables.row import TableRow


class BoardDay(TableRow, table=True):
    """One figure of one day; null where it is withheld, `denominator` also of a plain count.

    The scheme's id stands in the key and its name in each row, so that the tables of many schemes can be put together
    as they are. `since` is the first day of what was counted over days, `events` how many the audit trail had by then.
    """

    __tablename__ = "board_day"

    scheme_id: str = Field(primary_key=True)
    as_of: date = Field(primary_key=True)
    measure: str = Field(primary_key=True)
    by_what: str = Field(primary_key=True)
    of_group: str = Field(primary_key=True)
    version: int
    numerator: int | None
    denominator: int | None
    share: bool
    withheld: bool
    scheme: str
    since: date
    events: int
