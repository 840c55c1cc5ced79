"""People of whom only the year, or the month and year, of the birth is known."""

from alembic import op

from iomctl.storage.rebuild import rebuilt

revision = "0058_born_within"
down_revision = "0057_died"


def upgrade() -> None:
    # In words that both engines take: a constraint of its own can't be added to a table of SQLite.
    op.execute(
        "ALTER TABLE offender ADD COLUMN born_within VARCHAR"
        " CONSTRAINT ck_offender_born_once CHECK (born_within IS NULL OR born_on IS NULL)"
    )


def downgrade() -> None:
    with rebuilt(op, "offender") as batch:
        batch.drop_constraint("ck_offender_born_once", type_="check")
        batch.drop_column("born_within")
