"""iomctl release calendar: the day of each release, by reference, until it took place or fell away."""

from datetime import UTC, timedelta

import pytest

from tests.cli.diaries import entries, stream
from tests.cli.release_book import lay, set_due
from tests.program import Program

CALENDAR = ("release", "calendar")


@pytest.fixture
def leaving(iomctl: Program) -> Program:
    """Mercer, on the scheme, is out on Thu 11 June; Hollis on 10 July; of Sayle no day is known."""
    book = lay(iomctl)
    set_due(book, "N1", "conditional", "2026-06-12", "--on", "2026-03-02")
    set_due(book, "N2", "parole", "2026-07-10", "--on", "2026-03-02")
    return book


def test_each_has_its_day_and_says_no_name(leaving: Program) -> None:
    found = entries(leaving, *CALENDAR)
    assert [(one.title, one.day, one.status) for one in found] == [
        ("Release: N00001", "2026-06-11", "CONFIRMED"),
        ("Release: N00002", "2026-07-10", "CONFIRMED"),
    ]
    assert {one.values["X-MICROSOFT-CDO-BUSYSTATUS"] for one in found} == {"FREE"}
    assert not {"Mercer", "Hollis", "Kai", "Devon"} & set(stream(leaving, *CALENDAR).replace("\\,", " ").split())


def test_names_are_asked_for_and_are_a_disclosure(leaving: Program) -> None:
    def newest() -> tuple[str, str]:
        event = leaving("audit", "log", "--format", "json").succeeds().json()[-1]
        return event["kind"], event["people"]

    entries(leaving, *CALENDAR)
    assert newest() == ("consultation", "N00001-N00002")
    named = entries(leaving, *CALENDAR, "--cohort", "luton", "--names", "--reason", "resettlement meeting")
    assert [one.title.partition(" Mercer")[0] for one in named] == ["Release: N00001"]
    assert newest() == ("disclosure", "N00001")


def test_a_limited_access_mark_hides_the_name(leaving: Program) -> None:
    leaving("offender", "restrict", "N1", "--reason", "witness").succeeds()
    assert [one.title for one in entries(leaving, *CALENDAR)][:1] == ["Release: N00001"]
    assert [one.title for one in entries(leaving, *CALENDAR, "--names")][:1] == ["Release: N00001 restricted"]
    assert "Mercer" in entries(leaving, "--restricted", *CALENDAR, "--names")[0].title


def test_one_that_moves_is_the_same_with_a_higher_sequence(leaving: Program) -> None:
    before, other = entries(leaving, *CALENDAR)
    seen = [before.sequence]
    for words in (
        ("decide", "N1", "further-day", "--decision", "governor"),
        ("set", "N1", "conditional", "2026-06-19"),
    ):
        leaving.now += timedelta(hours=1)
        leaving("release", *words).succeeds()
        now = next(one for one in entries(leaving, *CALENDAR) if one.uid == before.uid)
        seen.append(now.sequence)
        assert now.stamp == leaving.now.astimezone(UTC)
    assert now.day == "2026-06-18"
    leaving("undo").succeeds()
    now = next(one for one in entries(leaving, *CALENDAR) if one.uid == before.uid)
    assert now.day == "2026-06-10"
    assert seen == sorted({*seen})
    assert now.sequence > seen[-1]
    assert other in entries(leaving, *CALENDAR)


def test_what_else_is_recorded_of_somebody_is_no_change_of_it(leaving: Program) -> None:
    before = entries(leaving, *CALENDAR)
    leaving("need", "set", "N1", "drugs=severe").succeeds()
    leaving("offender", "show", "N1").succeeds()
    assert entries(leaving, *CALENDAR) == before


def test_one_that_took_place_is_told_for_thirty_days(leaving: Program) -> None:
    before = entries(leaving, *CALENDAR)[0]
    leaving.travel(52)
    leaving("release", "happened", "N1", "--to", "A07B", "--colour", "red").succeeds()
    for days, told in ((0, True), (30, True), (1, False)):
        leaving.travel(days)
        found = {one.uid: one for one in entries(leaving, *CALENDAR)}
        assert (before.uid in found) is told
        if told:
            assert (found[before.uid].status, found[before.uid].day) == ("CONFIRMED", "2026-06-11")


@pytest.mark.parametrize(
    "words",
    [
        ("release", "withdraw", "N2", "--due", "--reason", "another's"),
        ("custody", "withdraw", "N2", "--reason", "another's"),
    ],
)
def test_one_that_fell_away_is_cancelled_for_thirty_days(leaving: Program, words: tuple[str, ...]) -> None:
    before = entries(leaving, *CALENDAR)[1]
    leaving(*words).succeeds()
    for days, told in ((0, ["CANCELLED"]), (29, ["CANCELLED"]), (2, [])):
        leaving.travel(days)
        now = [one for one in entries(leaving, *CALENDAR) if one.uid == before.uid]
        assert [one.status for one in now] == told
        assert all(one.sequence > before.sequence for one in now)


def test_it_is_narrowed_as_lists_are(leaving: Program) -> None:
    assert [one.title for one in entries(leaving, *CALENDAR, "--cohort", "luton")] == ["Release: N00001"]
    assert entries(leaving, *CALENDAR, "--area", "luton") in ([], entries(leaving, *CALENDAR)[:1])
    said = leaving(*CALENDAR, "--worker", "nobody", "--cohort", "nowhere").exits(3).err
    assert said.splitlines() == ["iomctl: no cohort nowhere", "iomctl: no worker nobody"]
