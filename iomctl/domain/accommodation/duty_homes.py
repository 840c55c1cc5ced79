"""Where somebody lives as the duty to refer sees it, and since when a council is to be asked."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import NamedTuple

from iomctl.domain.accommodation.duty_to_refer_prompts import CouncilReferral, DutyHome, asked_again, duty_to_refer
from iomctl.domain.accommodation.home import HOMELESS, NOT_KNOWN, PLACEMENT, HomeFacts, HomeOn, home_before, home_on
from iomctl.domain.accommodation.prompts import NOT_ACCEPTED, NOT_STARTED, first_day
from iomctl.domain.policy.home_and_release_choices import Accommodation
from iomctl.domain.policy.prompt_windows import PromptWindows

A_DAY = timedelta(days=1)


class LivesIn(NamedTuple):
    """A home outside prison, or none: as the duty sees it, and since when one lasts that does not meet it.

    `roofless` is who has none, `before` the home that they came to have none from.
    """

    home: DutyHome
    since: date
    roofless: bool = False
    before: HomeOn | None = None


def lives_in(
    facts: HomeFacts, home: HomeOn, on: date, codes: Mapping[str, Accommodation], next_meets: bool
) -> LivesIn | None:
    """Where somebody lives who sleeps in `home` on a day; None for who is not to be asked about.

    That is who is in custody, of whom nothing was ever said, and whose home is not known, unless it is not known since
    nights ran out in a home that does not meet the duty. `next_meets` is whether a place is arranged that meets it.
    """
    if home.since is None or home.kind is None:
        return None
    fell = _fell_out(facts, home, codes)
    if home.kind in codes:
        meets = codes[home.kind].meets
    elif home.kind == NOT_KNOWN and fell is not None:
        meets = False
    else:
        return None
    ran_out_on = home.until if home.until is not None and home.until <= on and not meets else fell and fell[0]
    since = home.since if meets else _first_night(facts, home, codes)
    ends_on = None if meets and _only_paid_until(facts, home) else home.until
    asked = DutyHome(ends_on, next_meets, meets, outside=True, ran_out_on=ran_out_on)
    return LivesIn(asked, since, _without_roof(home), fell[1] if fell else None)


def due_since(
    lives: LivesIn, newest: CouncilReferral | None, on: date, windows: PromptWindows, opens_on: date | None = None
) -> date:
    """Since when a council is to be asked, of a duty that is to be done on a day.

    From the first night in a home that does not meet it, or from the window before the end of one that does; after a
    referral from when that counts no more: the day after its time, or the day on which it is asked for again.
    `opens_on` is the first day of the window of a release.
    """
    home = lives.home
    first = opens_on or (first_day(home.ends_on, windows.council_before) if home.meets else None) or lives.since
    if newest is None or newest.submitted_on is None or newest.submitted_on > on:
        return first
    over = [windows.council_holds.after(newest.submitted_on) + A_DAY]
    if newest.status == NOT_ACCEPTED and asked_again(home, newest.submitted_on, on, windows):
        again = (home.ran_out_on, first_day(home.ends_on, windows.council_before) if home.outside else None)
        over += [day for day in again if day is not None and newest.submitted_on < day <= on]
    return max(first, min(over))


class DutyAsking(NamedTuple):
    """What decides whether a council is to be asked, beside where somebody lives; `next_meets` as for `lives_in`."""

    newest: CouncilReferral | None
    windows: PromptWindows
    codes: Mapping[str, Accommodation]
    next_meets: bool


def due_unbroken_since(facts: HomeFacts, lives: LivesIn, on: date, asking: DutyAsking) -> date:
    """As `due_since` of who is out of prison, over all days on which it was to be done, for whichever reason.

    Nights ran out in one hotel, and the next ends soon: to be done since the nights ran out.
    """
    newest, windows, codes, next_meets = asking
    classes = {code: one.settled for code, one in codes.items()}
    since = due_since(lives, newest, on, windows)
    while since > lives.since:
        before = since - A_DAY
        then = lives_in(facts, home_on(facts, before, classes), before, codes, next_meets)
        if then is None or then.home.meets != lives.home.meets:
            break
        if duty_to_refer(then.home, newest, before, windows).status != NOT_STARTED:
            break
        since = due_since(then, newest, before, windows)
    return since


def is_late(lives: LivesIn, on: date) -> bool:
    """Whether the council was to be asked before a day that is past: the nights ran out, the home ended, or none is."""
    home = lives.home
    return lives.roofless or home.ran_out_on is not None or (home.ends_on is not None and home.ends_on <= on)


def _without_roof(home: HomeOn) -> bool:
    return home.standing == HOMELESS or home.kind == NOT_KNOWN


def _fell_out(facts: HomeFacts, home: HomeOn, codes: Mapping[str, Accommodation]) -> tuple[date, HomeOn] | None:
    """When and from which home that does not meet the duty somebody came to have none; None for nobody else."""
    classes = {code: one.settled for code, one in codes.items()}
    now = home
    while _without_roof(now) and now.since is not None:
        before = home_before(facts, now, classes)
        if not _without_roof(before):
            return (now.since, before) if _falls_short(before, codes) else None
        now = before
    return None


def _falls_short(home: HomeOn, codes: Mapping[str, Accommodation]) -> bool:
    """Whether it is a kind of accommodation that does not meet the duty."""
    return home.kind is not None and home.kind in codes and not codes[home.kind].meets


def _first_night(facts: HomeFacts, home: HomeOn, codes: Mapping[str, Accommodation]) -> date:
    """The first night of the unbroken time outside prison in homes that do not meet the duty, or in none."""
    classes = {code: one.settled for code, one in codes.items()}
    now, first = home, home.since
    while now.since is not None and (now.kind == NOT_KNOWN or _falls_short(now, codes)):
        first, now = now.since, home_before(facts, now, classes)
    return first or date.min


def _only_paid_until(facts: HomeFacts, home: HomeOn) -> bool:
    """Whether the last day of a placement is only that of the money for it."""
    if home.source != PLACEMENT:
        return False
    paid = {one.funded_leaves_on for one in facts.placed if one.number == home.number and one.leaves_on == home.until}
    return home.until in paid
