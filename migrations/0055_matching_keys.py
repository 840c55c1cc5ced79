"""The keys by which people who may be the same person meet, for everybody who is recorded."""

from collections import defaultdict

import sqlalchemy as sa
from alembic import op

from iomctl.domain.duplicates.described_people import BirthDay, DescribedPerson, comparable, comparable_alias
from iomctl.domain.duplicates.keys import stored_keys
from iomctl.storage.rows_in import put_rows

revision = "0055_matching_keys"
down_revision = "0054_set_aside"

AT_ONCE = 5_000


def upgrade() -> None:
    op.create_table(
        "matching_key",
        sa.Column("key", sa.Integer(), primary_key=True, autoincrement=False),
        sa.Column("offender_id", sa.Integer(), sa.ForeignKey("offender.id"), primary_key=True, autoincrement=False),
        sqlite_with_rowid=False,
    )
    last = 0
    while people := _people(last):
        last = max(people)
        keys = sorted((key, number) for number, person in people.items() for key in stored_keys(person))
        put_rows(op.get_bind(), "matching_key", ("key", "offender_id"), keys)
    op.create_index("ix_matching_key_offender_id", "matching_key", ["offender_id"])


def downgrade() -> None:
    op.drop_table("matching_key")


def _people(last: int) -> dict[int, DescribedPerson]:
    offender = sa.table("offender", *map(sa.column, ("id", "surname", "forenames")), sa.column("born_on", sa.Date))
    alias = sa.table("alias", *map(sa.column, ("id", "offender_id", "name")))
    connection = op.get_bind()
    query = sa.select(offender).where(offender.c.id > last).order_by(offender.c.id).limit(AT_ONCE)
    rows = connection.execute(query).all()
    if not rows:
        return {}
    others = defaultdict(list)
    theirs = sa.select(alias.c.offender_id, alias.c.name).where(alias.c.offender_id.between(rows[0].id, rows[-1].id))
    for number, name in connection.execute(theirs):
        others[number].append(comparable_alias(name))
    return {
        row.id: DescribedPerson(
            (comparable(row.surname, row.forenames), *others[row.id]),
            row.born_on and BirthDay(row.born_on.year, row.born_on.month, row.born_on.day),
        )
        for row in rows
    }
