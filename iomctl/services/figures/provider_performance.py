"""How providers do on each pathway: how many referrals they answer, start and complete, and how soon."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlmodel import col

from iomctl.domain.columns import column
from iomctl.domain.days.days import spoken
from iomctl.errors import BadValue
from iomctl.inputs.referrals.pathways import asked_pathway
from iomctl.services.asked_day import AskedDay
from iomctl.services.every_fault import EveryFault
from iomctl.services.figures.provider_counts import Key, ServicesAsked, counts, in_target, key, offered, then
from iomctl.services.lookup.find_service import find_provider
from iomctl.services.referrals.course import Course
from iomctl.storage.tables.referrals import Provider, Referral, Service
from iomctl.storage.unit_of_work import UnitOfWork


@dataclass(frozen=True)
class ProviderPerformance:
    """What came of the referrals made to a provider for a pathway in some time; the field names are a contract.

    They are followed up to the day asked about; `unanswered` and `waiting` are of all, whenever they were made.
    """

    provider: str = column("Provider", "the provider's name", "Housing Solutions", rank=0, kept=True)
    pathway: str = column("Pathway", "the pathway's code", "accommodation", rank=0, kept=True)
    made: int = column("Made", "referrals made in the time", "40", rank=0, right=True)
    answered: int = column("Answered", "of those, accepted or refused", "35", rank=2, right=True)
    answer_due: int = column("Answer due", "answered, or past the target without an answer", "37", rank=4, right=True)
    answered_in_target: int | None = column(
        "Answered in target",
        "of those, answered in target; absent where bank holidays are not known",
        "30",
        rank=2,
        right=True,
    )
    started: int = column("Started", "of those made, whose work started", "24", rank=2, right=True)
    start_due: int = column("Start due", "started, or accepted and past the target to start", "26", rank=4, right=True)
    started_in_target: int | None = column(
        "Started in target", "of those, started in target; absent as above", "20", rank=5, right=True
    )
    completed: int = column("Completed", "of those made, ended as completed", "12", rank=2, right=True)
    ended_early: int = column("Ended early", "of those made, ended before the work was done", "5", rank=3, right=True)
    scored: int = column("Scored", "of those made, ended with an outcome", "15", rank=4, right=True)
    score: float | None = column(
        "Score", "the mean outcome of those: 1 achieved, 0.5 partly, 0 not achieved", "0.63", rank=2, right=True
    )
    unanswered: int = column("Unanswered", "referrals without an answer on that day", "4", rank=3, right=True)
    waiting: int = column("Waiting", "of those, past the target", "2", rank=2, right=True)


@dataclass(frozen=True)
class Period:
    """Referrals made on these days, both included; None for no end. `provider` and `pathway` as typed; None for all."""

    provider: str | None = None
    pathway: str | None = None
    first: date | None = None
    last: date | None = None


def performance(work: UnitOfWork, on: date, period: Period) -> list[ProviderPerformance]:
    """Every provider on each pathway it serves, by name and pathway, as it stood on a day; nobody is named.

    Targets are those of the policy on the last day of the period, in working days from the day after a referral was
    made. Raises BadValue and NotFound for unknown words and days that can't be, SettingsWrong when the day is beyond
    the bank holidays that are known. Source of the score: [HM-CRS] achieved 1, partially achieved 0.5, not 0.
    """
    asked = services_asked(work, period)
    day, policy = AskedDay(work, on), AskedDay(work, period.last or on).policy
    course = Course.by(day)
    counted = {key(row): row for row in work.session.execute(counts(day, policy, asked))}
    answered = in_target(work, course, asked, course.answered, policy.answer_target)
    started = in_target(work, course, asked, course.started, policy.start_target)
    waiting = {key(row): row for row in work.session.execute(then(day, asked))}
    return [
        _record(one, counted.get(one), waiting.get(one), (answered.get(one, 0), started.get(one, 0)))
        for one in map(key, work.session.execute(offered(asked)))
    ]


def services_asked(work: UnitOfWork, period: Period) -> ServicesAsked:
    """What a period asks for in SQL. Raises BadValue and NotFound with every fault at once."""
    faults = EveryFault()
    provider = faults.take(lambda: None if period.provider is None else find_provider(work, period.provider))
    pathway = faults.take(lambda: None if period.pathway is None else asked_pathway(work.policy, period.pathway))
    faults.take(lambda: _refuse_days(period, work.today))
    if faults.met:
        raise faults.refusal()
    whose = [] if provider is None else [col(Provider.id) == provider.id]
    whose += [] if pathway is None else [col(Service.pathway) == pathway]
    made = [] if period.first is None else [col(Referral.made_on) >= period.first]
    made += [] if period.last is None else [col(Referral.made_on) <= period.last]
    return ServicesAsked(whose, made)


def _refuse_days(period: Period, today: date) -> None:
    given = {"--from": period.first, "--to": period.last}
    found = [f"{name} {spoken(day, today)} is in the future" for name, day in given.items() if day and day > today]
    if not found and period.first and period.last and period.first > period.last:
        found = [f"--from {spoken(period.first, today)} is after --to {spoken(period.last, today)}"]
    if found:
        raise BadValue(*found)


def _record(whose: Key, counted: Any, waiting: Any, in_time: tuple[int | None, int | None]) -> ProviderPerformance:
    def count(row: Any, name: str) -> Any:
        return getattr(row, name, 0)

    scored = count(counted, "scored")
    return ProviderPerformance(
        provider=whose[0],
        pathway=whose[1],
        **{name: count(counted, name) for name in ("made", "answered", "started", "completed", "ended_early")},
        answer_due=count(counted, "answered") + count(counted, "late_answers"),
        answered_in_target=in_time[0],
        start_due=count(counted, "started") + count(counted, "late_starts"),
        started_in_target=in_time[1],
        scored=scored,
        score=round(counted.points / scored, 2) if scored else None,
        unanswered=count(waiting, "unanswered"),
        waiting=count(waiting, "waiting"),
    )
