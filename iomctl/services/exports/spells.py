"""Export of spells: a row for the adoption, then one for each day on which something changed."""

from collections.abc import Iterable, Iterator
from typing import Any

from sqlalchemy import select
from sqlmodel import col

from iomctl.domain.references import PERSON, reference
from iomctl.domain.spell_story import ColourFrom, CustodyFrom, LeadFrom, State, Story, TierFrom, states_of
from iomctl.services.cases.stories import stories
from iomctl.services.exports.people import Part
from iomctl.services.exports.records import SpellExported
from iomctl.storage.bulk import rows_among
from iomctl.storage.tables.agencies import Agency, Worker
from iomctl.storage.tables.cohorts import Cohort, Spell
from iomctl.storage.unit_of_work import UnitOfWork

_SPELL = (
    "id",
    "offender_id",
    "adopted_on",
    "adoption_reason",
    "adoption_note",
    "decision",
    "tier",
    "colour",
    "custody",
    "prison",
    "deselected_on",
    "deselection_reason",
    "deselection_decision",
    "exit_plan",
)
_ENDING = ("deselected_on", "deselection_reason", "deselection_decision", "exit_plan")


def spells(work: UnitOfWork, part: Part) -> Iterator[tuple[int, SpellExported]]:
    """The spells of a part's people, in the order of their adoption."""
    query = (
        select(*(getattr(Spell, name) for name in _SPELL), col(Cohort.code), col(Worker.name), col(Agency.name))
        .join(Cohort, col(Cohort.id) == col(Spell.cohort_id))
        .outerjoin(Worker, col(Worker.id) == col(Spell.worker_id))
        .outerjoin(Agency, col(Agency.id) == col(Spell.agency_id))
        .where(part.holds(col(Spell.offender_id)))
        .order_by(col(Spell.offender_id), col(Spell.adopted_on), col(Spell.id))
    )
    told = [row for row in work.session.execute(query) if row.offender_id in part.people]
    known = _with_names(work, stories(work, (row.id for row in told)))
    for row in told:
        for exported in _rows(row, states_of(_opened(known[row.id], row))):
            yield row.offender_id, exported


def _rows(spell: Any, states: list[State]) -> Iterator[SpellExported]:
    place = (reference(PERSON, spell.offender_id), spell.code, spell.adopted_on)
    adoption = (spell.adoption_reason, spell.adoption_note, spell.decision)
    ending = tuple(getattr(spell, name) for name in _ENDING)
    first: tuple[Any, ...] = states[0]._replace(
        # The first tier has the reasons of the adoption, which stand beside it already.
        tier_reason=_unless_same(states[0].tier_reason, spell.adoption_reason),
        tier_decision=_unless_same(states[0].tier_decision, spell.decision),
    )
    yield SpellExported(*place, *adoption, *first, *ending)
    later: list[tuple[Any, ...]] = [*states[1:]]
    for state in later:
        yield SpellExported(*place, None, None, None, *state, *ending)


def _unless_same(told: str | None, known: str | None) -> str | None:
    return None if told == known else told


def _opened(story: Story, spell: Any) -> Story:
    """The story with a state at adoption for every kind; what has no dated row has always been as it is now."""
    on = spell.adopted_on
    if not story.tiers:
        story.tiers.append(TierFrom(on, spell.tier))
    if not story.colours:
        story.colours.append(ColourFrom(on, spell.colour))
    if not story.custodies:
        story.custodies.append(CustodyFrom(on, spell.custody, spell.prison))
    if not story.leads:
        story.leads.append(LeadFrom(on, *spell[-2:]))
    return story


def _with_names(work: UnitOfWork, known: dict[int, Story]) -> dict[int, Story]:
    """The stories with the names of lead workers and agencies in place of their row numbers."""
    leads = [lead for story in known.values() for lead in story.leads]
    workers = _names(work, Worker, (lead.worker for lead in leads))
    agencies = _names(work, Agency, (lead.agency for lead in leads))
    for story in known.values():
        story.leads = [
            lead._replace(worker=workers.get(lead.worker), agency=agencies.get(lead.agency)) for lead in story.leads
        ]
    return known


def _names(work: UnitOfWork, table: type[Worker | Agency], numbers: Iterable[int | None]) -> dict[int, str]:
    query = select(col(table.id), col(table.name))
    return dict(tuple(row) for row in rows_among(work, query, col(table.id), filter(None, numbers)))
