"""iomctl transition: who turns an age soon or did, what is done and to do, and of whom it is not known."""

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from iomctl.domain.days.ages import completed_years
from tests.books import laid_once
from tests.casebook import book, person, spell
from tests.program import Program

BORN = {
    "N00001": date(2008, 5, 4),  # 18 on 4 May
    "N00002": date(2008, 2, 29),  # 18 on 1 March, for 2026 has no 29 February
    "N00003": date(2008, 10, 20),  # 18 on 20 October, half a year from 20 April
    "N00004": date(2008, 10, 21),
    "N00005": date(2000, 4, 20),  # 26 on 20 April
    "N00006": date(2000, 4, 19),
    "N00007": date(1994, 8, 14),
    "N00008": None,
}
ADOPTED = date(2026, 3, 1)


@laid_once
def young(iomctl: Program) -> None:
    """Eight people on the scheme since the day on which N00002 turned 18; those of 26 are in the hub."""
    with book(iomctl) as work:
        for number, born_on in enumerate(BORN.values()):
            made = person(work, f"Mercer {'ABCDEFGH'[number]}", born_on=born_on, restricted=False)
            spell(work, made, ADOPTED)
    for ref in ("N5", "N6", "N7"):
        iomctl("marker", "add", ref, "transitions-to-adulthood", "--from", "2026-03-02", "--level", "low").succeeds()


def told(program: Program, *words: str) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = program("transition", *words, "--format", "json").succeeds().json()
    return rows


def who(program: Program, *words: str) -> list[tuple[str, str]]:
    return [(row["offender"], row["kind"]) for row in told(program, *words)]


def test_lists_of_each_day_are_those_of_the_plain_reading(young: Program) -> None:
    """Before the birthday in the policy's time it is due, after it overdue, told by the age alone."""
    for ahead in range(-20, 400, 7):
        day = date(2026, 4, 20) + timedelta(days=ahead)
        late = {
            (one, "turning-18")
            for one, born_on in BORN.items()
            if born_on
            and completed_years(born_on, day - timedelta(days=1)) >= 18
            and completed_years(born_on, ADOPTED - timedelta(days=1)) < 18
        }
        late |= {
            (one, "turning-26")
            for one in ("N00005", "N00006", "N00007")
            if completed_years(BORN[one] or day, day - timedelta(days=1)) >= 26
        }
        assert set(who(young, "overdue", "--as-of", str(day))) == late
        soon = set(who(young, "due", "--within", "60d", "--as-of", str(day)))
        then = day + timedelta(days=60)
        turning = {
            (one, f"turning-{age}")
            for one, born_on in BORN.items()
            for age in (18, 26)
            if born_on
            and completed_years(born_on, day - timedelta(days=1)) < age <= completed_years(born_on, then)
            and (age == 18 or one in {"N00005", "N00006", "N00007"})
        }
        assert soon == turning


def test_the_policys_time_before_counts_unless_another_is_asked_for(young: Program) -> None:
    assert who(young, "due") == [("N00005", "turning-26"), ("N00001", "turning-18"), ("N00003", "turning-18")]
    assert who(young, "due", "--within", "14d") == [("N00005", "turning-26"), ("N00001", "turning-18")]
    assert who(young, "due", "--within", "13d") == [("N00005", "turning-26")]
    assert who(young, "due", "--kind", "turning-18", "--within", "184d") == [
        ("N00001", "turning-18"),
        ("N00003", "turning-18"),
        ("N00004", "turning-18"),
    ]
    assert young("transition", "due", "--kind", "turning-18", "--exit-code").exits(8).out


def test_people_without_a_birth_date_are_counted_apart(young: Program) -> None:
    said = "Not known of 1 person without a birth date: iomctl offender edit OFFENDER --born DAY\n"
    assert young("transition", "due").succeeds().err == said
    assert young("transition", "overdue").succeeds().err == said
    young("offender", "edit", "N8", "--born", "21/4/2008").succeeds()
    assert young("transition", "due", "--within", "1d").succeeds().err == ""
    assert ("N00008", "turning-18") in who(young, "due")


def test_nobody_with_a_limited_access_mark_has_a_place_among_birthdays(young: Program) -> None:
    young("offender", "restrict", "N1", "--reason", "relative of a worker").succeeds()
    answer = young("transition", "due").succeeds()
    assert "N00001" not in answer.out
    assert "Left out: 1 person with a limited-access mark; --restricted tells of them, and is logged\n" in answer.err
    seen = young("--restricted", "transition", "due", "--kind", "turning-18", "--format", "json").succeeds()
    assert [row["offender"] for row in seen.json()] == ["N00001", "N00003"]
    assert "Left out" not in seen.err
    page = young("offender", "show", "N1", "--format", "json").succeeds().json()
    assert page["transitions"] == []
    assert [one["offender"] for one in young("today", "--format", "json").succeeds().json()["transitions"]] == [
        "N00005",
        "N00003",
    ]


