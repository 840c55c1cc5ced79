"""Put a requirement right that was recorded wrongly, or withdraw its last day."""

from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from iomctl.domain.references import PERSON, reference
from iomctl.errors import DoesNotFit
from iomctl.services.every_fault import EveryFault
from iomctl.services.facts import correcting
from iomctl.services.facts import rows as facts
from iomctl.services.facts.ends import withdraw_end
from iomctl.services.facts.kinds import reference_of
from iomctl.services.facts.rows import FactChange
from iomctl.services.referrals.steps import find_referral
from iomctl.services.requirements.lists import requirement_now
from iomctl.services.requirements.requirements import refuse_no_sentence, refuse_other
from iomctl.services.requirements.steps import refuse_outside_sessions
from iomctl.storage.tables.facts.sentences import Sentence
from iomctl.storage.tables.referrals import Referral
from iomctl.storage.tables.requirements import Requirement
from iomctl.storage.unit_of_work import UnitOfWork

if TYPE_CHECKING:
    from iomctl.inputs.choices import DatedWithdrawal
    from iomctl.inputs.requirements.requirements import SentenceBounds
    from iomctl.inputs.typed_words import Typed


class _Meant(NamedTuple):
    """A requirement, and the sentence and the referral that it is to have."""

    row: Requirement
    of: Sentence
    at: Referral | None


def correct(work: UnitOfWork, word: str, asked: correcting.Asked) -> FactChange:
    """Put the requirement with a reference right; `asked.more` are its sentence and its referral, "" for none.

    Raises as `facts.find` and `correcting.correct`, and DoesNotFit for a sentence of somebody else and where a
    requirement that is added would be refused.
    """
    told = asked.words.model.of_row
    (row, of, at), new = correcting.understood(
        work, partial(_meant, work, word, asked), asked, partial(_within, work), lambda found: told(found.row)
    )
    values = new.stored() | {"sentence_id": of.id, "referral_id": at.id if at else None}
    correcting.refuse_unchanged(reference_of(row), row, values)
    refuse_no_sentence(of)
    refuse_outside_sessions(work, row, new.on, new.until)
    was = requirement_now(work, row)
    with work.session.no_autoflush:
        correcting.write(work, row, values)
        refuse_other(work, row, at)
    correcting.store(work, row, {})
    now = requirement_now(work, row)
    return FactChange(now, correcting.put_right(row, was, now))


def withdraw_last_day(work: UnitOfWork, word: str, words: "Typed[DatedWithdrawal]") -> FactChange:
    """Withdraw the last day of the requirement with a reference: it ends with its sentence.

    Raises as `ends.withdraw_end`.
    """
    row, said = withdraw_end(work, Requirement, word, words, "it ends with its sentence")
    return FactChange(requirement_now(work, row), said)


def _meant(work: UnitOfWork, word: str, asked: correcting.Asked) -> _Meant:
    sentence, referral = asked.more
    faults = EveryFault()
    row = faults.take(lambda: facts.find(work, Requirement, word))
    of = None if sentence is None else faults.take(lambda: facts.find(work, Sentence, sentence))
    at = faults.take(lambda: find_referral(work, referral)) if referral else None
    if row is None or faults.met:
        raise faults.refusal()
    of = of or work.session.get_one(Sentence, row.sentence_id)
    _refuse_other_person(row, of)
    if referral is None and row.referral_id is not None:
        at = work.session.get_one(Referral, row.referral_id)
    return _Meant(row, of, at)


def _within(work: UnitOfWork, found: _Meant) -> "SentenceBounds":
    from iomctl.inputs.requirements.requirements import SentenceBounds

    return SentenceBounds(work.policy, work.today, None, found.of.start_on, found.of.until_on)


def _refuse_other_person(row: Requirement, of: Sentence) -> None:
    if of.offender_id != row.offender_id:
        ref, (others, own) = reference_of(row), (reference(PERSON, one.offender_id) for one in (of, row))
        raise DoesNotFit(
            f"{reference_of(of)} is of {others}, {ref} of {own}",
            advice=f"withdraw it and record it anew: iomctl requirement withdraw {ref} --reason WORDS, "
            f"iomctl requirement add {reference_of(of)} {row.kind}",
        )
