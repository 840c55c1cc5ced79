"""The windows of a case from day to day: what closes the one ahead, and which is next."""

from datetime import date

from iomctl.domain.course.case_windows import (
    DESELECTED,
    EXEMPTED,
    HELD,
    MOVED,
    RECALCULATED,
    RESUMED,
    WAYS,
    CaseWindow,
    Exempted,
)
from iomctl.domain.course.day_facts import DayFacts
from iomctl.domain.course.facts import Adopted, ExpectedAgain, Fact, Recalculated, ReviewHeld, ReviewSet
from iomctl.domain.course.ratings import INSIDE
from iomctl.domain.course.standing import CaseStanding
from iomctl.domain.course.versions import PolicyVersions
from iomctl.domain.course.windows import (
    Ahead,
    chosen_at_adoption,
    chosen_at_review,
    resumed_ahead,
    set_ahead,
    told_ahead,
)
from iomctl.domain.reviews import is_overdue

Morning = tuple[Ahead, Exempted | None]
"""The window with which a day began, and the exemption that ran."""

_RANKS = {how: rank for rank, how in enumerate(WAYS)}


class WindowSteps:
    """The windows of a case up to a day; `closed` are those that ended, in order.

    One day leaves one window: what another of the same day replaced never was. Of those made on the day of adoption
    the first closes only with a review held or an end.
    """

    def __init__(self, adopted: Adopted, versions: PolicyVersions, rating: str, evening: str) -> None:
        """The first window, by the rating that the adoption said; a chosen one has the window days of the evening's."""
        self.closed: list[CaseWindow] = []
        self._versions = versions
        self._made_on = adopted.on
        self._made_by: Fact = adopted
        self._exemption: Exempted | None = None
        self._how: str | None = None
        self._closed_by: Fact | None = None
        self._maker: Fact | None = None
        if adopted.review_by is None:
            self._rating = rating
            self._ahead = versions.ahead(rating, adopted.on)
        else:
            # No colour or release of that same day drops a chosen day.
            self._rating = evening
            days = versions.window_days(evening, adopted.on)
            self._ahead = chosen_at_adoption(adopted, adopted.review_by, days)

    def step(self, on: date, today: DayFacts, standing: CaseStanding, shown: str | None) -> None:
        """Take a day on which the case stays open; `shown` is the colour shown at its end."""
        morning = (self._ahead, self._exemption)
        rating = standing.rating
        self._how = self._closed_by = self._maker = None
        if today.held is not None:
            self._hold(today.held, rating)
        elif rating != self._rating:
            self._change(on, rating, standing.changed_by)
        self._rating = rating
        if today.recalculated is not None:
            self._count_anew(today.recalculated)
        if today.expected is not None and self._exemption is not None:
            self._resume(today.expected, self._exemption, rating)
        if today.set is not None:
            self._set(today.set, rating)
        if today.told is not None:
            self._next(told_ahead(today.told), RECALCULATED, today.told)
        if today.exempt is not None:
            since = on if self._exemption is None else self._exemption.since
            self._exemption = Exempted(today.exempt, since)
            self._end_as(EXEMPTED, today.exempt)
        if self._how is not None:
            self._turn(on, morning, today.held, shown)

    def end(self, on: date, today: DayFacts, shown: str | None) -> None:
        """Take the day of the de-selection: the window of the morning closes, and there is no next."""
        morning = (self._ahead, self._exemption)
        if today.held is not None:
            self._how, self._closed_by = HELD, today.held
        else:
            self._how, self._closed_by = DESELECTED, today.deselected
        self._close(on, morning, today.held, shown)

    def standing(self) -> CaseWindow:
        """The window that stands ahead."""
        return CaseWindow(self._made_on, self._made_by, self._ahead, self._exemption)

    def _hold(self, held: ReviewHeld, rating: str) -> None:
        if held.next_by is None:
            ahead = self._versions.ahead(rating, held.on, True)
        else:
            ahead = chosen_at_review(held, held.next_by, self._versions.window_days(rating, held.on))
        self._exemption = None
        self._next(ahead, HELD, held)

    def _change(self, on: date, rating: str, by: Fact) -> None:
        """The rating of the evening is another than that of the evening before."""
        ahead = self._ahead
        if is_overdue(ahead.due_by, on if self._exemption is None else self._exemption.since):
            return
        anew = self._versions.ahead(rating, on)
        outside = rating not in INSIDE and self._rating not in INSIDE
        if (outside or ahead.by_hand) and ahead.due_by <= anew.due_by:
            return
        self._next(anew, RECALCULATED, by)

    def _count_anew(self, fact: Recalculated) -> None:
        if self._ahead.counted is not None:
            by = self._maker or fact
            self._next(self._versions.anew(self._ahead.counted, fact.version), RECALCULATED, fact)
            # What a review or a change of rating made that day is theirs, whichever version it counts by.
            self._maker = by

    def _resume(self, fact: ExpectedAgain, exemption: Exempted, rating: str) -> None:
        ahead = self._ahead
        if not is_overdue(ahead.due_by, exemption.since):
            days = self._versions.window_days(rating, fact.on)
            ahead = resumed_ahead(ahead, fact, self._versions.after_exemption(fact.on), days)
        if ahead is not self._ahead:
            self._ahead, self._maker = ahead, fact
        self._exemption = None
        self._end_as(RESUMED, fact)

    def _set(self, fact: ReviewSet, rating: str) -> None:
        self._next(set_ahead(fact, self._versions.window_days(rating, fact.on)), MOVED, fact)

    def _next(self, ahead: Ahead, how: str, by: Fact) -> None:
        self._ahead, self._maker = ahead, by
        self._end_as(how, by)

    def _end_as(self, how: str, by: Fact) -> None:
        if self._maker is None:
            self._maker = by
        if self._how is None or _RANKS[how] < _RANKS[self._how]:
            self._how, self._closed_by = how, by

    def _turn(self, on: date, morning: Morning, held: ReviewHeld | None, shown: str | None) -> None:
        """Close the window of the morning, unless it was made this day and no review was held by it."""
        if on != self._made_on or held is not None:
            self._close(on, morning, held, shown)
        self._made_on = on
        self._made_by = self._maker or self._made_by

    def _close(self, on: date, morning: Morning, held: ReviewHeld | None, shown: str | None) -> None:
        colour = (held.colour or shown) if held is not None else None
        row = (self._made_on, self._made_by, *morning, on, self._how, self._closed_by, colour)
        self.closed.append(CaseWindow(*row))
