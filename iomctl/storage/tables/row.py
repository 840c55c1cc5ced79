"""What every table class is made from."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, ClassVar

from sqlmodel import SQLModel


class TableRow(SQLModel):
    """A row of a table. Nothing validates one, so pydantic need not build what would: a seventh of a table's cost.

    `worked_out` are the columns that the course of a case writes, each with what stands there until it did; a table
    is `all_worked_out` where the course writes whole rows. No event holds them, and no undo puts them back. Of one
    that is `partly_worked_out` there may be rows that no event adds: they go with what they are of.

    Where a person is merged into another, rows that name them in `offender_id` become the other's, unless the table
    `keeps_person`: then they say for ever whom they were said of.
    """

    model_config = {"defer_build": True}
    worked_out: ClassVar[Mapping[str, Any]] = MappingProxyType({})
    all_worked_out: ClassVar[bool] = False
    keeps_person: ClassVar[bool] = False
    partly_worked_out: ClassVar[bool] = False
