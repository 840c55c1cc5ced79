"""The rows of facts that criteria ask about: those that came after a plan, and those that ended since."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from sqlalchemy import func, select, union_all
from sqlmodel import col

from iomctl.storage.tables.cohorts import Spell
from iomctl.storage.tables.custodies import Custody
from iomctl.storage.tables.dated.spell_states import SpellColour, SpellCustody
from iomctl.storage.tables.facts.arrests import Arrest
from iomctl.storage.tables.facts.contacts import Contact
from iomctl.storage.tables.facts.markers import Marker, MarkerReview
from iomctl.storage.tables.facts.offences import Offence
from iomctl.storage.tables.facts.scores import Score
from iomctl.storage.tables.facts.sentences import Sentence
from iomctl.storage.tables.needs import Need
from iomctl.storage.tables.placements import Placement
from iomctl.storage.tables.referrals import Referral, ReferralStep
from iomctl.storage.tables.releases import ReleaseDue

_OF_PERSON: tuple[Any, ...] = (
    Offence,
    Arrest,
    Score,
    Need,
    Referral,
    Sentence,
    Marker,
    Custody,
    Contact,
    Placement,
    Spell,
)
_OF_FACT: tuple[tuple[Any, Any, str], ...] = (
    (SpellColour, Spell, "spell_id"),
    (SpellCustody, Spell, "spell_id"),
    (ReferralStep, Referral, "referral_id"),
    (MarkerReview, Marker, "marker_id"),
    (ReleaseDue, Custody, "custody_id"),
)
"""Tables of what is said of a fact, each with that of the fact and the column that points there."""
_ENDS: tuple[Any, ...] = (
    Sentence.until_on,
    Marker.until_on,
    Custody.to_on,
    Placement.left_on,
    Spell.deselected_on,
    Contact.outcome_on,
)


def newest_since(planned: Any) -> Any:
    """Of each person the newest event that recorded a row of facts after a plan, whose event is `planned`."""
    came = union_all(*_rows(planned)).subquery("rows")
    newest = func.max(came.c.recorded_in).label("newest")
    return select(came.c.offender_id, newest).group_by(came.c.offender_id).subquery("came")


def ended_between(days: tuple[date, date]) -> Iterator[Any]:
    """Whose sentence, marker, stay, placement or spell ended, or whose contact was told, between two days, included."""
    for end in _ENDS:
        yield select(col(end.class_.offender_id)).where(end.between(*days))


def _rows(planned: Any) -> Iterator[Any]:
    """Each row of facts that came after a plan, whose event is `planned`: whose it is, and by which event."""
    for table in _OF_PERSON:
        yield select(col(table.offender_id), col(table.recorded_in)).where(col(table.recorded_in) > planned)
    for table, owner, key in _OF_FACT:
        said = select(col(owner.offender_id), col(table.recorded_in)).join(table, col(getattr(table, key)) == owner.id)
        yield said.where(col(table.recorded_in) > planned)
