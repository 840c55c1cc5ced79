"""The day is that of the scheme's clock, on whatever clock the machine runs."""

from datetime import UTC, datetime

import pytest

from tests.acceptance.settled import settle
from tests.books import CopyOf
from tests.program import Program

JUST_AFTER_MIDNIGHT = datetime(2026, 6, 14, 23, 30, tzinfo=UTC)
"""In London it is half past midnight on 15 June."""


@pytest.fixture
def night(copy_of: CopyOf) -> Program:
    program = copy_of(settle)
    program.now = JUST_AFTER_MIDNIGHT
    return program


def test_in_summer_a_day_begins_an_hour_before_that_of_utc(night: Program) -> None:
    assert night("today", "--format", "json").succeeds().json()["on"] == "2026-06-15"
    night("review", "hold", "N1", "--on", "16/6/2026").exits(4)
    held = night("review", "hold", "N1", "--on", "15/6/2026", "--format", "json").succeeds().json()
    assert held["due_by"] > "2026-06-15"
    history = night("offender", "history", "N1", "--format", "json").succeeds().json()
    assert "2026-06-15" in {one["changed_on"] for one in history if one["what"] == "review"}


def test_the_trail_and_what_was_known_go_by_the_same_day(night: Program) -> None:
    night("note", "add", "N1", "half past midnight", "--kind", "fact").succeeds()
    night.now = datetime(2026, 6, 16, 9, 0, tzinfo=UTC)
    found = night("audit", "log", "--since", "15/6/2026", "--until", "15/6/2026", "--format", "json").succeeds().json()
    assert "note add" in [one["command"] for one in found]
    assert night("audit", "log", "--until", "14/6/2026", "--since", "14/6/2026", "--format", "json").json() == []
    known = {day: night("note", "list", "N1", "--known-on", day).succeeds().out for day in ("14/6/2026", "15/6/2026")}
    assert "half past midnight" not in known["14/6/2026"]
    assert "half past midnight" in known["15/6/2026"]


def test_settings_say_by_whose_clock(iomctl: Program) -> None:
    told = {one["setting"]: one for one in iomctl("settings", "--format", "json").succeeds().json()}
    assert told["time_zone"]["value"] == "Europe/London"
