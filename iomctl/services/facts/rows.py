"""What is done alike with facts, such as offences, markers and contacts: add, find, list and withdraw them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from sqlalchemy import ColumnElement, Row, Select, select
from sqlmodel import col

from iomctl.domain.days.days import spoken
from iomctl.domain.days.written_days import quotable
from iomctl.domain.policy.lists import Coded
from iomctl.domain.references import PERSON, listed_name, number_in, reference
from iomctl.errors import DoesNotFit, NotFound
from iomctl.inputs.bounds import Bounds
from iomctl.services.every_fault import EveryFault
from iomctl.services.facts.contradictions import make_room
from iomctl.services.facts.kinds import Fact, OfPerson, column_of, reference_of
from iomctl.services.facts.withdrawing import with_it
from iomctl.services.lookup.deaths import refuse_fact_after_death
from iomctl.services.lookup.find_person import find_one
from iomctl.storage.bulk import read
from iomctl.storage.made_once import made_once, with_more
from iomctl.storage.tables.people import Offender
from iomctl.storage.tables.withdrawable import ALSO_WITHDRAWN
from iomctl.storage.unit_of_work import UnitOfWork

if TYPE_CHECKING:
    from iomctl.inputs.typed_words import Read, Typed


@dataclass(frozen=True)
class FactChange:
    """The record after a change, what is said of it, and a line for each thing that is left open, to be closed."""

    record: Any
    said: str = ""
    left_open: tuple[str, ...] = ()


def understood(work: UnitOfWork, offender: str, asked: "Typed[Read]", by_birth: bool = True) -> "tuple[int, Read]":
    """The person's row number, and the input of the words; days `by_birth`. Raises BadValue, NotFound: every fault."""
    faults = EveryFault()
    person = faults.take(lambda: find_one(work, offender))
    born_on = person.born_from if person is not None and by_birth else None
    read = faults.take(lambda: asked.read(Bounds(work.policy, work.today, born_on)))
    if person is None or read is None:
        raise faults.refusal()
    return person.id, read


def add(work: UnitOfWork, table: type[Fact], offender: str, asked: "Typed[Any]") -> Fact:
    """Record a fact whose input names the columns of its table; answer its row.

    Raises BadValue or NotFound with every fault at once, and DoesNotFit where the policy has no kinds of it, or where
    the same or what contradicts it is recorded already.
    """
    refuse_without_kinds(work, table)
    person, new = understood(work, offender, asked)
    made: Any = table  # its columns are those that the input stores
    row: Fact = made(offender_id=person, **new.stored(), **work.recorded)
    store(work, row)
    return row


def store(work: UnitOfWork, row: Fact) -> str:
    """Add a row; answer what ended by it, or what ended it. Raises DoesNotFit as `refuse_unfit` and `make_room`."""
    refuse_unfit(work, row)
    room = make_room(work, row)
    work.session.add(row)
    work.session.flush()
    return room.said


def refuse_unfit(work: UnitOfWork, row: OfPerson) -> None:
    """Raise DoesNotFit where another row says the same as one to be stored, or the person had died by its day."""
    refuse_fact_after_death(work, row)
    table, described = type(row), row.described
    day: date = getattr(row, described.day)
    alike = select(column_of(table, "id")).where(
        column_of(table, "offender_id") == row.offender_id,
        column_of(table, "withdrawn_in").is_(None),
        column_of(table, "id").is_distinct_from(row.id),
        *(column_of(table, name).is_not_distinct_from(getattr(row, name)) for name in (described.day, *described.same)),
    )
    number = work.session.execute(alike.limit(1)).scalar()
    if number is not None:
        ref, whose = reference(described.letter, number), reference(PERSON, row.offender_id)
        raise DoesNotFit(
            f"{whose} has this {described.called} of {spoken(day, work.today)} already: {ref}",
            advice=f"if that one is wrong: iomctl {described.noun} withdraw {ref} --reason WORDS",
        )


def with_reference(work: UnitOfWork, table: type[OfPerson], word: str) -> OfPerson:
    """The row with a reference, withdrawn or not. The look is logged. Raises NotFound."""
    described = table.described
    number = number_in(described.letter, word)
    found = None if number is None else work.session.get(table, number, execution_options=ALSO_WITHDRAWN)
    if found is None:
        advice = f"iomctl {described.noun} list OFFENDER shows those of a person"
        raise NotFound(f"no {described.called} {quotable(word.strip())}", advice=advice)
    work.looked_at((found.offender_id,))
    return found


