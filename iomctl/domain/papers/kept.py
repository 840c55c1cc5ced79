"""A paper as JSON, and back: the same paper, for a report that is kept and rendered again years later.

What is as it is by default is left out, so that a part of papers that comes later changes no paper kept before.
"""

import json
from dataclasses import fields, is_dataclass
from decimal import Decimal
from typing import Any

from iomctl.domain.documents import Cell, Chart, Definition, Figure, Paper, Section, Table, TableNote, Tag
from iomctl.errors import BadValue

VERSION = 1
"""Of the shape of this JSON: a change that an older program would misread counts it up."""


def to_json(paper: Paper) -> str:
    """The paper as JSON on several lines, with nothing in it that a terminal would obey."""
    return inert(json.dumps({"version": VERSION, **parts_of(paper)}, ensure_ascii=False, indent=2))


def inert(text: str) -> str:
    """JSON on several lines with every other letter escaped that a terminal could obey."""
    return "".join(one if one == "\n" or one.isprintable() else _escaped(one) for one in text)


def from_json(text: str) -> Paper:
    """The paper that `to_json` wrote. Raises BadValue for another version of its shape."""
    held = json.loads(text)
    if held.pop("version", None) != VERSION:
        raise BadValue("the paper was kept by another version of iomctl", advice="install a newer one")
    return Paper(
        **_with(held, about=_definitions, sections=lambda those: tuple(map(_section, those))),
    )


def parts_of(value: Any) -> Any:
    """A part of a paper as JSON has it: objects without what is as by default, decimals as text."""
    if is_dataclass(value):
        told = ((one, getattr(value, one.name)) for one in fields(value))
        return {one.name: parts_of(part) for one, part in told if part != one.default}
    if isinstance(value, tuple):
        return [parts_of(one) for one in value]
    return str(value) if isinstance(value, Decimal) else value


def _escaped(letter: str) -> str:
    units = letter.encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{units[at]:02x}{units[at + 1]:02x}" for at in range(0, len(units), 2))


def _with(held: dict[str, Any], **read: Any) -> dict[str, Any]:
    """The fields of a part, some of them read by a function, lists as tuples."""
    return {name: read.get(name, _tuple)(value) for name, value in held.items()}


def _tuple(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value


def _definitions(held: list[dict[str, Any]]) -> tuple[Definition, ...]:
    return tuple(Definition(**one) for one in held)


def _section(held: dict[str, Any]) -> Section:
    return Section(
        **_with(
            held,
            tables=lambda those: tuple(map(_table, those)),
            definitions=_definitions,
            parts=lambda those: tuple(map(_section, those)),
        )
    )


def _table(held: dict[str, Any]) -> Table:
    return Table(
        **_with(
            held,
            rows=lambda rows: tuple(tuple(map(_cell, row)) for row in rows),
            charts=lambda those: tuple(Chart(**_with(one)) for one in those),
            notes=lambda those: tuple(TableNote(**one) for one in those),
        )
    )


def _cell(held: Any) -> Cell:
    if isinstance(held, str):
        return held
    return Tag(**held) if "word" in held else Figure(**_with(held, least=_number, most=_number))


def _number(held: int | str) -> int | Decimal:
    return Decimal(held) if isinstance(held, str) else held
