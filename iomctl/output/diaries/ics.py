"""Diary entries as an iCalendar stream (RFC 5545), that a calendar program takes in or subscribes to."""

from collections.abc import Iterable
from datetime import UTC, datetime, time, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from iomctl.domain.days.diary import DiaryEntry
from iomctl.domain.days.local_time import ZONE
from iomctl.output.clean import plain

if TYPE_CHECKING:
    from icalendar import Event, Timezone

MADE_BY = "-//iomctl//iomctl//EN"
"""Where schemes in England and Wales have their clocks."""


def stream_of(entries: Iterable[DiaryEntry], name: str) -> bytes:
    """The entries as one stream with a name; an hour is one by the clock on the wall, also after the clocks change.

    A stream without entries holds the zone alone: RFC 5545 wants one component at least.
    """
    from icalendar import Calendar

    calendar = Calendar()
    calendar.add("PRODID", MADE_BY)
    calendar.add("VERSION", "2.0")
    calendar.add("CALSCALE", "GREGORIAN")
    calendar.add("METHOD", "PUBLISH")
    calendar.add("X-WR-CALNAME", plain(name))
    made = list(entries)
    if not made or any(entry.at is not None for entry in made):
        calendar.add_component(_zone())
    for entry in made:
        calendar.add_component(_event(entry))
    stream: bytes = calendar.to_ical()
    return stream


def _zone() -> "Timezone":
    """The zone with its changes of the clock: at one in the morning, Greenwich time, on the last Sunday of two months.

    Spelt out here: as the library works it out from its data, summer time begins an hour late.
    """
    from icalendar import Timezone, TimezoneDaylight, TimezoneStandard

    zone = Timezone()
    zone.add("TZID", ZONE)
    for kind, name, begins, before, after in (
        (TimezoneDaylight, "BST", datetime(1996, 3, 31, 1), timedelta(0), timedelta(hours=1)),  # noqa: DTZ001 on the wall
        (TimezoneStandard, "GMT", datetime(1996, 10, 27, 2), timedelta(hours=1), timedelta(0)),  # noqa: DTZ001 the same
    ):
        change = kind()
        change.add("DTSTART", begins)
        change.add("RRULE", {"FREQ": "YEARLY", "BYMONTH": begins.month, "BYDAY": "-1SU"})
        change.add("TZNAME", name)
        change.add("TZOFFSETFROM", before)
        change.add("TZOFFSETTO", after)
        zone.add_component(change)
    return zone


def _event(entry: DiaryEntry) -> "Event":
    from icalendar import Event

    event = Event()
    event.add("UID", entry.uid)
    event.add("DTSTAMP", entry.changed_at)
    event.add("CREATED", entry.recorded_at)
    event.add("LAST-MODIFIED", entry.changed_at)
    event.add("SEQUENCE", entry.revision)
    event.add("SUMMARY", plain(entry.title))
    _add_day(event, entry)
    event.add("CLASS", "CONFIDENTIAL")
    event.add("STATUS", "CANCELLED" if entry.cancelled else "CONFIRMED")
    event.add("TRANSP", "OPAQUE" if entry.busy else "TRANSPARENT")
    event.add("X-MICROSOFT-CDO-BUSYSTATUS", "BUSY" if entry.busy else "FREE")
    for field, text in (("LOCATION", entry.place), ("DESCRIPTION", entry.about)):
        if text:
            event.add(field, plain(text))
    return event


def _add_day(event: "Event", entry: DiaryEntry) -> None:
    if entry.at is None:
        event.add("DTSTART", entry.on)
        event.add("DTEND", entry.on + timedelta(days=1))
    else:
        zone = ZoneInfo(ZONE)
        begins = datetime.combine(entry.on, time.fromisoformat(entry.at), zone)
        event.add("DTSTART", begins)
        event.add("DTEND", (begins.astimezone(UTC) + timedelta(minutes=entry.minutes)).astimezone(zone))
