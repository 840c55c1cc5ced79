"""A plain and slow reading of the windows of a case: every day from the adoption on, rule by rule.

Written from the specification, not from the program, of which it takes no rule.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from iomctl.domain.course import facts as of_cases
from iomctl.domain.policy.policy import Policy
from tests.domain.course.plain_days import ONE_DAY, PlainDays, Rating, one_interval_on

ORDER = ("held", "deselected", "moved", "recalculated", "resumed", "exempted")
MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()
WEEKDAYS = "Mon Tue Wed Thu Fri Sat Sun".split()


@dataclass(frozen=True)
class PlainWindow:
    """A window, and what it was counted by: rating, day, and behind a review."""

    first: date
    last: date
    basis: str
    chosen: bool = False
    interval: tuple[Rating, date, bool] | None = None


class PlainReading(PlainDays):
    """The windows of a case. `known` are the bank holidays of the scheme's nation, and the last day they go to."""

    def __init__(
        self,
        case: str,
        facts: Sequence[Any],
        policies: Sequence[tuple[date, Policy]],
        known: tuple[Collection[date], date],
    ) -> None:
        super().__init__(case, facts, policies)
        self.holidays, self.known_to = known
        self.exempt: tuple[str, date] | None = None

    def windows(self) -> str:
        """All windows in the words of the vectors."""
        rows, made = [], self.adopted.on
        window, day = self.first_window(), made
        while day <= self.last_day():
            held, ended = self.of_day(of_cases.ReviewHeld, day), self.of_day(of_cases.Deselected, day)
            morning, ways = self.shown_window(window), {"deselected"} if ended else set()
            if held:
                ways.add("held")
            if not ended:
                window = self.evening(day, window, ways)
            way = next((one for one in ORDER if one in ways), None)
            if way and (day > made or held or ended):
                colour = f" colour={held.colour or self.shown(day)}" if held else ""
                rows.append(f"{made}..{day} {way}: {morning}{colour}")
            if ended:
                return " / ".join(rows)
            made = day if way else made
            day += ONE_DAY
        return " / ".join([*rows, f"{made}..ahead: {self.shown_window(window)}"])

    def shown_window(self, window: PlainWindow) -> str:
        """A window with the exemption that runs."""
        exempt = f" exempt={self.exempt[0]}" if self.exempt else ""
        return f"due {window.first}..{window.last} [{window.basis}]{exempt}"

    def first_window(self) -> PlainWindow:
        """Rule 5."""
        on, chosen = self.adopted.on, self.adopted.review_by
        if chosen:
            return self.chosen(on, chosen, "set at adoption", on)
        return self.interval(self.rating_before(on), on, self.version(on), held=False)

    def evening(self, day: date, window: PlainWindow, ways: set[str]) -> PlainWindow:
        """Rules 6 to 10 of a day on which the case stays open; `ways` takes how the window of the morning ends."""
        held, chosen_first = self.of_day(of_cases.ReviewHeld, day), day == self.adopted.on and self.adopted.review_by
        if held:
            self.exempt = None
            window = self.after_review(held, day)
        elif self.rating(day) != self.rating_before(day) and not chosen_first:
            window = self.changed(day, window, ways)
        if (anew := self.of_day(of_cases.Recalculated, day)) and window.interval:
            ways.add("recalculated")
            rating, start, behind = window.interval
            window = self.interval(rating, start, anew.version - 1, held=behind)
        if self.of_day(of_cases.ExpectedAgain, day) and self.exempt:
            ways.add("resumed")
            window = self.resumed(day, window, self.exempt[1])
            self.exempt = None
        if by_hand := self.of_day(of_cases.ReviewSet, day):
            ways.add("moved")
            window = self.chosen(day, by_hand.due_by, f"set by hand: {by_hand.reason}", day)
        if told := self.of_day(of_cases.WindowTold, day):
            ways.add("recalculated")
            window = PlainWindow(told.due_from, told.due_by, told.basis)
        if exempt := self.of_day(of_cases.ExemptFrom, day):
            ways.add("exempted")
            self.exempt = (exempt.reason, self.exempt[1] if self.exempt else day)
        return window

    def after_review(self, held: Any, day: date) -> PlainWindow:
        """Rule 6."""
        if held.next_by:
            return self.chosen(day, held.next_by, f"set by the review of {_long(day)}", day)
        return self.interval(self.rating(day), day, self.version(day), held=True)

    def changed(self, day: date, window: PlainWindow, ways: set[str]) -> PlainWindow:
        """Rule 7."""
        begun = self.exempt[1] if self.exempt else day
        if window.last < begun:
            return window
        rating, before = self.rating(day), self.rating_before(day)
        anew = self.interval(rating, day, self.version(day), held=False)
        if rating[0] == before[0] == "outside":
            stays = window.last <= anew.last
        else:
            stays = window.chosen and window.last <= anew.last
        if stays:
            return window
        ways.add("recalculated")
        return anew

    def resumed(self, day: date, window: PlainWindow, begun: date) -> PlainWindow:
        """Rule 8."""
        if window.last < begun:
            return window
        policy = self.policies[self.version(day)][1]
        counted = day + timedelta(days=policy.exemption_resume_days)
        last, moved = self.moved(counted, policy)
        if last <= window.last:
            return window
        words = f"exemption ended {_long(day)}{moved}"
        return replace(self.chosen(day, last, words, min(window.first, day)), chosen=False)

    def chosen(self, day: date, last: date, words: str, earliest: date) -> PlainWindow:
        """A window to a chosen day, with the window days of that evening's rating."""
        _, days, _ = self.rule(self.rating(day), day, self.version(day))
        first = max(last - timedelta(days=days), min(earliest, last))
        return PlainWindow(first, last, words, chosen=True)

    def interval(self, rating: Rating, start: date, version: int, *, held: bool) -> PlainWindow:
        """Rules 13 and 14."""
        every, days, policy = self.rule(rating, start, version)
        counted = one_interval_on(every, start)
        last, moved = self.moved(counted, policy)
        first = max(last - timedelta(days=days), min(start, last))
        why = {"inside": "in custody", "at large": "at large"}.get(rating[0], rating[1] or "not rated")
        said = {1: "month"}.get(every.months, f"{every.months} months") if every.months else f"{every.days // 7} weeks"
        words = f"{why}, every {said} from {_long(start)}" + (" (held)" if held else "") + moved
        return PlainWindow(first, last, words, interval=(rating, start, held))

    def rule(self, rating: Rating, start: date, version: int) -> tuple[Any, int, Policy]:
        """Interval, window days and the policy that says them."""
        where, colour = rating
        policy = self.policies[version][1]
        if where == "inside":
            return policy.custody.review_every, policy.custody.window_days, policy
        if where == "outside" and colour:
            places = [*range(version, len(self.policies)), *range(version - 1, -1, -1)]
            policy = next(self.policies[one][1] for one in places if colour in self.policies[one][1].colours)
            return policy.colours[colour].review_every, policy.colours[colour].window_days, policy
        outside = [one for one in policy.colours.values() if one.code != policy.custody.colour]
        soonest = sorted(outside, key=lambda one: one_interval_on(one.review_every, start))[0]
        return soonest.review_every, soonest.window_days, policy

    def moved(self, counted: date, policy: Policy) -> tuple[date, str]:
        """The last day, off a day that is no working day where the policy says so, and what its basis adds."""
        step = {"as-counted": 0, "working-day-before": -1, "working-day-after": 1}[policy.review_day]
        last = counted
        while step and (last.weekday() >= 5 or (last <= self.known_to and last in self.holidays)):
            last += step * ONE_DAY
        words = f", moved from {WEEKDAYS[counted.weekday()]} {_long(counted)}" if counted != last else ""
        guessed = step and last > self.known_to
        return last, words + (f", bank holidays of {last.year} not known" if guessed else "")


def _long(day: date) -> str:
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"
