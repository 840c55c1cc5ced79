"""How a referral stands by its steps: which there are, what was told with one, and whether it can be open again."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import func
from sqlmodel import col, select

from iomctl.domain.days.days import spoken
from iomctl.domain.references import REFERRAL, reference
from iomctl.domain.referrals import ACCEPTED, ENDED, MADE, NEXT, OPEN, REFUSED, STARTED
from iomctl.errors import DoesNotFit
from iomctl.services.facts.withdrawing import Meant, meant_row
from iomctl.storage.tables.dated.referral_outcomes import ReferralOutcome, ReferralPractitioner
from iomctl.storage.tables.referrals import Referral, ReferralStep
from iomctl.storage.unit_of_work import UnitOfWork

CALLED = {MADE: "making", ACCEPTED: "answer", REFUSED: "answer", STARTED: "start", ENDED: "end"}
"""What a message calls a step of each status."""
WAITS = {MADE: "waiting for an answer", ACCEPTED: "waiting for its start", STARTED: "under way"}


def steps_of(work: UnitOfWork, referral: Referral) -> list[ReferralStep]:
    """The steps of a referral in the order in which they followed one another."""
    found = work.session.exec(select(ReferralStep).where(ReferralStep.referral_id == referral.id)).all()
    return sorted(found, key=lambda one: list(NEXT).index(one.status))


def meant_step(work: UnitOfWork, referral: Referral, statuses: Sequence[str]) -> ReferralStep:
    """The step of a referral with one of some statuses. Raises DoesNotFit where it is not there, or withdrawn."""
    ref = reference(REFERRAL, referral.id)
    query = select(ReferralStep).where(ReferralStep.referral_id == referral.id, col(ReferralStep.status).in_(statuses))
    meant = Meant(ref, CALLED[statuses[0]], "step_on", None, f"iomctl referral show {ref} shows its steps")
    row: ReferralStep = meant_row(work, query, meant)
    return row


def meant_practitioner(work: UnitOfWork, referral: Referral, of: date | None = None) -> ReferralPractitioner:
    """Who works on a referral, the newest or that of a day. Raises DoesNotFit as `meant_step`."""
    ref, table = reference(REFERRAL, referral.id), ReferralPractitioner
    meant = Meant(ref, "practitioner", "from_on", of, f"iomctl referral show {ref} shows who works on it")
    row: ReferralPractitioner = meant_row(work, select(table).where(table.referral_id == referral.id), meant)
    return row


def rows_of_outcome(referral: Referral, code: str) -> Any:
    """The query for a desired outcome of a referral and its scores, by its code in any case."""
    table = ReferralOutcome
    return select(table).where(table.referral_id == referral.id, func.lower(col(table.code)) == code.casefold())


def meant_outcome(
    work: UnitOfWork, referral: Referral, code: str, score: bool, of: date | None = None
) -> ReferralOutcome:
    """A desired outcome of a referral, or its score, the newest or that of a day. Raises DoesNotFit as `meant_step`."""
    ref, its = reference(REFERRAL, referral.id), col(ReferralOutcome.score)
    query = rows_of_outcome(referral, code).where(its.is_not(None) if score else its.is_(None))
    what, advice = f"score of {code}" if score else f"outcome {code}", f"iomctl referral show {ref} shows its outcomes"
    row: ReferralOutcome = meant_row(work, query, Meant(ref, what, "from_on", of, advice))
    return row


def parts_of(work: UnitOfWork, referral: Referral) -> list[Any]:
    """The practitioners of a referral, its desired outcomes and their scores, each by its day."""
    tables: tuple[Any, ...] = (ReferralPractitioner, ReferralOutcome)
    queries = (
        select(table).where(table.referral_id == referral.id).order_by(table.from_on, table.id) for table in tables
    )
    return [row for query in queries for row in work.session.execute(query).scalars()]


def told_with(work: UnitOfWork, referral: Referral, step: ReferralStep) -> list[Any]:
    """What was told in one go with a step: who works on it with an answer, scores with an end, outcomes at first."""
    same = (
        one for one in parts_of(work, referral) if (one.recorded_in, one.from_on) == (step.recorded_in, step.step_on)
    )
    return [one for one in same if _goes_with(one, step.status)]


def _goes_with(part: Any, status: str) -> bool:
    if isinstance(part, ReferralPractitioner):
        return status == ACCEPTED
    return status == (ENDED if part.score else MADE)


def in_words(part: Any) -> str:
    """A practitioner, an outcome or a score in a message."""
    if isinstance(part, ReferralPractitioner):
        return f"practitioner {part.name}"
    return f"{part.code} {part.score or 'desired'}"


def stands(work: UnitOfWork, referral: Referral, was: str) -> str:
    """How a referral stands, in words to follow its reference; `was` is the status it had before."""
    since = spoken(referral.status_on, work.today)
    if referral.status not in OPEN:
        return f"was {referral.status} on {since}"
    waits = WAITS[referral.status]
    return f"is {waits} again since {since}" if was in OPEN else f"is open again, {waits} since {since}"


def refuse_second_open(work: UnitOfWork, referral: Referral, status: str, moved_to: int | None = None) -> None:
    """Raise DoesNotFit where a referral would be open again, with a status, while another to its service is.

    `moved_to` is the row number of the service that it is to have instead of its own.
    """
    if status not in OPEN or (referral.status in OPEN and moved_to is None):
        return
    service, how = (referral.service_id, " again") if moved_to is None else (moved_to, "")
    query = select(Referral).where(Referral.offender_id == referral.offender_id, Referral.id != referral.id)
    query = query.where(Referral.service_id == service, col(Referral.status).in_(OPEN))
    other = work.session.exec(query).first()
    if other is not None:
        ref, its = reference(REFERRAL, referral.id), reference(REFERRAL, other.id)
        since = spoken(other.made_on, work.today)
        raise DoesNotFit(
            f"{ref} would be open{how}, and {its} to the same service is, made on {since}",
            advice=f"if that one is wrong: iomctl referral withdraw {its} --reason WORDS",
        )
