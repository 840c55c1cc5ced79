"""The policy as numbered versions, and the bank holidays that working days are counted with."""

from datetime import date, datetime

from sqlmodel import Field, SQLModel


class PolicyVersion(SQLModel, table=True):
    """One version of the policy: the whole file as it was loaded."""

    __tablename__ = "policy_version"

    version: int = Field(primary_key=True)
    name: str
    source: str
    text: str
    loaded_on: date
    recorded_at: datetime
    recorded_by: str


class BankHoliday(SQLModel, table=True):
    """A bank holiday of a nation."""

    __tablename__ = "bank_holiday"

    nation: str = Field(primary_key=True)
    day: date = Field(primary_key=True)
