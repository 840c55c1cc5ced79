"""Each row names the event that recorded it, and those that withdrew or ended it: who and when stand in the event."""

import json
from collections.abc import Iterator
from typing import Any

import sqlalchemy as sa
from alembic import op
from alembic.operations import BatchOperations

from iomctl.storage.rebuild import rebuilt

revision = "0021_recorded_in"
down_revision = "0020_detail_parts"

TABLES = (
    "agency worker scheme cohort spell custody custody_state spell_exit_plan referral_practitioner referral_outcome"
    " release_plan release_check spell_tier spell_colour spell_worker spell_custody duty_referral duty_answer contact"
    " marker marker_review note offence restorative_offer score sentence identifier alias need offender placement"
    " placement_extension policy_version provider service referral referral_step release_due release requirement"
    " rescope_run rescope_decision rescope_step review"
).split()
WITHDRAWN = (
    "custody duty_referral contact marker offence restorative_offer score sentence placement release requirement"
).split()
LATER = {"contact": "outcome", "restorative_offer": "answered", "placement": "ended", "review": "closed"}
"""What another event may add to a row: the columns of who and when open with the word."""
JUDGED = {
    "ix_offence_judged": ("offence", "offender_id committed_on code victim outcome index_on"),
    "ix_score_judged": ("score", "offender_id kind scored_on value level"),
    "ix_sentence_judged": ("sentence", "offender_id start_on kind until_on"),
    "ix_marker_judged": ("marker", "offender_id kind from_on present until_on"),
    "ix_contact_newest": ("contact", "offender_id contact_on outcome outcome_on"),
}
ONE_LIVE = {
    "uq_custody_open": ("custody", "offender_id", "to_on IS NULL AND "),
    "uq_release_custody_id": ("release", "custody_id", ""),
}
OUTCOME_WHOLE = (
    "(outcome IS NULL AND outcome_on IS NULL AND {0} IS NULL)"
    " OR (outcome IS NOT NULL AND outcome_on >= contact_on AND {0} IS NOT NULL)"
)
SAID = {"withdrawn_in": "withdrawn_on"}
AT_ONCE = 1000


def upgrade() -> None:
    _drop_indexes()
    for table in TABLES:
        for name in ("recorded_in", *_nullable(table)):
            op.add_column(table, sa.Column(name, sa.Integer(), nullable=True))
    _by_details()
    _by_moments()
    for table in TABLES:
        with rebuilt(op, table) as batch:
            if table == "contact":
                _check_outcome(batch, OUTCOME_WHOLE.format("outcome_in"))
            batch.alter_column("recorded_in", existing_type=sa.Integer(), nullable=False)
            for name in _words(table):
                batch.drop_column(f"{name}_at")
                batch.drop_column(f"{name}_by")
            if table in WITHDRAWN:
                batch.drop_column("withdrawn_on")
    _create_indexes("withdrawn_in")


def downgrade() -> None:
    _drop_indexes()
    for table in TABLES:
        op.add_column(table, sa.Column("withdrawn_on", sa.Date(), nullable=True)) if table in WITHDRAWN else None
        for name in _words(table):
            op.add_column(table, sa.Column(f"{name}_at", sa.DateTime(timezone=True), nullable=True))
            op.add_column(table, sa.Column(f"{name}_by", sa.String(), nullable=True))
            for column in ("at", "by"):
                of_event = f'SELECT "{column}" FROM event WHERE event.id = {table}.{name}_in'
                op.execute(f"UPDATE {table} SET {name}_{column} = ({of_event})")
        if table in WITHDRAWN:
            day = f"SELECT {_day('at')} FROM event WHERE event.id = {table}.withdrawn_in"
            op.execute(f"UPDATE {table} SET withdrawn_on = ({day})")
    for table in TABLES:
        with rebuilt(op, table) as batch:
            if table == "contact":
                by_and_at = OUTCOME_WHOLE.replace("{0} IS NULL", "outcome_at IS NULL AND outcome_by IS NULL")
                _check_outcome(
                    batch, by_and_at.replace("{0} IS NOT NULL", "outcome_at IS NOT NULL AND outcome_by IS NOT NULL")
                )
            batch.alter_column("recorded_at", existing_type=sa.DateTime(timezone=True), nullable=False)
            batch.alter_column("recorded_by", existing_type=sa.String(), nullable=False)
            for name in ("recorded_in", *_nullable(table)):
                batch.drop_column(name)
    _create_indexes("withdrawn_on")


