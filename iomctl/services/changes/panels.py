"""What panels said and decided of one person's cases as dated changes; what was taken back was never said."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlmodel import col

from iomctl.domain.panels.meetings import BECAUSE, DECISION, DIFFERED, UPDATE
from iomctl.services.changes.change import DatedChange, Source, dated_change, recorded_later
from iomctl.services.lookup.find_person import words_about
from iomctl.storage.tables.agencies import Worker
from iomctl.storage.tables.cohorts import Spell
from iomctl.storage.tables.panels.meetings import PanelAnswer, PanelDisclosure, PanelItem
from iomctl.storage.tables.panels.panels import Panel
from iomctl.storage.unit_of_work import UnitOfWork

SPOKEN = (UPDATE, DIFFERED)


def items(work: UnitOfWork, person: int) -> Iterator[DatedChange]:
    """What each panel decided of a case and why, and from which agenda it was dropped."""
    decided, because = (
        {(row.panel_id, row.spell_id): row.words for row, _, _ in _answers(work, person, question)}
        for question in (DECISION, BECAUSE)
    )
    query = select(PanelItem, col(Panel.meets_on)).join(Panel, col(Panel.id) == col(PanelItem.panel_id))
    query = query.join(Spell, col(Spell.id) == col(PanelItem.spell_id)).where(col(Spell.offender_id) == person)
    for row, on in work.session.execute(query.order_by(col(PanelItem.id))):
        case, about = (row.panel_id, row.spell_id), f"panel {row.panel_id}"
        if row.dropped_because is not None:
            said = words_about(work, person, row.dropped_because)
            yield dated_change(row, on, "panel", about, "dropped", *said)
        elif row.settled_in is not None:
            said = words_about(work, person, because.get(case))
            yield recorded_later(dated_change(row, on, "panel", about, decided.get(case), *said), row.settled_in)


def answers(work: UnitOfWork, person: int) -> Iterator[DatedChange]:
    """What was said of a case, and which views differed."""
    for row, on, worker in _answers(work, person, *SPOKEN):
        about = f"panel {row.panel_id}, {row.question}"
        said = "".join(words_about(work, person, row.words))
        yield dated_change(row, on, "panel", about, said, f"said by {row.name or worker}" if row.agency_id else None)


def disclosures(work: UnitOfWork, person: int) -> Iterator[DatedChange]:
    """Who was given a summary about the person."""
    query = select(PanelDisclosure).where(col(PanelDisclosure.offender_id) == person)
    for row in work.session.execute(query.order_by(col(PanelDisclosure.id))).scalars():
        about = f"panel {row.panel_id}, {row.paper}"
        said = "".join(words_about(work, person, row.recipient))
        yield dated_change(row, row.sent_on, "panel", about, f"{row.form} given out", f"to {said}")


def _answers(work: UnitOfWork, person: int, *questions: str) -> Iterator[tuple[Any, date, str | None]]:
    query = select(PanelAnswer, col(Panel.meets_on), col(Worker.name))
    query = query.join(Panel, col(Panel.id) == col(PanelAnswer.panel_id))
    query = query.join(Spell, col(Spell.id) == col(PanelAnswer.spell_id))
    query = query.join(Worker, col(Worker.id) == col(PanelAnswer.worker_id), isouter=True)
    query = query.where(col(Spell.offender_id) == person, col(PanelAnswer.question).in_(questions))
    rows: Iterable[Any] = work.session.execute(query.order_by(col(PanelAnswer.id)))
    return iter(rows)


SOURCES: dict[str, Source] = {
    "panel_item": items,
    "panel_answer": answers,
    "panel_disclosure": disclosures,
}
