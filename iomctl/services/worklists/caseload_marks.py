"""The needs and open referrals of the people of a caseload, a few words each."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sqlalchemy import Row, label, or_, select
from sqlmodel import col

from iomctl.domain.need_marks import needs_marked
from iomctl.domain.references import REFERRAL, reference
from iomctl.domain.referrals import MADE, OPEN, working_days_waited
from iomctl.domain.worded import Worded
from iomctl.errors import SettingsWrong
from iomctl.services.asked_day import AskedDay
from iomctl.services.referrals.course import Course
from iomctl.services.worklists.caseload_rows import MOST_NAMED, needs_of
from iomctl.storage.bulk import read
from iomctl.storage.tables.referrals import Provider, Referral, Service
from iomctl.storage.unit_of_work import UnitOfWork


@dataclass
class Marks:
    """Needs and open referrals on a day, by the row number of a person.

    `fault` says why some waiting days are not known, "" when all are.
    """

    day: AskedDay
    needs: dict[int, dict[str, str]]
    referrals: dict[int, list[Row[Any]]]
    waited: dict[date, int | None] = field(default_factory=dict)
    fault: str = ""

    def has_pathway(self, person: int, pathway: str) -> bool:
        """Whether a person has a need, or an open referral, on a pathway."""
        need = self.needs.get(person, {}).get(pathway)
        return need in {"some", "severe"} or any(one.pathway == pathway for one in self.referrals.get(person, []))

    def needs_worded(self, person: int, gender: str | None) -> Worded:
        """A person's needs, `A! E D! ?CT`."""
        return needs_marked(self.needs.get(person, {}), self.day.policy.pathways, gender)

    def referrals_worded(self, person: int) -> list[Worded]:
        """A person's open referrals: `accommodation waiting 9d` in working days, `drugs started`."""
        return [self._worded(one) for one in self.referrals.get(person, [])]

    def _worded(self, one: Row[Any]) -> Worded:
        days = self._waited_since(one.made_on) if one.status == MADE else None
        words = f"{one.pathway} {'waiting' if one.status == MADE else one.status}"
        parts = {
            "referral": reference(REFERRAL, one.number),
            "pathway": one.pathway,
            "provider": one.provider,
            "status": one.status,
            "status_on": one.status_on,
            "made_on": one.made_on,
            "working_days_waiting": days,
        }
        return Worded(words if days is None else f"{words} {days}d", parts)

    def _waited_since(self, made_on: date) -> int | None:
        if made_on not in self.waited:
            self.waited[made_on] = self._counted(made_on)
        return self.waited[made_on]

    def _counted(self, made_on: date) -> int | None:
        try:
            return working_days_waited(made_on, self.day.on, self.day.calendar)
        except SettingsWrong as fault:
            self.fault = self.fault or f"{fault.faults[0]}; {fault.advice}"
            return None


def read_marks(work: UnitOfWork, day: AskedDay, people: Collection[int]) -> Marks:
    """The marks of these people (row numbers); others may be among them."""
    return Marks(day, needs_of(work, day.spells, people), _open_referrals(work, day, people))


def _open_referrals(work: UnitOfWork, day: AskedDay, people: Collection[int]) -> dict[int, list[Row[Any]]]:
    """By person, in the order they were made. A third of the cost of `referral_lists`: no targets, one statement."""
    course = Course.by(day)
    query: Any = select(
        col(Referral.id).label("number"),
        col(Referral.offender_id).label("person"),
        col(Service.pathway),
        col(Provider.name).label("provider"),
        col(Referral.made_on),
        label("status", course.status),
        label("status_on", course.status_on if day.past else col(Referral.status_on)),
    )
    query = query.join(Service, col(Service.id) == col(Referral.service_id))
    query = query.join(Provider, col(Provider.id) == col(Service.provider_id))
    query = course.joined(query) if day.past else query
    query = query.where(course.was_made, or_(*(course.status == status for status in OPEN)))
    if len(people) <= MOST_NAMED:
        query = query.where(col(Referral.offender_id).in_(people))
    found: dict[int, list[Row[Any]]] = defaultdict(list)
    for row in read(work, query.order_by(col(Referral.made_on), col(Referral.id))):
        found[row.person].append(row)
    return found
