"""Figures of a day for those who add up many schemes, and an id by which a scheme stays itself when it is renamed."""

import secrets
import time

import sqlalchemy as sa
from alembic import op

revision = "0052_board_day"
down_revision = "0051_board_reports"


def upgrade() -> None:
    op.add_column("scheme", sa.Column("book_id", sa.String(), nullable=False, server_default=""))
    op.get_bind().execute(sa.text("UPDATE scheme SET book_id = :made"), {"made": new_id()})
    op.create_table(
        "board_day",
        sa.Column("scheme_id", sa.String(), primary_key=True),
        sa.Column("as_of", sa.Date(), primary_key=True),
        sa.Column("measure", sa.String(), primary_key=True),
        sa.Column("by_what", sa.String(), primary_key=True),
        sa.Column("of_group", sa.String(), primary_key=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("numerator", sa.Integer(), nullable=True),
        sa.Column("denominator", sa.Integer(), nullable=True),
        sa.Column("share", sa.Boolean(), nullable=False),
        sa.Column("withheld", sa.Boolean(), nullable=False),
        sa.Column("scheme", sa.String(), nullable=False),
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column("events", sa.Integer(), nullable=False),
    )


def new_id() -> str:
    """A random id in the form of a UUID of version 7, which opens with the moment it was made."""
    bits = (time.time_ns() // 1_000_000 << 80) | secrets.randbits(80)
    bits = bits & ~(0xF << 76) & ~(0x3 << 62) | 7 << 76 | 2 << 62
    word = f"{bits:032x}"
    return "-".join((word[:8], word[8:12], word[12:16], word[16:20], word[20:]))


def downgrade() -> None:
    op.drop_table("board_day")
    op.drop_column("scheme", "book_id")
