"""A table is rebuilt without losing its children, its triggers or its indexes."""

import sqlite3
from pathlib import Path

import pytest
from sqlalchemy import Engine, text

from iomctl.settings.places import place_of
from iomctl.storage import migrate
from iomctl.storage.database import create_file, open_engine
from tests.postgres import Server

FIRST = '''"""Parents, children that go with them, and a trigger on the parents."""
from alembic import op
import sqlalchemy as sa
revision = "0001_first"
down_revision = None
def upgrade() -> None:
    op.create_table("parent", sa.Column("id", sa.Integer(), primary_key=True), sa.Column("word", sa.String()),
        sa.CheckConstraint("word <> 'bad'", name="ck_parent_word"))
    op.create_index("ix_parent_lower", "parent", [sa.text("lower(word)")])
    op.create_index("ix_parent_some", "parent", ["word"], sqlite_where=sa.text("word = 'x'"),
        postgresql_where=sa.text("word = 'x'"))
    op.create_table("child", sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("parent_id", sa.Integer(), sa.ForeignKey("parent.id", ondelete="CASCADE"), nullable=False))
    if op.get_bind().dialect.name == "sqlite":
        op.execute("CREATE TRIGGER parent_kept BEFORE DELETE ON parent BEGIN SELECT RAISE(ABORT, 'kept'); END")
        return
    op.execute("CREATE FUNCTION kept() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'kept'; END $$")
    op.execute("CREATE TRIGGER parent_kept BEFORE DELETE ON parent FOR EACH ROW EXECUTE FUNCTION kept()")
def downgrade() -> None:
    op.drop_table("child")
    op.drop_table("parent")
'''
SECOND = '''"""A column that must be there: SQLite rebuilds the table for it."""
from alembic import op
import sqlalchemy as sa
from iomctl.storage.rebuild import rebuilt
revision = "0002_second"
down_revision = "0001_first"
def upgrade() -> None:
    with rebuilt(op, "parent") as parent:
        parent.add_column(sa.Column("more", sa.String(), nullable=False, server_default="-"))
        parent.alter_column("word", existing_type=sa.String(), nullable=False)
def downgrade() -> None:
    with rebuilt(op, "parent") as parent:
        parent.alter_column("word", existing_type=sa.String(), nullable=True)
        parent.drop_column("more")
'''


@pytest.fixture
def family(engine: str, tmp_path: Path, request: pytest.FixtureRequest) -> tuple[Engine, Path]:
    """A database with a parent and two children, and the folder of its migrations with a rebuild waiting."""
    folder = tmp_path / "numbered"
    folder.mkdir()
    (folder / "0001_first.py").write_text(FIRST)
    if engine == "sqlite":
        create_file(tmp_path / "family.sqlite")
        db = str(tmp_path / "family.sqlite")
    else:
        server: Server = request.getfixturevalue("postgres")
        db = server.create_from("template1")
    made = open_engine(place_of(db), 5)
    migrate.upgrade(made, migrations=folder)
    with made.begin() as connection:
        connection.execute(text("INSERT INTO parent VALUES (1, 'x')"))
        connection.execute(text("INSERT INTO child VALUES (1, 1), (2, 1)"))
    (folder / "0002_second.py").write_text(SECOND)
    return made, folder


def test_children_triggers_checks_and_indexes_survive(family: tuple[Engine, Path]) -> None:
    engine, folder = family
    for step in (migrate.upgrade, lambda one, migrations: migrate.downgrade(one, "0001_first", migrations)):
        step(engine, migrations=folder)
        with engine.begin() as connection:
            assert connection.scalar(text("SELECT count(*) FROM child")) == 2
        for refused in (
            "DELETE FROM parent",
            "INSERT INTO parent (id, word) VALUES (2, 'bad')",
            "INSERT INTO child VALUES (3, 99)",
        ):
            with pytest.raises(Exception, match=r"(?i)kept|check|foreign key"), engine.begin() as connection:
                connection.execute(text(refused))
        assert _indexes(engine) >= {"ix_parent_lower", "ix_parent_some"}


def test_the_partial_index_is_still_partial(family: tuple[Engine, Path]) -> None:
    engine, folder = family
    migrate.upgrade(engine, migrations=folder)
    where = (
        "SELECT sql FROM sqlite_master WHERE name = 'ix_parent_some'"
        if engine.dialect.name == "sqlite"
        else "SELECT indexdef FROM pg_indexes WHERE indexname = 'ix_parent_some'"
    )
    with engine.begin() as connection:
        assert "WHERE" in str(connection.scalar(text(where)))


def _indexes(engine: Engine) -> set[str]:
    query = (
        "SELECT name FROM sqlite_master WHERE type = 'index'"
        if engine.dialect.name == "sqlite"
        else "SELECT indexname FROM pg_indexes WHERE schemaname = 'public'"
    )
    with engine.begin() as connection:
        return set(connection.scalars(text(query)))


def test_without_those_conditions_the_children_would_be_lost(tmp_path: Path) -> None:
    """A control: the same rebuild with foreign keys on deletes the children and drops the trigger in silence."""
    connection = sqlite3.connect(tmp_path / "control.sqlite", isolation_level=None)
    connection.executescript(
        """
        PRAGMA foreign_keys = ON;
        CREATE TABLE parent (id INTEGER PRIMARY KEY, word TEXT);
        CREATE TABLE child (id INTEGER PRIMARY KEY, parent_id INTEGER REFERENCES parent (id) ON DELETE CASCADE);
        CREATE TRIGGER parent_kept BEFORE DELETE ON parent BEGIN SELECT RAISE(ABORT, 'kept'); END;
        INSERT INTO parent VALUES (1, 'x');
        INSERT INTO child VALUES (1, 1), (2, 1);
        CREATE TABLE copied (id INTEGER PRIMARY KEY, word TEXT NOT NULL);
        INSERT INTO copied SELECT * FROM parent;
        DROP TABLE parent;
        ALTER TABLE copied RENAME TO parent;
        """
    )
    assert connection.execute("SELECT count(*) FROM child").fetchone() == (0,)
    assert connection.execute("SELECT count(*) FROM sqlite_master WHERE type = 'trigger'").fetchone() == (0,)
    connection.close()


def test_a_migration_that_leaves_orphans_is_taken_back(tmp_path: Path) -> None:
    create_file(tmp_path / "family.sqlite")
    engine = open_engine(place_of(str(tmp_path / "family.sqlite")), 5)
    folder = tmp_path / "numbered"
    folder.mkdir()
    (folder / "0001_first.py").write_text(FIRST)
    migrate.upgrade(engine, migrations=folder)
    orphan = FIRST.partition("def upgrade")[0].replace('"0001_first"', '"0002_orphan"').replace("None", '"0001_first"')
    orphan += (
        'def upgrade() -> None:\n    op.execute("INSERT INTO child VALUES (1, 99)")\ndef downgrade() -> None: ...\n'
    )
    (folder / "0002_orphan.py").write_text(orphan)
    with pytest.raises(RuntimeError, match="without their parent in child"):
        migrate.upgrade(engine, migrations=folder)
    with engine.begin() as connection:
        assert connection.scalar(text("SELECT count(*) FROM child")) == 0
        assert migrate.current(connection) == "0001_first"
