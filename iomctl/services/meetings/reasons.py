"""Why a case is on the agenda of a panel: each reason in words, the most urgent kind first."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import Row, func, select
from sqlmodel import col

from iomctl.domain.counts import counted
from iomctl.domain.days.days import short
from iomctl.domain.days.intervals import add_months
from iomctl.domain.references import person_in
from iomctl.errors import SettingsWrong
from iomctl.services.accommodation.lists import WhichPlacements
from iomctl.services.accommodation.lists import due as placements_due
from iomctl.services.asked_day import AskedDay
from iomctl.services.facts.standing_outcomes import standing
from iomctl.services.lookup.listed_people import ListedPeople
from iomctl.services.lookup.whose_cases import WhoseCases
from iomctl.services.referrals.narrowing import WhichReferrals
from iomctl.services.referrals.waiting import waiting_as_of
from iomctl.services.releases.ahead import coming_as_of
from iomctl.services.reviews.lists import due_as_of, overdue_as_of
from iomctl.storage.tables.facts.offences import Offence
from iomctl.storage.unit_of_work import UnitOfWork

OVERDUE, DUE, NEW, RELEASE, MAY_LEAVE, PLACEMENT, UNANSWERED = range(7)


class PanelDays(NamedTuple):
    """The day of a panel, and those of the panels of its series before and after it; None where there is none."""

    on: date
    before: date | None
    after: date | None


class Because(NamedTuple):
    """One reason: its kind, how urgent it is within that (the lowest first), and in words."""

    kind: int
    urgency: int
    words: str


Whose = tuple[int, str | None]
"""The row number of a person, and the code of a cohort where a reason is of the case in that alone."""


def reasons(
    work: UnitOfWork, day: AskedDay, days: PanelDays, whose: WhoseCases, cases: Mapping[int, Row[Any]]
) -> dict[int, list[Because]]:
    """Why each case (row numbers) is to be talked of, most urgent first, as known on a day.

    `cases` are the open ones, as `open_cases` reads them. What is due before the panel after is due; without one, what
    is due within the policy's look-ahead. The look at those it names is logged.
    """
    found: dict[Whose, list[Because]] = defaultdict(list)
    until = days.after or days.on
    ahead = max((until - day.on).days, day.policy.look_ahead_days)
    for whose_case, one in (
        *_reviews(work, day, ahead, whose),
        *_new(day, days, cases),
        *_releases(work, day, whose),
        *_candidates_to_leave(work, day, cases),
        *_placements(work, day, ahead, whose),
        *_unanswered(work, day, whose),
    ):
        found[whose_case].append(one)
    of_each = {
        number: sorted([*found.get((row.person, row.cohort), ()), *found.get((row.person, None), ())])
        for number, row in cases.items()
    }
    return {number: of for number, of in of_each.items() if of}


def _reviews(work: UnitOfWork, day: AskedDay, ahead: int, whose: WhoseCases) -> Iterator[tuple[Whose, Because]]:
    for late in overdue_as_of(work, day, whose):
        words = f"review due {short(late.due_by, day.on)}, {counted(late.days_overdue, 'day')} overdue"
        yield (person_in(late.offender), late.cohort), Because(OVERDUE, -late.days_overdue, words)
    for one in due_as_of(work, day, ahead, whose):
        due = f"review due by {short(one.due_by, day.on)}"
        yield (person_in(one.offender), one.cohort), Because(DUE, one.days_left, due)


def _new(day: AskedDay, days: PanelDays, cases: Mapping[int, Row[Any]]) -> Iterator[tuple[Whose, Because]]:
    since = days.before or add_months(days.on, -1)
    for row in cases.values():
        if row.adopted_on > since:
            yield (
                (row.person, row.cohort),
                Because(NEW, row.adopted_on.toordinal(), f"new since {short(row.adopted_on, day.on)}"),
            )


def _releases(work: UnitOfWork, day: AskedDay, whose: WhoseCases) -> Iterator[tuple[Whose, Because]]:
    within = (day.policy.panel.releases_within.after(day.on) - day.on).days
    for one in coming_as_of(work, day, within, whose):
        if one.release_on is not None:
            out = f"out {short(one.release_on, day.on)}, {one.settled or 'first night not known'}"
            yield (person_in(one.offender), None), Because(RELEASE, one.days_left or 0, out)


def _candidates_to_leave(
    work: UnitOfWork, day: AskedDay, cases: Mapping[int, Row[Any]]
) -> Iterator[tuple[Whose, Because]]:
    """Whoever is of the policy's colour in the community, on the scheme that long, with no offence for that long."""
    rules = day.policy.panel
    since = rules.leaving_after.before(day.on)
    fitting = {
        (row.person, row.cohort)
        for row in cases.values()
        if row.colour == rules.leaving_colour and row.custody == "community" and row.adopted_on <= since
    }
    newest = _newest_offences(work, {person for person, _ in fitting}, day.on)
    for person, cohort in fitting:
        last = newest.get(person)
        if last is None or last <= since:
            offence = f"no offence since {short(last, day.on)}" if last else "no offence recorded"
            urgency = last.toordinal() if last else 0
            yield (person, cohort), Because(MAY_LEAVE, urgency, f"may leave: {rules.leaving_colour}, {offence}")


def _newest_offences(work: UnitOfWork, people: Collection[int], on: date) -> dict[int, date]:
    query = select(col(Offence.offender_id), func.max(col(Offence.committed_on)))
    query = query.where(
        col(Offence.withdrawn_in).is_(None),
        col(Offence.committed_on) <= on,
        col(Offence.outcome).is_distinct_from("no-further-action"),
        standing(on),
    )
    rows = work.session.execute(query.group_by(col(Offence.offender_id)))
    return {person: day for person, day in rows if person in people}


def _placements(work: UnitOfWork, day: AskedDay, ahead: int, whose: WhoseCases) -> Iterator[tuple[Whose, Because]]:
    for one in placements_due(work, day.on, ahead, WhichPlacements(ListedPeople(None, whose))):
        when = f"in {counted(one.days_left, 'day')}" if one.days_left else "today"
        yield (person_in(one.offender), None), Because(PLACEMENT, one.days_left or 0, f"{one.kind} ends {when}")


def _unanswered(work: UnitOfWork, day: AskedDay, whose: WhoseCases) -> Iterator[tuple[Whose, Because]]:
    try:
        found = waiting_as_of(work, day, WhichReferrals(ListedPeople(None, whose)))
    except SettingsWrong:
        return  # without bank holidays nobody can say what is late; today's screen says so
    for one in found:
        days = one.working_days_waiting
        words = f"no answer of {one.provider}" + ("" if days is None else f" for {counted(days, 'working day')}")
        yield (person_in(one.offender), None), Because(UNANSWERED, -(days or 0), words)
