"""Say who works on a referral at the provider, and choose or score its desired outcomes."""

from datetime import date
from typing import TYPE_CHECKING

from sqlmodel import select

from iomctl.domain.days.days import spoken
from iomctl.domain.names import fold
from iomctl.domain.references import REFERRAL, reference
from iomctl.domain.referrals import OPEN, STARTED
from iomctl.errors import BadValue, DoesNotFit
from iomctl.inputs.bounds import Bounds
from iomctl.inputs.quoting import nearest, quoted
from iomctl.services.asked_day import AskedDay
from iomctl.services.every_fault import EveryFault
from iomctl.services.referrals.outcomes import OutcomeOnPage, choose, outcomes_of, record_scores
from iomctl.services.referrals.page import ReferralPage, page_of
from iomctl.services.referrals.practitioners import Assigned, assigned
from iomctl.services.referrals.practitioners import assign as add_practitioner
from iomctl.services.referrals.steps import find_referral
from iomctl.storage.tables.referrals import Referral, ReferralStep, Service
from iomctl.storage.unit_of_work import UnitOfWork

if TYPE_CHECKING:
    from iomctl.inputs.referrals.practitioners_and_outcomes import OutcomeTold, PractitionerTold
    from iomctl.inputs.typed_words import Typed


def assign(work: UnitOfWork, word: str, words: "Typed[PractitionerTold]") -> ReferralPage:
    """Record who works on a referral from a day on.

    Raises BadValue or NotFound with every fault at once; DoesNotFit for a referral that is over, a day before it was
    made or before the newest practitioner's, and for who works on it already.
    """
    faults = EveryFault()
    referral = faults.take(lambda: find_referral(work, word))
    asked = faults.take(lambda: words.read(Bounds(work.policy, work.today)))
    if referral is None or asked is None:
        raise faults.refusal()
    if why := unassignable(work, referral, Assigned(asked.practitioner, asked.on)):
        raise DoesNotFit(f"{_ref(referral)} {why}")
    add_practitioner(work, referral.id, asked.practitioner, asked.on)
    work.session.flush()
    return page_of(work, referral, AskedDay(work, work.today))


def unassignable(work: UnitOfWork, referral: Referral, asked: Assigned) -> str | None:
    """Why somebody can't be who works on a referral, in words to stand after its reference; None when they can."""
    if why := _closed_or_early(work, referral, asked.from_on):
        return why
    now = assigned(work, referral.id, work.today)
    if now is not None and asked.from_on < now.from_on:
        since = spoken(now.from_on, work.today)
        return f"is with {now.name} from {since}, after {spoken(asked.from_on, work.today)}"
    if now is not None and fold(now.name) == fold(asked.name):
        return f"is with {now.name} already, from {spoken(now.from_on, work.today)}"
    return None


def outcome(work: UnitOfWork, word: str, code: str, words: "Typed[OutcomeTold]") -> ReferralPage:
    """Choose a desired outcome of a referral, or score it.

    Raises BadValue or NotFound with every fault at once: an outcome of another pathway, one to score that was not
    chosen. Raises DoesNotFit for one chosen or so scored already, for choosing once the referral is over, for
    scoring what never started, and for a day before that.
    """
    faults = EveryFault()
    referral = faults.take(lambda: find_referral(work, word))
    asked = faults.take(lambda: words.read(Bounds(work.policy, work.today)))
    known = outcomes_of(work, referral.id, work.today) if referral else ()
    scored = words.given.get("score") is not None
    meant = faults.take(lambda: _meant(work, referral, code, known if scored else None)) if referral else None
    if referral is None or asked is None or meant is None:
        raise faults.refusal()
    one = next((one for one in known if one.code == meant), None)
    why = _unscorable(work, referral, one, asked) if one and scored else _unchoosable(work, referral, one, asked.on)
    if why:
        raise DoesNotFit(f"{_ref(referral)} {why}")
    if asked.score is None:
        choose(work, referral.id, (meant,), asked.on)
    else:
        record_scores(work, referral.id, ((meant, asked.score),), asked.on)
    work.session.flush()
    return page_of(work, referral, AskedDay(work, work.today))


def _meant(work: UnitOfWork, referral: Referral, code: str, chosen: tuple[OutcomeOnPage, ...] | None) -> str:
    """The code of the outcome that is meant: of the policy to choose it, of those chosen to score it."""
    service = work.session.get(Service, referral.service_id)
    if chosen is None:
        return work.policy.outcome(code, service.pathway if service else "").code
    known = {one.code.casefold(): one.code for one in chosen}
    if code.strip().casefold() not in known:
        raise BadValue(
            f"{_ref(referral)} has no outcome {quoted(code.strip())}{nearest(code, known)}",
            advice=f"choose it first: iomctl referral outcome {_ref(referral)} {code}",
        )
    return known[code.strip().casefold()]


def _unchoosable(work: UnitOfWork, referral: Referral, known: OutcomeOnPage | None, on: date) -> str | None:
    if known is not None:
        return f"has the outcome {known.code} from {spoken(known.chosen_on, work.today)} already"
    return _closed_or_early(work, referral, on)


def _unscorable(work: UnitOfWork, referral: Referral, known: OutcomeOnPage, asked: "OutcomeTold") -> str | None:
    query = select(ReferralStep).where(ReferralStep.referral_id == referral.id, ReferralStep.status == STARTED)
    started = work.session.exec(query).first()
    if started is None:
        return f"{_stands(work, referral)}; only work that was started is scored"
    since = max(started.step_on, known.chosen_on)
    if asked.on < since:
        return f"can't be scored for {known.code} before {spoken(since, work.today)}"
    if known.scored_on is not None and (asked.on < known.scored_on or asked.score == known.score):
        return f"was scored {known.score} for {known.code} on {spoken(known.scored_on, work.today)}"
    return None


def _closed_or_early(work: UnitOfWork, referral: Referral, on: date) -> str | None:
    if referral.status not in OPEN:
        return f"{_stands(work, referral)}; only an open referral can be changed so"
    if on < referral.made_on:
        return f"was made on {spoken(referral.made_on, work.today)}, after {spoken(on, work.today)}"
    return None


def _stands(work: UnitOfWork, referral: Referral) -> str:
    return f"was {referral.status} on {spoken(referral.status_on, work.today)}"


def _ref(referral: Referral) -> str:
    return reference(REFERRAL, referral.id)
