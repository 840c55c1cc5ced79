"""A spell of a file as rows of facts: its tiers, workers and colours; where its person was is told apart."""

from iomctl.domain.course.kept_facts import COLOUR, FIRST_COLOUR
from iomctl.domain.course.old_books import OldPlace
from iomctl.domain.course.shown import NOT_RATED
from iomctl.domain.spell_story import ColourFrom, CustodyFrom, Dated, Story, TierFrom
from iomctl.services.imports.engine.ledger import Ledger
from iomctl.storage.tables.dated.spell_states import SpellTier, SpellWorker
from iomctl.storage.tables.spell_facts import SpellFact


def add_story(ledger: Ledger, spell: int, story: Story, custody_colour: str) -> None:
    """Add the facts of a new spell."""
    first = story.colours[0]
    if first.colour not in {custody_colour, NOT_RATED}:
        _add_colour(ledger, spell, FIRST_COLOUR, first)
    rows: tuple[Dated, ...] = (*story.tiers, *story.colours[1:], *story.leads)
    for row in rows:
        add_dated(ledger, spell, row, custody_colour)


def add_dated(ledger: Ledger, spell: int, row: Dated, custody_colour: str) -> None:
    """Add one fact of a spell. Custody, and the colour that means it, are facts of the person."""
    on = row.on.isoformat()
    if isinstance(row, TierFrom):
        ledger.rows[SpellTier].append((ledger.number(SpellTier), spell, row.tier, on, row.reason, row.decision))
    elif isinstance(row, ColourFrom):
        if row.colour not in {custody_colour, NOT_RATED}:
            _add_colour(ledger, spell, COLOUR, row)
    elif not isinstance(row, CustodyFrom):
        number = ledger.number(SpellWorker)
        ledger.rows[SpellWorker].append((number, spell, row.worker, row.agency, on, row.reason))


def places_of(story: Story) -> list[OldPlace]:
    """Where the person of a spell was, by its story."""
    return [OldPlace(one.on, one.custody == "custody", one.prison, one.reason, 0) for one in story.custodies]


def _add_colour(ledger: Ledger, spell: int, what: str, row: ColourFrom) -> None:
    place = (ledger.number(SpellFact), spell, None, what, row.on.isoformat(), row.colour)
    ledger.rows[SpellFact].append((*place, *(None,) * 5, row.reason))