def test_steps_count_from_their_day_and_the_last_ends_it(young: Program) -> None:
    for day, step in (("2026-04-07", "agreed"), ("2026-04-14", "met"), ("2026-04-20", "transferred")):
        young("transition", "add", "N2", "turning-18", step, "--on", day).succeeds()
    days = {"2026-04-06": None, "2026-04-07": "agreed 7 Apr", "2026-04-19": "agreed 7 Apr, met 14 Apr"}
    for day, done in days.items():
        (row,) = [one for one in told(young, "overdue", "--as-of", day) if one["offender"] == "N00002"]
        assert (row["done"], row["birthday_on"]) == (done, "2026-03-01")
    assert "N00002" not in {one for one, _ in who(young, "overdue")}
    young("transition", "withdraw", "Y3", "--reason", "of another person").succeeds()
    (row,) = [one for one in told(young, "overdue") if one["offender"] == "N00002"]
    assert (row["days_overdue"], row["to_do"]) == (50, "accepted, transferred")
    young("undo").succeeds()
    assert "N00002" not in {one for one, _ in who(young, "overdue")}


def test_what_the_book_knew_on_a_day(young: Program) -> None:
    young.now = young.now.replace(day=27)
    young("transition", "add", "N2", "turning-18", "transferred", "--on", "2026-04-20").succeeds()
    assert "N00002" not in {one for one, _ in who(young, "overdue", "--as-of", "2026-04-20")}
    assert "N00002" in {one for one, _ in who(young, "overdue", "--known-on", "2026-04-24")}


def test_a_step_makes_it_theirs_whenever_the_birthday_was(young: Program) -> None:
    assert ("N00007", "turning-18") not in who(young, "overdue")
    young("transition", "add", "N7", "turning-18", "met", "--on", "2012-09-03").succeeds()
    assert ("N00007", "turning-18") in who(young, "overdue")


def test_one_that_asks_for_a_marker_goes_with_it(young: Program) -> None:
    assert "N00006" in {one for one, _ in who(young, "overdue")}
    young("marker", "end", "M2", "--on", "2026-04-19").succeeds()
    assert "N00006" not in {one for one, _ in who(young, "overdue")}
    young("marker", "withdraw", "M1", "--reason", "of another person").succeeds()
    assert "N00005" not in {one for one, _ in who(young, "due")}


def test_the_page_has_what_lists_tell_of(young: Program) -> None:
    def page(person: str, day: str = "2026-04-20") -> list[tuple[str, str | None, list[str]]]:
        found = young("offender", "show", person, "--as-of", day, "--format", "json").succeeds().json()
        return [(one["kind"], one["birthday_on"], one["to_do"]) for one in found["transitions"]]

    steps = ["agreed", "met", "accepted", "transferred"]
    assert page("N1") == [("turning-18", "2026-05-04", steps)]
    assert page("N2") == [("turning-18", "2026-03-01", steps)]
    assert page("N4") == page("N7", "2026-03-01") == []
    assert page("N7")[0][0] == "turning-26"
    young("transition", "add", "N1", "turning-18", "stays").succeeds()
    assert page("N1") == [("turning-18", "2026-05-04", [])]


def test_a_policy_from_before_has_none(young: Program, tmp_path: Path) -> None:
    text = young("policy", "show", "--text").succeeds().out
    start = text.index("transitions = [")
    old = tmp_path / "old.toml"
    old.write_text(text[:start] + text[text.index("]\n\n", start) + 2 :], "utf-8")
    young("policy", "load", str(old)).succeeds()
    assert who(young, "due") == who(young, "overdue") == []
    assert (
        young("transition", "due", "--kind", "turning-18")
        .exits(5)
        .err.startswith("iomctl: the policy in force has no kinds of transition\n")
    )
    young("transition", "add", "N1", "turning-18", "met").exits(5)


@pytest.mark.parametrize(
    ("was", "then", "fault"),
    [
        ('otherwise = ["stays"]', 'otherwise = ["met"]', "each step once is expected"),
        ("age = 18", "age = 9", "age"),
        ('marker = "transitions-to-adulthood"', 'marker = "hub"', 'no marker has the code "hub"'),
        ('steps = ["agreed", "met", "accepted", "transferred"]', "steps = []", "steps"),
    ],
)
def test_a_policy_that_makes_no_sense_is_refused(
    young: Program, tmp_path: Path, was: str, then: str, fault: str
) -> None:
    text = young("policy", "show", "--text").succeeds().out
    wrong = tmp_path / "wrong.toml"
    wrong.write_text(text.replace(was, then, 1), "utf-8")
    assert fault in young("policy", "check", str(wrong)).exits(7).err
