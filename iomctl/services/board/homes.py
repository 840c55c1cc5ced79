"""Releases in a period and where people slept after: on the first night, after four weeks, at three months."""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Any, NamedTuple

from sqlmodel import col

from iomctl.domain.accommodation.after_release import FOUR_WEEKS, SinceRelease, back_in_four_weeks
from iomctl.domain.accommodation.home import TOLD, asleep_on
from iomctl.domain.accommodation.past_releases import ENDS, NOT_KNOWN, NOT_YET, YES
from iomctl.domain.accommodation.spans import DaySpan
from iomctl.domain.days.intervals import add_months
from iomctl.domain.measures.tally import Tally
from iomctl.domain.medians import median_of
from iomctl.domain.policy.home_and_release_choices import CLASSES, PlacementKind
from iomctl.domain.policy.prompt_windows import RECALLED
from iomctl.services.accommodation.records import counts_on
from iomctl.services.board.asked import A_DAY, Scope, broken_down, tally
from iomctl.services.figures.spend_counts import SpendAsked, spend
from iomctl.services.homes.homes import Homes
from iomctl.services.releases.review import query
from iomctl.services.releases.went import HowTheyWent, Went
from iomctl.storage.bulk import read
from iomctl.storage.tables.custodies import Custody
from iomctl.storage.tables.placements import Placement
from iomctl.storage.tables.releases import Release

SETTLED, TRANSIENT = CLASSES[:2]
MONTHS = 3
"""How long after a release a home is asked about again: the three months of commissioned services [HM-CRS]."""
LONGEST = timedelta(days=100)
"""More than three months: releases before it are in no measure."""
BACK_BY = ("recalled", "arrested", "inside", "on_scheme_until")
"""Of what became of somebody what says whether they were back."""
KINDS = {
    "sentence": "After a sentence",
    "remand": "After remand",
    "recall": "After a recall",
    "immediate": "By the court",
}


class _Past(NamedTuple):
    """One release: how it `went`, if it was in the period, and how the person lived where that is asked for.

    `first`, `weeks` and `months` are of the first night, four weeks and three months after it, `back` whether they were
    back by four weeks; None where that day is not in the period.
    """

    went: Went | None
    released_on: date
    first: str | None
    weeks: str | None
    months: str | None
    back: str | None


def releases(scope: Scope) -> Iterator[Tally]:
    """Releases in all and by what they ended, and the measures of them."""
    found = list(_read(scope))
    now = [(one.went, one.released_on) for one in found if one.went is not None]
    yield tally("releases", len(now))
    kinds = Counter(went.ended for went, _ in now)
    for kind in (*ENDS, NOT_KNOWN):
        if kinds[kind]:
            yield tally("releases", kinds[kind], by="kind", group=KINDS.get(kind, "Not recorded"))
    yield _share("releases_planned", [went.unplanned is None for went, _ in now])
    fridays = [went.late_friday for went, _ in now if went.late_friday != NOT_KNOWN]
    yield _share("releases_not_late_friday", [word != YES for word in fridays])
    yield _share("releases_not_before_days_off", [_is_followed_by_work(scope, day) for _, day in now])
    notice = Counter(went.notice_days for went, _ in now if went.notice_days is not None)
    yield tally("release_notice", sum(notice.values()), middle=median_of(notice))
    yield from _slept(found)
    back = [one.back for one in found if one.back is not None and one.back not in {NOT_KNOWN, NOT_YET}]
    yield _share("recalled_four_weeks", [RECALLED in word.split(", ") for word in back])


def _slept(found: Sequence[_Past]) -> Iterator[Tally]:
    """Where people slept after a release, of those of whom it is known, and of how many it is not."""
    first = [one.first for one in found if one.first is not None]
    weeks = [one.weeks for one in found if one.weeks is not None]
    months = [one.months for one in found if one.months is not None]
    yield _share("home_first_night", [one in {SETTLED, TRANSIENT} for one in first if _is_told(one)])
    yield _share("home_settled_first_night", [one == SETTLED for one in first if _is_told(one)])
    yield _share("home_settled_four_weeks", [one == SETTLED for one in weeks if _is_told(one)])
    yield _share("home_settled_three_months", [one == SETTLED for one in months if _is_told(one)])
    for group, told in (("First night", first), ("After four weeks", weeks), ("At three months", months)):
        yield tally("homes_not_known", sum(not _is_told(one) for one in told), len(told), by="night", group=group)


def funded_nights(scope: Scope) -> Iterator[Tally]:
    """Nights slept in the period in places of each kind whose nights are paid for up to a number."""
    kinds = scope.day.either(PlacementKind)
    funded = [one for one in kinds.values() if one.nights and not one.money]
    money = tuple(code for code, one in kinds.items() if one.money)
    narrowed = (counts_on(scope.last), scope.people(col(Placement.offender_id)))
    span = DaySpan("", scope.first, scope.last + A_DAY)
    # A night is slept once it is over: that of the last day is, unless the day is today.
    until = scope.last + A_DAY if scope.over else scope.last
    asked = SpendAsked(until, money, narrowed, (span,), False)
    found = {row.key: row for row in scope.work.session.execute(spend(asked, col(Placement.kind)))}
    nights = {one.name: int(found[one.code].nights) if one.code in found else 0 for one in funded}
    yield tally("funded_nights", sum(nights.values()))
    yield from broken_down("funded_nights", "kind", nights.items())
    slept = {one.name: int(found[one.code].people) if one.code in found else 0 for one in funded}
    yield from broken_down("funded_people", "kind", slept.items())


def _read(scope: Scope) -> Iterator[_Past]:
    days = (col(Release.released_on) >= scope.first - LONGEST, col(Release.released_on) <= scope.last)
    live = (col(Release.withdrawn_in).is_(None), scope.people(col(Custody.offender_id)))
    rows = read(scope.work, query(scope.last, BACK_BY).where(*days, *live))
    if not rows:
        return
    # How it went is asked of those in the period alone, where people slept of earlier ones too.
    of = HowTheyWent(scope.work, scope.day, [row for row in rows if _is_in(scope, row.released_on)])
    homes = Homes(scope.work, scope.day, [row.offender_id for row in rows])
    for row in rows:
        facts, out_on = homes.facts(row.offender_id), row.released_on
        first, weeks, months = (
            asleep_on(facts, night, homes.classes).standing if _is_in(scope, night) else None
            for night in (out_on, out_on + FOUR_WEEKS, add_months(out_on, MONTHS))
        )
        back = None if weeks is None else back_in_four_weeks(out_on, _since(row), scope.last)
        yield _Past(None if first is None else of.of(row), out_on, first, weeks, months, back)


def _since(row: Any) -> SinceRelease:
    return SinceRelease(**{name: getattr(row, name) for name in BACK_BY})


def _share(measure: str, so: Sequence[bool]) -> Tally:
    return tally(measure, sum(so), len(so))


def _is_told(word: str) -> bool:
    return word in TOLD


def _is_in(scope: Scope, day: date) -> bool:
    return scope.first <= day <= scope.last


def _is_followed_by_work(scope: Scope, day: date) -> bool:
    return scope.calendar.is_working(day) and scope.calendar.is_working(day + A_DAY)
