"""What was recorded since an event on its rows, and the words in which a refusal names it."""

from collections.abc import Collection, Sequence
from typing import NamedTuple

from iomctl.domain.counts import counted
from iomctl.domain.days.days import spoken
from iomctl.domain.days.local_time import local
from iomctl.services.lookup.find_person import person_reference, shown_name
from iomctl.services.undo.standing import event_row
from iomctl.storage.details import NOBODY
from iomctl.storage.owners import Place
from iomctl.storage.tables.people import Offender
from iomctl.storage.unit_of_work import UnitOfWork

MOST_IN_A_LINE = 3
"""So many people a line names at most, with a count of the others."""


class Since(NamedTuple):
    """A row that something was recorded on since, the newer event that did so, and of whom; NOBODY for nobody.

    `has` is what stands in the place of the row, in words, where only one may have it.
    """

    place: Place
    owner: int
    event: int
    has: str | None = None


def in_lines(work: UnitOfWork, later: Collection[Since], most: int | None = None) -> list[str]:
    """A line for each later event, the newest first; `most` of them, and a count of the others, where that is given."""
    owners: dict[tuple[int, str], set[int]] = {}
    for one in later:
        owners.setdefault((one.event, one.has or ""), set()).add(one.owner)
    newest = sorted(owners, key=lambda key: (-key[0], key[1]))
    lines = [_line(work, *key, owners[key]) for key in newest[:most]]
    more = len(newest) - len(lines)
    return [*lines, f"and {counted(more, 'more event')}"] if more else lines


def _line(work: UnitOfWork, number: int, has: str, owners: set[int]) -> str:
    found = event_row(work, number)
    people = sorted(owners - {NOBODY})
    if found is None:
        return f"{_whose(work, people)}: an event that the trail does not have"
    if has:
        return f"{has} (event {number}, {found.by})"
    day = spoken(local(found.at).date(), work.today)
    return f"{_whose(work, people) or 'the partnership'}: {found.command} on {day} (event {number}, {found.by})"


def _whose(work: UnitOfWork, people: Sequence[int]) -> str:
    first = [work.session.get(Offender, number) for number in people[:MOST_IN_A_LINE]]
    work.looked_at(people[:MOST_IN_A_LINE])
    names = [f"{person_reference(one)} {shown_name(work, one)}" for one in first if one is not None]
    more = len(people) - MOST_IN_A_LINE
    return "; ".join([*names, f"{more:,} more"] if more > 0 else names)
