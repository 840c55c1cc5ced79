"""Which sentence was passed for which offences: said with the sentence, with the offence, or in a file of offences."""

from collections.abc import Sequence
from functools import partial

from sqlmodel import col, select

from iomctl.domain.facts.sentences import NO_SENTENCE
from iomctl.domain.references import OFFENCE, PERSON, SENTENCE, number_in, reference
from iomctl.errors import DoesNotFit
from iomctl.services.every_fault import EveryFault
from iomctl.services.facts import rows as facts
from iomctl.services.facts.kinds import reference_of
from iomctl.storage.tables.facts.offences import Offence
from iomctl.storage.tables.facts.sentences import Sentence
from iomctl.storage.unit_of_work import UnitOfWork


def refuse_other_sentence(work: UnitOfWork, person: int, number: int | None) -> None:
    """Raise DoesNotFit for a sentence, by row number, that was not passed on a person; None is none.

    Raises as `facts.find`.
    """
    if number is None:
        return
    found = facts.find(work, Sentence, reference(SENTENCE, number))
    if amiss := amiss_of(reference_of(found), found.kind, found.offender_id, person):
        raise DoesNotFit(amiss)


def amiss_of(named: str, kind: str, of: int, person: int) -> str | None:
    """Why a sentence of a kind, of the person `of`, can't be that of an offence of a person; None where it can."""
    if of != person:
        return f"{named} is of {reference(PERSON, of)}"
    return f"{named} says that there is no sentence" if kind == NO_SENTENCE else None


def meant(work: UnitOfWork, words: Sequence[str]) -> list[Offence]:
    """The offences with these references, each once. Raises as `facts.find`, with every fault at once."""
    faults = EveryFault()
    known = {number_in(OFFENCE, word) or word: word for word in words}
    found = [faults.take(partial(facts.find, work, Offence, word)) for word in known.values()]
    if faults.met:
        raise faults.refusal()
    return [one for one in found if one is not None]


def passed_for(work: UnitOfWork, sentence: Sentence, offences: Sequence[Offence]) -> str:
    """Record that a sentence was passed for some offences; answer what is said of it, "" for none.

    Raises DoesNotFit for an offence of somebody else, one that has a sentence, and a sentence that says there is none.
    """
    for one in offences:
        ref, of = reference_of(one), reference_of(sentence)
        if amiss := amiss_of(of, sentence.kind, sentence.offender_id, one.offender_id):
            raise DoesNotFit(amiss if one.offender_id == sentence.offender_id else f"{ref} is of another person")
        if one.sentence_id is not None:
            raise DoesNotFit(
                f"{ref} has its sentence already: {reference(SENTENCE, one.sentence_id)}",
                advice=f"if that is wrong: iomctl offence correct {ref} --sentence SENTENCE --reason WORDS",
            )
    for one in offences:
        one.sentence_id = sentence.id
        work.session.add(one)
    work.session.flush()
    return f"{reference_of(sentence)} was passed for {', '.join(map(reference_of, offences))}" if offences else ""


def with_sentence(work: UnitOfWork, sentence: Sentence) -> list[Offence]:
    """The offences that a sentence was passed for, withdrawn ones too."""
    return list(work.session.exec(select(Offence).where(Offence.sentence_id == sentence.id).order_by(col(Offence.id))))


def not_passed(work: UnitOfWork, sentence: Sentence) -> None:
    """Leave the offences of a sentence that is withdrawn without one."""
    for one in with_sentence(work, sentence):
        one.sentence_id = None
        work.session.add(one)
    work.session.flush()
