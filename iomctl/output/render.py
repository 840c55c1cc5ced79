"""The way in to output: a list of records, or one record, in the format that was asked for."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from iomctl.domain.columns import Column, column, columns_of
from iomctl.output import as_csv, as_json, as_markdown, as_table
from iomctl.output.asked import FORMATS, HELP, Style, asked_columns, check
from iomctl.output.narrow import fitted
from iomctl.output.order import in_order
from iomctl.output.screen import Screen

__all__ = ["FORMATS", "Style", "check", "show", "show_one"]

Record = TypeVar("Record")


@dataclass(frozen=True)
class ColumnAnswer:
    """What `--columns help` answers for one column."""

    name: str = column("Name", "the word for --columns", "offender", rank=0)
    about: str = column("About", "what it holds", "the person's reference")
    example: str = column("Example", "a value", "N00042")


def show(screen: Screen, records: Sequence[Record], kind: type[Record], style: Style) -> None:
    """Write records of the dataclass `kind` to stdout in `style.format`.

    Every format has the columns that were named; else a table and Markdown have those `shown`, the others
    every field. Nothing found is `[]` in JSON, the header in CSV, and nothing on stdout otherwise. Raises
    NotUnderstood for an unknown format or column.
    """
    check(style, kind)
    if style.columns == HELP:
        _show_help(screen, kind, style)
        return
    columns, records = asked_columns(style, kind), in_order(records, style)
    if style.format == "table":
        as_table.write(screen, records, columns, style)
    else:
        _write(screen, _lines(screen, records, columns, style), style)
    if not records and style.empty and screen.terminal:
        screen.say(style.empty)


def show_one(screen: Screen, record: Any, style: Style) -> None:
    """Write one record: headings and values, one JSON object, or a CSV header and row. Raises as `show`."""
    kind = type(record)
    check(style, kind)
    if style.columns == HELP:
        _show_help(screen, kind, style)
        return
    columns = asked_columns(style, kind)
    if style.format == "table":
        as_table.write_one(screen, record, columns, style)
    elif style.format == "json":
        _write(screen, as_json.object_lines(record, columns), style)
    elif style.format == "md":
        screen.write_lines(as_markdown.one_lines(record, columns, style))
    else:
        _write(screen, _lines(screen, [record], columns, style), style)


def _write(screen: Screen, lines: Iterable[str], style: Style) -> None:
    screen.write_lines(fitted(lines, getattr(screen.out, "encoding", None), style.format))


def _lines(screen: Screen, records: Sequence[Any], columns: dict[str, Column], style: Style) -> Iterator[str]:
    if style.format == "json":
        return as_json.list_lines(records, columns)
    if style.format == "jsonl":
        return as_json.compact_lines(records, columns)
    if style.format == "csv":
        return as_csv.lines(records, columns, inert=screen.terminal)
    return as_markdown.lines(records, columns, style)


def _show_help(screen: Screen, kind: type, style: Style) -> None:
    answers = [ColumnAnswer(name, one.about, one.example) for name, one in columns_of(kind).items()]
    show(screen, answers, ColumnAnswer, replace(Style(style.format), whole=True))
