"""The rows that courses of cases and names of people amount to, compared with those in a case book, and made anew."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime

from sqlalchemy import Connection, select
from sqlmodel import Session, col

from iomctl.domain.columns import column
from iomctl.domain.course.versions import PolicyVersions
from iomctl.domain.references import PERSON, reference
from iomctl.services.cases.case_facts import facts_of
from iomctl.services.cases.courses import AT_ONCE, policy_versions, settle, worked_out
from iomctl.services.cases.stay_states import states_behind
from iomctl.services.people.names_said import names_behind, write_names
from iomctl.storage.matching.kept_keys import keys_behind, write_keys
from iomctl.storage.rows.same_people import move_rows, wrongly_owned
from iomctl.storage.tables.people import Offender
from iomctl.storage.trail import Stamp
from iomctl.storage.unit_of_work import UnitOfWork
from iomctl.storage.watch import Watch


@dataclass(frozen=True)
class RebuiltBook:
    """How many people's rows were worked out anew, and of how many they differed."""

    people: int = column("People", "people whose cases were worked out", "140", rank=0, right=True)
    differed: int = column("Differed", "of whom other rows were there", "0", rank=0, right=True)


def courses_behind(connection: Connection) -> Iterator[str]:
    """A line for each person whose rows are not what the facts of their cases amount to."""
    nobody = Stamp(datetime(1970, 1, 1, tzinfo=UTC), date(1970, 1, 1), "", "db check")
    with Session(bind=connection) as session:
        # Nothing is recorded under that stamp, for nothing is changed.
        for person in wrongly_owned(session.connection()):
            yield f"{reference(PERSON, person)}: what was said of them is not part of the record that it should be"
        for person in _behind(UnitOfWork(session, nobody, Watch())):
            yield f"{reference(PERSON, person)}: what is shown of them is not what their facts amount to"


def keys_told(connection: Connection) -> Iterator[str]:
    """A line for each person who would not meet those who may be the same person."""
    for person in keys_behind(connection):
        yield f"{reference(PERSON, person)}: what duplicates are found by is not what their names and birth amount to"


def rebuild(work: UnitOfWork) -> RebuiltBook:
    """Work out every case anew and by what duplicates are found, and write what differs."""
    connection = work.session.connection()
    people = work.session.scalars(select(col(Offender.id))).all()
    wrong = wrongly_owned(connection)
    if wrong:
        move_rows(connection)
    differing, apart = list(_behind(work)), list(keys_behind(connection))
    settle(work, differing)
    write_names(work, differing)
    write_keys(connection, apart)
    return RebuiltBook(len(people), len({*wrong, *differing, *apart}))


def _behind(work: UnitOfWork) -> Iterator[int]:
    versions = policy_versions(work)
    last = 0
    while people := work.session.scalars(
        select(col(Offender.id)).where(col(Offender.id) > last).order_by(col(Offender.id)).limit(AT_ONCE)
    ).all():
        yield from sorted(_differing(work, people, versions))
        last = people[-1]


def _differing(work: UnitOfWork, people: Collection[int], versions: PolicyVersions) -> set[int]:
    """The people whose rows are not what their facts amount to."""
    facts = facts_of(work, people)
    spells = worked_out(facts, versions).differing(work)
    cases = {person for person, of in facts.items() if not spells.isdisjoint(of.record.cases)}
    return states_behind(work, people) | names_behind(work, people) | cases
