"""Referrals as they stood on a day, with all their steps."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Row, Select, func, label
from sqlmodel import col

from iomctl.domain.columns import column
from iomctl.domain.counts import counted
from iomctl.domain.days.days import spoken
from iomctl.domain.references import PERSON, REFERRAL, listed_name, name_column, offender_column, reference
from iomctl.domain.referrals import ENDED, MADE, score, wait_of
from iomctl.domain.reviews import full_day
from iomctl.errors import NotFound
from iomctl.services.asked_day import AskedDay
from iomctl.services.lookup.find_person import shown_words
from iomctl.services.policy_then import wordings
from iomctl.services.referrals.course import PERSON_SHOWN, Course, beside_people, referrals_then
from iomctl.services.referrals.narrowing import WhichReferrals, narrowed
from iomctl.storage.bulk import read
from iomctl.storage.made_once import made_once, with_more
from iomctl.storage.tables.referrals import Referral
from iomctl.storage.unit_of_work import UnitOfWork


@dataclass(frozen=True)
class ReferralRecord:
    """One referral with its steps; the field names are a contract."""

    referral: str = column("Referral", "the referral's reference", "R00042", rank=0, kept=True)
    offender: str = offender_column()
    name: str = name_column()
    pathway: str = column("Pathway", "the pathway's code", "accommodation", rank=2)
    provider: str = column("Provider", "who was asked", "Housing Solutions", rank=2)
    area: str | None = column("Area", "the service's area; absent: everywhere", "Luton", shown=False)
    status: str = column("Status", "made, accepted, refused, started or ended", "made", rank=0)
    status_on: date = column("Status on", "the day of the newest step", "2026-04-13", rank=0)
    made_on: date = column("Made", "the day it was made", "2026-04-07", rank=3)
    answer_due_on: date | None = column(
        "Answer due", "the last day to answer, while there is no answer", "2026-04-14", rank=3
    )
    answered_on: date | None = column("Answered", "the day it was accepted or refused", "2026-04-13", shown=False)
    started_on: date | None = column("Started", "the day the work started", "2026-04-20", shown=False)
    ended_on: date | None = column("Ended", "the day it ended", "2026-07-20", shown=False)
    ending: str | None = column("Ending", "completed, ended-early or never-started", "completed", rank=4)
    reason: str | None = column("Reason code", "why refused, or ended early", "full", shown=False)
    reason_words: str | None = column("Reason", "the reason as it was worded then", "no place free", rank=5)
    outcome: str | None = column("Outcome", "achieved, partly or not-achieved", "partly", rank=4)
    score: float | None = column("Score", "1 achieved, 0.5 partly, 0 not", "0.5", right=True, shown=False)
    note: str | None = column("Note", "the newest words kept with it", "phoned twice", shown=False)
    complexity: str | None = column("Complexity", "low, medium or high", "high", shown=False)
    practitioner: str | None = column("Practitioner", "who works on it at the provider", "J Hale", shown=False)
    signpost: str | None = column("Signpost", "the first of those made in one go", "R00041", shown=False)
    answer_due_basis: str | None = column(
        "Answer due basis", "why it is due then", "5 working days from 7 Apr 2026", shown=False
    )
    withdrawn_on: date | None = column("Withdrawn", "the day it was withdrawn", "2026-04-20", shown=False)


def referrals(work: UnitOfWork, on: date, which: WhichReferrals) -> list[ReferralRecord]:
    """Referrals made by a day, as they stood on it, by reference. The look is logged.

    Raises NotFound and BadValue for unknown words.
    """
    return referrals_as_of(work, AskedDay(work, on), which)


def referrals_as_of(work: UnitOfWork, day: AskedDay, which: WhichReferrals) -> list[ReferralRecord]:
    """As `referrals`, for a caller that has the day."""
    return _records(work, day, narrowed(work, _query(Course.by(day)), day, which))


def one_referral(work: UnitOfWork, referral_id: int, day: AskedDay | None = None) -> ReferralRecord:
    """A stored referral as it stood on a day, else as it stands now. The look is logged.

    Raises NotFound for a day before it was made.
    """
    day = day or AskedDay(work, work.today)
    found = _records(work, day, with_more(_query(Course.by(day)), col(Referral.id) == referral_id))
    if not found:
        ref = reference(REFERRAL, referral_id)
        raise NotFound(f"{ref} was not made yet on {spoken(day.on, day.today)}")
    return found[0]


@made_once
def _query(course: Course) -> Select[Any]:
    # Only here: lists that go by working days alone have no use for its table.
    from iomctl.services.referrals.practitioners import practitioner_then

    answered, started, ended = course.answered, course.started, course.ended
    columns = (
        *(step.step_on.label(f"{name}_on") for name, step in zip(STEPS, (answered, started, ended), strict=True)),
        ended.ending,
        ended.outcome,
        label("reason", course.newest("reason")),
        label("reason_in", func.coalesce(ended.recorded_in, answered.recorded_in)),
        label("note", func.coalesce(course.newest("note"), Referral.note)),
        col(Referral.complexity),
        col(Referral.signpost),
        label("practitioner", practitioner_then(course.on)),
    )
    return beside_people(referrals_then(course, *PERSON_SHOWN, *columns, steps=True))


STEPS = ("answered", "started", "ended")


def _records(work: UnitOfWork, day: AskedDay, query: Select[Any]) -> list[ReferralRecord]:
    rows: Sequence[Row[Any]] = read(work, with_more(query, order=(col(Referral.id),)))
    work.looked_at(row.person for row in rows)
    wording = wordings(work)
    return [_record(work, day, row, wording) for row in rows]


def _record(work: UnitOfWork, day: AskedDay, row: Row[Any], wording: Callable[..., str]) -> ReferralRecord:
    due_on, target = None, day.policy.answer_target(row.pathway)
    if row.status == MADE:
        due_on = wait_of(row.made_on, day.on, target, day.calendar).due_on
    same = "pathway provider status status_on made_on ending reason outcome complexity practitioner".split()
    reasons = "ending" if row.status == ENDED else "refusal"
    return ReferralRecord(
        referral=reference(REFERRAL, row.number),
        offender=reference(PERSON, row.person),
        name=listed_name(row.surname, row.forenames, work.hides(row.restricted)),
        area=row.area or None,
        answer_due_on=due_on,
        answer_due_basis=target_basis(target, row.made_on) if due_on else None,
        reason_words=wording(row.reason_in, reasons, row.reason) if row.reason else None,
        score=score(row.outcome),
        note=shown_words(work, row.note, row.restricted),
        signpost=reference(REFERRAL, row.signpost) if row.signpost else None,
        withdrawn_on=None,  # one that was withdrawn is found by no query
        **{f"{name}_on": getattr(row, f"{name}_on") for name in STEPS},
        **{name: getattr(row, name) for name in same},
    )


def target_basis(target: int, made_on: date) -> str:
    """Why something of a referral is due when it is: so many working days from the day it was made."""
    return f"{counted(target, 'working day')} from {full_day(made_on)}"
