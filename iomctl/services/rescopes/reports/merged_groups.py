"""Whom a small cohort's run touches, for readers outside: groups with few people as one."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from operator import attrgetter
from typing import NamedTuple

from iomctl.domain.documents import Section, Table, figure
from iomctl.domain.merged_counts import Together, crossed, pooled
from iomctl.domain.small_counts import Count
from iomctl.services.rescopes.reports.breakdowns import OR, Breakdowns
from iomctl.services.rescopes.reports.effects import Effect, in_words
from iomctl.services.rescopes.reports.merged_tables import ALL, is_inside
from iomctl.services.rescopes.reports.people_counted import ENTER, LEAVE, PersonCounted
from iomctl.services.rescopes.reports.tables import Row, together


class _Shown(NamedTuple):
    """Groups by their places, those published as one together: how many are in each, and with which of the results.

    `whole` is how many have each result.
    """

    results: Sequence[str]
    rows: Sequence[Together]
    sizes: Sequence[int]
    cells: Sequence[Sequence[Count]]
    whole: Sequence[int]


def merged_effect(listed: Mapping[str, Sequence[str]], counts: Breakdowns) -> Section:
    """The cohort before, and what becomes of people, by each characteristic of which that still says something."""
    found = {name: _shown(name, groups, counts) for name, groups in listed.items()}
    tables = tuple(_table(name, listed[name], shown) for name, shown in found.items() if shown)
    about = [*_about(listed, found, tables)]
    about += ["Who comes in is not shown by group."] if ENTER in counts.totals else []
    return Section("Whom it touches", tuple(about), tables)


def _about(
    listed: Mapping[str, Sequence[str]], found: Mapping[str, _Shown | None], tables: Sequence[Table]
) -> Iterator[str]:
    if tables:
        yield "The others of Before have another result. Groups are merged as the policy says; areas are the scheme's."
    missing = [name for name, shown in found.items() if shown is None]
    if missing:
        yield f"Not shown by {', '.join(missing)}, as too few people would be told apart."
    for name, shown in found.items():
        if shown:
            yield from in_words(name, _effects(listed[name], shown))


def _effects(names: Sequence[str], shown: _Shown) -> Iterator[Effect]:
    """What is told exactly of each group, by each result but the first."""
    for at, result in enumerate(shown.results[1:], 1):
        for row, size, cells in zip(shown.rows, shown.sizes, shown.cells, strict=True):
            if cells[at].exact:
                yield Effect(result, together(names, row), cells[at].least, size)


def _shown(name: str, groups: Sequence[str], counts: Breakdowns) -> _Shown | None:
    """With as many results as none is small in, else with how many there are in each group before; None for neither."""
    inside = {result: those for result, those in counts.people.items() if is_inside(result)}
    cells = {result: _counted(name, groups, those) for result, those in inside.items()}
    for columns in (cells, _halves(cells)) if len(cells) > 1 else ():
        rows = pooled(list(columns.values()))
        if rows:
            return _of(columns, rows)
    rows = pooled([_in_all(cells.values())])
    return _of(_halves(cells) if len(cells) > 1 else cells, rows) if rows else None


def _of(columns: Mapping[str, Sequence[int]], rows: Sequence[Together]) -> _Shown:
    cells = [[sum(column[at] for at in row) for column in columns.values()] for row in rows]
    return _Shown(list(columns), rows, [sum(row) for row in cells], crossed(cells), _in_all(cells))


def _halves(columns: Mapping[str, Sequence[int]]) -> dict[str, Sequence[int]]:
    """Who leaves, or else the last result, and all others as one."""
    one = LEAVE if LEAVE in columns else list(columns)[-1]
    others = [name for name in columns if name != one]
    return {OR.join(others): _in_all(columns[name] for name in others), one: columns[one]}


def _in_all(columns: Iterable[Sequence[int]]) -> list[int]:
    return [sum(row) for row in zip(*columns, strict=True)]


def _counted(name: str, groups: Sequence[str], people: Sequence[PersonCounted]) -> list[int]:
    found = Counter(map(attrgetter(name), people))
    return [found[group] for group in groups]


def _table(name: str, groups: Sequence[str], shown: _Shown) -> Table:
    rows: list[Row] = [
        (together(groups, row), figure(Count(size, size)), *map(figure, cells[1:]))
        for row, size, cells in zip(shown.rows, shown.sizes, shown.cells, strict=True)
    ]
    rows.append((ALL, *(figure(Count(one, one)) for one in (sum(shown.whole), *shown.whole[1:]))))
    headings = (name.capitalize(), "Before", *(one.capitalize() for one in shown.results[1:]))
    return Table(f"By {name}", headings, tuple(rows))
