"""What each person needs on each pathway: record an assessment, and list them as they stood on a day."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from sqlalchemy import ColumnElement, Row, Select, func, select
from sqlmodel import col

from iomctl.domain.columns import column
from iomctl.domain.days.days import spoken
from iomctl.domain.references import PERSON, listed_name, name_column, offender_column, reference
from iomctl.inputs.bounds import Bounds
from iomctl.inputs.referrals.needs import NOT_ASKED, asked_level, read_needs
from iomctl.inputs.referrals.pathways import asked_pathway
from iomctl.services.asked_day import AskedDay
from iomctl.services.every_fault import EveryFault
from iomctl.services.facts.rows import FactChange
from iomctl.services.facts.withdrawing import Meant, meant_row, withdraw_rows
from iomctl.services.lookup.deaths import refuse_fact_after_death
from iomctl.services.lookup.find_person import find_one, person_reference, shown_name, shown_words
from iomctl.services.lookup.listed_people import ListedPeople, people_listed
from iomctl.storage.tables.needs import Need
from iomctl.storage.tables.people import Offender
from iomctl.storage.unit_of_work import UnitOfWork

if TYPE_CHECKING:
    from iomctl.inputs.choices import DatedWithdrawal
    from iomctl.inputs.referrals.needs import Asking
    from iomctl.inputs.typed_words import Typed


@dataclass(frozen=True)
class NeedRecord:
    """What is known of one person's need on one pathway; the field names are a contract."""

    offender: str = offender_column()
    name: str = name_column()
    pathway: str = column("Pathway", "the pathway's code", "accommodation", rank=0, kept=True)
    level: str = column("Level", "none, some, severe, or not-asked", "severe", rank=0)
    from_on: date | None = column("From", "the day of the newest assessment", "2026-04-07", rank=2, kept=True)
    note: str | None = column("Note", "the words kept with it", "sofa surfing", rank=2)


@dataclass(frozen=True)
class Narrowing:
    """Which needs a list is narrowed to; `pathway` and `level` as typed, None for all."""

    whose: ListedPeople
    pathway: str | None = None
    level: str | None = None


def set_levels(work: UnitOfWork, offender: str, typed: Sequence[str], words: "Typed[Asking]") -> list[NeedRecord]:
    """Add a dated row for each pathway that was asked about; the same level again is a new assessment.

    `typed` are `PATHWAY=LEVEL` words. Raises NotFound and BadValue with every fault at once.
    """
    faults = EveryFault()
    person = faults.take(lambda: find_one(work, offender))
    bounds = Bounds(work.policy, work.today, person.born_from if person else None)
    found = faults.take(lambda: read_needs(typed, words, bounds))
    if person is None or not found:
        raise faults.refusal()
    rows = [Need(offender_id=person.id, **one.stored(), **work.recorded) for one in found]
    for row in rows:
        refuse_fact_after_death(work, row)
    work.session.add_all(rows)
    work.session.flush()
    shown = {"offender": person_reference(person), "name": shown_name(work, person)}
    return [
        NeedRecord(
            **shown,
            pathway=one.pathway,
            level=one.level,
            from_on=one.from_on,
            note=shown_words(work, one.note, person.restricted),
        )
        for one in found
    ]


def withdraw(work: UnitOfWork, offender: str, pathway: str, words: "Typed[DatedWithdrawal]") -> FactChange:
    """Withdraw the newest answer of a person on a pathway, or that of a day: the one before it counts again.

    Raises NotFound and BadValue with every fault at once, and DoesNotFit as `meant_row`.
    """
    faults = EveryFault()
    person = faults.take(lambda: find_one(work, offender))
    code = faults.take(lambda: asked_pathway(work.policy, pathway))
    asked = faults.take(lambda: words.read(Bounds(work.policy, work.today, person.born_from if person else None)))
    if person is None or code is None or asked is None:
        raise faults.refusal()
    row = meant_answer(work, person, code, asked.on)
    withdraw_rows(work, row)
    now = need_now(work, person, code)
    return FactChange(now, _withdrawn(work, row, now))


