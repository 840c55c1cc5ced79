"""Custody of people: begin a stay, say what is otherwise in it.

Every case of the person follows: in custody it has the colour that means it and is reviewed so.
"""

from datetime import date
from typing import TYPE_CHECKING

from sqlmodel import col, select

from iomctl.domain.course.stays import InPrison, PersonFact, Stay, StayKind
from iomctl.domain.days.days import spoken
from iomctl.errors import DoesNotFit, NotUnderstood
from iomctl.services.as_of import was_open
from iomctl.services.asked_day import AskedDay
from iomctl.services.cases.one_open import make_room
from iomctl.services.cases.recording import put_aside, record
from iomctl.services.custody.records import CustodyRecord, records
from iomctl.services.custody.rows import rows_of_stay, stay_on
from iomctl.services.custody.stays import stay_of
from iomctl.services.facts import rows as facts
from iomctl.services.facts.rows import FactChange
from iomctl.services.lookup.find_person import person_reference
from iomctl.storage.tables.cohorts import Cohort, Spell
from iomctl.storage.tables.custodies import Custody
from iomctl.storage.tables.dated.custody_states import CustodyChange
from iomctl.storage.tables.people import Offender
from iomctl.storage.unit_of_work import UnitOfWork

if TYPE_CHECKING:
    from iomctl.inputs.custodies import ChangeOfStay, NewCustody
    from iomctl.inputs.typed_words import Typed


def begin(work: UnitOfWork, offender: str, words: "Typed[NewCustody]", instead: bool = False) -> FactChange:
    """Record a stay in custody, one that goes on or one that is over.

    Raises BadValue or NotFound with every fault at once, and DoesNotFit as `record` does.
    """
    number, asked = facts.understood(work, offender, words, by_birth=False)  # the birth clashes, as a fact does
    person = work.session.get_one(Offender, number)
    stay = Stay(asked.on, work.event, "", asked.to, sentenced_on=asked.sentenced)
    replaced = make_room(work, number, [stay, *_told_with_it(work, asked)], instead)
    ref, rows = person_reference(person), rows_of_stay(work, person, asked)
    replaced += record(work, (number,), rows, instead)
    if asked.to is None:
        said = f"{ref} is in custody from {spoken(asked.on, work.today)}{_cases_followed(work, person)}"
    else:
        said = f"{ref} was in custody from {spoken(asked.on, work.today)} to {spoken(asked.to, work.today)}"
    return FactChange(stay_now(work, rows[0]), said + put_aside(replaced))


def change(work: UnitOfWork, offender: str, words: "Typed[ChangeOfStay]", instead: bool = False) -> FactChange:
    """Say what is otherwise in the stay of a person from a day on.

    Raises as `begin`, NotUnderstood when nothing is asked to change, and DoesNotFit for somebody not in custody then.
    """
    number, asked = facts.understood(work, offender, words)
    person = work.session.get_one(Offender, number)
    stay = stay_then(work, person, asked.on)
    told = any(one is not None for one in (asked.kind, asked.prison, asked.at_large))
    if not told and asked.sentenced is None:
        raise NotUnderstood("nothing is asked to change", advice="give --kind, --prison, --sentenced or --at-large")
    if asked.sentenced is not None:
        stay.sentenced_on = asked.sentenced
        work.session.add(stay)
    row = CustodyChange(
        custody_id=stay.id,
        kind=asked.kind,
        prison=asked.prison,
        at_large=asked.at_large,
        from_on=asked.on,
        reason=asked.reason,
        **work.recorded,
    )
    replaced = record(work, (number,), [row] if told else [], instead)
    return FactChange(stay_now(work, stay), put_aside(replaced).removeprefix("; "))


def cases_on(work: UnitOfWork, person: Offender, on: date) -> list[tuple[Spell, Cohort]]:
    """The cases of a person that were open on a day, by the code of their cohort."""
    query = select(Spell, Cohort).join(Cohort, col(Cohort.id) == col(Spell.cohort_id))
    query = query.where(Spell.offender_id == person.id, was_open(on))
    return list(work.session.exec(query.order_by(col(Cohort.code))).all())


def refuse_colour_of_none(work: UnitOfWork, person: Offender, on: date) -> None:
    """Raise DoesNotFit for a colour that is said of somebody who had no case that was open on a day."""
    if not cases_on(work, person, on):
        raise DoesNotFit(
            f"no case of {person_reference(person)} was open on {spoken(on, work.today)}, so no colour can be said",
            advice="leave --colour out",
        )


def _told_with_it(work: UnitOfWork, asked: "NewCustody") -> list[PersonFact]:
    """What is said of a stay with its beginning."""
    recorded = (asked.on, work.event, "")
    said: list[PersonFact] = [StayKind(*recorded, asked.kind, asked.reason)]
    return said if asked.prison is None else [*said, InPrison(*recorded, asked.prison, asked.reason)]


def stay_then(work: UnitOfWork, person: Offender, on: date) -> Custody:
    """The stay that a person was in on a day that is past, or is in now. Raises DoesNotFit for somebody in none."""
    if on >= work.today:
        return stay_of(work, person)
    stay = stay_on(work, person, on)
    if stay is None:
        raise DoesNotFit(
            f"{person_reference(person)} was not in custody on {spoken(on, work.today)}",
            advice=f"every stay of theirs: iomctl custody list {person_reference(person)}",
        )
    return stay


def _cases_followed(work: UnitOfWork, person: Offender) -> str:
    cases = cases_on(work, person, work.today)
    return f", {work.policy.custody.colour} in {', '.join(cohort.code for _, cohort in cases)}" if cases else ""


def stay_now(work: UnitOfWork, stay: Custody) -> CustodyRecord:
    """A stay as it stands now. The look is logged."""
    return records(work, AskedDay(work, work.today), col(Custody.id) == stay.id)[0]
