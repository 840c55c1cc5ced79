"""A run that is undone names the event that took it back, as everything else does; its own journal goes."""

import json
from collections.abc import Iterator
from typing import Any

import sqlalchemy as sa
from alembic import op

from iomctl.storage.rebuild import rebuilt

revision = "0025_rescope_undone"
down_revision = "0024_case_facts"

OF_CASES = set("spell spell_tier spell_colour spell_worker spell_custody spell_exit_plan review".split())


def upgrade() -> None:
    op.add_column("rescope_step", sa.Column("undone_in", sa.Integer(), nullable=True))
    connection = op.get_bind()
    for applied, undone in list(_undone(connection)):
        told = {"applied": applied.id, "event": undone.recorded_in, "undoes": applied.recorded_in}
        connection.execute(sa.text("UPDATE rescope_step SET undone_in = :event WHERE id = :applied"), told)
        connection.execute(
            sa.text(
                "INSERT INTO undoing (event_id, undoes) SELECT CAST(:event AS INTEGER), CAST(:undoes AS INTEGER)"
                " WHERE NOT EXISTS (SELECT 1 FROM undoing WHERE event_id = :event)"
            ),
            told,
        )
    op.drop_table("rescope_change")
    connection.execute(sa.text("DELETE FROM rescope_step WHERE step = 'undone'"))
    with rebuilt(op, "rescope_step") as batch:
        batch.drop_constraint("ck_rescope_step_step", type_="check")
        batch.drop_column("step")


def downgrade() -> None:
    _make_journal()
    op.add_column("rescope_step", sa.Column("step", sa.String(), nullable=True))
    connection = op.get_bind()
    connection.execute(sa.text("UPDATE rescope_step SET step = 'applied'"))
    for step in connection.execute(sa.text("SELECT * FROM rescope_step ORDER BY id")).all():
        _write_journal(connection, step)
        if step.undone_in is not None:
            _write_undone(connection, step)
    with rebuilt(op, "rescope_step") as batch:
        batch.alter_column("step", existing_type=sa.String(), nullable=False)
        batch.create_check_constraint("ck_rescope_step_step", "step = 'applied' OR step = 'undone'")
        batch.drop_column("undone_in")


def _undone(connection: sa.Connection) -> Iterator[tuple[Any, Any]]:
    """Each step by which a run was applied and that by which it was undone again."""
    applied: dict[int, Any] = {}
    for step in connection.execute(sa.text("SELECT id, run_id, step, recorded_in FROM rescope_step ORDER BY id")):
        if step.step == "applied":
            applied[step.run_id] = step
        elif step.run_id in applied:
            yield applied.pop(step.run_id), step


def _make_journal() -> None:
    op.create_table(
        "rescope_change",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("step_id", sa.Integer(), sa.ForeignKey("rescope_step.id"), nullable=False),
        sa.Column("offender_id", sa.Integer(), sa.ForeignKey("offender.id"), nullable=False),
        sa.Column("table_name", sa.String(), nullable=False),
        sa.Column("row_id", sa.Integer(), nullable=False),
        sa.Column("before", sa.String(), nullable=True),
        sa.Column("after", sa.String(), nullable=False),
    )
    op.create_index("ix_rescope_change_step_id", "rescope_change", ["step_id"])


def _write_journal(connection: sa.Connection, step: Any) -> None:
    """What a step changed, as the detail of its event has it, by which the version before takes it back."""
    parts = sa.text("SELECT offender_id, body FROM event_detail WHERE event_id = :event AND offender_id > 0 ORDER BY 1")
    for owner, body in connection.execute(parts, {"event": step.recorded_in}).all():
        for change in json.loads(body or "[]"):
            if change["table"] in OF_CASES:
                before, after = (_as_text(change[side], step.recorded_in) for side in ("before", "after"))
                told = {"step": step.id, "owner": owner, "table": change["table"], "row": change["id"]}
                connection.execute(
                    sa.text(
                        "INSERT INTO rescope_change (step_id, offender_id, table_name, row_id, before, after)"
                        " VALUES (:step, :owner, :table, :row, :before, :after)"
                    ),
                    {**told, "before": before, "after": after},
                )


def _as_text(row: dict[str, Any] | None, event: int) -> str | None:
    """A row as the journal has it: older details tell the moment and the person, where it names the event."""
    if row is None:
        return None
    turned = {name: value for name, value in row.items() if name not in {"recorded_by", "closed_by"}}
    for word in ("recorded", "closed"):
        if f"{word}_at" in turned:
            turned[f"{word}_in"] = None if turned.pop(f"{word}_at") is None else event
    return json.dumps(turned, ensure_ascii=False)


def _write_undone(connection: sa.Connection, step: Any) -> None:
    told = {"run": step.run_id, "event": step.undone_in, "meeting": step.meeting}
    told |= {"colour": step.colour, "over": step.over_capacity}
    connection.execute(
        sa.text(
            "INSERT INTO rescope_step (id, run_id, step, step_on, meeting, colour, over_capacity, recorded_in)"
            " SELECT (SELECT max(id) + 1 FROM rescope_step), :run, 'undone', CAST(at AS DATE), :meeting, :colour,"
            " :over, event.id FROM event WHERE id = :event"
        ),
        told,
    )
