"""How the user asked to see an answer, and whether the words for it are known."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from iomctl.domain.columns import Column, columns_of
from iomctl.domain.counts import counted
from iomctl.errors import NotUnderstood

FORMATS = ("table", "json", "jsonl", "csv", "md")
FOR_PEOPLE = ("table", "md")
HELP = ("help",)


@dataclass(frozen=True)
class Style:
    """One answer's form.

    `columns` are the field names that were asked for, None for the usual ones, `("help",)` for a list of
    them; `whole` shows every row at a terminal, where else the first ones stand for all, or with `newest` the
    last ones; `on` is the day that short days are seen from. `title` stands above a table with `summary` at its
    right end, `legend` below it, and `empty` is said at a terminal when there are no rows. The caller has sorted
    the records by the field `group_by`: a table has a heading for each of its values. They are shown in the caller's
    order, or with `sort` by that field, with a "-" before it the highest first; `orders` are the codes of fields that
    have an order of their own, in it. `things` are the words for one row and
    for several.
    """

    format: str = "table"
    columns: tuple[str, ...] | None = None
    whole: bool = False
    newest: bool = False
    on: date | None = None
    title: str = ""
    summary: str = ""
    group_by: str | None = None
    sort: str | None = None
    orders: Mapping[str, Sequence[str]] = field(default_factory=dict)
    legend: str = ""
    empty: str = ""
    things: tuple[str, str] = ("row", "rows")

    def counted(self, rows: int) -> str:
        """A number of rows in words: `1 person`, `20,000 people`."""
        return counted(rows, *self.things)


def check(style: Style, kind: type) -> None:
    """Refuse a format, columns or an order that the record class `kind` does not have, all in one NotUnderstood."""
    known = columns_of(kind)
    faults = [] if style.format in FORMATS else [_fault("--format", style.format, "format", FORMATS)]
    if style.columns is not None and style.columns != HELP:
        wrong = [name for name in style.columns if name not in known]
        faults += [_fault("--columns", name, "column", known) for name in wrong]
    if style.sort is not None and style.sort.removeprefix("-") not in known:
        faults.append(_fault("--sort", style.sort, "column", known))
    if faults:
        raise NotUnderstood(*faults, advice=_advice(style, known))


def asked_columns(style: Style, kind: type) -> dict[str, Column]:
    """The columns to show: those named, in their order; else every one.

    What people read (a table, Markdown) has only the `shown` ones, and not the one that heads its groups.
    """
    known = columns_of(kind)
    if style.format not in FOR_PEOPLE or style.columns is not None:
        return {name: known[name]._replace(told=None, narrow=None) for name in style.columns or known}
    return {name: one for name, one in known.items() if one.shown and name != style.group_by}


def _fault(option: str, word: str, what: str, known: Iterable[str]) -> str:
    from difflib import get_close_matches

    near = get_close_matches(word.lower(), known, n=1)
    return f"{option} {word}: no such {what}" + (f"; did you mean {near[0]}?" if near else "")


def _advice(style: Style, known: Iterable[str]) -> str:
    formats = "" if style.format in FORMATS else f"formats: {', '.join(FORMATS)}"
    right = style.columns is None or style.columns == HELP or set(style.columns) <= set(known)
    right = right and (style.sort is None or style.sort.removeprefix("-") in known)
    columns = "" if right else f"columns: {', '.join(known)}"
    return "; ".join(filter(None, (formats, columns)))
