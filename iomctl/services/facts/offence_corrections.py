"""Put an offence right that was recorded wrongly."""

from functools import partial
from typing import TYPE_CHECKING, Any

from iomctl.services.facts import correcting
from iomctl.services.facts import rows as facts
from iomctl.services.facts.index_offences import index_now
from iomctl.services.facts.kinds import reference_of
from iomctl.services.facts.offences import offence_now
from iomctl.services.facts.passed_for import refuse_other_sentence
from iomctl.services.facts.rows import FactChange
from iomctl.storage.tables.facts.offences import Offence
from iomctl.storage.unit_of_work import UnitOfWork

if TYPE_CHECKING:
    from iomctl.inputs.typed_words import Typed


def correct(work: UnitOfWork, word: str, asked: correcting.Asked) -> FactChange:
    """Put the offence with a reference right.

    The day of its outcome goes with the outcome, and an index day that was that of the outcome, or of the offence,
    moves with it. Raises as `facts.find` and `correcting.correct`, and DoesNotFit for a sentence that is
    not the person's.
    """
    from iomctl.inputs.facts.offences import outcome_with_its_day

    typed = outcome_with_its_day(asked.words)
    asked = asked._replace(words=typed.also(index=False) if typed.given.get("index_on") is not None else typed)
    standing = partial(_standing, asked.words)
    find, bounds = partial(facts.find, work, Offence, word), partial(correcting.bounds_of_owner, work)
    row, new = correcting.understood(work, find, asked, bounds, standing)
    if new.sentence != row.sentence_id:
        refuse_other_sentence(work, row.offender_id, new.sentence)
    was, index_on = offence_now(work, row), row.index_on
    correcting.refuse_unchanged(reference_of(row), row, new.stored())
    correcting.store(work, row, new.stored())
    now = offence_now(work, row)
    said = correcting.put_right(row, was, now)
    index = "" if index_on is None and row.index_on is None else f"; {index_now(work, row.offender_id)}"
    return FactChange(now, f"{said}{index}")


def _standing(words: "Typed[Any]", row: Offence) -> dict[str, object]:
    told: dict[str, object] = words.model.of_row(row)
    follows = row.index_on is not None and row.index_on == (row.outcome_on or row.committed_on)
    return {**told, "index": follows, "index_on": None if follows else row.index_on}
