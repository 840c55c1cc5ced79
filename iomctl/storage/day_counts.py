"""Days between two days, counted by the database itself on either engine."""

from typing import Any

from sqlalchemy import Integer
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.functions import FunctionElement


class DaysBetween(FunctionElement[int]):
    """How many days `last` is after `first`, both columns that hold days: negative when it comes before."""

    type = Integer()
    inherit_cache = True


@compiles(DaysBetween)
def _subtracted(element: Any, compiler: Any, **how: Any) -> str:
    first, last = (compiler.process(one, **how) for one in element.clauses)
    return f"({last} - {first})"


@compiles(DaysBetween, "sqlite")
def _by_julian_days(element: Any, compiler: Any, **how: Any) -> str:
    first, last = (compiler.process(one, **how) for one in element.clauses)
    return f"CAST(julianday({last}) - julianday({first}) AS INTEGER)"
