"""The areas that a scheme covers."""

from sqlmodel import Field

import iomctl.storage.tables.cohorts  # noqa: F401 a foreign key names it
from iomctl.storage.tables.row import TableRow


class SchemeArea(TableRow, table=True):
    """An area that the scheme covers."""

    __tablename__ = "scheme_area"

    id: int | None = Field(default=None, primary_key=True)
    scheme_id: int = Field(foreign_key="scheme.id")
    name: str
