"""Make a case book, bring it up to this program's version, and say where it is."""

from dataclasses import dataclass

from sqlalchemy import Engine, text
from sqlmodel import Session

from iomctl.domain.columns import column
from iomctl.domain.working_days import NATIONS
from iomctl.errors import BadValue, DatabaseUnusable
from iomctl.services.policies import load_shipped_holidays, load_shipped_policy
from iomctl.settings import Place
from iomctl.storage import migrate, trail
from iomctl.storage.database import create_file, open_engine, refuse_missing
from iomctl.storage.faults import explained
from iomctl.storage.tables import Scheme, SchemeArea
from iomctl.storage.trail import Stamp
from iomctl.storage.unit_of_work import UnitOfWork


@dataclass(frozen=True)
class NewScheme:
    """What a new case book is made for: the scheme's name, its areas, and the nation whose holidays count."""

    name: str
    areas: tuple[str, ...]
    nation: str = NATIONS[0]


@dataclass(frozen=True)
class CaseBook:
    """A case book: where it is and at which version."""

    database: str = column("Database", "the file, or the URL without its password", "casebook.sqlite", rank=0)
    engine: str = column("Engine", "sqlite or postgresql", "sqlite")
    version: str = column("Version", "the newest migration it has", "0007_referrals")


def init(place: Place, lock_wait: float, stamp: Stamp, scheme: NewScheme) -> CaseBook:
    """Make the file (mode 0600) or the schema, with the shipped policy and bank holidays and one scheme.

    Raises BadValue for an unknown nation, DatabaseUnusable when there is a case book already.
    """
    if scheme.nation not in NATIONS:
        raise BadValue(f"nation {scheme.nation}: one of {', '.join(NATIONS)}")
    if place.path is not None:
        if place.path.exists():
            raise DatabaseUnusable(f"{place.shown}: already there", advice="name another file with --db")
        create_file(place.path)
    try:
        with explained(place):
            _fill(place, lock_wait, stamp, scheme)
    except BaseException:
        if place.path is not None:
            _remove(place)
        raise
    return CaseBook(place.shown, "sqlite" if place.path else "postgresql", migrate.head())


def _fill(place: Place, lock_wait: float, stamp: Stamp, scheme: NewScheme) -> None:
    engine = open_engine(place, lock_wait)
    if place.url is not None:
        _make_schema(engine, place)
    migrate.upgrade(engine)
    with Session(engine) as session:
        work = UnitOfWork(session, stamp, trail.watch(session))
        load_shipped_policy(work)
        load_shipped_holidays(work)
        made = Scheme(name=scheme.name, nation=scheme.nation, **work.recorded)
        session.add(made)
        session.flush()
        session.add_all(SchemeArea(scheme_id=made.id or 0, name=area) for area in scheme.areas)
        session.flush()
        trail.append(session.connection(), stamp, work.seen)
        session.commit()


def _make_schema(engine: Engine, place: Place) -> None:
    with engine.begin() as connection:
        if connection.scalar(text("SELECT current_schema()")) is None:
            wanted = str(connection.scalar(text("SHOW search_path"))).split(",")[0].strip().strip('"')
            quoted = connection.dialect.identifier_preparer.quote(wanted)
            connection.execute(text(f"CREATE SCHEMA {quoted}"))
    with engine.begin() as connection:
        if migrate.current(connection) is not None:
            raise DatabaseUnusable(
                f"{place.shown}: a case book is already there", advice="name another schema or database"
            )


def _remove(place: Place) -> None:
    if place.path is not None:
        for suffix in ("", "-wal", "-shm"):
            place.path.with_name(place.path.name + suffix).unlink(missing_ok=True)


def upgrade(place: Place, lock_wait: float) -> CaseBook:
    """Apply the migrations that a case book lacks, all of them or none. Raises DatabaseUnusable."""
    refuse_missing(place)
    with explained(place):
        engine = open_engine(place, lock_wait)
        with engine.begin() as connection:
            found = migrate.current(connection)
        if found is None:
            raise DatabaseUnusable(f"{place.shown}: no case book here yet", advice="make one: iomctl init")
        if found > migrate.head():
            raise DatabaseUnusable(
                f"{place.shown}: made by a newer iomctl ({found})", advice="install the newer iomctl"
            )
        migrate.upgrade(engine)
    return CaseBook(place.shown, "sqlite" if place.path else "postgresql", migrate.head())
