"""Where the migrations are and which is the newest; read without SQLAlchemy, by whoever only asks for that."""

from pathlib import Path

PACKAGE = Path(__file__).resolve().parents[1]


def folder() -> Path:
    """The migrations: inside the installed package, or beside it in a checkout."""
    shipped = PACKAGE / "migrations"
    return shipped if shipped.is_dir() else PACKAGE.parent / "migrations"


def head() -> str:
    """The newest migration's name. Reads file names only: importing Alembic would double a command's time."""
    return max(file.stem for file in folder().glob("[0-9]*.py"))
