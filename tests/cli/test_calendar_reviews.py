"""iomctl review calendar --ics: the last day of each review, for a calendar program."""

import stat
from datetime import UTC, timedelta
from pathlib import Path

import pytest

from tests.books import laid_once
from tests.cli.diaries import Read, entries, read, stream
from tests.conftest import MONDAY
from tests.program import Program

CALENDAR = ("review", "calendar", "--ics")


@laid_once
def cases(iomctl: Program) -> None:
    """Mercer, amber, led by Okafor, with a review due by 10 April, and Hollis, red, of nobody, by 27 April."""
    iomctl("agency", "add", "Bedfordshire Police").succeeds()
    iomctl("worker", "add", "S Okafor", "--agency", "police").succeeds()
    iomctl("cohort", "create", "luton", "--name", "IOM Luton").succeeds()
    for surname, who, colour, day in (
        ("Mercer", ("--worker", "okafor"), "amber", "2026-03-13"),
        ("Hollis", ("--no-worker",), "red", "2026-04-13"),
    ):
        iomctl("offender", "add", "--surname", surname, "--forenames", "Kai", "--area", "Luton").succeeds()
        adopt = ("--cohort", "luton", "--tier", "fixed", "--colour", colour, *who, "--reason", "court", "--on", day)
        iomctl("cohort", "adopt", surname.lower(), *adopt).succeeds()


def of(cases: Program, reference: str, status: str = "CONFIRMED") -> list[Read]:
    return [one for one in entries(cases, *CALENDAR) if reference in one.title and one.status == status]


def test_each_review_ahead_has_its_last_day_and_no_name(cases: Program) -> None:
    found = entries(cases, *CALENDAR)
    assert [(one.title, one.day, one.status) for one in found] == [
        ("Review due: N00001", "2026-04-10", "CONFIRMED"),
        ("Review due: N00002", "2026-04-27", "CONFIRMED"),
    ]
    assert found[0].values["DESCRIPTION"] == "Between Fri 3 Apr 2026 and Fri 10 Apr 2026; cohort luton; S Okafor"
    assert {(one.values["TRANSP"], one.values["X-MICROSOFT-CDO-BUSYSTATUS"]) for one in found} == {
        ("TRANSPARENT", "FREE")
    }
    assert not {"Mercer", "Hollis", "Kai"} & set(stream(cases, *CALENDAR).split())


def test_one_that_is_moved_stays_the_same_and_one_that_was_held_gives_way_to_the_next(cases: Program) -> None:
    (first,) = of(cases, "N00001")
    cases.now += timedelta(hours=1)
    cases("review", "set", "N1", "2026-04-24", "--on", "2026-04-17", "--reason", "panel moved").succeeds()
    (moved,) = of(cases, "N00001")
    assert (moved.uid, moved.day, moved.stamp) == (first.uid, "2026-04-24", cases.now.astimezone(UTC))
    assert moved.sequence > first.sequence
    cases("review", "hold", "N1").succeeds()
    (following,) = of(cases, "N00001")
    (held,) = of(cases, "N00001", "CANCELLED")
    assert (held.uid, held.title) == (first.uid, "Review held: N00001")
    assert held.sequence > moved.sequence
    assert following.uid != first.uid
    assert following.day > moved.day
    cases("undo").succeeds()
    (again,) = of(cases, "N00001")
    assert (again.uid, again.day) == (first.uid, "2026-04-24")
    assert again.sequence > held.sequence


@pytest.mark.parametrize(
    ("words", "title"),
    [
        (("review", "exempt", "N1", "--reason", "health"), "Review exempt: N00001"),
        (
            ("cohort", "deselect", "N1", "--reason", "risk-reduced", "--exit-plan", "drug service"),
            "Review no longer due: N00001",
        ),
    ],
)
def test_one_that_is_no_longer_due_is_cancelled_for_thirty_days(
    cases: Program, words: tuple[str, ...], title: str
) -> None:
    (before,) = of(cases, "N00001")
    cases(*words).succeeds()
    for days, told in ((0, [title]), (29, [title]), (2, [])):
        cases.travel(days)
        now = of(cases, "N00001", "CANCELLED")
        assert [one.title for one in now] == told
        assert all(one.uid == before.uid for one in now)
    assert of(cases, "N00001") == []


