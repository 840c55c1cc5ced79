"""What follows from facts that came or went, for the people they are about."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlmodel import col

from iomctl.domain.counts import counted
from iomctl.services.cases.days_moved import working_days_changed
from iomctl.services.cases.fact_rows import OF_CASES, spell_of
from iomctl.services.cases.followed import cases_now, stands
from iomctl.services.cases.recording import check_and_settle
from iomctl.services.people.names_said import TABLE, write_names
from iomctl.services.undo.rows import RowChange
from iomctl.storage.bulk import rows_among
from iomctl.storage.owners import Place, people_of
from iomctl.storage.rows.same_people import ever_merged
from iomctl.storage.tables.cohorts import Spell
from iomctl.storage.tables.withdrawable import ALSO_WITHDRAWN
from iomctl.storage.unit_of_work import UnitOfWork

MOST_TOLD = 5
"""So many cases are told of; how many more there are follows."""


def settled(work: UnitOfWork, taken: Sequence[RowChange]) -> set[int]:
    """Work out what follows for the people whose facts came or went; who they are.

    Raises DoesNotFit where what is there again can't be true beside a fact that was recorded since.
    """
    of_cases = [one for one in taken if one.table in OF_CASES]
    gone = {one.id for one in of_cases if one.table == "spell" and one.before is None}
    left = [one for one in of_cases if _spell_of(one) not in gone]
    people, new = {one.owner for one in left}, [one.place for one in left if one.before is not None]
    people |= _records_of(work, left)
    check_and_settle(work, people, new, spells={_spell_of(one) for one in left})
    if any(one.table == "release_due" for one in taken):
        _follow_decisions(work, taken)
    write_names(work, {one.said_of or one.owner for one in taken if one.table == TABLE})
    return {one.owner for one in of_cases} | _parted_or_merged(work, taken)


def _records_of(work: UnitOfWork, left: Sequence[RowChange]) -> set[int]:
    """Whose record rows are now: since their event somebody may have been merged, or parted."""
    connection = work.session.connection()
    if not left or not ever_merged(connection):
        return set()
    cases: set[Place] = {("spell", number) for one in left if (number := _spell_of(one)) is not None}
    return set(people_of(connection, cases | {one.place for one in left}, {}).values())


def _parted_or_merged(work: UnitOfWork, taken: Sequence[RowChange]) -> set[int]:
    links = [one for one in taken if one.table == "same_person"]
    if not links:
        return set()
    # Only now: few events merge people, and it loads every table.
    from iomctl.services.people.merged_records import follow_links

    return follow_links(work)


def moved_days(work: UnitOfWork, taken: Sequence[RowChange]) -> int:
    """Work out how many reviews ahead, of anybody, moved because other days are working days again."""
    return working_days_changed(work) if any(one.moves_working_days for one in taken) else 0


def told_of(work: UnitOfWork, people: set[int]) -> tuple[str, ...]:
    """A line for each open case of the first MOST_TOLD of some people who have one, as it is now."""
    query = select(col(Spell.offender_id)).where(col(Spell.deselected_on).is_(None))
    on = sorted({row.offender_id for row in rows_among(work, query, col(Spell.offender_id), people)})
    lines = [stands(one, work.today) for one in cases_now(work, on[:MOST_TOLD]).values()] if on else []
    more = len(on) - MOST_TOLD
    return (*lines, f"and so on for {counted(more, 'more person', 'more people')}") if more > 0 else tuple(lines)


def _spell_of(one: RowChange) -> int | None:
    return spell_of(one.table, one.id, (one.before or {}) | (one.after or {}))


def _follow_decisions(work: UnitOfWork, taken: Sequence[RowChange]) -> None:
    # Only now: few events are about releases, and tables take time to load.
    from iomctl.services.custody.due_rows import follow_decisions
    from iomctl.storage.tables.releases import ReleaseDue

    dues = [one for one in taken if one.table == "release_due"]
    gone = {one.before["custody_id"] for one in dues if one.before and "custody_id" in one.before}
    there = select(col(ReleaseDue.custody_id)).where(col(ReleaseDue.id).in_({one.id for one in dues}))
    follow_decisions(work, gone | set(work.session.scalars(there.execution_options(**ALSO_WITHDRAWN))))
