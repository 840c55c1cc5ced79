"""iomctl duty due and overdue: whom to refer now, why, since when, and which homes meet the duty."""

from typing import Any

import pytest

from tests.cli.release_book import set_due
from tests.program import Program
from tests.services.case_book import adopt, set_up

HOTEL = "Emergency hotel until 22 Apr 2026: does not meet the duty"


@pytest.fixture
def outside(iomctl: Program) -> Program:
    """Three people on the scheme since 5 January, of whom nobody said where they live, as on Mon 20 April."""
    for person in set_up(iomctl, 3):
        adopt(iomctl, person)
    return iomctl


def told(book: Program, verb: str, *words: str) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = book("duty", verb, *words, "--format", "json").succeeds().json()
    return rows


def both(book: Program, *words: str) -> tuple[list[tuple[str, str, str]], list[tuple[str, str, str]]]:
    """Who is due, why, and since when; and who is overdue."""
    due, overdue = (told(book, verb, *words) for verb in ("due", "overdue"))
    named = ("offender", "basis", "due_since_on")
    return [tuple(one[name] for name in named) for one in due], [tuple(one[name] for name in named) for one in overdue]


def test_not_asked_is_not_homeless(outside: Program) -> None:
    assert both(outside) == ([], [])


def test_a_hotel_is_due_from_its_first_night_and_overdue_once_its_nights_ran_out(outside: Program) -> None:
    outside("placement", "add", "N1", "hotel", "--from", "2026-04-08").succeeds()
    assert both(outside) == ([("N00001", HOTEL, "2026-04-08")], [])
    assert both(outside, "--as-of", "2026-04-07") == ([], [])
    outside.travel(2)
    ran_out = "Emergency hotel: nights ran out on 22 Apr 2026"
    assert both(outside) == ([], [("N00001", ran_out, "2026-04-08")])
    ended = ("--reason", "funding-ended", "--to", "A08A", "--on", "2026-04-22")
    outside("placement", "end", "P1", *ended).succeeds()
    after = "Rough sleeping since 22 Apr 2026, after Emergency hotel"
    assert both(outside) == ([], [("N00001", after, "2026-04-08")])
    outside.travel(600)
    assert both(outside) == ([], [("N00001", after, "2026-04-08")])
    outside("home", "add", "N1", "A01D", "--from", "2026-05-01").succeeds()
    assert both(outside) == ([], [])


def test_where_nobody_knows_where_they_went_when_the_nights_ran_out_they_are_not_forgotten(outside: Program) -> None:
    outside("placement", "add", "N1", "hotel", "--from", "2026-04-01").succeeds()
    ended = ("--reason", "funding-ended", "--to", "not-known", "--on", "2026-04-15")
    outside("placement", "end", "P1", *ended).succeeds()
    after = "Not known since 15 Apr 2026, after Emergency hotel"
    assert both(outside) == ([], [("N00001", after, "2026-04-01")])


def test_one_that_was_refused_in_the_hotel_is_asked_for_again_when_its_nights_run_out(outside: Program) -> None:
    outside("placement", "add", "N1", "hotel", "--from", "2026-04-08").succeeds()
    outside("duty", "refer", "N1", "Luton", "--consent", "2026-04-08", "--on", "2026-04-09").succeeds()
    assert both(outside) == ([], [])
    outside("duty", "answer", "D1", "no-local-connection", "--on", "2026-04-14").succeeds()
    assert both(outside) == ([], [])
    outside.travel(2)
    (one,) = told(outside, "overdue")
    again = "Emergency hotel: nights ran out on 22 Apr 2026; not accepted when referred on 9 Apr 2026"
    assert (one["basis"], one["due_since_on"], one["days_due"]) == (again, "2026-04-22", 0)
    assert (one["council"], one["submitted_on"], one["status"]) == ("Luton", "2026-04-09", "not-accepted")
    assert one["command"] == "iomctl duty refer N00001 COUNCIL --consent DAY"
    outside("duty", "refer", "N1", "bedford", "--consent", "today").succeeds()
    assert both(outside) == ([], [])
    outside.travel(183)
    (stale,) = told(outside, "overdue")
    assert (stale["council"], stale["due_since_on"]) == ("Bedford", "2026-10-22")
    assert stale["basis"].endswith("; the referral of 22 Apr 2026 is too old to count")


def test_one_that_was_accepted_needs_no_second_while_it_holds(outside: Program) -> None:
    outside("placement", "add", "N1", "hotel", "--from", "2026-04-08").succeeds()
    outside("duty", "refer", "N1", "Luton", "--consent", "2026-04-08", "--on", "2026-04-09").succeeds()
    outside("duty", "answer", "D1", "priority-need", "--on", "2026-04-14").succeeds()
    outside.travel(30)
    assert both(outside) == ([], [])