def _check_outcome(batch: BatchOperations, rule: str) -> None:
    batch.drop_constraint("ck_contact_outcome_recorded", type_="check")
    batch.create_check_constraint("ck_contact_outcome_recorded", rule)


def _nullable(table: str) -> list[str]:
    return [f"{word}_in" for word in _words(table)[1:]] + ["withdrawn_in"] * (table in WITHDRAWN)


def _words(table: str) -> list[str]:
    return ["recorded", *([LATER[table]] if table in LATER else [])]


def _drop_indexes() -> None:
    for index, (table, *_) in {**JUDGED, **ONE_LIVE}.items():
        op.drop_index(index, table)


def _create_indexes(withdrawn: str) -> None:
    for index, (table, columns) in JUDGED.items():
        op.create_index(index, table, [*columns.split(), withdrawn])
    for index, (table, column, also) in ONE_LIVE.items():
        where = sa.text(f"{also}{withdrawn} IS NULL")
        op.create_index(index, table, [column], unique=True, sqlite_where=where, postgresql_where=where)


def _day(column: str) -> str:
    return f'date("{column}")' if op.get_bind().dialect.name == "sqlite" else f'CAST("{column}" AS date)'


def _by_details() -> None:
    """By what each event says it added or changed: events may share a moment, so this comes before moments."""
    connection = op.get_bind()
    details = sa.text(
        "SELECT event_id, body FROM event_detail WHERE offender_id >= 0 AND body IS NOT NULL"
        " ORDER BY event_id, offender_id"
    )
    waiting: dict[tuple[str, str], list[dict[str, Any]]] = {}
    headings: list[dict[str, Any]] = []
    newest = 0
    for event, body in connection.execute(details, execution_options={"yield_per": 100}):
        if event != newest:
            headings, newest = [], event
        try:
            told = list(_told(event, json.loads(body), headings))
        except (AttributeError, IndexError, KeyError, TypeError, ValueError):
            continue  # somebody altered it: its rows go by moments
        for table, column, row, number in told:
            waiting.setdefault((table, column), []).append({"row": row, "event": number})
        if sum(map(len, waiting.values())) > AT_ONCE:
            _fill(connection, waiting)
    _fill(connection, waiting)


def _told(event: int, entries: list[Any], headings: list[dict[str, Any]]) -> Iterator[tuple[str, str, Any, int | None]]:
    for table, row, added, after in _rows(entries, headings):
        if added:
            yield table, "recorded_in", row, event
        said = {name: SAID.get(name, name.replace("_in", "_at")) for name in _nullable(table)}
        for name in (one for one in said if said[one] in after):
            yield table, name, row, None if after[said[name]] is None else event


def _rows(entries: list[Any], headings: list[dict[str, Any]]) -> Iterator[tuple[str, Any, bool, dict[str, Any]]]:
    """The table, the row number, whether it was added, and what it holds since; many rows share a heading."""
    for entry in entries:
        if isinstance(entry, list):
            above = headings[entry[0]]
            if above["side"] == "after" and above["table"] in TABLES:
                columns = dict(zip(above["columns"], entry[1:], strict=False))
                yield above["table"], entry[1], True, columns | above["same"]
        elif "columns" in entry:
            headings.append(entry)
        elif entry["table"] in TABLES and entry["after"] is not None:
            yield entry["table"], entry["id"], entry["before"] is None, entry["after"]


def _fill(connection: sa.Connection, waiting: dict[tuple[str, str], list[dict[str, Any]]]) -> None:
    for (table, column), rows in waiting.items():
        key = "version" if table == "policy_version" else "id"
        connection.execute(sa.text(f"UPDATE {table} SET {column} = :event WHERE {key} = :row"), rows)
    waiting.clear()


def _by_moments() -> None:
    """What no detail names, as the rows of a demonstration: the event of that moment, else the one before it."""
    for table in TABLES:
        for word in _words(table):
            newest = f"SELECT max(id) FROM event WHERE event.at <= {table}.{word}_at"
            nothing = f"{word}_in IS NULL AND {word}_at IS NOT NULL"
            op.execute(f"UPDATE {table} SET {word}_in = coalesce(({newest}), 1) WHERE {nothing}")
        if table in WITHDRAWN:
            on = f"{_day('at')} <= {table}.withdrawn_on"
            newest = f"SELECT max(id) FROM event WHERE {on}"
            nothing = "withdrawn_in IS NULL AND withdrawn_on IS NOT NULL"
            op.execute(f"UPDATE {table} SET withdrawn_in = coalesce(({newest}), recorded_in) WHERE {nothing}")
