"""The order of the rows of a list, where one was asked for by --sort."""

from collections.abc import Collection, Sequence
from datetime import date
from typing import Any, TypeVar

from iomctl.domain.money import Money
from iomctl.domain.names import fold
from iomctl.domain.worded import Worded
from iomctl.output.asked import FOR_PEOPLE, Style
from iomctl.output.cells import table_text

Record = TypeVar("Record")


def in_order(records: Sequence[Record], style: Style) -> Sequence[Record]:
    """The records by the field `style.sort`, with a "-" before it the highest first; in the caller's order for None.

    Those of whom it says nothing stand behind all others. Codes go by `style.orders`, words by their letters
    whatever the case and the accents, lists by how many they hold; those alike stay in the caller's order. What people
    read stays in its groups.
    """
    if style.sort is None:
        return records
    name, backwards = style.sort.removeprefix("-"), style.sort.startswith("-")
    codes = {code: (0, place) for place, code in enumerate(style.orders.get(name, ()))}
    told = [one for one in records if not _is_silent(getattr(one, name))]
    silent = [one for one in records if _is_silent(getattr(one, name))]

    def place(one: Record) -> tuple[int, Any]:
        value = getattr(one, name)
        return codes.get(value) or _place(value) if codes else _place(value)

    found = sorted(told, key=place, reverse=backwards) + silent
    group = style.group_by
    if group in {None, name} or style.format not in FOR_PEOPLE:
        return found
    places = {value: place for place, value in enumerate(dict.fromkeys(getattr(one, group) for one in records))}
    return sorted(found, key=lambda one: places[getattr(one, group)])


def _is_silent(value: Any) -> bool:
    return value is None or value == ""


def _place(value: Any) -> tuple[int, Any]:
    """Where a value stands; a column may hold figures and words: the value of a score is one or the other."""
    if isinstance(value, int | float | date | Money):
        return 0, value
    if isinstance(value, Collection) and not isinstance(value, str | Worded):
        return 1, len(value)
    return 2, fold(table_text(value))
