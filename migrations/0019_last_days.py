"""One word for the last day of something: until_on is included, leaves_on and left_on are days of leaving."""

from alembic import op

revision = "0019_last_days"
down_revision = "0018_exit_plans"

RENAMED = (
    ("marker", "to_on", "until_on"),
    ("sentence", "end_on", "until_on"),
    ("requirement", "end_on", "until_on"),
    ("placement", "until_on", "leaves_on"),
    ("placement", "funded_until_on", "funded_leaves_on"),
    ("placement", "ended_on", "left_on"),
    ("placement", "move_on", "moved_to"),
    ("placement_extension", "until_on", "leaves_on"),
    ("offence", "ho_code", "code"),
)
"""Table, the column before, and after. Indexes and checks follow on either engine."""


def upgrade() -> None:
    for table, before, after in RENAMED:
        op.execute(f"ALTER TABLE {table} RENAME COLUMN {before} TO {after}")


def downgrade() -> None:
    for table, before, after in reversed(RENAMED):
        op.execute(f"ALTER TABLE {table} RENAME COLUMN {after} TO {before}")
