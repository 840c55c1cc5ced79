"""Record each step of a referral: the answer, the start, the end."""

from typing import TYPE_CHECKING, NamedTuple, TypeVar

from iomctl.domain.references import REFERRAL, reference
from iomctl.domain.referrals import NEVER_STARTED, Step, misfit
from iomctl.errors import DoesNotFit
from iomctl.inputs.referrals.referrals import End, ProviderAnswer, Start
from iomctl.services.every_fault import EveryFault
from iomctl.services.facts import rows as facts
from iomctl.services.referrals.outcomes import chosen_codes, outcomes_of, record_scores
from iomctl.services.referrals.records import ReferralRecord, one_referral
from iomctl.storage.tables.referrals import Referral, ReferralStep
from iomctl.storage.unit_of_work import UnitOfWork

if TYPE_CHECKING:
    from iomctl.inputs.typed_words import Typed

Taken = TypeVar("Taken", bound=ProviderAnswer | Start | End)


class Ended(NamedTuple):
    """A referral that ended, and the codes of its desired outcomes that are still to be scored."""

    record: ReferralRecord
    to_score: tuple[str, ...]


def answer(work: UnitOfWork, word: str, words: "Typed[ProviderAnswer]") -> ReferralRecord:
    """Record a provider's answer.

    Raises BadValue or NotFound with every fault at once; DoesNotFit when the step can't follow the newest one, or
    lies before it.
    """
    referral, _ = _take(work, word, words)
    return _now(work, referral)


def start(work: UnitOfWork, word: str, words: "Typed[Start]") -> ReferralRecord:
    """Record that the work began. Raises as `answer`."""
    referral, _ = _take(work, word, words)
    return _now(work, referral)


def end(work: UnitOfWork, word: str, words: "Typed[End]") -> Ended:
    """Record how a referral ended, and what came of its desired outcomes.

    Raises as `answer`.
    """
    referral, asked = _take(work, word, words)
    record_scores(work, referral.id, asked.outcome_score, asked.on)
    record, known = _now(work, referral), outcomes_of(work, referral.id, work.today)
    unscored = () if record.ending == NEVER_STARTED else tuple(one.code for one in known if one.score is None)
    return Ended(record, unscored)


def _take(work: UnitOfWork, word: str, words: "Typed[Taken]") -> tuple[Referral, Taken]:
    from iomctl.inputs.referrals.practitioners_and_outcomes import ReferralBounds

    faults = EveryFault()
    referral = faults.take(lambda: find_referral(work, word))
    chosen = chosen_codes(work, referral.id) if referral and words.given.get("outcome_score") else None
    asked = faults.take(lambda: words.read(ReferralBounds(work.policy, work.today, None, chosen)))
    if referral is None or asked is None:
        raise faults.refusal()
    take_step(work, referral, asked.step, asked.note)
    return referral, asked


def _now(work: UnitOfWork, referral: Referral) -> ReferralRecord:
    work.session.flush()
    return one_referral(work, referral.id)


def take_step(work: UnitOfWork, referral: Referral, step: Step, note: str | None) -> None:
    """Add the next step of a referral. Raises DoesNotFit when it can't follow the newest one, or lies before it."""
    if why := misfit(Step(referral.status, referral.status_on), step, work.today):
        raise DoesNotFit(f"{reference(REFERRAL, referral.id)} {why}")
    referral.status, referral.status_on = step.status, step.on
    work.session.add_all((referral, step_row(work, referral, step, note)))


def find_referral(work: UnitOfWork, word: str) -> Referral:
    """The referral with a reference like R00042. The look is logged. Raises as `facts.find`."""
    return facts.find(work, Referral, word)


def step_row(work: UnitOfWork, referral: Referral, step: Step, note: str | None) -> ReferralStep:
    """The row of a step, with the words kept with it."""
    return ReferralStep(
        referral_id=referral.id,
        status=step.status,
        step_on=step.on,
        reason=step.reason,
        ending=step.ending,
        outcome=step.outcome,
        note=note,
        **work.recorded,
    )
