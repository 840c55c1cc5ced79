"""iomctl panel calendar: the same panel is the same entry, at its hour by the clock on the wall."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
import vobject

from tests.books import laid_once
from tests.cli.diaries import entries, stream
from tests.conftest import MONDAY
from tests.program import Program

LONDON = ZoneInfo("Europe/London")
CALENDAR = ("panel", "calendar")


@laid_once
def there(iomctl: Program) -> None:
    """Two workers, a panel of each month at 19:00 until November, and one without an hour, on 20 April 2026."""
    iomctl("agency", "add", "Bedfordshire Police").succeeds()
    for worker in ("S Okafor", "J Byrne"):
        iomctl("worker", "add", worker, "--agency", "police").succeeds()
    held = ("--place", "Town Hall; room 2, left", "--chair", "okafor", "--minute-taker", "byrne")
    rhythm = ("--on", "2026-09-08", "--every", "2nd tue", "--until", "2026-11-30", "--at", "19:00")
    iomctl("panel", "add", "Luton panel", *rhythm, *held).succeeds()
    iomctl("panel", "add", "Away day", "--on", "2026-05-12").succeeds()


def test_seven_in_the_evening_stays_so_over_the_change_of_the_clocks(there: Program) -> None:
    found = [one.start for one in entries(there, *CALENDAR, "luton")]
    assert [f"{one:%d %H:%M}" for one in found] == ["08 19:00", "13 19:00", "10 19:00"]
    assert [one.astimezone(UTC).hour for one in found if isinstance(one, datetime)] == [18, 18, 19]
    assert "DTSTART;TZID=Europe/London:20261110T190000" in stream(there, *CALENDAR)


def test_the_zone_in_the_stream_is_the_zone(there: Program) -> None:
    """Each hour of two years around both changes of the clock, by the other parser's reading of what was written."""
    zone = vobject.readOne(stream(there, *CALENDAR)).vtimezone.gettzinfo()
    around = [datetime(year, *day, tzinfo=UTC) for year in (2026, 2027) for day in ((3, 25), (10, 20))]
    hours = [first + timedelta(hours=number) for first in around for number in range(24 * 8)]
    assert [one for one in hours if f"{one.astimezone(zone):%d %H}" != f"{one.astimezone(LONDON):%d %H}"] == []


def test_a_panel_without_an_hour_takes_its_day(there: Program) -> None:
    (one,) = entries(there, *CALENDAR, "away")
    assert (one.day, one.title) == ("2026-05-12", "Away day")
    text = stream(there, *CALENDAR, "away")
    assert "DTSTART;VALUE=DATE:20260512\r\nDTEND;VALUE=DATE:20260513\r\n" in text
    assert "VTIMEZONE" not in text


def test_it_lasts_as_long_as_the_policy_says(there: Program, tmp_path: Path) -> None:
    def told() -> list[tuple[str, int]]:
        events = vobject.readOne(stream(there, *CALENDAR)).vevent_list
        ends = [f"{one.dtend.value - one.dtstart.value}" for one in events]
        return list(zip(ends, (int(one.sequence.value) for one in events), strict=True))

    assert told() == [("1 day, 0:00:00", 0), *[("2:00:00", 0)] * 3]
    file = tmp_path / "longer.toml"
    text = there("policy", "show", "--text").succeeds().out
    file.write_text(text.replace("lasts_minutes = 120", "lasts_minutes = 90"), "utf-8")
    there("--yes", "policy", "load", str(file)).succeeds()
    assert told() == [("1 day, 0:00:00", 1), *[("1:30:00", 1)] * 3]
    there("panel", "cancel", "3", "--reason", "no room").succeeds()
    file.write_text(text, "utf-8")
    there("--yes", "policy", "load", str(file)).succeeds()
    assert [sequence for _, sequence in told()] == [2, 2, 2, 2]


def test_what_is_said_of_it_is_text(there: Program) -> None:
    first = entries(there, *CALENDAR, "luton")[0]
    assert first.values["LOCATION"] == "Town Hall; room 2, left"
    assert first.values["DESCRIPTION"] == "Chair S Okafor, Minutes J Byrne"
    assert (first.values["TRANSP"], first.values["X-MICROSOFT-CDO-BUSYSTATUS"]) == ("OPAQUE", "BUSY")
    there("panel", "edit", "4", "--place", "x\nEND:VEVENT\\n\x1b[31m").exits(4)
    there("panel", "edit", "4", "--place", 'x\\nEND:VEVENT;TZID="a,b"').succeeds()
    (one,) = entries(there, *CALENDAR, "away")
    assert one.values["LOCATION"] == 'x\\nEND:VEVENT;TZID="a,b"'


