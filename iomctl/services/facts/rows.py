"""What is done alike with facts, such as offences, markers and contacts: add, find, list and withdraw them."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from shlex import quote
from typing import TYPE_CHECKING, Any, NamedTuple

from sqlalchemy import ColumnElement, Row, Select, select
from sqlmodel import col

from iomctl.domain.days.days import spoken
from iomctl.domain.days.written_days import quotable
from iomctl.domain.references import PERSON, listed_name, number_in, reference
from iomctl.errors import DoesNotFit, NotFound
from iomctl.services.every_fault import EveryFault
from iomctl.services.facts.kinds import Fact, FactKind, OfPerson
from iomctl.services.lookup.find_person import find_one
from iomctl.storage.tables.people import Offender
from iomctl.storage.unit_of_work import UnitOfWork

if TYPE_CHECKING:
    from iomctl.inputs.typed_words import Read

Words = Mapping[str, object]


class FactChange(NamedTuple):
    """The record after a change, what is said of it, and the command that takes it back; "" for what can't be."""

    record: Any
    said: str = ""
    take_back: str = ""


def understood(work: UnitOfWork, offender: str, model: "type[Read]", words: Words) -> "tuple[int, Read]":
    """The row number of the person that is meant, and the input that the typed words make.

    Raises BadValue or NotFound with every fault at once.
    """
    from iomctl.inputs.typed_words import Bounds, read

    faults = EveryFault()
    person = faults.take(lambda: find_one(work, offender))
    bounds = Bounds(work.policy, work.today, person.born_on if person else None)
    asked = faults.take(lambda: read(model, words, bounds))
    if person is None or asked is None:
        raise faults.refusal()
    return person.id or 0, asked


def store(work: UnitOfWork, kind: FactKind[Fact], row: Fact) -> str:
    """Add a row, and answer the command that takes it back. Raises DoesNotFit where one says the same already."""
    day: date = getattr(row, kind.day)
    alike = select(col(kind.column("id"))).where(
        kind.column("offender_id") == row.offender_id,
        kind.column("withdrawn_on").is_(None),
        *(kind.column(name).is_not_distinct_from(getattr(row, name)) for name in (kind.day, *kind.same)),
    )
    number = work.session.execute(alike.limit(1)).scalar()
    if number is not None:
        ref = reference(kind.letter, number)
        raise DoesNotFit(
            f"{reference(PERSON, row.offender_id)} has this {kind.called} of {spoken(day, work.today)} already: {ref}",
            advice=f"if that one is wrong: {_withdrawing(kind, ref)}",
        )
    work.session.add(row)
    work.session.flush()
    return _withdrawing(kind, kind.reference(row))


def with_reference(work: UnitOfWork, kind: FactKind[OfPerson], word: str) -> OfPerson:
    """The row with a reference, withdrawn or not. The look is logged. Raises NotFound."""
    number = number_in(kind.letter, word)
    found = None if number is None else work.session.get(kind.table, number)
    if found is None:
        advice = f"iomctl {kind.noun} list OFFENDER shows those of a person"
        raise NotFound(f"no {kind.called} {quotable(word.strip())}", advice=advice)
    work.looked_at((found.offender_id,))
    return found


def find(work: UnitOfWork, kind: FactKind[Fact], word: str) -> Fact:
    """The row with a reference. Raises as `with_reference`, and DoesNotFit for one that was withdrawn."""
    found = with_reference(work, kind, word)
    if found.withdrawn_on is not None:
        raise DoesNotFit(f"{kind.reference(found)} was withdrawn on {spoken(found.withdrawn_on, work.today)}")
    return found


