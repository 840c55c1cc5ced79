"""The rows of a stay in custody, and the words of an adoption made to agree with one."""

from datetime import date
from typing import TYPE_CHECKING, Any

from sqlalchemy import select
from sqlmodel import col

from iomctl.domain.course.stays import NOT_KNOWN
from iomctl.domain.days.days import parse_day
from iomctl.errors import BadValue
from iomctl.inputs.custodies import NewCustody
from iomctl.services.custody.stays import in_custody_on
from iomctl.storage.tables.custodies import Custody
from iomctl.storage.tables.dated.custody_states import CustodyChange
from iomctl.storage.tables.people import Offender
from iomctl.storage.unit_of_work import UnitOfWork

if TYPE_CHECKING:
    from iomctl.inputs.spells import Adoption
    from iomctl.inputs.typed_words import Typed


def rows_of_stay(work: UnitOfWork, person: Offender, asked: "NewCustody | Adoption") -> list[Any]:
    """A new stay, and what was said of it with its beginning; what an adoption doesn't say is not known."""
    told = asked if isinstance(asked, NewCustody) else None
    stay = Custody(
        offender_id=person.id,
        **Custody.worked_out,
        from_on=asked.on,
        sentenced_on=told.sentenced if told else None,
        to_on=told.to if told else None,
        to_reason=None,
        **work.recorded,
    )
    work.session.add(stay)
    work.session.flush()  # what is said of it needs its number
    said = CustodyChange(
        custody_id=stay.id,
        kind=told.kind if told else NOT_KNOWN,
        prison=asked.prison,
        at_large=None,
        from_on=asked.on,
        reason=told.reason if told else None,
        **work.recorded,
    )
    return [stay, said]


def stay_on(work: UnitOfWork, person: Offender, on: date) -> Custody | None:
    """The stay in custody that a person was in on a day."""
    query = select(Custody).where(col(Custody.offender_id) == person.id, in_custody_on(on))
    return work.session.scalars(query.limit(1)).first()


def told_by_custody(work: UnitOfWork, person: Offender, words: "Typed[Adoption]") -> "Typed[Adoption]":
    """The words of an adoption, with the custody that is recorded of the person on its day."""
    on = words.given.get("on")
    try:
        day = parse_day(on, work.today) if isinstance(on, str) else work.today
    except BadValue:
        return words
    stay = stay_on(work, person, day)
    return words if stay is None else words.also(custody=True, prison=words.given.get("prison") or stay.prison)
