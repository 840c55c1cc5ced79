"""Why the duty to refer stands as it does, in words: where somebody sleeps, until when, and whether that meets it."""

from datetime import date
from typing import NamedTuple

from iomctl.domain.accommodation.duty_to_refer_prompts import CouncilReferral
from iomctl.domain.accommodation.prompts import NOT_ACCEPTED, NOT_STARTED, Prompt
from iomctl.domain.reviews import full_day


class DutyPlace(NamedTuple):
    """Somewhere to sleep: the policy's words for it, whether it meets the duty, the day of leaving, if one is known."""

    words: str
    meets: bool
    until_on: date | None = None


def meeting(place: DutyPlace) -> str:
    """A place and what it is to the duty: `Emergency hotel until 14 May 2026: does not meet the duty`."""
    until = f" until {full_day(place.until_on)}" if place.until_on else ""
    return f"{place.words}{until}: {'meets' if place.meets else 'does not meet'} the duty"


def first_night(place: DutyPlace | None) -> str:
    """The same of the night after a release; None is no place that is known."""
    return "no first night is known" if place is None else f"first night {meeting(place)}"


def living(place: DutyPlace, since: date, on: date) -> str:
    """Where somebody lives outside prison, of whom a council is to be asked on a day.

    A home whose nights ran out says so, one that meets the duty that it ends, and one without a last day since when.
    """
    if place.until_on is None:
        return f"{place.words} since {full_day(since)}"
    if place.until_on <= on:
        return f"{place.words}: nights ran out on {full_day(place.until_on)}"
    return f"{place.words} until {full_day(place.until_on)}: ends" if place.meets else meeting(place)


def referred_before(prompt: Prompt, newest: CouncilReferral | None) -> str:
    """What is said of an earlier referral where a council is to be asked all the same; "" where there is none."""
    if prompt.status != NOT_STARTED or newest is None or newest.submitted_on is None:
        return ""
    day = full_day(newest.submitted_on)
    if newest.status == NOT_ACCEPTED:
        return f"; not accepted when referred on {day}"
    return f"; the referral of {day} is too old to count"
