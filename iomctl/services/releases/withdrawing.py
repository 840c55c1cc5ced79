"""A release that was recorded by mistake: the stay goes on."""

from datetime import date
from typing import TYPE_CHECKING

from sqlmodel import col, select

from iomctl.domain.course.stays import Stay
from iomctl.domain.days.days import spoken
from iomctl.errors import DoesNotFit
from iomctl.services.cases.fact_rows import place_of
from iomctl.services.cases.followed import cases_now, what_follows
from iomctl.services.cases.one_open import refuse_second
from iomctl.services.cases.recording import record
from iomctl.services.cases.taking_away import withdraw_rows
from iomctl.services.facts import rows as facts
from iomctl.services.facts.rows import FactChange
from iomctl.services.lookup.find_person import person_reference
from iomctl.services.releases.past import past_of
from iomctl.storage.tables.custodies import Custody
from iomctl.storage.tables.people import Offender
from iomctl.storage.tables.releases import Release
from iomctl.storage.tables.spell_facts import SpellFact
from iomctl.storage.unit_of_work import UnitOfWork

if TYPE_CHECKING:
    from iomctl.inputs.choices import DatedWithdrawal
    from iomctl.inputs.typed_words import Typed


def withdraw(work: UnitOfWork, offender: str, words: "Typed[DatedWithdrawal]") -> FactChange:
    """Withdraw the newest release of a person, or that of a day: the stay goes on, and their cases are in custody.

    Each case that stands otherwise now is told. Raises NotFound and BadValue in one answer, and DoesNotFit where there
    was none, and where a later stay is recorded.
    """
    number, asked = facts.understood(work, offender, words)
    person = work.session.get_one(Offender, number)
    ref, before = person_reference(person), cases_now(work, (number,))
    row = release_meant(work, person, asked.on)
    stay = work.session.get_one(Custody, row.custody_id)
    moved = f"iomctl release correct {ref} --on {row.released_on} --from DAY --reason WORDS"
    way_on = f"one stay can't go on into the next; if they left on another day: {moved}"
    refuse_second(work, number, place_of(stay), [Stay(stay.from_on, work.event, "")], way_on)
    colours = work.session.exec(select(col(SpellFact.id)).where(SpellFact.custody_id == stay.id)).all()
    withdraw_rows(work, [("spell_fact", one) for one in colours])
    row.withdrawn_in, stay.to_on = work.event, None
    work.session.add_all((row, stay))
    record(work, (number,), [stay])
    said = f"the release of {ref} was withdrawn: the stay goes on"
    return FactChange(past_of(work, row), ". ".join([said, *what_follows(work, number, before)]))


def release_meant(work: UnitOfWork, person: Offender, on: date | None = None) -> Release:
    """The newest release of a person, or that of a day. Raises DoesNotFit where there is none."""
    query = select(Release).join(Custody, col(Custody.id) == col(Release.custody_id))
    query = query.where(col(Custody.offender_id) == person.id, col(Release.withdrawn_in).is_(None))
    if on is not None:
        query = query.where(Release.released_on == on)
    found = work.session.exec(query.order_by(col(Release.released_on).desc(), col(Release.id).desc()).limit(1)).first()
    if found is None:
        day, ref = "" if on is None else f" of {spoken(on, work.today)}", person_reference(person)
        advice = f"every stay of theirs, with the day of leaving: iomctl custody list {ref}"
        raise DoesNotFit(f"no release of {ref}{day} is recorded", advice=advice)
    return found
