"""Columns that say the same in every row: at a terminal that is said once, above the table."""

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from iomctl.domain.columns import Column
from iomctl.output.asked import Style
from iomctl.output.cells import table_text
from iomctl.output.folding import fold_parts


class Alike(NamedTuple):
    """What columns say in every row, by name; those that say nothing in any row are `silent`."""

    said: dict[str, str]
    silent: tuple[str, ...]

    def without(self, columns: dict[str, Column]) -> dict[str, Column]:
        """The columns that are left for the table."""
        return {name: one for name, one in columns.items() if name not in self.said and name not in self.silent}


NONE_ALIKE = Alike({}, ())


def alike(records: Sequence[Any], columns: dict[str, Column], style: Style) -> Alike:
    """Which columns hold one value for all of two records or more; a column that is `kept` is none of them."""
    if len(records) < 2:
        return NONE_ALIKE
    found = {name: _one_text(records, name, one, style) for name, one in columns.items() if not one.kept}
    said = {name: text for name, text in found.items() if text}
    return Alike(said, tuple(name for name, text in found.items() if text == ""))


def lines_above(said: dict[str, str], columns: dict[str, Column], counted: str, width: int) -> Iterator[str]:
    """What is the same in all rows, after their number, as lines of at most `width` cells: `12 people · worker S O`."""
    parts = [_in_a_sentence(columns[name].heading, text) for name, text in said.items()]
    if parts:
        yield from fold_parts(filter(None, (counted, *parts)), " · ", width)


def _one_text(records: Sequence[Any], name: str, one: Column, style: Style) -> str | None:
    """The text of a column in all records, None where two differ."""
    texts = (table_text(one.read(record, name), style.on) for record in records)
    first = next(texts)
    return first if all(text == first for text in texts) else None


def _in_a_sentence(heading: str, text: str) -> str:
    return f"{heading[:1].lower()}{heading[1:]} {text}"
