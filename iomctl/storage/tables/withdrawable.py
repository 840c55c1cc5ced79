"""Rows that were recorded by mistake: whoever reads the table finds them no more, unless they ask for them."""

from typing import Any

from sqlalchemy import Select, event, true
from sqlalchemy.ext.hybrid import hybrid_property
from sqlalchemy.orm import ORMExecuteState, Session, with_loader_criteria

ALSO_WITHDRAWN = {"also_withdrawn": True}
"""The execution options of a query that asks for withdrawn rows too."""


class Withdrawable:
    """What a table is made from whose rows no query finds once they are `withdrawn_in` an event.

    Left out by the session, for every query: a list that forgets to ask would else show what nobody should see. SQL
    on the bare table (`__table__`), as of undo and of the checks of the case book, finds them all.
    """

    @hybrid_property
    def live(self) -> Any:
        """SQL for the rows that were not withdrawn; asked of a table's class, and once of this one, which has none."""
        table: Any = self
        return true() if table is Withdrawable else table.withdrawn_in.is_(None)


_ONLY_LIVE = with_loader_criteria(Withdrawable, lambda table: table.live, include_aliases=True)


def only_live(query: Select[Any]) -> Select[Any]:
    """A query that leaves withdrawn rows out unless it asks for them, for one that goes past the session."""
    return query if query.get_execution_options().get("also_withdrawn") else query.options(_ONLY_LIVE)


def leave_out_withdrawn(session: Session) -> None:
    """Leave withdrawn rows out of every query of a session that does not ask for them, also where it fills a table."""

    def narrow(asked: ORMExecuteState) -> None:
        again = asked.is_column_load or asked.is_relationship_load
        if (asked.is_select or asked.is_insert) and not again and not asked.execution_options.get("also_withdrawn"):
            asked.statement = asked.statement.options(_ONLY_LIVE)

    event.listen(session, "do_orm_execute", narrow)
