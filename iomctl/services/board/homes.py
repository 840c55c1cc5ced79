"""Releases in a period and where people slept after: on the first night, after four weeks, at three months."""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from sqlmodel import col

from iomctl.domain.accommodation.after_release import FOUR_WEEKS
from iomctl.domain.accommodation.home import TOLD
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
from iomctl.services.releases.review import query
from iomctl.services.releases.review_records import Releases, ReviewedRelease
from iomctl.storage.bulk import read
from iomctl.storage.tables.custodies import Custody
from iomctl.storage.tables.placements import Placement
from iomctl.storage.tables.releases import Release

SETTLED, TRANSIENT = CLASSES[:2]
MONTHS = 3
"""How long after a release a home is asked about again: the three months of commissioned services [HM-CRS]."""
LONGEST = timedelta(days=100)
"""More than three months: releases before it are in no measure."""
KINDS = {
    "sentence": "After a sentence",
    "remand": "After remand",
    "recall": "After a recall",
    "immediate": "By the court",
}


class _Went(NamedTuple):
    """One release, and how the person lived at three months."""

    release: ReviewedRelease
    later: str


def releases(scope: Scope) -> Iterator[Tally]:
    """Releases in all and by what they ended, and the measures of them."""
    found = list(_read(scope))
    now = [one.release for one in found if scope.first <= one.release.released_on]
    yield tally("releases", len(now))
    kinds = Counter(one.kind for one in now)
    for kind in (*ENDS, NOT_KNOWN):
        if kinds[kind]:
            yield tally("releases", kinds[kind], by="kind", group=KINDS.get(kind, "Not recorded"))
    yield _share("releases_planned", [one.planned for one in now])
    fridays = [one.late_friday for one in now if one.late_friday != NOT_KNOWN]
    yield _share("releases_not_late_friday", [word != YES for word in fridays])
    yield _share("releases_not_before_days_off", [_is_followed_by_work(scope, one.released_on) for one in now])
    notice = Counter(one.notice_days for one in now if one.notice_days is not None)
    yield tally("release_notice", sum(notice.values()), middle=median_of(notice))
    yield from _slept(scope, found)
    ended = [one.release for one in found if _is_in(scope, one.release.released_on + FOUR_WEEKS)]
    back = [one.back_28 for one in ended if one.back_28 not in {NOT_KNOWN, NOT_YET}]
    yield _share("recalled_four_weeks", [RECALLED in word.split(", ") for word in back])


def _slept(scope: Scope, found: Sequence[_Went]) -> Iterator[Tally]:
    """Where people slept after a release, of those of whom it is known, and of how many it is not."""
    first = [one.release.first_night_settled for one in found if scope.first <= one.release.released_on]
    weeks = [one.release.home_28_settled for one in found if _is_in(scope, one.release.released_on + FOUR_WEEKS)]
    months = [one.later for one in found if _is_in(scope, add_months(one.release.released_on, MONTHS))]
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


def _read(scope: Scope) -> Iterator[_Went]:
    days = (col(Release.released_on) >= scope.first - LONGEST, col(Release.released_on) <= scope.last)
    live = (col(Release.withdrawn_in).is_(None), scope.people(col(Custody.offender_id)))
    rows = read(scope.work, query(scope.last).where(*days, *live))
    if not rows:
        return
    of = Releases(scope.work, scope.day, rows)
    for row in rows:
        later_on = add_months(row.released_on, MONTHS)
        yield _Went(of.of(row), NOT_YET if later_on > scope.last else of.lived(row, later_on))


def _share(measure: str, so: Sequence[bool]) -> Tally:
    return tally(measure, sum(so), len(so))


def _is_told(word: str) -> bool:
    return word in TOLD


def _is_in(scope: Scope, day: date) -> bool:
    return scope.first <= day <= scope.last


def _is_followed_by_work(scope: Scope, day: date) -> bool:
    return scope.calendar.is_working(day) and scope.calendar.is_working(day + A_DAY)
