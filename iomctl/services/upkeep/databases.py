"""Make a case book, bring it up to this program's version, and say where it is."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from sqlalchemy import Connection, Engine, select, text
from sqlmodel import Session, col

from iomctl.domain.columns import column
from iomctl.domain.days.working_days import NATIONS
from iomctl.errors import BadValue, DatabaseUnusable, IomctlError
from iomctl.inputs.names import nation_fault
from iomctl.services.upkeep.bank_holidays import load_shipped_holidays
from iomctl.services.upkeep.policies import load_shipped_policy
from iomctl.settings.places import Place
from iomctl.storage import book_ids, migrate, trail
from iomctl.storage.database import (
    create_file,
    is_blank,
    open_engine,
    reading,
    refuse_missing,
    session_user,
    write_ahead,
)
from iomctl.storage.faults import explained
from iomctl.storage.tables.cohorts import Scheme
from iomctl.storage.tables.scheme_areas import SchemeArea
from iomctl.storage.trail import Stamp
from iomctl.storage.unit_of_work import UnitOfWork
from iomctl.storage.watch import watch

ANOTHER = "name another file, schema or database with --db"


@dataclass(frozen=True)
class NewScheme:
    """What a new case book is made for: the scheme's name, its areas, and the nation whose holidays count.

    Names have no spaces around them; an empty one, or no area, is refused.
    """

    name: str
    areas: tuple[str, ...]
    nation: str = NATIONS[0]


@dataclass(frozen=True)
class CaseBook:
    """A case book: where it is and at which version."""

    database: str = column("Database", "the file, or the URL without its password", "casebook.sqlite", rank=0)
    engine: str = column("Engine", "sqlite or postgresql", "sqlite")
    version: str = column("Version", "the newest migration it has", "0007_referrals")


@dataclass(frozen=True)
class Whereabouts:
    """Which database a command would use, who says so, and what is there."""

    database: str = column("Database", "the file, or the URL without its password", "casebook.sqlite", rank=0)
    source: str = column("Source", "the option, environment, settings file or default that won", "environment")
    engine: str = column("Engine", "sqlite or postgresql", "sqlite")
    version: str | None = column("Version", "the newest migration it has", "0007_referrals")
    bytes: int | None = column("Bytes", "how much room it takes", "450560", right=True)
    state: str = column("State", "ready, or what is the matter", "ready", rank=0)


def init(place: Place, lock_wait: float, stamp: Stamp, scheme: NewScheme) -> CaseBook:
    """Make the file (mode 0600) or the schema, with the shipped policy and bank holidays and one scheme.

    All of it in one transaction: a half-made case book is never seen. Raises BadValue for an unknown nation,
    an empty name or no area, DatabaseUnusable when there is a case book already.
    """
    _refuse_wrong(scheme)
    with explained(place), _new_file(place):
        engine = open_engine(place, lock_wait)
        if place.url is not None:
            _make_schema(engine)
        with migrate.upgraded(engine) as connection:
            if connection.scalar(select(col(Scheme.id)).limit(1)) is not None:
                raise DatabaseUnusable(f"{place.shown}: a case book is already there", advice=ANOTHER)
            _fill(connection, stamp, scheme)
    return CaseBook(place.shown, _engine_of(place), migrate.head())


def _refuse_wrong(scheme: NewScheme) -> None:
    faults = [fault] if (fault := nation_fault(scheme.nation)) else []
    if not scheme.name:
        faults.append("--scheme: a name is needed")
    if not scheme.areas:
        faults.append("--area: at least one name is needed")
    if faults:
        raise BadValue(*faults)


@contextmanager
def _new_file(place: Place) -> Iterator[None]:
    """The empty file that a case book goes into, taken away again when none comes of it."""
    if place.path is None:
        yield
        return
    try:
        create_file(place.path)
    except FileExistsError:
        _take_over(place, place.path)
        yield
        return
    except OSError as fault:
        raise DatabaseUnusable(f"{place.shown}: it can't be made: {fault.strerror}", advice=ANOTHER) from None
    try:
        yield
    except BaseException:
        for suffix in ("", "-wal", "-shm"):
            place.path.with_name(place.path.name + suffix).unlink(missing_ok=True)
        raise


def _take_over(place: Place, path: Path) -> None:
    """Use a file without any table, as is left when `init` itself was killed; refuse every other."""
    if not is_blank(path):
        raise DatabaseUnusable(f"{place.shown}: already there", advice=ANOTHER)
    path.chmod(0o600)
    write_ahead(path)


def _fill(connection: Connection, stamp: Stamp, scheme: NewScheme) -> None:
    with Session(connection) as session:
        work = UnitOfWork(session, replace(stamp, by=session_user(connection) or stamp.by), watch(session))
        load_shipped_policy(work)
        load_shipped_holidays(work)
        made = Scheme(name=scheme.name, nation=scheme.nation, book_id=book_ids.made(stamp.now), **work.recorded)
        session.add(made)
        session.flush()
        session.add_all(SchemeArea(scheme_id=made.id, name=area) for area in scheme.areas)
        session.flush()
        trail.append(connection, work.stamp, work.seen)
        session.commit()


def _make_schema(engine: Engine) -> None:
    with engine.begin() as connection:
        if connection.scalar(text("SELECT current_schema()")) is None:
            wanted = str(connection.scalar(text("SHOW search_path"))).split(",")[0].strip().strip('"')
            quoted = connection.dialect.identifier_preparer.quote(wanted)
            connection.execute(text(f"CREATE SCHEMA {quoted}"))


def upgrade(place: Place, lock_wait: float) -> tuple[CaseBook, list[str]]:
    """Apply the migrations that it lacks, all or none; and what is left to decide. Raises DatabaseUnusable."""
    refuse_missing(place)
    with explained(place):
        engine = open_engine(place, lock_wait)
        with reading(place, lock_wait) as connection:
            found = migrate.current(connection)
        if found is None:
            raise DatabaseUnusable(f"{place.shown}: no case book here yet", advice="make one: iomctl init")
        if found > migrate.head():
            raise DatabaseUnusable(
                f"{place.shown}: made by a newer iomctl ({found})", advice="install the newer iomctl"
            )
        with migrate.upgraded(engine) as connection:
            left = migrate.to_decide(connection)
    return CaseBook(place.shown, _engine_of(place), migrate.head()), left


def where(place: Place, lock_wait: float, source: str) -> Whereabouts:
    """Which database would be used; `source` is what named it. What is wrong with it is told, not raised."""
    told = {"database": place.shown, "source": source, "engine": _engine_of(place)}
    try:
        refuse_missing(place)
        with explained(place), reading(place, lock_wait) as connection:
            found, size = migrate.current(connection), _bytes(connection, place)
    except IomctlError as fault:
        state = "; ".join(one.removeprefix(f"{place.shown}: ") for one in fault.faults)
        return Whereabouts(**told, version=None, bytes=None, state=state)
    return Whereabouts(**told, version=found, bytes=size, state=_state(found))


def _state(found: str | None) -> str:
    if found is None:
        return "no case book here yet: iomctl init makes one"
    if found == migrate.head():
        return "ready"
    older = found < migrate.head()
    return "older than this iomctl: run iomctl db upgrade" if older else "newer than this iomctl: install the newer one"


def _bytes(connection: Connection, place: Place) -> int:
    if place.path is not None:
        return place.path.stat().st_size
    query = "SELECT coalesce(sum(pg_total_relation_size(c.oid)), 0) FROM pg_class c WHERE c.relkind = 'r'"
    found = connection.scalar(text(f"{query} AND c.relnamespace = to_regnamespace(quote_ident(current_schema()))"))
    return int(found or 0)


def _engine_of(place: Place) -> str:
    return "sqlite" if place.path else "postgresql"
