"""The bank holidays of each nation."""

from datetime import date

from sqlmodel import Field

from iomctl.storage.tables.row import TableRow


class BankHoliday(TableRow, table=True):
    """A bank holiday of a nation."""

    __tablename__ = "bank_holiday"

    nation: str = Field(primary_key=True)
    day: date = Field(primary_key=True)
