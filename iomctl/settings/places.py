"""Where a case book is kept: a file, or a schema of a server."""

import re
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote

from iomctl.errors import SettingsWrong

URL_SCHEMES = ("sqlite", "postgres", "postgresql", "postgress", "postgre", "pgsql", "pg", "psql", "mysql", "file")
"""Words before a colon by which a URL of a database is known, well written or not."""


@dataclass(frozen=True)
class Place:
    """Where a case book is kept: a SQLite file (`path`) or a PostgreSQL schema (`url`), `held` open in the shell."""

    path: Path | None
    url: str | None
    held: bool = False

    @property
    def shown(self) -> str:
        """The place as it may be printed: a password in a URL is masked, wherever it stands."""
        if self.path is not None:
            return str(self.path)
        rest = (self.url or "").partition("://")[2]
        # A password may hold "/", "?" and "@" that nobody encoded: everything up to the last "@" is masked.
        user, at, host = rest.rpartition("@")
        if at and "@" not in rest.partition("?")[0] and ":" not in rest.partition("?")[0]:
            user, at, host = "", "", rest  # the only "@" stands in a value of the query
        name = user.partition(":")[0] + (":***" if ":" in user else "")
        before, mark, query = host.partition("?")
        return f"postgresql://{name}{at}{before}{mark}{_masked(query)}"


def _masked(query: str) -> str:
    return "&".join(part if not _is_secret(part) else f"{part.partition('=')[0]}=***" for part in query.split("&"))


def _is_secret(part: str) -> bool:
    return unquote(part.partition("=")[0]).lower() in {"password", "sslpassword"}


def place_of(db: str) -> Place:
    """Read `--db`: a path, `sqlite:///path`, or a `postgresql://` URL. Raises SettingsWrong for other URLs."""
    scheme, separator, rest = db.partition("://")
    if not separator:
        _refuse_half_a_url(db)
        return Place(path_of(db), None)
    if scheme == "sqlite":
        return Place(path_of(rest.removeprefix("/")), None)
    if scheme in {"postgres", "postgresql", "postgresql+psycopg"}:
        return Place(None, f"postgresql+psycopg://{rest}")
    raise SettingsWrong(
        f"--db {scheme}://...: a database is a SQLite file or a PostgreSQL URL",
        advice="give a path, or postgresql://user@host/database",
    )


def _refuse_half_a_url(db: str) -> None:
    """Raise SettingsWrong for a URL that lacks a colon or a slash: as a path it would have a password in its name.

    Nothing of it is shown.
    """
    found = re.match(r"(\w+)(?:\+\w+)?(?::|//)", db)
    if found is not None and found[1].lower() in URL_SCHEMES and not Path(db).exists():
        raise SettingsWrong(
            f"--db {found[1]}...: a URL has a colon and two slashes behind its first word",
            advice="give postgresql://user@host/database, or a path that begins with ./",
        )


def path_of(words: str) -> Path:
    """A path as somebody wrote it, their home folder for a tilde. Raises SettingsWrong for one that nobody has."""
    try:
        return Path(words).expanduser()
    except RuntimeError:
        raise SettingsWrong(f"{words}: there is no such home folder", advice="write the path in full") from None
