"""Cases of a book from before migration 0024, read off what was shown of them and written as facts.

It knows the tables as they were at that version, and is not changed with them.
"""

import tomllib
from collections import defaultdict
from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa

from iomctl.domain.course.case_rows import COLOUR, CUSTODY, REVIEW, CaseRows, case_rows
from iomctl.domain.course.kept_facts import KeptFact
from iomctl.domain.course.old_books import OldCase, OldColour, OldReview, OldStay, kept_of
from iomctl.domain.course.stays import AtLarge, InPrison, PersonFact, StayKind
from iomctl.domain.course.told_windows import facts_kept, stay_of, told_of
from iomctl.domain.course.versions import PolicyVersions
from iomctl.domain.days.working_days import Calendar, calendar_of
from iomctl.domain.policy.build import build

DAYS = frozenset(
    "from_on to_on exempt_until closed_on loaded_on next_by day"
    " adopted_on deselected_on due_from due_by made_on".split()
)
"""Columns that hold days."""
AT_ONCE = 1000


def bare(name: str, columns: str) -> Any:
    """A table with some of its columns."""
    typed = (sa.column(one, sa.Date()) if one in DAYS else sa.column(one) for one in columns.split())
    return sa.table(name, *typed)


def put(connection: sa.Connection, table: Any, rows: list[dict[str, Any]]) -> None:
    """Insert rows."""
    for start in range(0, len(rows), AT_ONCE):
        connection.execute(sa.insert(table), rows[start : start + AT_ONCE])


def live_stays(connection: sa.Connection) -> dict[int, list[OldStay]]:
    """The stays in custody of each person that are not withdrawn."""
    rows, ends = (
        bare("custody", "id offender_id from_on to_on to_reason withdrawn_in recorded_in"),
        bare("release", "id custody_id withdrawn_in recorded_in"),
    )
    live = sa.and_(ends.c.custody_id == rows.c.id, ends.c.withdrawn_in.is_(None))
    query = sa.select(rows, ends.c.id.label("released"), ends.c.recorded_in.label("released_in")).outerjoin_from(
        rows, ends, live
    )
    found: dict[int, list[OldStay]] = defaultdict(list)
    for row in connection.execute(query.where(rows.c.withdrawn_in.is_(None)).order_by(rows.c.id)):
        why = row.to_reason if row.released is None else "released"
        found[row.offender_id].append(OldStay(row.id, row.released_in or row.recorded_in, row.from_on, row.to_on, why))
    return found


def keep_facts(connection: sa.Connection) -> None:
    """Write the facts of every case, and what they amount to in place of what was shown."""
    versions = _versions(connection)
    if versions is None:
        return
    blue = versions.custody_colours
    stays, said = live_stays(connection), _said_of_stays(connection)
    spells = bare("spell", "id offender_id adopted_on deselected_on deselected_in recorded_in")
    last = 0
    while part := connection.execute(
        sa.select(spells).where(spells.c.id > last).order_by(spells.c.id).limit(AT_ONCE)
    ).all():
        of_part = (last, part[-1].id)
        colours, reviews = _old_colours(connection, of_part), _old_reviews(connection, of_part)
        rows: dict[str, list[dict[str, Any]]] = defaultdict(list)
        for one in part:
            told = (one.adopted_on, one.recorded_in, one.deselected_on, one.deselected_in)
            case, mine = OldCase(*told, colours[one.id], reviews[one.id]), stays[one.offender_id]
            kept = kept_of(case, mine, blue)
            of_person: list[PersonFact] = [stay_of(stay, kept) for stay in mine]
            of_person += [fact for stay in mine for fact in said[stay.number]]
            facts, course = told_of(case, kept, of_person, versions)
            rows["spell_fact"] += [{"spell_id": one.id, **fact._asdict()} for fact in facts]
            _work_out(rows, one.id, case_rows(course, [*facts_kept(case, facts), *of_person]))
        _write(connection, of_part, rows)
        last = part[-1].id


