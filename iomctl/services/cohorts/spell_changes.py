"""Changes within a spell: tier and colour, each a fact from a day on."""

from typing import TYPE_CHECKING, Any

from iomctl.domain.course.kept_facts import COLOUR
from iomctl.domain.days.days import spoken
from iomctl.services.cases.colours_inside import said_inside
from iomctl.services.cases.fact_rows import spell_fact
from iomctl.services.cases.open_cases import Case, SpellChange, state_of, understood
from iomctl.services.cases.recording import put_aside, record
from iomctl.services.dated_rows import newest_row
from iomctl.storage.tables.dated.spell_states import SpellColour, SpellTier
from iomctl.storage.unit_of_work import UnitOfWork

if TYPE_CHECKING:
    from iomctl.inputs.spells import Move, Recolour
    from iomctl.inputs.typed_words import Typed


def move(work: UnitOfWork, who: tuple[str, str | None], words: "Typed[Move]", instead: bool = False) -> SpellChange:
    """Put a person into another tier from a day on.

    `who` is the person and the cohort as typed. Raises NotFound and BadValue with every fault at once, and DoesNotFit
    as `understood` and `record` do.
    """
    case, asked = understood(work, who, words)
    was = newest_row(work, SpellTier, case.spell.id, asked.on)
    before = was.tier if was is not None and was.tier != asked.tier else None
    row = SpellTier(**told_by_move(case.spell.id, asked), **work.recorded)
    replaced = record(work, (case.person.id,), [row], instead)
    said = f"tier {before} -> {asked.tier}" if before else f"tier {asked.tier}, as it was already,"
    return _changed(work, case, f"{said} from {spoken(asked.on, work.today)}", replaced)


def told_by_move(spell: int, asked: "Move") -> dict[str, Any]:
    """The columns of the row by which a spell is in another tier."""
    said = {"tier": asked.tier, "reason": asked.reason, "decision": asked.decision}
    return {"spell_id": spell, "from_on": asked.on, **said}


def recolour(
    work: UnitOfWork, who: tuple[str, str | None], words: "Typed[Recolour]", instead: bool = False
) -> SpellChange:
    """Give a person another colour from a day on; in custody it counts from the release.

    A change of colour brings the review ahead nearer, and never puts it off. Raises as `move`.
    """
    case, asked = understood(work, who, words)
    was = newest_row(work, SpellColour, case.spell.id, asked.on)
    before = was.colour if was is not None else None
    row = spell_fact(work, case.spell, COLOUR, asked.on, colour=asked.colour, reason=asked.reason)
    replaced = record(work, (case.person.id,), [row], instead)
    day = spoken(asked.on, work.today)
    if inside := said_inside(work, case.spell, asked.colour, asked.on):
        return _changed(work, case, inside, replaced)
    same = f"{asked.colour}, as it was already, from {day}"
    return _changed(work, case, same if before == asked.colour else f"{before} -> {asked.colour} from {day}", replaced)


def _changed(work: UnitOfWork, case: Case, said: str, replaced: list[str]) -> SpellChange:
    return SpellChange(state_of(work, case), f"{case.reference}: {said}{put_aside(replaced)}")
