"""Bring a database to the version of this program, by the numbered migrations and nothing else."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection, Engine, text

from iomctl.storage import versions

if TYPE_CHECKING:
    from alembic.config import Config
    from alembic.script import ScriptDirectory

folder, head = versions.folder, versions.head


def current(connection: Connection) -> str | None:
    """The version a database is at; None when it has none of our tables."""
    # Asked directly: reflection would load a large part of SQLAlchemy for one question.
    there = (
        "SELECT 1 FROM sqlite_master WHERE name = 'alembic_version'"
        if connection.dialect.name == "sqlite"
        else "SELECT to_regclass('alembic_version')"
    )
    if connection.scalar(text(there)) is None:
        return None
    version: str | None = connection.scalar(text("SELECT version_num FROM alembic_version"))
    return version


def upgrade(engine: Engine, to: str = "head", migrations: Path | None = None) -> None:
    """Apply what is missing, in one transaction: all of it or none."""
    with upgraded(engine, to, migrations):
        pass


@contextmanager
def upgraded(engine: Engine, to: str = "head", migrations: Path | None = None) -> Iterator[Connection]:
    """Apply what is missing and give the caller the same transaction, to fill the tables before it ends."""
    with _migrating(engine) as connection:
        _run(connection, to, migrations or folder(), down=False)
        yield connection


def to_decide(connection: Connection) -> list[str]:
    """What the migrations of this connection left for a person to decide, a line for each."""
    found: list[str] = connection.info.setdefault("to_decide", [])
    return found


def downgrade(engine: Engine, to: str = "base", migrations: Path | None = None) -> None:
    """Take migrations back to `to`, in one transaction: all of it or none."""
    with _migrating(engine) as connection:
        _run(connection, to, migrations or folder(), down=True)


def scripts(migrations: Path) -> tuple["Config", "ScriptDirectory"]:
    """Alembic's view of a folder of migrations."""
    from alembic.config import Config
    from alembic.script import ScriptDirectory

    config = Config()
    config.set_main_option("script_location", str(folder() / "environment"))
    config.set_main_option("version_locations", str(migrations))
    config.set_main_option("path_separator", "newline")
    return config, ScriptDirectory.from_config(config)


def _run(connection: Connection, to: str, migrations: Path, down: bool) -> None:
    from alembic import command

    config, _ = scripts(migrations)
    config.attributes["connection"] = connection
    (command.downgrade if down else command.upgrade)(config, to)


@contextmanager
def _migrating(engine: Engine) -> Iterator[Connection]:
    with engine.connect() as connection:
        # A table is rebuilt on SQLite by copying and dropping it; with foreign keys on, the drop would
        # delete its children. The switch has no effect inside a transaction, so it comes first.
        _foreign_keys(connection, on=False)
        with connection.begin():
            yield connection
            _refuse_orphans(connection)
        _foreign_keys(connection, on=True)


def _foreign_keys(connection: Connection, on: bool) -> None:
    if connection.dialect.name == "sqlite":
        driver = connection.connection.driver_connection
        if driver is not None:
            driver.execute(f"PRAGMA foreign_keys = {'ON' if on else 'OFF'}")


def _refuse_orphans(connection: Connection) -> None:
    if connection.dialect.name != "sqlite":
        return
    orphans = connection.execute(text("PRAGMA foreign_key_check")).fetchall()
    if orphans:
        tables = ", ".join(sorted({str(row[0]) for row in orphans}))
        raise RuntimeError(f"a migration left rows without their parent in {tables}")