def _work_out(rows: dict[str, list[dict[str, Any]]], spell: int, found: CaseRows) -> None:
    of_tables = (
        ("review", REVIEW, found.reviews),
        ("spell_colour", COLOUR, found.colours),
        ("spell_custody", CUSTODY, found.custodies),
    )
    for name, columns, values in of_tables:
        rows[name] += [{"spell_id": spell, **dict(zip(columns, one, strict=True))} for one in values]
    _, colour, _, _, custody, prison = found.now
    rows["spell"].append({"number": spell, "now": colour, "place": custody, "where": prison})


def _write(connection: sa.Connection, part: tuple[int, int], rows: dict[str, list[dict[str, Any]]]) -> None:
    first, last = part
    for name, columns in (("review", REVIEW), ("spell_colour", COLOUR), ("spell_custody", CUSTODY)):
        gone = f"DELETE FROM {name} WHERE spell_id > {first} AND spell_id <= {last}"
        connection.execute(sa.text(gone))
        put(connection, bare(name, " ".join(("spell_id", *columns))), rows[name])
    put(connection, bare("spell_fact", " ".join(("spell_id", *KeptFact._fields))), rows["spell_fact"])
    now = "UPDATE spell SET colour = :now, custody = :place, prison = :where WHERE id = :number"
    connection.execute(sa.text(now), rows["spell"])


def _versions(connection: sa.Connection) -> PolicyVersions | None:
    table = bare("policy_version", "version loaded_on text")
    rows = connection.execute(sa.select(table).order_by(table.c.version)).all()
    if not rows:
        return None

    def calendar() -> Calendar:
        nation = str(connection.scalar(sa.text("SELECT nation FROM scheme")))
        holidays = bare("bank_holiday", "nation day")
        days = connection.scalars(sa.select(holidays.c.day).where(holidays.c.nation == nation))
        return calendar_of(nation, {nation: frozenset(days)})

    return PolicyVersions([(one.loaded_on, build(tomllib.loads(one.text), one.version)) for one in rows], calendar)


def _said_of_stays(connection: sa.Connection) -> dict[int, list[PersonFact]]:
    table = bare("custody_change", "custody_id kind prison at_large from_on reason recorded_in")
    found: dict[int, list[PersonFact]] = defaultdict(list)
    for row in connection.execute(sa.select(table)):
        recorded = (row.from_on, row.recorded_in, "")
        if row.kind is not None:
            found[row.custody_id].append(StayKind(*recorded, row.kind, row.reason))
        if row.prison is not None:
            found[row.custody_id].append(InPrison(*recorded, row.prison, row.reason))
        if row.at_large is not None:
            found[row.custody_id].append(AtLarge(*recorded, bool(row.at_large), row.reason))
    return found


def _old_colours(connection: sa.Connection, part: tuple[int, int]) -> dict[int, list[OldColour]]:
    found: dict[int, list[OldColour]] = defaultdict(list)
    for row in _of_part(connection, bare("spell_colour", "id spell_id from_on colour reason recorded_in"), part):
        found[row.spell_id].append(OldColour(row.from_on, row.colour, row.reason, row.recorded_in))
    return {number: sorted(rows, key=lambda one: one.on) for number, rows in found.items()} | _none(found, part)


def _old_reviews(connection: sa.Connection, part: tuple[int, int]) -> dict[int, list[OldReview]]:
    found: dict[int, list[OldReview]] = defaultdict(list)
    for row in _of_part(connection, bare("review", " ".join(("id", "spell_id", *OldReview._fields))), part):
        found[row.spell_id].append(OldReview(*row[2:]))
    return {**found} | _none(found, part)


def _none(found: dict[int, Any], part: tuple[int, int]) -> dict[int, list[Any]]:
    return {number: [] for number in range(part[0] + 1, part[1] + 1) if number not in found}


def _of_part(connection: sa.Connection, table: Any, part: tuple[int, int]) -> Sequence[Any]:
    first, last = part
    query = sa.select(table).where(table.c.spell_id > first, table.c.spell_id <= last)
    return connection.execute(query.order_by(table.c.id)).all()
