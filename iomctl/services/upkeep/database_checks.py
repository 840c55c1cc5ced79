"""Check a case book: the engine, the tables, the rules that span rows, and the audit trail."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, and_, func, or_, select
from sqlmodel import SQLModel, col

from iomctl.domain.columns import column
from iomctl.domain.references import PERSON, REFERRAL, reference
from iomctl.errors import DatabaseUnusable
from iomctl.services.lookup.under_withdrawn import belongings
from iomctl.services.upkeep.contradicting_facts import contradicting_markers, contradicting_sentences
from iomctl.services.upkeep.courses_checked import courses_behind, keys_told
from iomctl.settings.places import Place
from iomctl.storage import migrate
from iomctl.storage.chain import Chain, read_chain
from iomctl.storage.database import reading, refuse_missing, refuse_wrong_version
from iomctl.storage.faults import explained
from iomctl.storage.integrity import engine_faults, orphans, schema_faults, unrecorded
from iomctl.storage.tables.cohorts import Spell
from iomctl.storage.tables.identities import Identifier
from iomctl.storage.tables.referrals import Referral, ReferralStep
from iomctl.storage.tables.reviews import Review

MOST_OF_A_KIND = 20
REFERRAL_ROWS: Any = Referral.__table__  # type: ignore[attr-defined]  # every table class has it


@dataclass(frozen=True)
class CheckedBook:
    """A case book in which nothing was found wrong."""

    database: str = column("Database", "the file, or the URL without its password", "casebook.sqlite", rank=0)
    version: str = column("Version", "the newest migration it has", "0007_referrals")
    spells: int = column("Spells", "how many spells were checked", "140", right=True)
    events: int = column("Events", "how many audit events were checked", "2310", right=True)
    head: str = column("Head", "the newest audit event's hash", "9f2c...", shown=False)


def check(place: Place, lock_wait: float, quick: bool = False) -> CheckedBook:
    """Check a case book without keeping anybody waiting; `quick` leaves out to work every case out anew.

    Raises DatabaseUnusable with a line for each fault.
    """
    refuse_missing(place)
    with explained(place), reading(place, lock_wait) as connection:
        refuse_wrong_version(connection, place)
        damage = engine_faults(connection)
        if damage:  # what else is found in a damaged file tells nothing
            raise DatabaseUnusable(*damage, advice="restore a backup: iomctl db restore FILE")
        chain = read_chain(connection)
        faults = [*schema_faults(connection), *orphans(connection), *unrecorded(connection)]
        faults += [*rule_faults(connection), *chain_faults(chain)]
        behind = [] if faults or quick else [*_first(courses_behind(connection)), *_first(keys_told(connection))]
        spells = connection.scalar(select(func.count()).select_from(Spell)) or 0
    if behind:
        raise DatabaseUnusable(*behind, advice="iomctl db rebuild works them out anew, and writes what differs")
    if faults:
        raise DatabaseUnusable(
            *faults, advice="iomctl db restore FILE brings back a backup; keep this one to look into"
        )
    return CheckedBook(place.shown, migrate.head(), spells, chain.events, chain.head)


def chain_faults(chain: Chain) -> list[str]:
    """A line for each break in the audit trail."""
    return list(_first(f"audit trail: {line}" for line in chain.faults))


def rule_faults(connection: Connection) -> Iterator[str]:
    """A line for each record that breaks a rule which no single row can hold, each kind read by one query."""
    for kind in (
        _referrals_behind,
        _reviews_ahead,
        _twice_open,
        _shared_identifiers,
        contradicting_markers,
        contradicting_sentences,
        _under_withdrawn,
    ):
        yield from _first(kind(connection))


def _first(faults: Iterable[str]) -> Iterator[str]:
    count = 0
    for count, fault in enumerate(faults, start=1):
        if count <= MOST_OF_A_KIND:
            yield fault
    if count > MOST_OF_A_KIND:
        yield f"and {count - MOST_OF_A_KIND} more like that"


def _newest(table: type[SQLModel], key: str, day: str, owner: Any) -> tuple[Any, ColumnElement[bool]]:
    """The dated rows of a table, and the condition that joins each owner to the newest of its own.

    A look into the index for each owner takes a tenth of the time of numbering all rows.
    """
    rows, others = table.__table__, table.__table__.alias()  # type: ignore[attr-defined]  # every table class has it
    newest = (
        select(others.c.id)
        .where(others.c[key] == owner, *_is_live(others))
        .order_by(others.c[day].desc(), others.c.id.desc())
        .limit(1)
        .correlate(owner.table)
        .scalar_subquery()
    )
    return rows.c, rows.c.id == newest


def _is_live(table: Any) -> list[ColumnElement[bool]]:
    """The condition that a row was not withdrawn, for a table with rows that can be."""
    return [table.c.withdrawn_in.is_(None)] if "withdrawn_in" in table.c else []


def _referrals_behind(connection: Connection) -> Iterator[str]:
    newest, is_newest = _newest(ReferralStep, "referral_id", "step_on", REFERRAL_ROWS.c.id)
    query = (
        select(REFERRAL_ROWS.c.id)
        .outerjoin_from(REFERRAL_ROWS, ReferralStep, is_newest)
        .where(
            *_is_live(REFERRAL_ROWS),
            or_(
                REFERRAL_ROWS.c.status.is_distinct_from(newest.status),
                REFERRAL_ROWS.c.status_on.is_distinct_from(newest.step_on),
            ),
        )
        .order_by(REFERRAL_ROWS.c.id)
    )
    for (number,) in _rows(connection, query):
        yield f"{reference(REFERRAL, number)}: the status is not that of its newest step"


def _reviews_ahead(connection: Connection) -> Iterator[str]:
    ahead = (
        select(col(Review.spell_id), func.count().label("reviews"))
        .where(col(Review.closed_on).is_(None))
        .group_by(col(Review.spell_id))
        .subquery()
    )
    wanted: ColumnElement[bool] = col(Spell.deselected_on).is_(None)
    reviews = func.coalesce(ahead.c.reviews, 0)
    query = (
        select(col(Spell.offender_id), col(Spell.deselected_on), reviews.label("reviews"))
        .outerjoin(ahead, ahead.c.spell_id == col(Spell.id))
        .where(or_(and_(wanted, reviews != 1), and_(~wanted, reviews != 0)))
        .order_by(col(Spell.offender_id))
    )
    for row in _rows(connection, query):
        spell = "an open spell" if row.deselected_on is None else "a spell that is over"
        yield f"{reference(PERSON, row.offender_id)}: {spell} has {row.reviews} reviews ahead"


def _twice_open(connection: Connection) -> Iterator[str]:
    query = (
        select(col(Spell.offender_id))
        .where(col(Spell.deselected_on).is_(None))
        .group_by(col(Spell.offender_id), col(Spell.cohort_id))
        .having(func.count() > 1)
        .order_by(col(Spell.offender_id))
    )
    for person in connection.scalars(query):
        yield f"{reference(PERSON, person)}: two open spells in one cohort"


def _shared_identifiers(connection: Connection) -> Iterator[str]:
    number = (col(Identifier.kind), col(Identifier.value))
    twice = select(*number).group_by(*number).having(func.count() > 1)
    for kind, value in _rows(connection, twice):
        whose = select(col(Identifier.offender_id)).where(number[0] == kind, number[1] == value).distinct()
        people = ", ".join(reference(PERSON, one) for one in sorted(connection.scalars(whose)))
        yield f"{people}: the same {kind} number is recorded twice"


def _under_withdrawn(connection: Connection) -> Iterator[str]:
    for one in belongings():
        for row in _rows(connection, one.standing):
            ref = one.fact.letter and reference(one.fact.letter, row.id)
            yield one.words(row) + (f"; iomctl {one.fact.noun} withdraw {ref} --reason WORDS" if ref else "")


def _rows(connection: Connection, query: Any) -> Sequence[Any]:
    return connection.execute(query).all()
