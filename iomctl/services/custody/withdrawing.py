"""A stay in custody that was recorded by mistake: the cases of the person are as without it."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from sqlmodel import select

from iomctl.domain.course.kept_facts import COLOUR
from iomctl.domain.days.days import spoken
from iomctl.services.cases.case_facts import facts_of
from iomctl.services.cases.fact_rows import spell_fact
from iomctl.services.cases.followed import cases_now, what_follows
from iomctl.services.cases.recording import record
from iomctl.services.cases.taking_away import withdraw_stay
from iomctl.services.custody.custodies import cases_on, refuse_colour_of_none, stay_now
from iomctl.services.custody.ends import release_of
from iomctl.services.custody.stays import stay_meant
from iomctl.services.facts import rows as facts
from iomctl.services.facts.rows import FactChange
from iomctl.services.facts.withdrawing import with_it
from iomctl.services.lookup.find_person import person_reference
from iomctl.storage.tables.custodies import Custody
from iomctl.storage.tables.dated.release_plans import ReleaseCheck, ReleasePlan
from iomctl.storage.tables.people import Offender
from iomctl.storage.tables.releases import ReleaseDue
from iomctl.storage.unit_of_work import UnitOfWork

if TYPE_CHECKING:
    from iomctl.inputs.custodies import MistakenCustody
    from iomctl.inputs.typed_words import Typed


def withdraw(work: UnitOfWork, offender: str, words: "Typed[MistakenCustody]") -> FactChange:
    """Withdraw a stay of a person, the one that goes on, the only one or that of a day, with its release.

    It was recorded by mistake, and their cases are as without it; each that stands otherwise now is told. Raises
    NotFound and BadValue in one answer, and DoesNotFit as `stay_meant` and for a colour where no case is open.
    """
    number, asked = facts.understood(work, offender, words)
    person = work.session.get_one(Offender, number)
    stay, before = stay_meant(work, person, asked.on), cases_now(work, (number,))
    gone = with_it(list(_along(work, stay)))
    rows = [] if asked.colour is None else _coloured(work, person, stay, (asked.colour, asked.reason))
    places = facts_of(work, (number,))[number].places.values()
    withdraw_stay(work, next(of for of in places if ("custody", stay.id) in of))
    record(work, (number,), rows)
    what = f"the stay of {person_reference(person)} in custody from {spoken(stay.from_on, work.today)}"
    said = f"{what} was withdrawn: it counts for nothing any more{gone}"
    return FactChange(stay_now(work, stay), ". ".join([said, *what_follows(work, number, before)]))


def _along(work: UnitOfWork, stay: Custody) -> Iterator[str]:
    """What goes along with a stay, in words."""
    release = release_of(work, stay)
    if release is not None:
        yield f"the release of {spoken(release.released_on, work.today)}"
    ahead: tuple[Any, ...] = (ReleaseDue, ReleasePlan, ReleaseCheck)
    if any(work.session.exec(select(one.id).where(one.custody_id == stay.id).limit(1)).first() for one in ahead):
        yield "what was recorded of a release ahead"


def _coloured(work: UnitOfWork, person: Offender, stay: Custody, said: tuple[str, str]) -> list[object]:
    """The rows by which the open cases of a person have a colour from the beginning of a stay on."""
    colour, reason = said
    refuse_colour_of_none(work, person, work.today)
    cases = [spell for spell, _ in cases_on(work, person, work.today)]
    days = [(one, max(stay.from_on, one.adopted_on)) for one in cases]
    return [spell_fact(work, one, COLOUR, on, colour=colour, reason=reason) for one, on in days]