def test_twelve_weeks_of_cas3_are_due_at_once_and_asked_again_before_they_end(outside: Program) -> None:
    outside("placement", "add", "N2", "cas3", "--from", "2026-04-08").succeeds()
    cas3 = "CAS3 until 1 Jul 2026: does not meet the duty"
    assert both(outside) == ([("N00002", cas3, "2026-04-08")], [])
    outside("duty", "refer", "N2", "Luton", "--consent", "2026-04-08", "--on", "2026-04-08").succeeds()
    outside("duty", "answer", "D1", "other", "--on", "2026-04-14").succeeds()
    outside.travel(15)  # the day before the eight weeks
    assert both(outside) == ([], [])
    outside.travel(1)
    again = f"{cas3}; not accepted when referred on 8 Apr 2026"
    assert both(outside) == ([("N00002", again, "2026-05-06")], [])


def test_a_home_that_meets_the_duty_is_not_asked_about_and_one_arranged_to_follow_excuses(outside: Program) -> None:
    outside("placement", "add", "N1", "supported", "--from", "2026-04-08").succeeds()
    outside("home", "add", "N2", "A01C", "--from", "2026-04-08").succeeds()
    outside("placement", "add", "N3", "hotel", "--from", "2026-04-08").succeeds()
    assert [one["offender"] for one in told(outside, "due")] == ["N00003"]
    outside("placement", "add", "N3", "supported", "--from", "2026-04-22").succeeds()
    assert both(outside) == ([], [])


def test_somebody_leaving_prison_is_due_from_the_window_and_overdue_once_the_day_is_past(outside: Program) -> None:
    outside("custody", "begin", "N1", "sentenced", "--sentenced", "2026-02-02", "--on", "2026-02-02").succeeds()
    unknown = "the day of release is not known: no first night is known"
    assert both(outside) == ([("N00001", unknown, "2026-02-02")], [])
    set_due(outside, "N1", "conditional", "2026-06-17", "--on", "2026-03-02")
    assert both(outside) == ([], [])
    outside.travel(2)
    assert both(outside) == ([("N00001", "out 17 Jun 2026: no first night is known", "2026-04-22")], [])
    outside("release", "plan", "N1", "--to", "A07A").succeeds()
    (one,) = told(outside, "due")
    assert one["basis"] == "out 17 Jun 2026: first night Friends or family, for now: does not meet the duty"
    assert (one["home"], one["ends_on"]) == ("custody", "2026-06-17")
    outside.travel(60)
    assert [one["offender"] for one in told(outside, "overdue")] == ["N00001"]
    outside("release", "happened", "N1", "--to", "A07B", "--on", "2026-06-17", "--colour", "red").succeeds()
    assert both(outside) == ([], [])


def test_who_is_released_to_the_street_is_overdue_from_the_first_night(outside: Program) -> None:
    outside("custody", "begin", "N1", "remand", "--on", "2026-04-01").succeeds()
    gone = ("--to", "A08A", "--told", "2026-04-17", "--on", "2026-04-17", "--colour", "red")
    outside("release", "unplanned", "N1", *gone).succeeds()
    assert both(outside) == ([], [("N00001", "Rough sleeping since 17 Apr 2026", "2026-04-17")])


def test_the_duty_holds_in_england_alone(outside: Program) -> None:
    outside("placement", "add", "N1", "hotel", "--from", "2026-04-08").succeeds()
    outside("scheme", "edit", "--nation", "scotland").succeeds()
    assert both(outside) == ([], [])


def test_who_is_not_on_the_scheme_is_not_asked_about(outside: Program) -> None:
    outside("placement", "add", "N1", "hotel", "--from", "2026-04-08").succeeds()
    leave = ("--reason", "no-offending", "--exit-plan", "drug service", "--on", "2026-04-18")
    outside("cohort", "deselect", "N1", *leave).succeeds()
    assert both(outside) == ([], [])
    assert both(outside, "--as-of", "2026-04-17")[0] == [("N00001", HOTEL, "2026-04-08")]


def test_a_look_is_logged_at_those_named_and_exit_codes_say_whether_any_are(outside: Program) -> None:
    outside("placement", "add", "N1", "hotel", "--from", "2026-04-08").succeeds()
    outside("placement", "add", "N2", "hotel", "--from", "2026-04-01").succeeds()
    assert outside("duty", "due", "--exit-code").code == 8

    def looks(number: str) -> int:
        rows = outside("audit", "log", "--offender", number, "--format", "json").succeeds().json()
        return sum(one["command"].startswith("duty due") for one in rows)

    assert (looks("N1"), looks("N2")) == (1, 0)
    assert outside("duty", "overdue", "--exit-code", "--cohort", "luton").code == 8
    outside("placement", "withdraw", "P2", "--reason", "of another person").succeeds()
    assert outside("duty", "overdue", "--exit-code").code == 0
