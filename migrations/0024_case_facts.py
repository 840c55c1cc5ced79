"""What is recorded of a case and of a stay in custody is kept as facts, and what they amount to is worked out."""

from collections.abc import Iterator
from datetime import date
from itertools import groupby
from typing import Any

import sqlalchemy as sa
from alembic import op

from iomctl.domain.course.kept_facts import WHATS
from iomctl.domain.course.old_books import (
    OldInside,
    OldPlace,
    OldStay,
    times_inside,
)
from iomctl.storage import migrate
from iomctl.storage.older.cases import bare, keep_facts, live_stays, put
from iomctl.storage.older.custody_shown import shown, shown_otherwise

revision = "0024_case_facts"
down_revision = "0023_undoing"

KINDS = "kind IS NULL OR kind = 'sentenced' OR kind = 'remand' OR kind = 'recall' OR kind = 'not-known'"


def upgrade() -> None:
    _create_tables()
    op.add_column("custody", sa.Column("to_reason", sa.String(), nullable=True))
    op.add_column("spell", sa.Column("deselected_in", sa.Integer(), nullable=True))
    connection = op.get_bind()
    _keep_who_ended(connection)
    _keep_last_of_day(connection, "spell_tier")
    _keep_last_of_day(connection, "spell_worker")
    _keep_changes_of_stays(connection)
    _keep_why_ended(connection)
    _make_stays(connection)
    before = shown(connection)
    keep_facts(connection)
    after = shown(connection)
    migrate.to_decide(connection).extend(shown_otherwise(connection, before, after))


def downgrade() -> None:
    op.drop_column("spell", "deselected_in")
    op.drop_column("custody", "to_reason")
    op.drop_table("custody_change")
    op.drop_table("spell_fact")


def _create_tables() -> None:
    op.create_table(
        "spell_fact",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("spell_id", sa.Integer(), sa.ForeignKey("spell.id"), nullable=False),
        sa.Column("custody_id", sa.Integer(), sa.ForeignKey("custody.id"), nullable=True),
        sa.Column("what", sa.String(), nullable=False),
        sa.Column("from_on", sa.Date(), nullable=False),
        sa.Column("colour", sa.String(), nullable=True),
        sa.Column("kind", sa.String(), nullable=True),
        sa.Column("due_from", sa.Date(), nullable=True),
        sa.Column("due_by", sa.Date(), nullable=True),
        sa.Column("next_by", sa.Date(), nullable=True),
        sa.Column("policy_version", sa.Integer(), nullable=True),
        sa.Column("reason", sa.String(), nullable=True),
        sa.Column("decision", sa.String(), nullable=True),
        sa.Column("note", sa.String(), nullable=True),
        sa.Column("recorded_in", sa.Integer(), nullable=False),
        sa.CheckConstraint(" OR ".join(f"what = '{one}'" for one in WHATS), name="ck_spell_fact_what"),
    )
    op.create_index("ix_spell_fact_spell_id", "spell_fact", ["spell_id", "from_on"])
    op.create_index("ix_spell_fact_custody_id", "spell_fact", ["custody_id"])
    op.create_table(
        "custody_change",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("custody_id", sa.Integer(), sa.ForeignKey("custody.id"), nullable=False),
        sa.Column("kind", sa.String(), nullable=True),
        sa.Column("prison", sa.String(), nullable=True),
        sa.Column("at_large", sa.Boolean(), nullable=True),
        sa.Column("from_on", sa.Date(), nullable=False),
        sa.Column("reason", sa.String(), nullable=True),
        sa.Column("recorded_in", sa.Integer(), nullable=False),
        sa.CheckConstraint(KINDS, name="ck_custody_change_kind"),
    )
    op.create_index("ix_custody_change_custody_id_from_on", "custody_change", ["custody_id", "from_on"])


def _keep_who_ended(connection: sa.Connection) -> None:
    closed = "SELECT max(closed_in) FROM review WHERE review.spell_id = spell.id AND outcome = 'deselected'"
    connection.execute(
        sa.text(f"UPDATE spell SET deselected_in = coalesce(({closed}), recorded_in) WHERE deselected_on IS NOT NULL")
    )


