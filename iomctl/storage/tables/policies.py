"""The policy as numbered versions."""

from datetime import date

from sqlmodel import Field

from iomctl.storage.tables.row import TableRow


class PolicyVersion(TableRow, table=True):
    """One version of the policy: the whole file as it was loaded."""

    __tablename__ = "policy_version"

    version: int = Field(primary_key=True)
    name: str
    source: str
    text: str
    loaded_on: date
    recorded_in: int
