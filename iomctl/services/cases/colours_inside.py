"""A colour said of somebody in custody: it is kept, and counts from the release on."""

from datetime import date

from iomctl.domain.days.days import spoken
from iomctl.services.dated_rows import newest_row
from iomctl.storage.tables.cohorts import Spell
from iomctl.storage.tables.dated.spell_states import SpellCustody
from iomctl.storage.unit_of_work import UnitOfWork


def is_inside(work: UnitOfWork, spell: Spell, on: date) -> bool:
    """Whether a case is shown in custody at the end of a day."""
    there = newest_row(work, SpellCustody, spell.id, on)
    return there is not None and there.custody == "custody"


def said_inside(work: UnitOfWork, spell: Spell, colour: str | None, on: date) -> str:
    """What is told of a colour for outside said in custody; nothing for any other."""
    if colour in {None, work.policy.custody.colour} or not is_inside(work, spell, on):
        return ""
    return f"{colour} from the release on; in custody on {spoken(on, work.today)}"
