"""Up, down and up again on both engines gives what the tables say, and a failure leaves nothing behind."""

import re
from pathlib import Path

import pytest
from sqlalchemy import CheckConstraint, Connection, Engine, text
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.schema import CreateIndex
from sqlmodel import SQLModel

from iomctl.settings.places import place_of
from iomctl.storage import migrate
from iomctl.storage.database import create_file, open_engine
from iomctl.storage.integrity import schema_faults
from tests.migrations.schemas import schema_of
from tests.postgres import Server


@pytest.fixture
def empty(engine: str, tmp_path: Path, request: pytest.FixtureRequest) -> Engine:
    """A database of each engine in turn, without any table."""
    if engine == "sqlite":
        path = tmp_path / "empty.sqlite"
        create_file(path)
        return open_engine(place_of(str(path)), 5)
    server: Server = request.getfixturevalue("postgres")
    return open_engine(place_of(server.create_from("template1")), 5)


def test_up_down_and_up_again_gives_the_same_schema(empty: Engine) -> None:
    migrate.upgrade(empty)
    with empty.begin() as connection:
        first = schema_of(connection)
        assert migrate.current(connection) == migrate.head()
    migrate.downgrade(empty)
    with empty.begin() as connection:
        assert schema_of(connection) == {}
        assert migrate.current(connection) is None
    migrate.upgrade(empty)
    with empty.begin() as connection:
        assert schema_of(connection) == first


def test_every_migration_can_be_taken_back_alone(empty: Engine) -> None:
    stems = [file.stem for file in sorted(migrate.folder().glob("[0-9]*.py"))]
    seen: dict[str, dict[str, str]] = {}
    for stem in stems:
        migrate.upgrade(empty, stem)
        with empty.begin() as connection:
            seen[stem] = schema_of(connection)
    for stem, before in zip(stems[:0:-1], stems[-2::-1], strict=True):
        migrate.downgrade(empty, before)
        with empty.begin() as connection:
            assert schema_of(connection) == seen[before], f"{stem} leaves something behind"


def test_the_tables_in_code_are_those_of_the_migrations(empty: Engine) -> None:
    migrate.upgrade(empty)
    with empty.begin() as connection:
        assert schema_faults(connection) == []
        stored = schema_of(connection)
    joined = " ".join(stored.values())
    for table in SQLModel.metadata.tables.values():
        for check in (one for one in table.constraints if isinstance(one, CheckConstraint)):
            assert _words(str(check.sqltext)) <= _words(joined), check.name
        for index in table.indexes:
            dialect = sqlite.dialect() if empty.dialect.name == "sqlite" else postgresql.dialect()  # type: ignore[no-untyped-call]  # SQLAlchemy's own classes
            index.dialect_kwargs.update(index.info)
            wanted = str(CreateIndex(index).compile(dialect=dialect))
            assert _words(wanted) <= _words(stored[f"index {index.name}"]) | {"create"}, index.name


def _words(sql: str) -> set[str]:
    return set(re.findall(r"[a-z_'0-9-]+", sql.lower().replace("::text", "")))


def test_a_check_is_the_same_in_code_and_in_the_database(empty: Engine) -> None:
    migrate.upgrade(empty)
    wanted = {
        str(one.name): _tight(str(one.sqltext))
        for table in SQLModel.metadata.tables.values()
        for one in table.constraints
        if isinstance(one, CheckConstraint)
    }
    with empty.begin() as connection:
        assert _stored_checks(connection) == wanted


def _stored_checks(connection: Connection) -> dict[str, str]:
    if connection.dialect.name == "sqlite":
        made = " ".join(schema_of(connection).values())
        return {
            name: _tight(said) for name, said in re.findall(r"CONSTRAINT (ck_\w+) CHECK \((.*?)\)(?=,| \)|$)", made)
        }
    query = "SELECT conname, pg_get_constraintdef(oid) FROM pg_constraint WHERE contype = 'c' AND conrelid <> 0"
    return {name: _tight(said.removeprefix("CHECK ")) for name, said in connection.execute(text(query)).all()}


def _tight(sql: str) -> str:
    """SQL without what engines add when they write it out: brackets, casts, spaces."""
    return re.sub(r"[()\s]|::[a-z ]+", "", sql.lower().replace("::text", "").replace("character varying", ""))


GOOD = '''"""First."""
from alembic import op
import sqlalchemy as sa
revision = "0001_first"
down_revision = None
def upgrade() -> None:
    op.create_table("kept", sa.Column("id", sa.Integer(), primary_key=True))
def downgrade() -> None:
    op.drop_table("kept")
'''
FAILING = '''"""Second."""
from alembic import op
import sqlalchemy as sa
revision = "0002_second"
down_revision = "0001_first"
def upgrade() -> None:
    op.create_table("half", sa.Column("id", sa.Integer(), primary_key=True))
    op.execute("INSERT INTO half VALUES (1)")
    op.execute("INSERT INTO nowhere VALUES (1)")
def downgrade() -> None:
    op.drop_table("half")
'''


def test_a_migration_that_fails_half_way_leaves_nothing_behind(empty: Engine, tmp_path: Path) -> None:
    (tmp_path / "0001_first.py").write_text(GOOD)
    migrate.upgrade(empty, migrations=tmp_path)
    (tmp_path / "0002_second.py").write_text(FAILING)
    with empty.begin() as connection:
        before = schema_of(connection)
    with pytest.raises(Exception, match="nowhere"):
        migrate.upgrade(empty, migrations=tmp_path)
    with empty.begin() as connection:
        assert schema_of(connection) == before
        assert migrate.current(connection) == "0001_first"
