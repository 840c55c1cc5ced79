"""Put a sentence right that was recorded wrongly, or withdraw its last day."""

from functools import partial
from typing import TYPE_CHECKING

from sqlalchemy import select
from sqlmodel import col

from iomctl.domain.days.days import spoken
from iomctl.domain.facts.sentences import NO_SENTENCE
from iomctl.errors import DoesNotFit
from iomctl.services.facts import correcting
from iomctl.services.facts import rows as facts
from iomctl.services.facts.ends import withdraw_end
from iomctl.services.facts.kinds import reference_of
from iomctl.services.facts.passed_for import with_sentence
from iomctl.services.facts.rows import FactChange
from iomctl.services.facts.sentences import sentence_now
from iomctl.storage.tables.facts.sentences import Sentence
from iomctl.storage.tables.requirements import Requirement
from iomctl.storage.unit_of_work import UnitOfWork

if TYPE_CHECKING:
    from iomctl.inputs.choices import DatedWithdrawal
    from iomctl.inputs.facts.sentences import NewSentence
    from iomctl.inputs.typed_words import Typed


def correct(work: UnitOfWork, word: str, asked: correcting.Asked) -> FactChange:
    """Put the sentence with a reference right.

    Raises as `facts.find` and `correcting.correct`, and DoesNotFit where a requirement would
    begin before it, or be of no sentence, and where it was passed for an offence and would be none.
    """
    find = partial(facts.find, work, Sentence, word)
    return correcting.correct(work, find, asked, sentence_now, _refuse_with_offences)


def withdraw_last_day(work: UnitOfWork, word: str, words: "Typed[DatedWithdrawal]") -> FactChange:
    """Withdraw the last day of the sentence with a reference. Raises as `ends.withdraw_end`."""
    row, said = withdraw_end(work, Sentence, word, words)
    return FactChange(sentence_now(work, row), said)


def _refuse_with_offences(work: UnitOfWork, row: Sentence, new: "NewSentence") -> None:
    passed = [one for one in with_sentence(work, row) if one.withdrawn_in is None]
    if new.kind == NO_SENTENCE and passed:
        ref = reference_of(passed[0])
        raise DoesNotFit(
            f"{reference_of(row)} was passed for {ref}, and would be no sentence",
            advice=f'put that right first: iomctl offence correct {ref} --sentence "" --reason WORDS',
        )
    _refuse_under_requirements(work, row, new)


def _refuse_under_requirements(work: UnitOfWork, row: Sentence, new: "NewSentence") -> None:
    table, its = Requirement, reference_of(row)
    query = select(table).where(col(table.sentence_id) == row.id, col(table.withdrawn_in).is_(None))
    for one in work.session.scalars(query.order_by(col(table.start_on), col(table.id))):
        ref = reference_of(one)
        if new.kind == NO_SENTENCE:
            raise DoesNotFit(
                f"{ref} is a requirement of {its}, which would be no sentence",
                advice=f"withdraw that first: iomctl requirement withdraw {ref} --reason WORDS",
            )
        if one.start_on < new.start_on:
            begins, day = (spoken(day, work.today) for day in (one.start_on, new.start_on))
            raise DoesNotFit(
                f"{ref}, a requirement of {its}, begins on {begins}, before {day}",
                advice=f"put that right first: iomctl requirement correct {ref} --from DAY --reason WORDS",
            )
