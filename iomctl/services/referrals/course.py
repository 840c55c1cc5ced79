"""How far a referral had come on a day, in SQL: its steps up to then, each joined once."""

from collections.abc import Callable
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Select, and_, case, func, label, or_, select, true
from sqlalchemy.orm import aliased
from sqlmodel import col

from iomctl.domain.policy.policy import Policy
from iomctl.domain.referrals import ACCEPTED, ENDED, MADE, REFUSED, STARTED, past_target_if_made_before
from iomctl.services.asked_day import AskedDay
from iomctl.storage.made_once import made_once
from iomctl.storage.tables.people import Offender
from iomctl.storage.tables.referrals import Provider, Referral, ReferralStep, Service

_ANSWERED: Any = aliased(ReferralStep, name="answered")
_STARTED: Any = aliased(ReferralStep, name="started")
_ENDED: Any = aliased(ReferralStep, name="ended")

PERSON_SHOWN = (col(Offender.surname), col(Offender.forenames), col(Offender.restricted))


class Course(NamedTuple):
    """The answer, start and end of a referral as far as they had happened by a day (`on`), that day included.

    Where it is `past`. Today and any later day see the stored status.
    """

    on: date
    past: bool

    @classmethod
    def by(cls, day: AskedDay) -> "Course":
        """How far referrals had come by a day that is asked about."""
        return cls(day.on, day.past)

    @property
    def answered(self) -> Any:
        """The step that accepted or refused it."""
        return _ANSWERED

    @property
    def started(self) -> Any:
        """The step that started it."""
        return _STARTED

    @property
    def ended(self) -> Any:
        """The step that ended it."""
        return _ENDED

    @property
    def was_made(self) -> ColumnElement[bool]:
        """Whether the referral had been made."""
        return col(Referral.made_on) <= self.on if self.past else true()

    @property
    def status(self) -> Any:
        """The status on the day."""
        if not self.past:
            return col(Referral.status)
        return case(
            (self.ended.id.is_not(None), ENDED),
            (self.started.id.is_not(None), STARTED),
            (self.answered.id.is_not(None), self.answered.status),
            else_=MADE,
        )

    def stands(self, *statuses: str) -> ColumnElement[bool]:
        """Whether it stood at one of these."""
        return _stands(self, statuses)

    def newest(self, column: str) -> Any:
        """A column of the newest of these steps that fills it, or null."""
        return func.coalesce(*(getattr(step, column) for step in (self.ended, self.started, self.answered)))

    @property
    def status_on(self) -> Any:
        """The day of the newest step, the making included."""
        if not self.past:
            return col(Referral.status_on)
        return func.coalesce(self.newest("step_on"), Referral.made_on)

    def joined(self, query: Select[Any]) -> Select[Any]:
        """A query on referrals with the steps beside each."""
        kinds = ((self.answered, (ACCEPTED, REFUSED)), (self.started, (STARTED,)), (self.ended, (ENDED,)))
        for step, statuses in kinds:
            wanted = or_(*(step.status == status for status in statuses))
            happened = step.step_on <= self.on if self.past else true()
            query = query.outerjoin(step, and_(step.referral_id == Referral.id, wanted, happened))
        return query


@made_once
def _stands(course: Course, statuses: tuple[str, ...]) -> ColumnElement[bool]:
    return or_(*(course.status == status for status in statuses))


@made_once
def referrals_then(course: Course, *more: Any, steps: bool = False) -> Select[Any]:
    """Referrals made by the day of `course`, with their service and status on it, and `more` columns.

    `steps` joins the steps also where the stored status is enough, which is today.
    """
    query = select(
        col(Referral.id).label("number"),
        col(Referral.offender_id).label("person"),
        col(Service.id).label("service"),
        col(Service.pathway),
        col(Service.area),
        col(Provider.name).label("provider"),
        col(Referral.made_on),
        label("status", course.status),
        label("status_on", course.status_on),
        *more,
    )
    query = query.join(Service, col(Service.id) == col(Referral.service_id))
    query = query.join(Provider, col(Provider.id) == col(Service.provider_id))
    return (course.joined(query) if course.past or steps else query).where(course.was_made)


@made_once
def beside_people(query: Select[Any]) -> Select[Any]:
    """A query on referrals with the person of each, for PERSON_SHOWN and what else is known of them."""
    return query.join(Offender, col(Offender.id) == col(Referral.offender_id))


def past_target(day: AskedDay, policy: Policy, target: Callable[[str], int]) -> ColumnElement[bool]:
    """Whether a referral was made too long ago to wait still, by the `target` in working days of its pathway.

    Raises SettingsWrong when the day is beyond the bank holidays that are known.
    """
    own = {pathway: target(pathway) for pathway in policy.pathway_targets}
    usual = target("")  # no pathway has an empty code
    before = {days: past_target_if_made_before(day.on, days, day.calendar) for days in {usual, *own.values()}}
    return _made_before(before[usual], tuple((code, before[days]) for code, days in own.items()))


@made_once
def _made_before(usual: date, own: tuple[tuple[str, date], ...]) -> ColumnElement[bool]:
    """SQL for the referrals made before a day that is the `usual` one, or that of their pathway."""
    made_on, pathway = col(Referral.made_on), col(Service.pathway)
    cases = [and_(pathway == code, made_on < before) for code, before in own]
    cases.append(and_(*(pathway != code for code, _ in own), made_on < usual))
    return and_(made_on < max((usual, *(before for _, before in own))), or_(*cases))
