"""What the official measure of reoffending asks of an offence: its days, how it counts, where, and its sentence."""

import sqlalchemy as sa
from alembic import op

revision = "0050_offence_facts"
down_revision = "0049_reminders"

ADDED = (
    "committed_until DATE CONSTRAINT ck_offence_until_after_committed CHECK (committed_until IS NULL OR committed_until >= committed_on)",
    "counted_as VARCHAR CONSTRAINT ck_offence_counted_as CHECK (counted_as IS NULL OR counted_as = 'breach' OR counted_as = 'considered')",
    "place VARCHAR CONSTRAINT ck_offence_place CHECK (place IS NULL OR place = 'scotland' OR place = 'northern-ireland' OR place = 'abroad')",
    "set_aside_on DATE",
    "sentence_id INTEGER CONSTRAINT fk_offence_sentence_id REFERENCES sentence (id)",
)


def upgrade() -> None:
    for column in ADDED:
        # Written out: only so does SQLite take a constraint with a column that is added.
        op.execute(f"ALTER TABLE offence ADD COLUMN {column}")
    only = sa.text("sentence_id IS NOT NULL")
    op.create_index("ix_offence_sentence_id", "offence", ["sentence_id"], sqlite_where=only, postgresql_where=only)


def downgrade() -> None:
    op.drop_index("ix_offence_sentence_id", "offence")
    for column in reversed(ADDED):
        op.drop_column("offence", column.split(maxsplit=1)[0])
