"""How far a referral had come on a day, in SQL: its steps up to then, each joined once."""

from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, case, func, or_, true
from sqlalchemy.orm import aliased
from sqlmodel import col

from iomctl.domain.referrals import ACCEPTED, ENDED, MADE, REFUSED, STARTED
from iomctl.storage.tables import Referral, ReferralStep


class Course:
    """The answer, start and end of a referral as far as they had happened by a day (`on`), that day included."""

    def __init__(self, on: date, today: date) -> None:
        """`today` is the day the command runs on: it and later days see the stored status."""
        self.on, self.past = on, on < today
        self.answered: Any = aliased(ReferralStep, name="answered")
        self.started: Any = aliased(ReferralStep, name="started")
        self.ended: Any = aliased(ReferralStep, name="ended")

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
