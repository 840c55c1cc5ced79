"""The versions of a policy by the day they were loaded, and what they say of a rating on a day."""

from bisect import bisect_right
from collections.abc import Callable, Iterable
from datetime import date, timedelta

from iomctl.domain.course.ratings import IN_CUSTODY, SHORTEST
from iomctl.domain.course.windows import Ahead, Counted, ReviewRule, counted_ahead
from iomctl.domain.days.working_days import Calendar
from iomctl.domain.policy.policy import Policy
from iomctl.domain.review_days import AS_COUNTED, ReviewDay, review_day


class PolicyVersions:
    """All versions of a scheme's policy, at least one, each with the day on which it was loaded.

    On a day the newest version loaded by then counts, that day included; before all, the first; of two loaded on one
    day the later. `calendar` gives the scheme's working days; it is only called where a version moves the days of
    reviews. What was worked out once is remembered: use one object for all cases.

    Source: a working rule of ours, no public source.
    """

    def __init__(self, loaded: Iterable[tuple[date, Policy]], calendar: Callable[[], Calendar]) -> None:
        versions = sorted(loaded, key=lambda one: (one[0], one[1].version))
        self.loaded_on = [on for on, _ in versions]
        self._policies = [policy for _, policy in versions]
        self._calendar = calendar
        self._numbers = {policy.version: place for place, policy in enumerate(self._policies)}
        self._remembered: dict[tuple[str, date, bool], Ahead] = {}

    def on(self, day: date) -> Policy:
        """The version that counts on a day."""
        return self._policies[self._place(day)]

    def ahead(self, rating: str, start: date, held: bool = False) -> Ahead:
        """The window one interval after `start`, by the rating and the version of that day; `held` after a review.

        Raises LookupError for a colour that no version knows.
        """
        key = (rating, start, held)
        found = self._remembered.get(key)
        if found is None:
            found = self._remembered[key] = self._counted(self._place(start), Counted(rating, start, held))
        return found

    def anew(self, counted: Counted, version: int) -> Ahead:
        """A window of an interval worked out anew, as `ahead` does, by the version with this number.

        Raises LookupError for a number that no version has.
        """
        return self._counted(self._numbers[version], counted)

    def window_days(self, rating: str, day: date) -> int:
        """How many days before its last a review may be held, by the rating and the version of a day."""
        return self._rule(self._place(day), rating, day)[0].window_days

    def after_exemption(self, day: date) -> ReviewDay:
        """The first last day that a review may have after an exemption that ends on a day."""
        policy = self.on(day)
        return self._moved(day + timedelta(days=policy.exemption_resume_days), policy)

    @property
    def move_days(self) -> bool:
        """Whether any version moves the days of reviews, so that bank holidays matter."""
        return any(one.review_day != AS_COUNTED for one in self._policies)

    @property
    def custody_colours(self) -> frozenset[str]:
        """The colours that mean custody, by any version."""
        return frozenset(one.custody.colour for one in self._policies)

    def _place(self, day: date) -> int:
        return max(bisect_right(self.loaded_on, day) - 1, 0)

    def _counted(self, place: int, counted: Counted) -> Ahead:
        rule, policy = self._rule(place, counted.rating, counted.start)
        return counted_ahead(counted, rule, self._moved(rule.every.after(counted.start), policy))

    def _moved(self, counted: date, policy: Policy) -> ReviewDay:
        if policy.review_day == AS_COUNTED:  # without reading any bank holidays
            return ReviewDay(counted)
        return review_day(counted, policy.review_day, self._calendar())

    def _rule(self, place: int, rating: str, start: date) -> tuple[ReviewRule, Policy]:
        """How a rating is reviewed, and the version that says so."""
        if rating in SHORTEST:
            return _shortest(self._policies[place], start), self._policies[place]
        policy = self._policies[place] if rating == IN_CUSTODY else self._knowing(place, rating)
        return ReviewRule(*policy.review_interval(rating, rating == IN_CUSTODY)), policy

    def _knowing(self, place: int, colour: str) -> Policy:
        """This version where it knows the colour, else the earliest later one that does, else the newest earlier."""
        for policy in (*self._policies[place:], *reversed(self._policies[:place])):
            if colour in policy.colours:
                return policy
        raise LookupError(f"no version of the policy knows the colour {colour}")


def _shortest(policy: Policy, start: date) -> ReviewRule:
    """The interval of the policy's colours that ends first, counted from a day; the one for custody is none of them."""
    outside = [one for one in policy.colours.values() if one.code != policy.custody.colour]
    first = min(outside or policy.colours.values(), key=lambda one: one.review_every.after(start))
    return ReviewRule(first.review_every, first.window_days)
