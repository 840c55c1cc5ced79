"""Put what a file brings to a recorded spell in the ledger, with what it means for the review ahead."""

from collections.abc import Iterator
from typing import Any

from iomctl.services.imports.cases.review_ahead import Rating, Windows, ahead_of, close, newest_of_reviews, put_ahead
from iomctl.services.imports.cases.spell_groups import ENDING
from iomctl.services.imports.cases.spell_rows import add_dated, now, stored
from iomctl.services.imports.cases.spell_updates import SpellUpdate
from iomctl.services.imports.engine.intake import Intake
from iomctl.storage.tables.cohorts import Spell


def store(intake: Intake, update: SpellUpdate, before: dict[str, Any], windows: Windows) -> None:
    """Keep an update that has no faults; `before` is what the spell holds, by `now`.

    A new colour or custody has the review ahead worked out anew from its day, as the verbs do; an exemption
    stays. An end closes it.
    """
    spell, ledger = update.spell.id, intake.ledger
    for row in update.new:
        add_dated(ledger, spell, row)
    after = now(update.story)
    if update.ends:
        ending = dict(zip(ENDING, update.group.ending(), strict=True))
        before, after = before | dict.fromkeys(ENDING), after | dict(zip(ENDING, stored(ending.values()), strict=True))
        close(ledger, ahead_of(intake.work, spell).id, ending["deselected_on"], "deselected")
    elif rated := update.rated_anew():
        ahead, on = ahead_of(intake.work, spell), rated[-1].on
        close(ledger, ahead.id, on, "recalculated")
        window = windows.usual(Rating(after["colour"], after["custody"]), on)
        put_ahead(ledger, spell, window, on, exempt_reason=ahead.exempt_reason, exempt_until=ahead.exempt_until)
    changed = {label for label in after if after[label] != before[label]}
    if changed:
        ledger.change(
            Spell, spell, *({label: side[label] for label in after if label in changed} for side in (before, after))
        )


def timing_faults(intake: Intake, update: SpellUpdate) -> Iterator[str]:
    """Why the review ahead, or one that was held, stands against an update."""
    spell = update.spell.id
    if update.ends:
        on, newest = update.group.ending()[0], newest_of_reviews(intake.work, spell)
        if on < newest:
            yield f"deselected_on: {on} is before the newest review, on {newest}"
    elif rated := update.rated_anew():
        on, made_on = rated[-1].on, ahead_of(intake.work, spell).made_on
        if on < made_on:
            yield f"from_on: {on} is before the review ahead was set, on {made_on}"