def find(work: UnitOfWork, table: type[Fact], word: str) -> Fact:
    """The row with a reference. Raises as `with_reference`, and DoesNotFit for one that was withdrawn."""
    found = with_reference(work, table, word)
    if found.withdrawn_in is not None:
        gone = spoken(work.day_of(found.withdrawn_in), work.today)
        raise DoesNotFit(f"{reference_of(found)} was withdrawn on {gone}")
    return found


def withdraw(work: UnitOfWork, table: type[Fact], word: str, reason: str) -> Fact:
    """Mark a row as recorded by mistake: it counts for nothing from now on, for any day that is asked about.

    Raises as `find`, and BadValue for a reason that can't be kept; both in one answer.
    """
    from iomctl.inputs.choices import Withdrawal

    faults = EveryFault()
    found = faults.take(lambda: find(work, table, word))
    asked = faults.take(lambda: Withdrawal.typed(reason=reason).read(Bounds(work.policy, work.today)))
    if found is None or asked is None:
        raise faults.refusal()
    found.withdrawn_in = work.event
    work.session.add(found)
    work.session.flush()
    return found


def withdrawn(row: OfPerson, gone: Sequence[str] = ()) -> str:
    """What is said of a row that was withdrawn; `gone` is what goes along with it, in words."""
    return f"{reference_of(row)} was withdrawn: it counts for nothing any more{with_it(gone)}"


def listed(work: UnitOfWork, table: type[Fact], on: date, *narrowed: ColumnElement[bool]) -> Sequence[Row[Any]]:
    """The rows from a day or before that are not withdrawn, by person, the newest first, with the person's name."""
    return read(work, with_more(_counting(table, on), *narrowed))


@made_once
def _counting(table: type[Fact], on: date) -> Select[Any]:
    day = column_of(table, table.described.day)
    query = rows_of(table).where(column_of(table, "withdrawn_in").is_(None), day <= on)
    return query.order_by(column_of(table, "offender_id"), day.desc(), column_of(table, "id").desc())


def one(work: UnitOfWork, row: OfPerson) -> Row[Any]:
    """A stored row, withdrawn or not, with the person's name."""
    table = type(row)
    return work.session.execute(rows_of(table).where(column_of(table, "id") == row.id)).one()


def shown(work: UnitOfWork, table: type[OfPerson], row: Row[Any]) -> dict[str, Any]:
    """What every list says of a fact: which it is, and whose. The look is logged."""
    work.looked_at((row.offender_id,))
    return {
        table.described.reference_field: reference(table.described.letter, row.id),
        "offender": reference(PERSON, row.offender_id),
        "name": listed_name(row.surname, row.forenames, work.hides(row.restricted)),
    }


def refuse_without_kinds(work: UnitOfWork, table: type[OfPerson]) -> None:
    """Raise DoesNotFit when the policy in force offers no kinds of a fact, as one from before these facts."""
    listed_as, noun = table.described.kinds, table.described.noun
    if listed_as and not getattr(work.policy, listed_as):
        raise DoesNotFit(
            f"the policy in force has no kinds of {noun}",
            advice=f"add a list {listed_as} to the file that iomctl policy show --text writes, "
            "then: iomctl policy load FILE",
        )


def of_kind(
    work: UnitOfWork, table: type[OfPerson], kind: type[Coded], word: str, held: str = "kind"
) -> ColumnElement[bool]:
    """The SQL for facts of the policy's kind that was typed, of the class `kind`; a retired one too, by its code.

    `held` is the column that holds the code.

    Raises as `refuse_without_kinds`, and BadValue with the choices.
    """
    refuse_without_kinds(work, table)
    known = work.policy.choices(kind)
    same: ColumnElement[bool] = column_of(table, held) == (word if word in known else work.policy.pick(kind, word).code)
    return same


def rows_of(table: type[OfPerson]) -> Select[Any]:
    """SQL for the rows of a table, withdrawn or not, with the person's name."""
    rows: Any = table
    person = (col(Offender.surname), col(Offender.forenames), col(Offender.restricted))
    return select(*rows.__table__.columns, *person).join(Offender, col(Offender.id) == rows.offender_id)
