"""Back a case book up while others work, and bring a backup back in its place."""

from dataclasses import dataclass, replace
from pathlib import Path

from iomctl.domain.columns import column
from iomctl.domain.days.local_time import local
from iomctl.errors import BadValue, DatabaseUnusable, DoesNotFit
from iomctl.services.upkeep.database_checks import chain_faults, check
from iomctl.settings.places import Place
from iomctl.storage import migrate, trail
from iomctl.storage.contents import Contents
from iomctl.storage.copies import postgres_copies, sqlite_copies
from iomctl.storage.copies.sqlite_copies import new_file_for, put_in_place
from iomctl.storage.database import open_engine, refuse_missing, session_user, write_ahead
from iomctl.storage.faults import explained
from iomctl.storage.trail import Stamp
from iomctl.storage.watch import Watch


@dataclass(frozen=True)
class Backup:
    """A backup that was written and read back."""

    file: str = column("File", "the backup", "casebook.iomctl", rank=0)
    database: str = column("Database", "what was backed up, without a password", "casebook.sqlite")
    version: str = column("Version", "the newest migration it has", "0007_referrals")
    rows: int = column("Rows", "how many rows it holds in all tables", "18420", right=True)
    events: int = column("Events", "how many of them are audit events", "2310", right=True)
    head: str = column("Head", "the newest audit event's hash; note it elsewhere", "9f2c...")
    bytes: int = column("Bytes", "the size of the file", "450560", right=True)


@dataclass(frozen=True)
class HeldBackup:
    """What a backup holds, and whether bringing it back replaces something."""

    version: str
    rows: int
    replaces: bool


Brought = tuple[str | None, list[str]]
"""Where the case book that was replaced is kept, and what a person has to decide about the one brought back."""


@dataclass(frozen=True)
class Restored:
    """A case book that was brought back from a backup."""

    database: str = column("Database", "the file, or the URL without its password", "casebook.sqlite", rank=0)
    file: str = column("File", "the backup it came from", "casebook.iomctl")
    version: str = column("Version", "the newest migration it has", "0007_referrals")
    rows: int = column("Rows", "how many rows the backup holds", "18420", right=True)
    replaced: str | None = column("Replaced", "where the one it replaced is kept", "casebook.sqlite.replaced-20260420")


def backup(place: Place, lock_wait: float, file: Path) -> Backup:
    """Copy a case book into `file`, mode 0600, and read it back before the file gets its name.

    Raises BadValue for a place no file can be written to, DatabaseUnusable when the copy is not the same;
    also, with the copy in place, when the audit trail that it faithfully holds is broken.
    """
    refuse_missing(place)
    _refuse_target(place, file)
    try:
        with new_file_for(file) as made:
            counted = _copied(place, lock_wait, made)
            size = made.stat().st_size
            put_in_place(made, file)
    except OSError as fault:
        raise BadValue(f"{file}: it can't be written: {fault.strerror}") from None
    if counted.chain.faults:
        raise DatabaseUnusable(f"{file} was written, but:", *chain_faults(counted.chain))
    chain = counted.chain
    return Backup(str(file), place.shown, counted.version, counted.total, chain.events, chain.head, size)


def _refuse_target(place: Place, file: Path) -> None:
    if file.is_dir() or not file.parent.is_dir():
        raise BadValue(f"{file}: {'a folder' if file.is_dir() else 'there is no such folder to write it in'}")
    if place.path is not None and file.exists() and file.samefile(place.path):
        raise BadValue(f"{file}: this is the case book itself", advice="name another file")


def _copied(place: Place, lock_wait: float, made: Path) -> Contents:
    copy = sqlite_copies.copy if place.path else postgres_copies.copy
    counted = copy(place, made, lock_wait)
    if counted is None:
        raise DatabaseUnusable(f"{place.shown}: no case book here to back up", advice="iomctl db where says more")
    if place.path:
        same = sqlite_copies.read_back(made) == counted
    else:
        dump = postgres_copies.read_back(made, postgres_copies.programs_of(place, lock_wait))
        same = (dump.version, dump.rows) == (counted.version, counted.rows)
    if not same:
        raise DatabaseUnusable(f"{place.shown}: the backup does not hold what was copied; it was thrown away")
    return counted


