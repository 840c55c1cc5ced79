"""A unit of work on a test's case book, a few people in it, and a raw connection past the program."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date
from typing import Any

from sqlalchemy import Connection, text
from sqlmodel import col, select

from iomctl.domain.names import fold
from iomctl.settings.places import place_of
from iomctl.storage.database import open_engine
from iomctl.storage.tables.cohorts import Cohort, Scheme, Spell
from iomctl.storage.tables.dated.spell_states import SpellColour, SpellCustody, SpellTier, SpellWorker
from iomctl.storage.tables.people import Offender
from iomctl.storage.tables.referrals import Provider, Referral, ReferralStep, Service
from iomctl.storage.tables.reviews import Review
from iomctl.storage.trail import Stamp
from iomctl.storage.unit_of_work import UnitOfWork, unit_of_work
from tests.facts_of_rows import read_into_facts
from tests.program import Program

ADOPTED = date(2026, 3, 2)


@contextmanager
def working(program: Program, command: str = "test", **how: bool) -> Iterator[UnitOfWork]:
    """One unit of work on the program's case book, at the program's moment."""
    stamp = Stamp(program.now.astimezone(UTC), program.today, "m.adeyemi", command)
    with unit_of_work(place_of(program.db), 5, stamp, **how) as work:
        yield work
        read_into_facts(work)


@contextmanager
def raw(program: Program) -> Iterator[Connection]:
    """A connection that goes past every rule of the program."""
    with open_engine(place_of(program.db), 5).begin() as connection:
        yield connection


def without_triggers(connection: Connection) -> None:
    """What somebody with all rights would do first to change the audit trail."""
    if connection.dialect.name == "sqlite":
        names = connection.scalars(text("SELECT name FROM sqlite_master WHERE type = 'trigger'")).all()
        for name in names:
            connection.execute(text(f"DROP TRIGGER {name}"))
        return
    for table in ("event", "event_detail"):
        connection.execute(text(f"ALTER TABLE {table} DISABLE TRIGGER ALL"))


def person(work: UnitOfWork, surname: str = "Mercer", forenames: str = "Kai", restricted: bool = False) -> Offender:
    """A new person."""
    made = Offender(
        surname=surname,
        forenames=forenames,
        search_name=fold(f"{surname} {forenames}"),
        born_on=date(1990, 5, 17),
        gender="male",
        ethnicity="W1",
        area="Luton",
        restricted=restricted,
        **work.recorded,
    )
    work.session.add(made)
    work.session.flush()
    return made


def cohort(work: UnitOfWork) -> Cohort:
    """The one cohort of the case book, made when it is not there."""
    found = work.session.exec(select(Cohort)).first()
    if found is None:
        scheme = work.session.exec(select(col(Scheme.id))).one()
        found = Cohort(scheme_id=scheme, code="luton", name="Luton", **work.recorded)
        work.session.add(found)
        work.session.flush()
    return found


def spell(work: UnitOfWork, offender: Offender) -> Spell:
    """An open spell with its dated rows and the one review ahead."""
    made = Spell(
        offender_id=offender.id,
        cohort_id=cohort(work).id,
        adopted_on=ADOPTED,
        adoption_reason="tasking",
        tier="fixed",
        colour="amber",
        custody="community",
        **work.recorded,
    )
    work.session.add(made)
    work.session.flush()
    dated: dict[str, Any] = {"spell_id": made.id, "from_on": ADOPTED, **work.recorded}
    work.session.add_all(
        [
            SpellTier(tier="fixed", **dated),
            SpellColour(colour="amber", **dated),
            SpellWorker(**dated),
            SpellCustody(custody="community", **dated),
            Review(
                spell_id=made.id,
                kind="case",
                due_from=date(2026, 3, 23),
                due_by=date(2026, 3, 30),
                basis="amber, every 4 weeks",
                made_on=ADOPTED,
                **work.recorded,
            ),
        ]
    )
    work.session.flush()
    return made


def referral(work: UnitOfWork, offender: Offender) -> Referral:
    """A referral that was just made."""
    provider = Provider(name="Harbour Trust", search_name="harbour trust", active=True, **work.recorded)
    work.session.add(provider)
    work.session.flush()
    service = Service(provider_id=provider.id, pathway="drugs", area="", **work.recorded)
    work.session.add(service)
    work.session.flush()
    made = Referral(
        offender_id=offender.id,
        service_id=service.id,
        made_on=ADOPTED,
        status="made",
        status_on=ADOPTED,
        **work.recorded,
    )
    work.session.add(made)
    work.session.flush()
    work.session.add(ReferralStep(referral_id=made.id, status="made", step_on=ADOPTED, **work.recorded))
    work.session.flush()
    return made


def one_case(program: Program, surname: str = "Mercer") -> int:
    """A person with an open spell and a referral; answers the person's row number."""
    with working(program, "test case") as work:
        made = person(work, surname)
        spell(work, made)
        referral(work, made) if surname == "Mercer" else None
        return made.id
