"""The rows of a stay in custody, and a stay and the cases of one person told to agree."""

from datetime import date
from typing import TYPE_CHECKING

from iomctl.domain.days.days import parse_day
from iomctl.errors import BadValue
from iomctl.inputs.bounds import Bounds
from iomctl.inputs.custodies import NOT_KNOWN, NewCustody, kind_meant
from iomctl.services.custody.cases_follow import imprison
from iomctl.services.custody.stays import open_stay
from iomctl.storage.tables.cohorts import Spell
from iomctl.storage.tables.custodies import Custody, CustodyState
from iomctl.storage.tables.people import Offender
from iomctl.storage.unit_of_work import UnitOfWork

if TYPE_CHECKING:
    from iomctl.inputs.spells import Adoption
    from iomctl.inputs.typed_words import Typed


def add_stay(work: UnitOfWork, person: Offender, asked: NewCustody) -> Custody:
    """Add the rows of a stay; the cases of the person are for the caller."""
    stay = Custody(
        offender_id=person.id,
        kind=kind_meant(asked.kind),
        prison=asked.prison,
        at_large=False,
        from_on=asked.on,
        sentenced_on=asked.sentenced,
        **work.recorded,
    )
    work.session.add(stay)
    work.session.flush()
    add_state(work, stay, asked.on, asked.reason)
    return stay


def add_state(work: UnitOfWork, stay: Custody, on: date, reason: str | None) -> None:
    """Add what a stay is like from a day on, as its own columns have it."""
    state = CustodyState(
        custody_id=stay.id,
        kind=stay.kind,
        prison=stay.prison,
        at_large=stay.at_large,
        from_on=on,
        reason=reason,
        **work.recorded,
    )
    work.session.add(state)
    work.session.flush()


def told_by_custody(work: UnitOfWork, person: Offender, words: "Typed[Adoption]") -> "Typed[Adoption]":
    """The words of an adoption, with the custody that is recorded of the person on its day."""
    stay, on = open_stay(work, person), words.given.get("on")
    try:
        day = parse_day(on, work.today) if isinstance(on, str) else work.today
    except BadValue:
        return words
    if stay is None or day < stay.from_on:
        return words
    return words.also(custody=True, prison=words.given.get("prison") or stay.prison)


def agree_with_custody(work: UnitOfWork, person: Offender, spell: Spell) -> None:
    """Begin a stay for a new case in custody, or put a new case into custody by the stay that is recorded."""
    stay = open_stay(work, person)
    if stay is None and spell.custody == "custody":
        words = NewCustody.typed(kind=NOT_KNOWN, on=spell.adopted_on, prison=spell.prison)
        add_stay(work, person, words.read(Bounds(work.policy, work.today)))
    elif stay is not None and spell.custody != "custody":
        imprison(work, person, stay.from_on, stay.prison, None)
