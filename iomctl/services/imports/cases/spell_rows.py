"""A spell and its dated rows as the tables hold them."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from iomctl.domain.spell_story import ColourFrom, CustodyFrom, Dated, Story, TierFrom
from iomctl.services.imports.engine.ledger import Ledger
from iomctl.storage.tables.dated.spell_states import SpellColour, SpellCustody, SpellTier, SpellWorker


def add_story(ledger: Ledger, spell: int, story: Story) -> None:
    """Add every dated row of a new spell."""
    for rows in (story.tiers, story.colours, story.custodies, story.leads):
        for row in rows:
            add_dated(ledger, spell, row)


def add_dated(ledger: Ledger, spell: int, row: Dated) -> None:
    """Add one dated row of a spell."""
    on = row.on.isoformat()
    if isinstance(row, TierFrom):
        ledger.rows[SpellTier].append((ledger.number(SpellTier), spell, row.tier, on, row.reason, row.decision))
    elif isinstance(row, ColourFrom):
        ledger.rows[SpellColour].append((ledger.number(SpellColour), spell, row.colour, on, row.reason))
    elif isinstance(row, CustodyFrom):
        number = ledger.number(SpellCustody)
        ledger.rows[SpellCustody].append((number, spell, row.custody, row.prison, on, row.reason))
    else:
        number = ledger.number(SpellWorker)
        ledger.rows[SpellWorker].append((number, spell, row.worker, row.agency, on, row.reason))


def now(story: Story) -> dict[str, Any]:
    """The columns of a spell that its newest dated rows decide, in the order of its table."""
    custody, lead = story.custodies[-1], story.leads[-1]
    return {
        "tier": story.tiers[-1].tier,
        "colour": story.colours[-1].colour,
        "worker_id": lead.worker,
        "agency_id": lead.agency,
        "custody": custody.custody,
        "prison": custody.prison,
    }


def stored(values: Iterable[Any]) -> tuple[Any, ...]:
    """Values with their days as ISO text."""
    return tuple(one.isoformat() if isinstance(one, date) else one for one in values)
