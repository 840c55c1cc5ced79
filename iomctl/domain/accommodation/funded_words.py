"""What is said of the nights that a funder pays for: how many are left, and what used up the others."""

from datetime import date

from iomctl.domain.accommodation.funded_nights import FundedNights
from iomctl.domain.accommodation.placements import nights_between
from iomctl.domain.counts import counted
from iomctl.domain.days.days import spoken
from iomctl.domain.references import PLACEMENT, reference
from iomctl.domain.reviews import full_day


def past_them(day: date, funded: FundedNights, today: date) -> str:
    """What is said of a day of leaving past the nights that are paid for, of which some are left."""
    last = funded.leaves_on or day
    over, left = counted(nights_between(last, day), "night"), funded.left or 0
    kept = counted(left, "funded night") + ("" if funded.whole else " left")
    said = f"{spoken(day, today)} is {over} past the {kept}, which end on {spoken(last, today)}"
    return said if funded.whole else f"{said}: {why_so_many(funded)}"


def none_left(funded: FundedNights) -> str:
    """What is said of a placement for which no night is left."""
    last = funded.last_night
    said = f"no funded night is left from {full_day(funded.from_on)}: {why_so_many(funded)}"
    return f"{said}; the last one paid for was the night of {full_day(last)}" if last else said


def in_brief(funded: FundedNights) -> str | None:
    """Why a placement is paid for so long, in a few words; None for no clock."""
    if funded.left is None:
        return None
    nights = funded.limit.nights
    if funded.whole or nights is None:
        said = counted(funded.left, "funded night")
    else:
        said = f"{funded.left} of {counted(nights, 'funded night')}"
    said = f"{said} from {full_day(funded.from_on)}"
    return said if funded.whole else f"{said}: {why_so_many(funded)}"


def why_so_many(funded: FundedNights) -> str:
    """What the nights are counted from, and what used them up before."""
    parts = []
    if funded.used:
        (first, nights), *more = funded.used
        by = [f"{reference(PLACEMENT, first.number)} used {nights}"]
        by += [f"{reference(PLACEMENT, one.number)} {nights}" for one, nights in more]
        of = "" if funded.limit.nights is None else f" of {funded.limit.nights}"
        parts.append(f"{', '.join(by)}{of}{_since(funded)}")
    if funded.closes_on is not None and funded.limit.within is not None:
        until = f"{funded.limit.within.words} after {_release(funded)} end on {full_day(funded.closes_on)}"
        parts.append(until)
    return "; ".join(parts)


def _since(funded: FundedNights) -> str:
    if funded.out_on is None and not funded.ahead:
        return ", counted together for no release is recorded"
    return f" since {_release(funded)}"


def _release(funded: FundedNights) -> str:
    if funded.out_on is None:
        return "the release that is ahead"
    return f"the release on {full_day(funded.out_on)}"
