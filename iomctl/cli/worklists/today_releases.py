"""The words of releases on today's screen: those of the last days that nobody had planned, and those ahead."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from iomctl.cli.worklists.today_blocks import block
from iomctl.domain.counts import counted
from iomctl.domain.days.days import short
from iomctl.domain.days.written_days import WEEKDAYS
from iomctl.output.overview.overview import Block
from iomctl.output.screen import Part
from iomctl.output.styles import LATE

if TYPE_CHECKING:
    from datetime import date

    from iomctl.services.releases.lists import ComingRelease
    from iomctl.services.worklists.today_record import Today

PAST = {"day": 1, "to": 2}
AHEAD = {"day": 1, "prison": 5, "planned": 2, "to_do": 4}


def counts(day: "Today") -> list[Part]:
    """The figures of releases: those ahead, and of them those that nobody planned; those overdue; unplanned ones."""
    gone, open_ones = len(day.released), sum(not one.planned for one in day.releases)
    parts: list[Part] = [f"{len(day.releases):,} by {short(day.due_until, day.on)}"]
    if open_ones:
        parts.append((f"{open_ones:,} without a plan", LATE))
    if day.releases_overdue:
        parts.append((f"{len(day.releases_overdue):,} overdue", LATE))
    if gone:
        parts.append((f"{gone:,} unplanned in the last week", LATE))
    return parts


def released(day: "Today") -> Block:
    """Who was released in the last week without a plan, and to where."""
    rows = [
        {
            "offender": one.offender,
            "name": one.name,
            "day": f"out {_weekday(one.released_on, day.on)}",
            "to": f"{one.accommodation} {one.settled}",
            "type": f"release show {one.offender}",
        }
        for one in day.released
    ]
    return block("Released without a plan", "iomctl release past --unplanned", PAST, rows)


def releases(day: "Today") -> Block:
    """Who is released in the days ahead, those without a plan first."""
    return _ahead(day, "Releases", "iomctl release due --within 1w", "show", day.releases)


def overdue_releases(day: "Today") -> Block:
    """Whose day of release is past, and nobody said what happened."""
    return _ahead(day, "Overdue releases", "iomctl release overdue", "happened", day.releases_overdue)


def _ahead(day: "Today", title: str, command: str, verb: str, found: "Sequence[ComingRelease]") -> Block:
    rows = [
        {
            "offender": one.offender,
            "name": one.name,
            "day": _out(one, day.on),
            "prison": one.prison or "",
            "planned": "planned" if one.planned else "no plan",
            "to_do": f"to do: {one.to_do}" if one.to_do else "",
            "type": f"release {verb} {one.offender}",
        }
        for one in found
    ]
    return block(title, command, AHEAD, rows)


def _out(one: "ComingRelease", on: "date") -> str:
    if one.release_on is None or one.days_left is None:
        return "day not known"
    if one.days_left < 0:
        return f"was due out {_weekday(one.release_on, on)}, {counted(-one.days_left, 'day')} past"
    return f"out {_weekday(one.release_on, on)}"


def _weekday(day: "date", on: "date") -> str:
    return f"{WEEKDAYS[day.weekday()][:3]} {short(day, on)}"
