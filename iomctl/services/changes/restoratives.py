"""The offers of restorative justice to one person as dated changes; what was withdrawn never happened."""

from collections.abc import Callable, Iterator

from sqlalchemy import select
from sqlmodel import col

from iomctl.domain.references import RESTORATIVE, reference
from iomctl.services.changes.of_cases import ChangeAndSpell, dated_change, recorded_later
from iomctl.services.lookup.find_person import shown_words
from iomctl.services.lookup.has_any import has_any
from iomctl.storage.tables.facts.restoratives import RestorativeOffer
from iomctl.storage.tables.people import Offender
from iomctl.storage.unit_of_work import UnitOfWork


def offers(work: UnitOfWork, person: int) -> Iterator[ChangeAndSpell]:
    """When restorative justice was offered, and what the person answered."""
    if not has_any(work, RestorativeOffer, person):
        return
    whose, offer = work.session.get_one(Offender, person), RestorativeOffer
    query = select(offer).where(col(offer.offender_id) == person, col(offer.withdrawn_on).is_(None))
    for row in work.session.execute(query.order_by(col(offer.id))).scalars():
        about = reference(RESTORATIVE, row.id)
        note = shown_words(work, row.note, whose.restricted)
        yield dated_change(row, row.offered_on, "restorative", about, "offered", note)
        if row.answered_on is not None:
            said = shown_words(work, row.answer_note, whose.restricted)
            change = dated_change(row, row.answered_on, "restorative", about, row.answer, said)
            yield recorded_later(change, row.answered_by, row.answered_at)


SOURCES: tuple[Callable[[UnitOfWork, int], Iterator[ChangeAndSpell]], ...] = (offers,)
