"""One person is the same as another: a fact, with whose record each row is worked out from it."""

import sqlalchemy as sa
from alembic import op

from iomctl.storage.rebuild import rebuilt

revision = "0063_same_person"
down_revision = "0062_agencies_reached"

_MERGED = sa.text("same_as_id IS NOT NULL")


def upgrade() -> None:
    op.create_table(
        "same_person",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("offender_id", sa.Integer(), sa.ForeignKey("offender.id"), nullable=False),
        sa.Column("into_id", sa.Integer(), sa.ForeignKey("offender.id"), nullable=False),
        sa.Column("recorded_in", sa.Integer(), nullable=False),
        sa.UniqueConstraint("offender_id", name="uq_same_person_offender_id"),
        sa.CheckConstraint("offender_id <> into_id", name="ck_same_person_of_two"),
    )
    op.create_index("ix_same_person_into_id", "same_person", ["into_id"])
    op.create_table(
        "said_of",
        sa.Column("of_table", sa.String(), primary_key=True),
        sa.Column("row_id", sa.Integer(), primary_key=True, autoincrement=False),
        sa.Column("offender_id", sa.Integer(), sa.ForeignKey("offender.id"), nullable=False),
    )
    op.create_index("ix_said_of_offender_id", "said_of", ["offender_id"])
    with rebuilt(op, "offender") as batch:
        batch.add_column(sa.Column("same_as_id", sa.Integer(), nullable=True))
        batch.create_foreign_key("fk_offender_same_as_id", "offender", ["same_as_id"], ["id"])
    op.create_index(
        "ix_offender_same_as_id", "offender", ["same_as_id"], sqlite_where=_MERGED, postgresql_where=_MERGED
    )
    op.add_column("identifier", sa.Column("explained", sa.String(), nullable=True))


def downgrade() -> None:
    with rebuilt(op, "identifier") as batch:
        batch.drop_column("explained")
    connection = op.get_bind()
    for table in connection.execute(sa.text("SELECT DISTINCT of_table FROM said_of")).scalars().all():
        connection.execute(
            sa.text(
                f"UPDATE {table} SET offender_id = (SELECT said_of.offender_id FROM said_of"
                f" WHERE of_table = '{table}' AND row_id = {table}.id)"
                f" WHERE id IN (SELECT row_id FROM said_of WHERE of_table = '{table}')"
            )
        )
    op.drop_index("ix_offender_same_as_id", table_name="offender")
    with rebuilt(op, "offender") as batch:
        batch.drop_constraint("fk_offender_same_as_id", type_="foreignkey")
        batch.drop_column("same_as_id")
    op.drop_table("said_of")
    op.drop_table("same_person")