def test_what_was_recorded_and_ended_at_once_never_stood_in_a_diary(tmp_path: Path) -> None:
    """A demonstration is made by one command, with reviews held in the weeks before."""
    place = str(tmp_path / "demo.sqlite")
    demo = Program(db=place, now=MONDAY)
    demo("demo", place, "--people", "20").succeeds()
    ahead = demo("review", "list", "--format", "json").succeeds().json()
    found = entries(demo, *CALENDAR)
    assert {one.status for one in found} == {"CONFIRMED"}
    assert len(found) == len([one for one in ahead if one["standing"] != "exempt"])


def test_a_book_that_is_worked_out_anew_tells_the_same(cases: Program) -> None:
    for day in ("2026-03-20", "2026-04-03"):
        cases("review", "hold", "N1", "--on", day).succeeds()
    before = [(one.uid, one.day, one.status, one.sequence) for one in entries(cases, *CALENDAR)]
    assert [(uid.split("@")[0], status) for uid, _, status, _ in before] == [
        ("review-1-1", "CANCELLED"),
        ("review-1-2", "CANCELLED"),
        ("review-2-1", "CONFIRMED"),
        ("review-1-3", "CONFIRMED"),
    ]
    cases("db", "rebuild").succeeds()
    assert [(one.uid, one.day, one.status, one.sequence) for one in entries(cases, *CALENDAR)] == before


def test_it_is_narrowed_as_lists_are_and_by_weeks(cases: Program) -> None:
    assert [one.title for one in entries(cases, *CALENDAR, "--worker", "okafor")] == ["Review due: N00001"]
    assert [one.title for one in entries(cases, *CALENDAR, "--weeks", "1")] == [
        "Review due: N00001",
        "Review due: N00002",
    ]
    cases("review", "set", "N2", "2026-05-04", "--reason", "panel").succeeds()
    assert [one.title for one in entries(cases, *CALENDAR, "--weeks", "1")] == ["Review due: N00001"]
    assert len(entries(cases, *CALENDAR)) == 2


def test_names_and_marks(cases: Program) -> None:
    cases("offender", "restrict", "N2", "--reason", "witness").succeeds()
    assert [one.title for one in entries(cases, *CALENDAR, "--names")] == [
        "Review due: N00001 Mercer, Kai",
        "Review due: N00002 restricted",
    ]
    assert entries(cases, "--restricted", *CALENDAR, "--names")[1].title == "Review due: N00002 Hollis, Kai"
    kinds = [event["kind"] for event in cases("audit", "log", "--format", "json").json()[-2:]]
    assert kinds == ["disclosure", "disclosure"]


def test_a_file_of_its_own_is_whole_and_private(cases: Program, tmp_path: Path) -> None:
    file = tmp_path / "reviews.ics"
    answer = cases(*CALENDAR, "--output", str(file)).succeeds()
    assert (answer.out, answer.err) == ("", f"2 entries in {file}\n")
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert read(file.read_bytes().decode()) == entries(cases, *CALENDAR)
    assert "--yes" in cases(*CALENDAR, "--output", str(file)).exits(2).err
    cases("--yes", *CALENDAR, "--output", str(file)).succeeds()
    assert "can't be written" in cases(*CALENDAR, "--output", str(tmp_path / "no" / "x.ics")).exits(4).err


@pytest.mark.parametrize(
    "words",
    [
        ("--names",),
        ("--output", "x.ics"),
        ("--reason", "x"),
        ("--ics", "--as-of", "today"),
        ("--ics", "--columns", "due"),
    ],
)
def test_what_does_not_go_together_is_refused(cases: Program, words: tuple[str, ...]) -> None:
    assert "--ics" in cases("review", "calendar", *words).exits(2).err
    assert not Path("x.ics").exists()
