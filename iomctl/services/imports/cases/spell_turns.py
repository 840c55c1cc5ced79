"""Put what a file brings to a recorded spell in the ledger."""

from collections.abc import Iterator
from datetime import date

from sqlalchemy import func, select
from sqlmodel import col

from iomctl.services.imports.cases.spell_groups import ENDING
from iomctl.services.imports.cases.spell_rows import add_dated
from iomctl.services.imports.cases.spell_updates import SpellUpdate
from iomctl.services.imports.engine.intake import Intake
from iomctl.storage.bulk import stored
from iomctl.storage.tables.cohorts import Spell
from iomctl.storage.tables.spell_facts import SpellFact


def store(intake: Intake, update: SpellUpdate) -> None:
    """Keep an update that has no faults."""
    spell, ledger = update.spell.id, intake.ledger
    for row in update.new:
        add_dated(ledger, spell, row, intake.work.policy.custody.colour)
    if update.ends:
        after = dict(zip(ENDING, stored(update.group.ending()), strict=True)) | {"deselected_in": ledger.event}
        ledger.change(Spell, spell, dict.fromkeys(after), after)


def timing_faults(intake: Intake, update: SpellUpdate) -> Iterator[str]:
    """Why what is recorded of its reviews stands against the end of a spell."""
    if not update.ends:
        return
    on = update.group.ending()[0]
    newest = select(func.max(col(SpellFact.from_on))).where(col(SpellFact.spell_id) == update.spell.id)
    held: date | None = intake.work.session.execute(newest).scalar()
    if held is not None and on < held:
        yield from (f"deselected_on: {one}" for one in update.facts.against_end(on))
