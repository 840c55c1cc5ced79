"""The rows of facts that criteria ask about: those that came after a plan, and those of which more was told since."""

from collections.abc import Iterator, Mapping, Set
from datetime import date
from typing import Any

from sqlalchemy import and_, exists, func, select, union_all
from sqlmodel import col

from iomctl.domain.criteria.fields import FIELDS
from iomctl.storage.tables.cohorts import Spell
from iomctl.storage.tables.custodies import Custody
from iomctl.storage.tables.dated.custody_states import CustodyChange
from iomctl.storage.tables.dated.release_plans import ReleasePlan
from iomctl.storage.tables.dated.spell_states import SpellColour, SpellCustody
from iomctl.storage.tables.facts.arrests import Arrest
from iomctl.storage.tables.facts.contacts import Contact
from iomctl.storage.tables.facts.homes import SaidHome
from iomctl.storage.tables.facts.markers import Marker, MarkerReview
from iomctl.storage.tables.facts.offences import Offence
from iomctl.storage.tables.facts.scores import Score
from iomctl.storage.tables.facts.sentences import Sentence
from iomctl.storage.tables.needs import Need
from iomctl.storage.tables.placements import Placement
from iomctl.storage.tables.referrals import Referral, ReferralStep
from iomctl.storage.tables.releases import Release, ReleaseDue

_STAYS = {"custody", "released", "release-due"}
_OF_PERSON: Mapping[Any, Set[str]] = {
    Offence: {"index-offence", "offence", "offences", "arrests"},
    Arrest: {"arrests"},
    Score: {"score"},
    Need: {"need"},
    Referral: {"referral"},
    Sentence: {"statutory", "sentence"},
    Marker: {"marker", "marker.level"},
    Custody: {*_STAYS, "colour", "home"},
    Contact: {"contacts-missed"},
    Placement: {"placement", "home"},
    SaidHome: {"home"},
    Spell: FIELDS.keys(),
}
"""The tables of facts, each with the fields of criteria that ask it; who is in the cohort is asked by all."""
_OF_FACT: tuple[tuple[Any, Any, str, str], ...] = (
    (SpellColour, Spell, "spell_id", "colour"),
    (SpellCustody, Spell, "spell_id", "colour"),
    (ReferralStep, Referral, "referral_id", "referral"),
    (MarkerReview, Marker, "marker_id", "marker.level"),
    (ReleaseDue, Custody, "custody_id", "release-due"),
    (CustodyChange, Custody, "custody_id", "home"),
    (ReleasePlan, Custody, "custody_id", "home"),
    (Release, Custody, "custody_id", "home"),
)
"""Tables of what is said of a fact, each with that of the fact, the column that points there, and who asks it."""
_LATER: tuple[Any, ...] = (
    Offence.index_on,
    Offence.set_aside_on,
    Sentence.until_on,
    Marker.until_on,
    Custody.to_on,
    Placement.left_on,
    SaidHome.leaves_on,
    Spell.deselected_on,
    Contact.outcome_on,
)
"""Days that may be written into the row of a fact after it was recorded."""


def newest_since(planned: Any, fields: Set[str]) -> Any:
    """Of each person the newest event that recorded a row of facts after a plan, whose event is `planned`.

    Only facts that one of the `fields` of criteria asks about are looked at.
    """
    came = union_all(*_rows(planned, fields)).subquery("rows")
    newest = func.max(came.c.recorded_in).label("newest")
    return select(came.c.offender_id, newest).group_by(came.c.offender_id).subquery("came")


def told_since(who: Any, days: tuple[date, date], since: Any, fields: Set[str]) -> Iterator[Any]:
    """Whether a fact ended, became the index offence or had its outcome between two days, and was changed `since`.

    `who` is the person's row number, `since` an event, and both days are included: one condition for each kind of fact
    that one of the `fields` asks about. A day that was known before is no news when it comes.
    """
    for day in (one for one in _LATER if _OF_PERSON[one.class_] & fields):
        table = day.class_
        yield and_(who.in_(select(col(table.offender_id)).where(day.between(*days))), _touched(who, table, since))


def _touched(who: Any, table: Any, since: Any) -> Any:
    # Only here: such a day is written into the row of a fact, so that the trail alone says when it was.
    from iomctl.storage.tables.event_details import EventDetail

    detail = select(1).where(col(EventDetail.offender_id) == who, col(EventDetail.event_id) > since)
    return exists(detail.where(col(EventDetail.body).contains(f'"table":"{table.__tablename__}"', autoescape=True)))


def _rows(planned: Any, fields: Set[str]) -> Iterator[Any]:
    """Each row of facts that came after a plan, whose event is `planned`: whose it is, and by which event."""
    for table in (one for one, asks in _OF_PERSON.items() if asks & fields):
        yield select(col(table.offender_id), col(table.recorded_in)).where(col(table.recorded_in) > planned)
    for table, owner, key, _ in (one for one in _OF_FACT if one[-1] in fields):
        said = select(col(owner.offender_id), col(table.recorded_in)).join(table, col(getattr(table, key)) == owner.id)
        yield said.where(col(table.recorded_in) > planned)
