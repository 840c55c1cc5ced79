"""Which event took back which, and the highest numbers that rows taken back had."""

from sqlmodel import Field

from iomctl.storage.tables.row import TableRow


class Undoing(TableRow, table=True):
    """An event that took back another; taking this one back in turn brings that one again."""

    event_id: int = Field(primary_key=True)
    undoes: int


class HighestNumber(TableRow, table=True):
    """The highest row number of a table that was ever taken back: no number is given twice."""

    __tablename__ = "highest_number"

    table_name: str = Field(primary_key=True)
    number: int