def inspect_backup(place: Place, lock_wait: float, file: Path) -> HeldBackup:
    """Read a backup from end to end before anything is replaced.

    Raises BadValue when there is no such file, DatabaseUnusable when it is not a backup for this engine, is
    damaged, or is from a newer iomctl.
    """
    if not file.is_file():
        raise BadValue(f"{file}: {'this is not a file' if file.exists() else 'no such file'}")
    if place.path is not None:
        if place.path.exists() and file.samefile(place.path):
            raise BadValue(f"{file}: this is the case book itself", advice="name a backup")
        counted = sqlite_copies.read_back(file)
        held = HeldBackup(counted.version, counted.total, place.path.exists())
    else:
        dump = postgres_copies.read_back(file, postgres_copies.programs_of(place, lock_wait))
        held = HeldBackup(dump.version, sum(dump.rows.values()), postgres_copies.target_of(place, lock_wait).case_book)
    if held.version > migrate.head():
        raise DatabaseUnusable(f"{file}: made by a newer iomctl ({held.version})", advice="install the newer iomctl")
    return held


def restore(place: Place, lock_wait: float, stamp: Stamp, file: Path) -> tuple[Restored, list[str]]:
    """Bring a backup back, keep what it replaces, put that into the audit trail, and check the result.

    One of an older version is brought up to this one, for only there an event can be added; what that leaves for a
    person to decide comes with the answer.

    Raises what `inspect_backup` and `check` raise, and DatabaseUnusable while another command has the case
    book open.
    """
    held = inspect_backup(place, lock_wait, file)
    note = f"restored from {file}" + (f": {stamp.reason}" if stamp.reason else "")
    back = _restore_sqlite if place.path is not None else _restore_postgres
    kept, left = back(place, lock_wait, replace(stamp, reason=note), file)
    check(place, lock_wait)
    return Restored(place.shown, str(file), migrate.head(), held.rows, kept), left


def _restore_sqlite(place: Place, lock_wait: float, stamp: Stamp, file: Path) -> Brought:
    path = place.path or Path()
    kept = path.with_name(f"{path.name}.replaced-{_moment(stamp)}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        with new_file_for(path) as made:
            sqlite_copies.copy(Place(file, None), made, lock_wait)
            left = _log(Place(made, None), lock_wait, stamp)
            write_ahead(made)
            if not path.exists():
                put_in_place(made, path)
                return None, left
            sqlite_copies.exchange(made, path, kept, lock_wait)
    except OSError as fault:
        raise DatabaseUnusable(f"{place.shown}: it can't be written: {fault.strerror}") from None
    return str(kept), left


def _restore_postgres(place: Place, lock_wait: float, stamp: Stamp, file: Path) -> Brought:
    programs = postgres_copies.programs_of(place, lock_wait)
    dump = postgres_copies.read_back(file, programs)
    target = postgres_copies.target_of(place, lock_wait)
    if dump.schema != target.schema and dump.schema in target.schemas:
        raise DoesNotFit(
            f"{file}: a backup of the schema {dump.schema}, which is in use in this database",
            advice="restore it into another database",
        )
    kept = f"{target.schema}_replaced_{_moment(stamp).replace('-', '_')}" if target.case_book else None
    postgres_copies.restore(file, dump, programs, replace(target, kept=kept))
    return kept, _log(place, lock_wait, stamp)


def _log(place: Place, lock_wait: float, stamp: Stamp) -> list[str]:
    with explained(place), migrate.upgraded(open_engine(place, lock_wait)) as connection:
        stamp = replace(stamp, by=session_user(connection) or stamp.by)
        trail.append(connection, stamp, Watch(kind="alteration"))
        return migrate.to_decide(connection)


def _moment(stamp: Stamp) -> str:
    return local(stamp.now).strftime("%Y%m%d-%H%M%S")
