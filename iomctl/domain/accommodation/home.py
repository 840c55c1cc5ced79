"""Where somebody sleeps on a day: custody first, then a placement, then what was said last."""

from collections.abc import Collection, Iterator, Mapping
from datetime import date, timedelta
from typing import NamedTuple

from iomctl.domain.accommodation.placements import runs_out_on
from iomctl.domain.policy.home_and_release_choices import CLASSES, Accommodation

TRANSIENT, HOMELESS = CLASSES[1:]
CUSTODY, NOT_KNOWN, NOT_ASKED = "custody", "not-known", "not-asked"
STANDINGS = (*CLASSES, CUSTODY, NOT_KNOWN, NOT_ASKED)
"""How somebody lives. NOT_KNOWN is a fact: somebody was asked, or something ended and nobody said what came after.
NOT_ASKED is none: nothing was ever recorded."""

AT_LARGE, HOSPITAL, DIED, WOULD_NOT_SAY = "at-large", "hospital", "died", "would-not-say"
WORDED = {
    CUSTODY: "In custody",
    AT_LARGE: "Unlawfully at large",
    HOSPITAL: "In hospital",
    DIED: "Died",
    NOT_KNOWN: "Not known",
    WOULD_NOT_SAY: "Would not say",
}
"""What is no kind of accommodation, each in words."""

OWN_WORDS = (NOT_KNOWN, WOULD_NOT_SAY, HOSPITAL)
"""What may be said of where somebody sleeps beside the kinds of accommodation of the policy."""
TOLD = (*CLASSES, CUSTODY)
"""Those of STANDINGS that say how somebody lives."""

PLACEMENT, RELEASE, PLAN, SAID = "placement", "release", "plan", "said"
"""Beside CUSTODY where an answer comes from: a placement, or what was said when it ended; what was said of a release,
or planned for it; what was said of a home."""
_COUNTS = {PLAN: 0, PLACEMENT: 1, RELEASE: 2, SAID: 3}
"""Of what was said for one day, the last of these counts."""


def kind_in_words(kind: str | None, kinds: Mapping[str, Accommodation]) -> str:
    """A kind of home as the policy calls it, else in our words; "Not asked" for none."""
    if kind is None:
        return "Not asked"
    return kinds[kind].name if kind in kinds else WORDED.get(kind, kind)


def lives_in_words(name: str, kind: str | None, standing: str) -> str:
    """A kind of home with how somebody lives there: "Rough sleeping, homeless", or once where its name says that."""
    return name if kind == standing or name.endswith(f", {standing}") else f"{name}, {standing}"


class Held(NamedTuple):
    """A stay in custody, from a day to the day of leaving; None for one that goes on."""

    from_on: date
    to_on: date | None = None
    at_large: bool = False


class Placed(NamedTuple):
    """A placement: `code` is its kind of accommodation, the days are days of leaving: expected, funded, and real.

    `moved_to` is where to, once it ended: a code of accommodation, or one of `MOVED_ELSEWHERE`.
    """

    number: int
    code: str
    from_on: date
    leaves_on: date | None = None
    funded_leaves_on: date | None = None
    left_on: date | None = None
    moved_to: str | None = None
    area: str | None = None

    @property
    def until(self) -> date | None:
        """The day on which it runs out while nobody has ended it."""
        return runs_out_on(self.funded_leaves_on, self.leaves_on)

    def covers(self, on: date) -> bool:
        """Whether it goes on: from its first day until somebody ended it, past its expected end too."""
        return self.from_on <= on and (self.left_on is None or on < self.left_on)


class HomeSaid(NamedTuple):
    """What was said of where somebody sleeps from a day on: a code of accommodation, or a word of `WORDED`.

    `leaves_on` is the day of leaving, where one was said. `source` is SAID, RELEASE, PLAN, or PLACEMENT for what was
    said when that ended, and `number` the row.
    """

    number: int
    code: str
    on: date
    leaves_on: date | None = None
    source: str = SAID
    area: str | None = None


class HomeFacts(NamedTuple):
    """All that is known of where somebody sleeps, in any order."""

    held: Collection[Held] = ()
    placed: Collection[Placed] = ()
    said: Collection[HomeSaid] = ()


