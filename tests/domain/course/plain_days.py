"""A plain and slow reading of a case: how it stood at the end of a day, asked of all facts for every day anew.

Written from the specification, not from the program: it shares the shapes of facts and policies with it and no rule.
"""

from calendar import monthrange
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from iomctl.domain.course import facts as of_cases
from iomctl.domain.course import stays as of_people
from iomctl.domain.days.intervals import Interval
from iomctl.domain.policy.policy import Policy

ONE_DAY = timedelta(days=1)
Rating = tuple[str, str | None]
"""`inside`, `at large`, or `outside` and a colour, None for not rated."""


class PlainDays:
    """What is so on any day of a case, by all its facts and those of its person."""

    def __init__(self, case: str, facts: Sequence[Any], policies: Sequence[tuple[date, Policy]]) -> None:
        self.case, self.facts, self.policies = case, facts, policies
        [self.adopted] = self.all(of_cases.Adopted)

    def all(self, kind: type[Any]) -> list[Any]:
        """Every fact of a kind, in the order of days."""
        return sorted((one for one in self.facts if type(one) is kind), key=lambda one: one.on)

    def of_day(self, kind: type[Any], day: date) -> Any:
        """The fact of a kind and day; None for none."""
        return next((one for one in self.all(kind) if one.on == day), None)

    def last_day(self) -> date:
        """The newest day that any fact is about."""
        days: list[date] = [day for one in self.facts for day in (one.on, getattr(one, "out", None)) if day]
        return max(days)

    def stay(self, day: date) -> Any:
        """The stay that covers a day; None for none. The day of leaving is outside."""
        stays = self.all(of_people.Stay)
        return next((one for one in stays if one.on <= day and (one.out is None or day < one.out)), None)

    def in_stay(self, kind: type[Any], day: date) -> Any:
        """The newest fact of a kind that is of the stay of a day; None for none."""
        stay = self.stay(day)
        found = [one for one in self.all(kind) if stay and stay.on <= one.on <= day]
        return found[-1] if found else None

    def colour_outside(self, day: date) -> str | None:
        """By adoption, then release, then review, then colour; a later day beats an earlier one."""
        said: list[tuple[date, int, str]] = []
        start, first = self.adopted.on, self.adopted.colour
        if first:
            said.append((start, 0, first))
        for stay in self.all(of_people.Stay):
            colour = dict(stay.released.colours).get(self.case)
            if stay.out and colour and (stay.out > start or (stay.out == start and not first)):
                said.append((stay.out, 1, colour))
        said += [(one.on, 2, one.colour) for one in self.all(of_cases.ReviewHeld) if one.colour]
        said += [(one.on, 3, one.colour) for one in self.all(of_cases.Coloured)]
        until = sorted(one for one in said if one[0] <= day)
        return until[-1][2] if until else None

    def whereabouts(self, day: date) -> str:
        """`outside`, `inside` or `at large`."""
        if not self.stay(day):
            return "outside"
        gone = self.in_stay(of_people.AtLarge, day)
        return "at large" if gone and gone.at_large else "inside"

    def rating(self, day: date) -> Rating:
        """The rating of the evening of a day."""
        where = self.whereabouts(day)
        return (where, self.colour_outside(day) if where == "outside" else None)

    def rating_before(self, day: date) -> Rating:
        """The rating of the evening before; on the day of adoption that of the adoption."""
        if day > self.adopted.on:
            return self.rating(day - ONE_DAY)
        where = self.whereabouts(day)
        return (where, self.adopted.colour if where == "outside" else None)

    def version(self, day: date) -> int:
        """The place of the policy of a day: the newest loaded by then, else the first."""
        loaded = [place for place, (on, _) in enumerate(self.policies) if on <= day]
        return loaded[-1] if loaded else 0

    def shown(self, day: date) -> str | None:
        """The colour shown at the end of a day."""
        if self.stay(day):
            return self.policies[self.version(day)][1].custody.colour
        return self.colour_outside(day)

    def state(self, day: date) -> str:
        """How the case stood, in the words of the vectors."""
        ended = self.all(of_cases.Deselected)
        if day < self.adopted.on or (ended and ended[0].on <= day):
            return "not in the cohort"
        return self.state_counted(day)

    def state_counted(self, day: date) -> str:
        """How the case stood by all facts of a day, also where it ended on it."""
        tiers = [one.tier for one in self.all(of_cases.InTier) if one.on <= day]
        leads = [one.worker for one in self.all(of_cases.LedBy) if one.on <= day]
        words = [tiers[-1] if tiers else self.adopted.tier, self.shown(day) or "not-rated"]
        words.append("custody" if self.stay(day) else "community")
        prison = self.in_stay(of_people.InPrison, day)
        words += [prison.prison] if prison else []
        words += ["at large"] if self.whereabouts(day) == "at large" else []
        return " ".join([*words, (leads[-1] if leads else self.adopted.worker) or "nobody"])


def one_interval_on(every: Interval, day: date) -> date:
    """Months first, to the end of the month where it has no such day, then days."""
    months = day.year * 12 + day.month - 1 + every.months
    year, month = divmod(months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1])) + timedelta(days=every.days)