def test_one_that_moves_is_the_same_and_its_sequence_goes_up_with_each_change(there: Program) -> None:
    (before,) = entries(there, *CALENDAR, "away")
    assert before.sequence == 0
    others = {one.uid: one.sequence for one in entries(there, *CALENDAR, "luton")}
    for number, words in enumerate((("--on", "2026-05-14"), ("--at", "10:00"), ("--name", "Away days")), 1):
        there.now += timedelta(hours=1)
        there("panel", "edit", "4", *words).succeeds()
        (now,) = entries(there, *CALENDAR, "away")
        assert (now.uid, now.sequence) == (before.uid, number)
        assert now.stamp == there.now.astimezone(UTC)
    there("undo").succeeds()
    (now,) = entries(there, *CALENDAR, "away")
    assert (now.title, now.uid, now.sequence) == ("Away day", before.uid, 4)
    assert {one.uid: one.sequence for one in entries(there, *CALENDAR, "luton")} == others


@pytest.mark.parametrize("verb", ["cancel", "withdraw"])
def test_one_that_does_not_take_place_is_said_so_for_thirty_days_but_not_why(there: Program, verb: str) -> None:
    (before,) = entries(there, *CALENDAR, "away")
    there("panel", verb, "4", "--reason", "Kai Mercer is in hospital").succeeds()
    for days in (0, 29):
        there.travel(days)
        (now,) = entries(there, *CALENDAR, "away")
        assert (now.uid, now.status, now.sequence) == (before.uid, "CANCELLED", 1)
        assert "DESCRIPTION" not in now.values
        assert "Mercer" not in stream(there, *CALENDAR)
    there.travel(2)
    assert entries(there, *CALENDAR, "away") == []


def test_what_was_planned_and_undone_is_said_to_be_cancelled_for_thirty_days(there: Program) -> None:
    """Whoever took the diary in before it was undone must not keep a false day."""
    room = ("--on", "2026-07-07", "--every", "month", "--until", "2026-08-30", "--at", "14:00", "--chair", "okafor")
    there("panel", "add", "Town panel", *room).succeeds()
    before = entries(there, *CALENDAR, "town")
    assert [one.status for one in before] == ["CONFIRMED", "CONFIRMED"]
    there.now += timedelta(hours=1)
    there("undo").succeeds()
    for days in (0, 29):
        there.travel(days)
        for words in ((), ("--worker", "okafor")):
            now = [one for one in entries(there, *CALENDAR, *words) if one.title == "Town panel"]
            assert [one.uid for one in now] == [one.uid for one in before]
            assert {(one.status, one.sequence) for one in now} == {("CANCELLED", 1)}
            assert [(one.start, one.values["DESCRIPTION"]) for one in now] == [
                (one.start, "Chair S Okafor") for one in before
            ]
    assert entries(there, *CALENDAR, "town", "--worker", "byrne") == []
    there("redo").succeeds()
    assert {(one.status, one.sequence) for one in entries(there, *CALENDAR, "town")} == {("CONFIRMED", 2)}
    there("undo").succeeds()
    there.travel(31)
    assert entries(there, *CALENDAR, "town") == []


def test_a_worker_has_those_that_they_chair_or_take_the_minutes_of(there: Program) -> None:
    there("panel", "edit", "1", "--chair", "byrne", "--minute-taker", "okafor").succeeds()
    there("panel", "edit", "2", "--chair", "byrne", "--minute-taker", "").succeeds()
    assert [one.uid.split("@")[0] for one in entries(there, *CALENDAR, "--worker", "okafor")] == ["panel-1", "panel-3"]
    assert "no worker nobody" in there(*CALENDAR, "--worker", "nobody").exits(3).err


def test_two_books_have_no_entry_in_common(tmp_path: Path) -> None:
    """Also where both begin at the same moment, by the same hand."""
    found = set()
    for name in ("here", "there"):
        book = Program(db=str(tmp_path / f"{name}.sqlite"), now=MONDAY, environ={"IOMCTL_ACTOR": "m.adeyemi"})
        book("init", "--scheme", "IOM Luton", "--area", "Luton").succeeds()
        book("panel", "add", "Away day", "--on", "2026-05-12").succeeds()
        found |= {one.uid for one in entries(book, *CALENDAR)}
    assert len(found) == 2


def test_without_panels_it_is_an_empty_calendar_with_one_component(iomctl: Program) -> None:
    for words in (CALENDAR, ("release", "calendar"), ("review", "calendar", "--ics")):
        assert entries(iomctl, *words) == []
        (only,) = vobject.readOne(stream(iomctl, *words)).components()
        assert only.name == "VTIMEZONE"
