"""Export of spells: a row for the adoption, then one for each day on which something changed."""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import select
from sqlmodel import SQLModel, col

from iomctl.domain.references import PERSON, reference
from iomctl.domain.spell_story import ColourFrom, CustodyFrom, LeadFrom, State, Story, TierFrom, states_of
from iomctl.services.exports.people import Part
from iomctl.services.exports.records import SpellExported
from iomctl.storage.tables.agencies import Agency, Worker
from iomctl.storage.tables.cohorts import Cohort, Spell, SpellColour, SpellCustody, SpellTier, SpellWorker
from iomctl.storage.unit_of_work import UnitOfWork

_SPELL = (
    *("id", "offender_id", "adopted_on", "adoption_reason", "adoption_note", "decision"),
    *("tier", "colour", "custody", "prison"),
    *("deselected_on", "deselection_reason", "deselection_decision", "exit_plan"),
)
_ENDING = ("deselected_on", "deselection_reason", "deselection_decision", "exit_plan")


def spells(work: UnitOfWork, part: Part) -> Iterator[tuple[int, SpellExported]]:
    """The spells of a part's people, in the order of their adoption."""
    stories = _stories(work, part)
    query = (
        select(*(getattr(Spell, name) for name in _SPELL), col(Cohort.code), col(Worker.name), col(Agency.name))
        .join(Cohort, col(Cohort.id) == col(Spell.cohort_id))
        .outerjoin(Worker, col(Worker.id) == col(Spell.worker_id))
        .outerjoin(Agency, col(Agency.id) == col(Spell.agency_id))
        .where(part.holds(col(Spell.offender_id)))
        .order_by(col(Spell.offender_id), col(Spell.adopted_on), col(Spell.id))
    )
    for row in work.session.execute(query):
        if row.offender_id in part.people:
            for exported in _rows(row, states_of(_opened(stories.get(row.id, Story()), row))):
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


def _stories(work: UnitOfWork, part: Part) -> dict[int, Story]:
    found: dict[int, Story] = {}
    for number, *tier in _dated(work, part, SpellTier, "tier", "reason", "decision"):
        found.setdefault(number, Story()).tiers.append(TierFrom(*tier))
    for number, *colour in _dated(work, part, SpellColour, "colour", "reason"):
        found.setdefault(number, Story()).colours.append(ColourFrom(*colour))
    for number, *custody in _dated(work, part, SpellCustody, "custody", "prison", "reason"):
        found.setdefault(number, Story()).custodies.append(CustodyFrom(*custody))
    workers = {one.id: one.name for one in work.session.execute(select(col(Worker.id), col(Worker.name)))}
    agencies = {one.id: one.name for one in work.session.execute(select(col(Agency.id), col(Agency.name)))}
    for number, on, worker, agency, reason in _dated(work, part, SpellWorker, "worker_id", "agency_id", "reason"):
        lead = LeadFrom(on, workers.get(worker), agencies.get(agency), reason)
        found.setdefault(number, Story()).leads.append(lead)
    return found


def _dated(work: UnitOfWork, part: Part, table: type[SQLModel], *columns: str) -> Any:
    rows: Any = table
    query = select(rows.spell_id, rows.from_on, *(getattr(rows, name) for name in columns))
    query = query.join(Spell, col(Spell.id) == rows.spell_id).where(part.holds(col(Spell.offender_id)))
    return work.session.execute(query.order_by(rows.spell_id, rows.from_on, rows.id))
