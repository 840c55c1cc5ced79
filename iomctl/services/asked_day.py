"""A day that somebody asks about, made by the service that is asked and handed down as it is."""

from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

from iomctl.services.as_of import AsOf
from iomctl.services.policy_then import in_force
from iomctl.storage.unit_of_work import UnitOfWork

if TYPE_CHECKING:
    from iomctl.domain.days.working_days import Calendar
    from iomctl.domain.policy.lists import Coded
    from iomctl.domain.policy.policy import Policy

Kind = TypeVar("Kind", bound="Coded")


class AskedDay:
    """A day that somebody asks about (`on`), asked for on the day `today`, with what counts on it.

    What counts is read when it is first asked for: a list that needs no bank holidays does without them.
    """

    def __init__(self, work: UnitOfWork, on: date) -> None:
        self._work, self.on, self.today = work, on, work.today
        self.past = on < work.today

    @cached_property
    def policy(self) -> "Policy":
        """The policy that counts: the one in force then for a past day, the newest for today and later."""
        return in_force(self._work, self.on) if self.past else self._work.policy

    @property
    def calendar(self) -> "Calendar":
        """The working days of the scheme's nation."""
        return self._work.calendar

    @cached_property
    def spells(self) -> AsOf:
        """SQL for a spell on the day."""
        return AsOf(self.on, self.today)

    def either(self, kind: type[Kind]) -> dict[str, Kind]:
        """The choices of a class of LISTS in the policy that counts, and those that came in later.

        A past day may be before the policy knew what is recorded for it.
        """
        return self._work.policy.choices(kind) | self.policy.choices(kind)
