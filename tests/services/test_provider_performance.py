"""How providers do, counted in SQL, is what a plain reading of their referrals finds, on either engine."""

import random
from collections.abc import Iterator
from dataclasses import asdict
from datetime import date, timedelta
from itertools import product
from typing import Any, NamedTuple

from iomctl.domain.days.working_days import Calendar
from iomctl.services.figures.provider_performance import Period, performance
from iomctl.storage.tables.referrals import Referral, ReferralStep
from iomctl.storage.unit_of_work import UnitOfWork
from tests import casebook, casebook_referrals
from tests.program import Program
from tests.services.plain_gaps import Step

TODAY = date(2026, 4, 20)
SERVICES = (("Fresh Start", "drugs"), ("Housing Solutions", "accommodation"), ("Housing Solutions", "drugs"))
DAYS = (TODAY, date(2026, 4, 9), date(2026, 3, 12))
PERIODS = (
    Period(),
    Period(first=date(2026, 3, 16), last=date(2026, 4, 10)),
    Period("housing", "D", last=date(2026, 3, 31)),
)


class Told(NamedTuple):
    """A referral to one of SERVICES, with its steps."""

    service: int
    steps: list[Step]

    def on(self, *statuses: str) -> date | None:
        """The day of the first of these steps."""
        return next((step.on for step in self.steps if step.status in statuses), None)


def test_performance_is_that_of_a_plain_reading(iomctl: Program) -> None:
    made = random.Random(3)  # noqa: S311 made-up facts, the same in every run
    told = [_referral(made) for _ in range(90)]
    with casebook.book(iomctl) as work:
        _record(work, told)
        for on, period in product(DAYS, PERIODS):
            found = {(one.provider, one.pathway): asdict(one) for one in performance(work, on, period)}
            assert found == dict(_plain(work, _by(told, on), period, on)), (on, period)
            assert any(one["unanswered"] for one in found.values())


def _by(told: list[Told], on: date) -> list[Told]:
    """The referrals made by a day, with the steps that had happened."""
    then = [Told(one.service, [step for step in one.steps if step.on <= on]) for one in told]
    return [one for one in then if one.steps]


def _referral(made: random.Random) -> Told:
    # Around Easter, when working days are few; a few days, so that targets are met by a day or missed by one.
    day = date(2026, 2, 16) + timedelta(made.randrange(63))
    answer = day + timedelta(made.choice((0, 3, 6, 7, 8, 11, 13)))
    start = answer + timedelta(made.choice((0, 7, 20, 21, 22, 25)))
    ends: tuple[dict[str, str], ...] = (
        {"ending": "completed", "outcome": "achieved"},
        {"ending": "completed", "outcome": "partly"},
        {"ending": "ended-early", "reason": "MOV", "outcome": "not-achieved"},
        {"ending": "ended-early", "reason": "MOV"},
    )
    steps = [Step("made", day), Step("accepted", answer), Step("started", start)]
    steps.append(Step("ended", start + timedelta(3), **made.choice(ends)))
    whole = made.choice((steps[:1], steps[:2], steps[:3], steps, steps, [steps[0], Step("refused", answer, "full")]))
    if made.random() < 0.1:
        whole = [*whole[:1], Step("ended", answer, "NOT", "never-started")]
    return Told(made.randrange(len(SERVICES)), [step for step in whole if step.on <= TODAY])


def _record(work: UnitOfWork, told: list[Told]) -> None:
    who = casebook.person(work, "Mercer").id
    for one in told:
        provider, pathway = SERVICES[one.service]
        service = casebook_referrals.service(work, pathway, provider).id
        last = one.steps[-1]
        row = Referral(
            offender_id=who,
            service_id=service,
            made_on=one.steps[0].on,
            status=last.status,
            status_on=last.on,
            **work.recorded,
        )
        number = casebook.add(work, row).id
        for step in one.steps:
            said = {"reason": step.reason, "ending": step.ending, "outcome": step.outcome, **work.recorded}
            work.session.add(ReferralStep(referral_id=number, status=step.status, step_on=step.on, **said))


def _plain(
    work: UnitOfWork, told: list[Told], period: Period, on: date
) -> Iterator[tuple[tuple[str, str], dict[str, Any]]]:
    for place, (provider, pathway) in enumerate(SERVICES):
        if period.provider is None or (provider, pathway) == SERVICES[2]:
            of_service = [one for one in told if one.service == place]
            counted = _counted(of_service, period, on, work.calendar)
            yield (provider, pathway), {"provider": provider, "pathway": pathway, **counted}


def _counted(told: list[Told], period: Period, on: date, calendar: Calendar) -> dict[str, Any]:
    made = [one for one in told if (period.first or date.min) <= one.steps[0].on <= (period.last or TODAY)]
    answers = [(one, day) for one in made if (day := one.on("accepted", "refused"))]
    starts = [(one, day) for one in made if (day := one.on("started"))]
    ends = [one.steps[-1] for one in made if one.steps[-1].status == "ended"]
    points = [{"achieved": 1.0, "partly": 0.5, "not-achieved": 0.0}[end.outcome] for end in ends if end.outcome]
    unanswered = [one for one in told if one.steps[-1].status == "made"]
    late = [one for one in unanswered if not _in_target(one, on, 5, calendar)]
    accepted = [one for one in made if one.steps[-1].status == "accepted"]
    late_starts = [one for one in accepted if not _in_target(one, on, 20, calendar)]
    return {
        "made": len(made),
        "answered": len(answers),
        "answer_due": len(answers) + sum(one in made for one in late),
        "answered_in_target": sum(_in_target(one, day, 5, calendar) for one, day in answers),
        "started": len(starts),
        "start_due": len(starts) + len(late_starts),
        "started_in_target": sum(_in_target(one, day, 20, calendar) for one, day in starts),
        "completed": sum(end.ending == "completed" for end in ends),
        "ended_early": sum(end.ending != "completed" for end in ends),
        "scored": len(points),
        "score": round(sum(points) / len(points), 2) if points else None,
        "unanswered": len(unanswered),
        "waiting": len(late),
    }


def _in_target(one: Told, on: date, target: int, calendar: Calendar) -> bool:
    """Whether fewer working days than that were over, after the one on which it was made."""
    made_on = one.steps[0].on
    return sum(calendar.is_working(made_on + timedelta(day)) for day in range(1, (on - made_on).days)) < target
