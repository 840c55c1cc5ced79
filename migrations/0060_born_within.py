"""People of whom only the year, or the month and year, of the birth is known."""

from alembic import op

revision = "0060_born_within"
down_revision = "0059_died"


def upgrade() -> None:
    # In words that both engines take: a constraint of its own can't be added to a table of SQLite.
    op.execute(
        "ALTER TABLE offender ADD COLUMN born_within VARCHAR"
        " CONSTRAINT ck_offender_born_once CHECK (born_within IS NULL OR born_on IS NULL)"
    )


def downgrade() -> None:
    op.drop_column("offender", "born_within")