def meant_answer(work: UnitOfWork, person: Offender, code: str, on: date | None) -> Need:
    """The answer of a person on a pathway of a day, None for the newest. Raises as `meant_row`."""
    ref = person_reference(person)
    advice = f"iomctl offender history {ref} shows when they were asked"
    query = select(Need).where(col(Need.offender_id) == person.id, col(Need.pathway) == code)
    row: Need = meant_row(work, query, Meant(ref, f"answer on {code}", "from_on", on, advice))
    return row


def need_now(work: UnitOfWork, person: Offender, code: str) -> NeedRecord:
    """What is known today of the need of a person on a pathway."""
    newest = {one.pathway: one for one in _newest(work, work.today, col(Offender.id) == person.id)}.get(code)
    return _record(work, person, code, newest)


def _withdrawn(work: UnitOfWork, row: Need, now: NeedRecord) -> str:
    said = f"The answer of {spoken(row.from_on, work.today)}, {row.level}, was withdrawn"
    if now.from_on is None:
        return f"{said}: nobody has asked about {row.pathway} otherwise"
    again = "counts again" if now.from_on <= row.from_on else "counts as before"
    return f"{said}: that of {spoken(now.from_on, work.today)}, {now.level}, {again}"


def needs(work: UnitOfWork, on: date, narrowing: Narrowing) -> list[NeedRecord]:
    """One row for each person and pathway as known on a day, by reference and then in the policy's order.

    Of one person, else of everyone with an open spell then. A retired pathway, and one not asked of their gender, is
    listed only where it was asked about. The look is logged. Raises NotFound and BadValue for unknown words.
    """
    wanted = None if narrowing.level is None else asked_level(narrowing.level)
    found = []
    for person, answers in needs_of_each(work, on, narrowing.whose, narrowing.pathway):
        listed = [one for one in answers if wanted in (None, one.level)]
        work.looked_at((person.id,) if listed else ())
        found += listed
    return found


def needs_of_each(
    work: UnitOfWork, on: date, whose: ListedPeople, pathway: str | None = None
) -> Iterator[tuple[Row[Any], list[NeedRecord]]]:
    """Each person that is listed, by reference, with all that `needs` would list of them; no look is logged.

    Raises as `needs`.
    """
    only = None if pathway is None else asked_pathway(work.policy, pathway)
    who = people_listed(work, AskedDay(work, on), whose)
    known = {(row.person, row.pathway): row for row in _newest(work, on, who)}
    pathways = [one for code, one in work.policy.pathways.items() if only in (None, code)]
    people = select(col(Offender.id), col(Offender.surname), col(Offender.forenames), col(Offender.restricted))
    people = people.add_columns(col(Offender.gender))
    for person in work.session.execute(people.where(who).order_by(col(Offender.id))):
        of_person = ((one, known.get((person.id, one.code))) for one in pathways)
        yield (
            person,
            [
                _record(work, person, one.code, row)
                for one, row in of_person
                if row is not None or (one.active and one.is_asked_of(person.gender))
            ],
        )


def _newest(work: UnitOfWork, on: date, who: ColumnElement[bool] | None = None) -> Iterator[Row[Any]]:
    """The newest row of each person and pathway up to a day."""
    order = (col(Need.from_on).desc(), col(Need.id).desc())
    ranked: Select[Any] = select(
        col(Need.offender_id).label("person"),
        col(Need.pathway),
        col(Need.level),
        col(Need.from_on),
        col(Need.note),
        func.row_number().over(partition_by=(col(Need.offender_id), col(Need.pathway)), order_by=order).label("place"),
    ).where(col(Need.from_on) <= on)
    if who is not None:
        ranked = ranked.join(Offender, col(Offender.id) == col(Need.offender_id)).where(who)
    rows = ranked.subquery()
    yield from work.session.execute(select(rows).where(rows.c.place == 1))


def _record(work: UnitOfWork, person: Row[Any] | Offender, pathway: str, row: Row[Any] | None) -> NeedRecord:
    return NeedRecord(
        offender=reference(PERSON, person.id),
        name=listed_name(person.surname, person.forenames, work.hides(person.restricted)),
        pathway=pathway,
        level=row.level if row else NOT_ASKED,
        from_on=row.from_on if row else None,
        note=shown_words(work, row.note, person.restricted) if row else None,
    )
