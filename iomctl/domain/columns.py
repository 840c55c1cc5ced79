"""How a field of a record is named and described wherever records are shown."""

from collections.abc import Callable, Iterable
from dataclasses import Field, field, fields, is_dataclass, make_dataclass
from typing import Any, NamedTuple


class Column(NamedTuple):
    """One field of a record as a reader meets it.

    `heading` stands above a screen column; `about` and `example` answer `--columns help`. `rank` says how
    early a narrow screen may drop the column (0 never, higher goes first). A column that is not `shown` is
    left out of a table unless `--columns` names it; CSV and JSON always hold every field. A day that is
    `spoken` is shown with its weekday and distance where one record is shown by itself. What people read may be
    `told` of the whole record, where that is another than the field; data, and a column that was named, hold the field.
    A column that is `kept` stands in each row also where all rows say the same in it: it is typed to say which row is
    meant, or says what to type. Where a terminal has no room for all columns, its text is what `narrow` makes of it.
    """

    heading: str
    about: str
    example: str = ""
    rank: int = 1
    right: bool = False
    shown: bool = True
    spoken: bool = False
    told: Callable[[Any], Any] | None = None
    kept: bool = False
    narrow: Callable[[str], str] | None = None

    def read(self, record: Any, name: str) -> Any:
        """What this column, of a name, has of a record."""
        return getattr(record, name) if self.told is None else self.told(record)


def column(heading: str, about: str, example: str = "", **how: Any) -> Any:
    """A dataclass field that carries its `Column` (`how`: rank, right, shown, spoken, told, kept, narrow)."""
    return field(metadata={"column": Column(heading, about, example, **how)})


def columns_of(record: type) -> dict[str, Column]:
    """The columns of a record class, in field order, keyed by field name; a named tuple has plain ones."""
    if is_dataclass(record):
        return {one.name: _column(one) for one in fields(record)}
    names: tuple[str, ...] = getattr(record, "_fields", ())
    return {name: _plain(name) for name in names}


def some_columns_of(record: type, names: Iterable[str], module: str, **others: Any) -> Any:
    """A frozen record class of a module, with some of the fields of another in the order of `names`, described alike.

    `others` are `column`s that take the place of a field, or that the other class has not.
    """
    known = {one.name: (one.type, column_as(one)) for one in fields(record)}
    chosen = [(name, *known.get(name, (Any, None))) for name in names]
    name = f"{record.__name__.removesuffix('Record')}Exported"
    made = make_dataclass(name, [(one, kind, others.get(one, known)) for one, kind, known in chosen], frozen=True)
    made.__module__ = module
    return made


def column_as(one: Field[Any]) -> Any:
    """A dataclass field that carries the same `Column` as another."""
    return field(metadata=one.metadata)


def _column(one: Field[Any]) -> Column:
    declared: Column | None = one.metadata.get("column")
    return declared or _plain(one.name)


def _plain(name: str) -> Column:
    return Column(name.replace("_", " "), "")
