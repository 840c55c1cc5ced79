"""Requirements of sentences: record one, tie it to a referral, end it, withdraw it."""

from datetime import date
from typing import TYPE_CHECKING

from iomctl.domain.days.days import spoken
from iomctl.domain.facts.sentences import NO_SENTENCE
from iomctl.domain.references import PERSON, REFERRAL, SENTENCE, reference
from iomctl.domain.requirements import NOT_RECORDED
from iomctl.errors import DoesNotFit
from iomctl.services.every_fault import EveryFault
from iomctl.services.facts import rows as facts
from iomctl.services.facts.ends import set_end
from iomctl.services.facts.kinds import reference_of
from iomctl.services.facts.rows import FactChange
from iomctl.services.referrals.steps import find_referral
from iomctl.services.requirements.lists import requirement_now
from iomctl.services.requirements.records import RequirementRecord
from iomctl.services.requirements.steps import refuse_outside_sessions
from iomctl.storage.tables.facts.sentences import Sentence
from iomctl.storage.tables.referrals import Referral, Service
from iomctl.storage.tables.requirements import Requirement
from iomctl.storage.unit_of_work import UnitOfWork

if TYPE_CHECKING:
    from iomctl.inputs.requirements.requirements import NewRequirement
    from iomctl.inputs.typed_words import Typed


def add(work: UnitOfWork, sentence: str, words: "Typed[NewRequirement]", referral: str | None = None) -> FactChange:
    """Record a requirement of a sentence.

    Without a first day it begins with its sentence. Raises BadValue or NotFound with every fault at once, and
    DoesNotFit where the same is recorded already, where there is no sentence, where the referral is of somebody else
    or on another pathway, or where the policy has no kinds of requirement.
    """
    from iomctl.inputs.requirements.requirements import SentenceBounds

    facts.refuse_without_kinds(work, Requirement)
    faults = EveryFault()
    of = faults.take(lambda: facts.find(work, Sentence, sentence))
    at = faults.take(lambda: None if referral is None else find_referral(work, referral))
    days = (of.start_on, of.until_on) if of else (None, None)
    told = words.also(on=words.given.get("on") or days[0])
    new = faults.take(lambda: told.read(SentenceBounds(work.policy, work.today, None, *days)))
    if of is None or new is None or faults.met:
        raise faults.refusal()
    row = Requirement(
        offender_id=of.offender_id,
        sentence_id=of.id,
        referral_id=at.id if at else None,
        **new.stored(),
        withdrawn_in=None,
        **work.recorded,
    )
    refuse_no_sentence(of)
    refuse_other(work, row, at)
    facts.store(work, row)
    now = requirement_now(work, row)
    return FactChange(now, _said_outside(work, now))


def refer(work: UnitOfWork, word: str, referral: str) -> FactChange:
    """Tie the requirement with a reference to a referral of the same person on its pathway.

    Raises NotFound with every fault at once, and DoesNotFit for a requirement that was withdrawn or is tied to that
    one already, and for a referral of somebody else or on another pathway.
    """
    faults = EveryFault()
    row = faults.take(lambda: facts.find(work, Requirement, word))
    at = faults.take(lambda: find_referral(work, referral))
    if row is None or at is None:
        raise faults.refusal()
    if row.referral_id == at.id:
        raise DoesNotFit(f"{reference_of(row)} is met by {reference(REFERRAL, at.id)} already")
    refuse_other(work, row, at)
    row.referral_id = at.id
    work.session.add(row)
    work.session.flush()
    return FactChange(requirement_now(work, row))


def end(work: UnitOfWork, word: str, on: date | None) -> FactChange:
    """Set the last day of a requirement; None to end with its sentence.

    Raises as `facts.find` and `ends.set_end`, and DoesNotFit for a day after its sentence ends or before a session.
    """
    row = facts.find(work, Requirement, word)
    last = work.session.get_one(Sentence, row.sentence_id).until_on
    if on is not None and last is not None and on > last:
        of = reference(SENTENCE, row.sentence_id)
        raise DoesNotFit(f"{of} ends on {spoken(last, work.today)}, before {spoken(on, work.today)}")
    refuse_outside_sessions(work, row, row.start_on, on)
    ended, said = set_end(work, Requirement, word, on)
    return FactChange(requirement_now(work, ended), said)


def withdraw(work: UnitOfWork, word: str, reason: str) -> FactChange:
    """Withdraw the requirement with this reference. Raises as `facts.withdraw`."""
    row = facts.withdraw(work, Requirement, word, reason)
    return FactChange(requirement_now(work, row), facts.withdrawn(row))


def _said_outside(work: UnitOfWork, now: RequirementRecord) -> str:
    """What is said of a requirement of somebody who lives where the policy does not offer it."""
    if now.outside is None:
        return ""
    areas = " and ".join(work.policy.requirements[now.kind].areas)
    where = "whose area is not recorded" if now.outside == NOT_RECORDED else f"who lives in {now.outside}"
    return f"the policy offers {now.kind} in {areas} alone, and {now.requirement} is of {now.offender}, {where}"


def refuse_no_sentence(of: Sentence) -> None:
    """Raise DoesNotFit where a sentence says that there is none."""
    if of.kind == NO_SENTENCE:
        raise DoesNotFit(f"{reference_of(of)} says that there is no sentence, so it has no requirement")


def refuse_other(work: UnitOfWork, row: Requirement, at: Referral | None) -> None:
    """Raise DoesNotFit for a referral that is not the person's, or not on the requirement's pathway."""
    if at is None:
        return
    ref, lines = reference(REFERRAL, at.id), []
    if at.offender_id != row.offender_id:
        others, own = (reference(PERSON, number) for number in (at.offender_id, row.offender_id))
        lines.append(f"{ref} is of {others}, the sentence of {own}")
    pathway = work.policy.requirements[row.kind].pathway
    its = work.session.get_one(Service, at.service_id).pathway
    if its != pathway:
        lines.append(f"{ref} is on {its}, and {row.kind} belongs to {pathway}")
    if lines:
        advice = f"iomctl referral list OFFENDER --pathway {pathway} shows those that fit"
        raise DoesNotFit(*lines, advice=advice)