def _keep_last_of_day(connection: sa.Connection, name: str) -> None:
    """Of several rows of one day the last counted; the adoption's own, the first of its spell, stays beside it."""
    connection.execute(
        sa.text(
            f"DELETE FROM {name} WHERE EXISTS (SELECT 1 FROM {name} AS later WHERE later.spell_id = {name}.spell_id"
            f" AND later.from_on = {name}.from_on AND later.id > {name}.id)"
            f" AND EXISTS (SELECT 1 FROM {name} AS first WHERE first.spell_id = {name}.spell_id"
            f" AND first.id < {name}.id)"
        )
    )


def _keep_why_ended(connection: sa.Connection) -> None:
    """Why a stay ended stood with the cases that followed it."""
    why = "SELECT max(reason) FROM spell_custody JOIN spell ON spell.id = spell_id WHERE offender_id = custody.offender_id"
    why += " AND spell_custody.custody = 'community' AND from_on = custody.to_on"
    connection.execute(
        sa.text(
            f"UPDATE custody SET to_reason = ({why}) WHERE to_on IS NOT NULL"
            " AND NOT EXISTS (SELECT 1 FROM release WHERE custody_id = custody.id AND release.withdrawn_in IS NULL)"
        )
    )


def _keep_changes_of_stays(connection: sa.Connection) -> None:
    states = bare("custody_state", "id custody_id kind prison at_large from_on reason recorded_in")
    before: tuple[Any, Any, bool] = (None, None, False)
    stay, rows = None, list[dict[str, Any]]()
    for row in connection.execute(sa.select(states).order_by(states.c.custody_id, states.c.from_on, states.c.id)):
        first = row.custody_id != stay
        stay, before = row.custody_id, (None, None, False) if first else before
        now = (row.kind, row.prison, bool(row.at_large))
        rows.append(
            {
                "custody_id": row.custody_id,
                "kind": (row.kind or "not-known") if first or row.kind != before[0] else None,
                "prison": row.prison if row.prison != before[1] else None,
                "at_large": now[2] if now[2] != before[2] else None,
                "from_on": row.from_on,
                "reason": row.reason,
                "recorded_in": row.recorded_in,
            }
        )
        before = now
    put(connection, bare("custody_change", "custody_id kind prison at_large from_on reason recorded_in"), rows)


def _make_stays(connection: sa.Connection) -> None:
    """A stay, kind not known, where a case says that somebody was in custody and none is recorded for then."""
    number = connection.scalar(sa.text("SELECT coalesce(max(id), 0) FROM custody")) or 0
    known = live_stays(connection)
    stays, said = list[dict[str, Any]](), list[dict[str, Any]]()
    for person, one in _told_by_cases(connection):
        if any(max(stay.on, one.on) < min(stay.out or date.max, one.out or date.max) for stay in known[person]):
            continue
        number += 1
        known[person].append(OldStay(number, one.recorded_in, one.on, one.out))
        told = {"from_on": one.on, "recorded_in": one.recorded_in, "prison": one.prison, "at_large": False}
        stays.append({"id": number, "offender_id": person, "to_on": one.out, "to_reason": one.why_out, **told})
        said.append({"custody_id": number, "kind": "not-known", "reason": one.reason, **told})
    put(connection, bare("custody", "id offender_id prison at_large from_on to_on to_reason recorded_in"), stays)
    for table in ("custody_change", "custody_state"):
        rows = [one | ({"at_large": None} if table == "custody_change" else {"kind": None}) for one in said]
        put(connection, bare(table, "custody_id kind prison at_large from_on reason recorded_in"), rows)
    if stays and connection.dialect.name == "postgresql":
        newest = "SELECT setval(pg_get_serial_sequence('custody', 'id'), (SELECT max(id) FROM custody))"
        connection.execute(sa.text(newest))


def _told_by_cases(connection: sa.Connection) -> Iterator[tuple[int, OldInside]]:
    """Each time that a case was in custody, with the person."""
    rows = bare("spell_custody", "id spell_id custody prison from_on reason recorded_in")
    spells = bare("spell", "id offender_id deselected_on")
    query = sa.select(spells.c.offender_id, spells.c.deselected_on, rows)
    query = query.join(rows, rows.c.spell_id == spells.c.id)
    found = connection.execute(query.order_by(spells.c.id, rows.c.from_on, rows.c.id))
    for _, of_spell in groupby(found, key=lambda row: row.spell_id):
        mine = list(of_spell)
        places = [
            OldPlace(row.from_on, row.custody == "custody", row.prison, row.reason, row.recorded_in) for row in mine
        ]
        for one in times_inside(places, mine[0].deselected_on):
            yield mine[0].offender_id, one
