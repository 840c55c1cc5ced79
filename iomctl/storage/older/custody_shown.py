"""The custody that books from before migration 0024 showed of cases, where the stays of a person say otherwise."""

from collections.abc import Iterator
from datetime import date

import sqlalchemy as sa

from iomctl.domain.days.days import in_full
from iomctl.storage.older.cases import bare

Shown = dict[int, list[tuple[date, tuple[str, str | None]]]]
"""By spell, each day from which another custody and prison was shown."""


def shown(connection: sa.Connection) -> Shown:
    """What is shown of the custody of every case."""
    found: Shown = {}
    rows = bare("spell_custody", "id spell_id custody prison from_on")
    for row in connection.execute(sa.select(rows).order_by(rows.c.spell_id, rows.c.from_on, rows.c.id)):
        mine = found.setdefault(row.spell_id, [])
        if mine and mine[-1][0] == row.from_on:
            mine.pop()
        mine.append((row.from_on, (row.custody, row.prison)))
    return found


def shown_otherwise(connection: sa.Connection, before: Shown, after: Shown) -> Iterator[str]:
    """A line for each case whose custody was shown otherwise than the stays of the person say."""
    spells, cohorts = bare("spell", "id offender_id cohort_id deselected_on"), bare("cohort", "id code")
    query = sa.select(spells, cohorts.c.code).join(cohorts, cohorts.c.id == spells.c.cohort_id)
    for row in connection.execute(query.order_by(spells.c.offender_id, spells.c.id)):
        was, now = before.get(row.id, []), after.get(row.id, [])
        days = sorted({day for day, _ in (*was, *now) if row.deselected_on is None or day < row.deselected_on})
        for day in (day for day in days if _on(was, day) != _on(now, day)):
            person = f"N{row.offender_id:05d}"
            then, so = _said(_on(was, day)), _said(_on(now, day))
            yield (
                f"{person} was shown {then} on {in_full(day)} in {row.code}; by the stays, which count, {so}:"
                f" iomctl custody list {person}"
            )
            break


def _on(shown: list[tuple[date, tuple[str, str | None]]], day: date) -> tuple[str, str | None] | None:
    return next((value for since, value in reversed(shown) if since <= day), None)


def _said(shown: tuple[str, str | None] | None) -> str:
    custody, prison = shown or ("community", None)
    if custody == "community":
        return "in the community"
    return f"in {prison}" if prison else "in custody"
