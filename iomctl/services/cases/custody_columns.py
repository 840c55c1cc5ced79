"""The two columns of a case in custody: data of their own, and one column where people read them."""

from typing import Any

from iomctl.domain.columns import column

COMMUNITY = "community"


def custody_column(**how: Any) -> str:
    """Whether somebody is in custody; people read the prison, the word custody where it is not known, or nothing."""
    about = "the prison, or custody where it is not known; in data: community or custody"
    made: str = column("Custody", about, "custody", told=_where_inside, **how)
    return made


def prison_column() -> str | None:
    """The prison as data; people read it in the column beside it."""
    made: str | None = column("Prison", "the prison, when in custody", "HMP Bedford", shown=False)
    return made


def _where_inside(record: Any) -> str | None:
    return None if record.custody == COMMUNITY else record.prison or record.custody