def withdraw(work: UnitOfWork, kind: FactKind[Fact], word: str, reason: str) -> Fact:
    """Mark a row as recorded by mistake: it counts for nothing from now on, for any day that is asked about.

    Raises as `find`, and BadValue for a reason that can't be kept; both in one answer.
    """
    from iomctl.inputs.choices import Withdrawal
    from iomctl.inputs.typed_words import Bounds, read

    faults = EveryFault()
    found = faults.take(lambda: find(work, kind, word))
    asked = faults.take(lambda: read(Withdrawal, {"reason": reason}, Bounds(work.policy, work.today)))
    if found is None or asked is None:
        raise faults.refusal()
    found.withdrawn_on = work.today
    work.session.add(found)
    work.session.flush()
    return found


def withdrawn(kind: FactKind[Fact], row: Any) -> str:
    """What is said of a row that was withdrawn."""
    return f"{kind.reference(row)} was withdrawn: it counts for nothing any more"


def listed(work: UnitOfWork, kind: FactKind[Fact], on: date, *narrowed: ColumnElement[bool]) -> Sequence[Row[Any]]:
    """The rows from a day or before that are not withdrawn, by person, the newest first, with the person's name."""
    known = (kind.column("withdrawn_on").is_(None), col(kind.column(kind.day)) <= on)
    order = (kind.column("offender_id"), kind.column(kind.day).desc(), kind.column("id").desc())
    return work.session.execute(rows_of(kind).where(*known, *narrowed).order_by(*order)).all()


def one(work: UnitOfWork, kind: FactKind[Fact], row: Fact) -> Row[Any]:
    """A stored row, withdrawn or not, with the person's name."""
    return work.session.execute(rows_of(kind).where(kind.column("id") == row.id)).one()


def shown(work: UnitOfWork, kind: FactKind[OfPerson], row: Row[Any]) -> dict[str, Any]:
    """What every list says of a fact: which it is, and whose. The look is logged."""
    work.looked_at((row.offender_id,))
    return {
        kind.noun: kind.reference(row),
        "offender": reference(PERSON, row.offender_id),
        "name": listed_name(row.surname, row.forenames, work.hides(row.restricted)),
    }


def refuse_without_kinds(kinds: Mapping[str, Any], kind: FactKind[Fact]) -> None:
    """Raise DoesNotFit when the policy in force offers no kinds of a fact, as one from before these facts."""
    if not kinds:
        raise DoesNotFit(
            f"the policy in force has no kinds of {kind.noun}",
            advice=f"add a list {kind.noun}s to the file that iomctl policy show --text writes, "
            "then: iomctl policy load FILE",
        )


def of_kind(
    kind: FactKind[Fact], kinds: Mapping[str, Any], word: str, meant: Callable[[str], Any]
) -> ColumnElement[bool]:
    """The SQL for facts of the one of the policy's `kinds` that was typed; a retired one too, by its code.

    `meant` finds one that is in use. Raises as `refuse_without_kinds`, and BadValue with the choices.
    """
    refuse_without_kinds(kinds, kind)
    same: ColumnElement[bool] = kind.column("kind") == (word if word in kinds else meant(word).code)
    return same


def typed(noun: str, row: Any, words: Sequence[str], options: Mapping[str, Any], verb: str = "add") -> str:
    """The command that records a row again; "" where it can't be typed on one line."""
    parts = [f"iomctl {noun} {verb} {reference(PERSON, row.offender_id)}", *map(quote, words)]
    for option, value in options.items():
        if value is not None:
            parts += [option] if value is True else [option, quote(str(value))]
    command = " ".join(parts)
    return command if command.isprintable() else ""


def rows_of(kind: FactKind[OfPerson]) -> Select[Any]:
    """SQL for the rows of a kind, withdrawn or not, with the person's name."""
    table: Any = kind.table
    person = (col(Offender.surname), col(Offender.forenames), col(Offender.restricted))
    return select(*table.__table__.columns, *person).join(Offender, col(Offender.id) == kind.column("offender_id"))


def _withdrawing(kind: FactKind[Fact], ref: str) -> str:
    return f"iomctl {kind.noun} withdraw {ref} --reason WORDS"
