"""Records as GitHub tables, with outside text inert in them."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import Any

from iomctl.domain.columns import Column, columns_of
from iomctl.output.asked import Style
from iomctl.output.cells import data_text, holds_records, is_number_or_day
from iomctl.output.clean import plain

_INERT = str.maketrans(
    {"&": "&amp;", "<": "&lt;", ">": "&gt;", "@": "&#64;", "|": "&#124;"} | {sign: f"\\{sign}" for sign in r"\`*_[]~$#"}
)


def lines(records: Sequence[Any], columns: dict[str, Column], style: Style) -> Iterator[str]:
    """A table for each group, or one table, below the title; nothing when there are no records."""
    if not records:
        return
    yield from _paragraph(f"## {inert(style.title)}" if style.title else "")
    yield from _paragraph(inert(style.summary))
    if style.group_by is None:
        yield from _table(records, columns)
    else:
        yield from _grouped(records, columns, style, style.group_by)
    if style.legend:
        yield from ("", inert(style.legend))


def one_lines(record: Any, columns: dict[str, Column], style: Style) -> Iterator[str]:
    """One record as a table of heading and value, then a table for each list of records within it."""
    yield from _paragraph(f"## {inert(style.title)}" if style.title else "")
    yield from ("| Field | Value |", "| --- | --- |")
    values = {one.heading: one.read(record, name) for name, one in columns.items()}
    within = {heading: value for heading, value in values.items() if isinstance(value, list) and holds_records(value)}
    for heading, value in values.items():
        if heading not in within:
            yield f"| {inert(heading)} | {_cell(value)} |"
    for heading, records in within.items():
        yield from ("", f"### {inert(heading)}", "", *_table(records, columns_of(type(records[0]))))


def inert(text: str) -> str:
    """Text that Markdown shows as it is: no markup, no HTML, no link that makes itself, on one line."""
    escaped = plain(text).translate(_INERT)
    return escaped.replace("://", "&#58;//").replace("www.", "www&#46;").replace("WWW.", "WWW&#46;")


def _grouped(records: Sequence[Any], columns: dict[str, Column], style: Style, by: str) -> Iterator[str]:
    for number, (value, part) in enumerate(groupby(records, key=lambda record: getattr(record, by))):
        members = list(part)
        if number:
            yield ""
        yield from _paragraph(f"### {inert(data_text(value)) or '-'}, {style.counted(len(members))}")
        yield from _table(members, columns)


def _table(records: Iterable[Any], columns: dict[str, Column]) -> Iterator[str]:
    yield f"| {' | '.join(inert(one.heading) for one in columns.values())} |"
    yield f"| {' | '.join('---:' if one.right else '---' for one in columns.values())} |"
    for record in records:
        yield f"| {' | '.join(_cell(one.read(record, name)) for name, one in columns.items())} |"


def _cell(value: Any) -> str:
    text = data_text(value)
    return text if is_number_or_day(value) else inert(text)


def _paragraph(text: str) -> Iterator[str]:
    if text:
        yield from (text, "")
