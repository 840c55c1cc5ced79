"""SQL that is made once and asked again: only what makes statements from a few words may live here.

To make a statement and to look up how it was put into words takes three times as long as to run it. A shell asks the
same again and again, on the same day and of the same cases, and one screen asks much of it twice.
"""

from collections.abc import Mapping
from functools import lru_cache
from typing import Any, cast

from sqlalchemy import ARRAY, ColumnElement, Integer, Select, any_, bindparam, event, func, literal, select
from sqlalchemy.orm import ORMExecuteState, Session

from iomctl.storage.tables.withdrawable import only_live

Query = Select[*tuple[Any, ...]]
"""A statement for rows of any columns."""

made_once = lru_cache(maxsize=256)
"""For a function that makes SQL of days, row numbers, codes and other SQL: asked the same it gives the same object.

It may read nothing but what it is given, and what it gives is never changed. A row number that somebody asks about is
not given as it is, or the statement would be that of one worker or person: `meant` gives it a name.
"""

MOST_MEANT = 8
"""Row numbers of one unit of work that get a name: each goes along with every statement."""

Meant = str | int
"""A row number as SQL means it: by a name to which the session binds it, else as it is."""

_LISTED: Any = func.json_each(bindparam("among")).table_valued("value")
_IN_JSON = select(_LISTED.c.value)
"""The values of a list that is bound as JSON by the name `among`: the same words for every list."""


@made_once
def live(query: Query) -> Query:
    """A query that leaves withdrawn rows out, as `only_live`."""
    return only_live(query)


@made_once
def among(query: Query, column: Any, how: str) -> Query:
    """The live rows of a query whose `column` is among values bound by that name: `one`, as `json`, or an `array`."""
    if how == "one":
        return only_live(query.where(column == bindparam("among", type_=column.type)))
    if how == "json":
        # One bound value for all of them: thousands of marks in a statement cost more than the look-up itself.
        return only_live(query.where(column.in_(_IN_JSON)))
    return only_live(query.where(column == any_(bindparam("among", type_=ARRAY(column.type)))))


@made_once
def with_more(query: Query, *conditions: Any, order: tuple[Any, ...] = ()) -> Query:
    """A query with more conditions, in an order."""
    return query.where(*conditions).order_by(*order)


def meant(session: Session, number: int) -> Meant:
    """What SQL of a session means a row number by: the same name each time, no name for any after MOST_MEANT."""
    bound = bound_in(session)
    for name, known in bound.items():
        if known == number:
            return name
    if len(bound) == MOST_MEANT:
        return number
    name = f"meant_{len(bound)}"
    bound[name] = number
    return name


def bound_in(session: Session) -> dict[str, int]:
    """The row numbers that SQL of a session means by a name, to be bound to each of its queries."""
    found: dict[str, int] = session.info.setdefault("meant", {})
    return found


def number_of(meant: Meant) -> ColumnElement[int]:
    """SQL for a row number; one with a name that the session does not know is refused when it is asked."""
    return bindparam(meant, type_=Integer) if isinstance(meant, str) else literal(meant)


def bind_meant(session: Session) -> None:
    """Bind to every query of a session the row numbers that it means by a name."""

    def supply(asked: ORMExecuteState) -> None:
        if asked.is_select:
            asked.parameters = bound_in(session) | dict(cast("Mapping[str, Any]", asked.parameters or {}))

    event.listen(session, "do_orm_execute", supply)