class HomeOn(NamedTuple):
    """Where somebody sleeps on a day.

    `kind` is a code of accommodation or a word of `WORDED`, None where nothing was ever said; `standing` one of
    `STANDINGS`. `since` is the first day of the unbroken time in that kind, `until` the day of leaving so far as it is
    known. `source` is where the answer comes from, and `number` its placement, or what was said; None for custody.
    """

    kind: str | None = None
    standing: str = NOT_ASKED
    since: date | None = None
    until: date | None = None
    area: str | None = None
    source: str | None = None
    number: int | None = None


def home_on(facts: HomeFacts, on: date, classes: Mapping[str, str]) -> HomeOn:
    """Where somebody sleeps on a day; `classes` are those of the codes of accommodation.

    A stay in custody counts first, but not while the person is at large; then a placement, the one that began last,
    until somebody ended it; then what was said last for a day. The end of a stay ends all that was said before it: who
    left and of whom nobody said where to is not known. So is whoever was said to leave by now.
    """
    found, since = asleep_on(facts, on, classes), None
    for day in changes_back(facts, on):
        if asleep_on(facts, day, classes).kind != found.kind:
            break
        since = day
    return found._replace(since=since)


def home_before(facts: HomeFacts, home: HomeOn, classes: Mapping[str, str]) -> HomeOn:
    """Where somebody slept before they came to where they are; never asked where nothing is known of it."""
    return HomeOn() if home.since is None else home_on(facts, home.since - timedelta(days=1), classes)


def changes_back(facts: HomeFacts, on: date) -> list[date]:
    """The days by a day from which another answer may hold, the newest first."""
    days = [(one.from_on, one.to_on) for one in facts.held]
    days += [(one.from_on, one.left_on) for one in facts.placed]
    days += [(one.on, one.leaves_on) for one in facts.said]
    return sorted({day for pair in days for day in pair if day is not None and day <= on}, reverse=True)


def asleep_on(facts: HomeFacts, on: date, classes: Mapping[str, str]) -> HomeOn:
    """As `home_on`, but `since` is that of the newest fact alone: quicker for who asks thousands for the kind only."""
    # Lists of thousands come by here: a fact by itself, as most are, is held against no other.
    inside = [one for one in facts.held if one.from_on <= on and (one.to_on is None or on < one.to_on)]
    if inside:
        stay = inside[0] if len(inside) == 1 else max(inside, key=lambda one: one.from_on)
        kind, standing = (AT_LARGE, NOT_KNOWN) if stay.at_large else (CUSTODY, CUSTODY)
        return HomeOn(kind, standing, stay.from_on, stay.to_on, source=CUSTODY)
    placed = [one for one in facts.placed if one.covers(on)]
    if placed:
        place = placed[0] if len(placed) == 1 else max(placed, key=lambda one: (one.from_on, one.number))
        standing = classes.get(place.code, NOT_KNOWN)
        return HomeOn(place.code, standing, place.from_on, place.until, place.area, PLACEMENT, place.number)
    return _as_said(facts, on, classes)


def _as_said(facts: HomeFacts, on: date, classes: Mapping[str, str]) -> HomeOn:
    out_on = max((one.to_on for one in facts.held if one.to_on is not None and one.to_on <= on), default=None)
    said = [one for one in _all_said(facts) if one.on <= on and (out_on is None or out_on <= one.on)]
    if not said:
        return HomeOn() if out_on is None else HomeOn(NOT_KNOWN, NOT_KNOWN, out_on, source=CUSTODY)
    last = said[0] if len(said) == 1 else max(said, key=lambda one: (one.on, _COUNTS[one.source], one.number))
    if last.leaves_on is not None and last.leaves_on <= on:
        return HomeOn(NOT_KNOWN, NOT_KNOWN, last.leaves_on, source=last.source, number=last.number)
    standing = CUSTODY if last.code == CUSTODY else classes.get(last.code, NOT_KNOWN)
    return HomeOn(last.code, standing, last.on, last.leaves_on, last.area, last.source, last.number)


def _all_said(facts: HomeFacts) -> Iterator[HomeSaid]:
    yield from facts.said
    for one in facts.placed:
        if one.left_on is not None and one.moved_to is not None:
            yield HomeSaid(one.number, one.moved_to, one.left_on, source=PLACEMENT)
