"""Custody of people: begin a stay, change what is known of it, withdraw one recorded by mistake.

Every open case of the person follows: in custody it has the colour that means it and is reviewed so.
"""

from typing import TYPE_CHECKING

from sqlmodel import col

from iomctl.domain.days.days import spoken
from iomctl.errors import DoesNotFit, NotUnderstood
from iomctl.inputs.custodies import kind_meant
from iomctl.services.asked_day import AskedDay
from iomctl.services.custody.cases_follow import cases_of, imprison, let_out
from iomctl.services.custody.records import CustodyRecord, records
from iomctl.services.custody.rows import add_state, add_stay
from iomctl.services.custody.stays import newest_end, open_stay, refuse_before_newest_state, stay_of
from iomctl.services.facts import rows as facts
from iomctl.services.facts.rows import FactChange
from iomctl.services.lookup.find_person import person_reference
from iomctl.storage.tables.custodies import Custody
from iomctl.storage.tables.people import Offender
from iomctl.storage.unit_of_work import UnitOfWork

if TYPE_CHECKING:
    from iomctl.inputs.custodies import CustodyChange, MistakenCustody, NewCustody
    from iomctl.inputs.typed_words import Typed


def begin(work: UnitOfWork, offender: str, words: "Typed[NewCustody]") -> FactChange:
    """Put a person into custody.

    Raises BadValue or NotFound with every fault at once, and DoesNotFit for somebody in custody already, for a day
    before the end of their last stay, and where something newer is recorded for one of their cases.
    """
    number, asked = facts.understood(work, offender, words)
    person = work.session.get_one(Offender, number)
    ref = person_reference(person)
    if (there := open_stay(work, person)) is not None:
        since = spoken(there.from_on, work.today)
        where = f", {there.prison}" if there.prison else ""
        advice = f"another prison or kind: iomctl custody change {ref} --prison NAME"
        raise DoesNotFit(f"{ref} is in custody already, since {since}{where}", advice=advice)
    ended = newest_end(work, person)
    if ended is not None and asked.on < ended:
        raise DoesNotFit(
            f"{ref} was in custody until {spoken(ended, work.today)}, after {spoken(asked.on, work.today)}"
        )
    stay = add_stay(work, person, asked)
    imprison(work, person, asked.on, asked.prison, asked.reason)
    said = f"{ref} is in custody from {spoken(asked.on, work.today)}{_cases_followed(work, person)}"
    return FactChange(_now(work, stay), said)


def change(work: UnitOfWork, offender: str, words: "Typed[CustodyChange]") -> FactChange:
    """Say what is otherwise in the stay of a person.

    Raises as `begin`, NotUnderstood when nothing is asked to change, and DoesNotFit for somebody not in custody, a
    day before the newest that is recorded of the stay, and where nothing would change.
    """
    number, asked = facts.understood(work, offender, words)
    person = work.session.get_one(Offender, number)
    stay, ref = stay_of(work, person), person_reference(person)
    wanted: dict[str, object] = {} if asked.kind is None else {"kind": kind_meant(asked.kind)}
    wanted |= asked.model_dump(include={"prison", "at_large"}, exclude_none=True)
    if asked.sentenced is not None:
        wanted["sentenced_on"] = asked.sentenced
    if not wanted:
        raise NotUnderstood("nothing is asked to change", advice="give --kind, --prison, --sentenced or --at-large")
    was = {name: getattr(stay, name) for name in wanted}
    if was == wanted:
        raise DoesNotFit(f"the stay of {ref} in custody is recorded so already")
    refuse_before_newest_state(work, stay, ref, asked.on)
    for name, value in wanted.items():
        setattr(stay, name, value)
    work.session.add(stay)
    if was.keys() - {"sentenced_on"}:
        add_state(work, stay, asked.on, asked.reason)
    if asked.prison is not None:
        imprison(work, person, asked.on, stay.prison, asked.reason)
    return FactChange(_now(work, stay))


def withdraw(work: UnitOfWork, offender: str, words: "Typed[MistakenCustody]") -> FactChange:
    """Withdraw the stay that a person is in: it was recorded by mistake, and their cases are as if it had not begun.

    Raises NotFound and BadValue in one answer,
    and DoesNotFit for somebody who is in none, where something newer is recorded for one of their cases, and where
    no colour was known before.
    """
    number, asked = facts.understood(work, offender, words)
    person = work.session.get_one(Offender, number)
    stay, ref = stay_of(work, person), person_reference(person)
    let_out(work, person, stay.from_on, asked.colour, asked.reason)
    stay.withdrawn_in = work.event
    work.session.add(stay)
    work.session.flush()
    said = f"the stay of {ref} in custody was withdrawn: it counts for nothing any more"
    return FactChange(_now(work, stay), said)


def _cases_followed(work: UnitOfWork, person: Offender) -> str:
    cases = cases_of(work, person)
    return f", {work.policy.custody.colour} in {', '.join(one.cohort.code for one in cases)}" if cases else ""


def _now(work: UnitOfWork, stay: Custody) -> CustodyRecord:
    return records(work, AskedDay(work, work.today), col(Custody.id) == stay.id)[0]
