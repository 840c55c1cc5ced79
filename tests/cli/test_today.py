"""`iomctl today`: one screen of 80 x 24, whatever the scheme holds, and all of it as JSON."""

import re
from datetime import date, timedelta

import pytest

from tests import casebook as cb
from tests import casebook_referrals as cr
from tests.program import Program

MADE = date(2026, 4, 7)
LONG = "Abernathy-Fotheringham-Smythe of Dunstable"


def _scheme(iomctl: Program, people: int, **more: str) -> None:
    """A scheme in which every third review is overdue, every fourth referral waits, some lack a worker or needs."""
    with cb.book(iomctl) as work:
        here, gone = cb.worker(work, "S Okafor"), cb.worker(work, "P Dane", left_on=date(2026, 4, 14))
        for number in range(people):
            who = cb.person(work, more.get("surname", f"Person {chr(65 + number % 26)}"), restricted=number % 10 == 9)
            leads = gone if number % 8 == 1 else None if number % 8 == 2 else here
            late = timedelta(days=-number if number % 3 == 0 else number)
            case = cb.spell(work, who, tier=("fixed", "flex")[number % 2], worker=leads, due_by=iomctl.today + late)
            if number % 5:
                cr.need(work, who, "drugs", "some")
            if number % 4 == 0:
                cr.referral(work, who, "accommodation", MADE)
            if number == 7:
                cb.exempt(work, case, date(2026, 4, 1), until=iomctl.today)


def _json(iomctl: Program, *args: str) -> dict[str, object]:
    answer: dict[str, object] = iomctl("today", "--format", "json", *args).succeeds().json()
    return answer


def test_counts_and_lists_agree_with_the_lists_they_name(iomctl: Program) -> None:
    _scheme(iomctl, 24)
    for days in (0, -6):
        as_of = ("--as-of", str(iomctl.today + timedelta(days=days)), "--format", "json")
        record = iomctl("today", *as_of).succeeds().json()
        assert record["overdue"] == iomctl("review", "overdue", *as_of).json()
        assert record["reviews_overdue"] == len(record["overdue"])
        rows = iomctl("caseload", *as_of).json()
        assert record["reviews_due"] == sum(1 for one in rows if one["standing"] == "due soon")
        assert record["people"] == len(rows)
        for block, option in (("nobody_responsible", ["--no-worker"]), ("never_asked", ["--needs", "not-asked"])):
            whole = {one["offender"] for one in iomctl("caseload", *option, *as_of).json()}
            assert {one["offender"] for one in record[block]} == whole


def test_the_day_in_figures(iomctl: Program) -> None:
    _scheme(iomctl, 24)
    record = _json(iomctl)
    assert (record["scheme"], record["on"], record["due_until"]) == ("IOM Luton", "2026-04-20", "2026-04-27")
    assert (record["reviews_overdue"], record["reviews_due"], record["exemptions_ending"]) == (7, 5, 1)
    assert (record["referrals_waiting"], record["referrals_not_started"]) == (6, 0)
    assert record["tiers"] == [
        {"tier": "fixed", "people": 12, "capacity": 70},
        {"tier": "flex", "people": 12, "capacity": 40},
        {"tier": "free", "people": 0, "capacity": 15},
    ]


def test_accepted_and_not_started_within_the_target(iomctl: Program) -> None:
    with cb.book(iomctl) as work:
        who = cb.person(work, "Mercer")
        # Twenty working days from Tuesday 17 March end on Thursday 16 April 2026: Easter has two bank holidays.
        cr.referral(work, who, "drugs", date(2026, 3, 17), accepted=date(2026, 3, 20))
        cr.referral(work, who, "ete", date(2026, 3, 19), accepted=date(2026, 3, 20))
        cr.referral(work, who, "health", date(2026, 3, 2), accepted=date(2026, 3, 9), started=date(2026, 4, 18))
    assert _json(iomctl)["referrals_not_started"] == 1
    assert _json(iomctl, "--as-of", "2026-04-16")["referrals_not_started"] == 1
    assert _json(iomctl, "--as-of", "2026-04-18")["referrals_not_started"] == 1


@pytest.mark.parametrize("surname", ["Person", "Abernathy-Fotheringham-Smythe of Dunstable", "李小龍" * 5])
def test_the_screen_of_a_scheme_of_120_is_80_by_24(iomctl_sqlite: Program, surname: str) -> None:
    from rich.cells import cell_len

    _scheme(iomctl_sqlite, 120, surname=surname)
    out = cb.at_terminal(iomctl_sqlite, False, "today")
    lines = out.splitlines()
    assert len(lines) <= 24
    assert max(map(cell_len, lines)) <= 80
    assert lines[0].startswith("IOM Luton")
    assert lines[0].endswith("Mon 20 Apr 2026")
    assert "39 overdue" in out
    assert "flex 60/40 over" in out
    assert "1 exemption ends today" in out
    assert "worker P Dane left on 14 Apr" in out
    for command in ("review overdue", "referral waiting", "caseload --no-worker", "caseload --needs not-asked"):
        assert f"iomctl {command}\n" in out
    typed = [line for line in lines if line.startswith(" ") and line[1:5] not in ("Revi", "Refe", "Rele", "Peop")]
    assert all(re.search(r"  [a-z]+ [a-z]+ [NR]\d{5}$", line) for line in typed)
    assert "Overdue reviews: 3 of 39" in out


def test_a_taller_terminal_shows_more_and_a_pipe_all_of_it(iomctl_sqlite: Program) -> None:
    _scheme(iomctl_sqlite, 120, surname=LONG)
    assert len(cb.at_terminal(iomctl_sqlite, False, "today", size=(80, 60)).splitlines()) in range(50, 61)
    out = iomctl_sqlite("today").succeeds().out
    assert f"{LONG}, Kai" in out
    assert len(re.findall(r"review hold N\d{5}\n", out)) == 39
    tall = cb.at_terminal(iomctl_sqlite, False, "today", "--all", size=(80, 24))
    assert len(re.findall(r"review hold N\d{5}\n", tall)) == 39


def test_blocks_without_anything_are_left_out(iomctl_sqlite: Program) -> None:
    with cb.book(iomctl_sqlite) as work:
        who = cb.person(work, "Mercer")
        cb.spell(work, who, worker=cb.worker(work, "S Okafor"))
        cr.need(work, who, "drugs", "some")
    out = iomctl_sqlite("today").succeeds().out
    assert "Nothing is overdue" in out
    assert "Nobody responsible" not in out
    assert "iomctl" not in out


def test_an_empty_scheme_says_how_to_begin(iomctl: Program) -> None:
    out = iomctl("today").succeeds().out
    assert "iomctl cohort create" in out
    assert "iomctl import offenders FILE" in out
    assert len(out.splitlines()) <= 24
    assert cb.looks(iomctl) == []


def test_the_commands_on_a_past_screen_ask_about_that_day(iomctl_sqlite: Program) -> None:
    _scheme(iomctl_sqlite, 12)
    out = iomctl_sqlite("today", "--as-of", "15/4/2026").succeeds().out
    assert "Wed 15 Apr 2026" in out
    assert "iomctl review overdue --as-of 2026-04-15" in out


def test_hidden_names_stay_hidden_and_the_look_is_one_event(iomctl: Program) -> None:
    _scheme(iomctl, 12)
    record = iomctl("today", "--format", "json").succeeds().json()
    named = ("overdue", "waiting", "nobody_responsible", "never_asked")
    shown = {one["offender"]: one["name"] for block in named for one in record[block]}
    assert shown["N00010"] == "restricted"
    (look,) = cb.looks(iomctl)
    assert look[0] == "today"
    assert set(cb.people_in(look[1])) == set(shown)
    assert "restricted" not in iomctl("--restricted", "today").succeeds().out


def test_where_bank_holidays_are_not_known_the_rest_is_shown(iomctl: Program) -> None:
    _scheme(iomctl, 12)
    answer = iomctl("today", "--as-of", "2060-01-02").succeeds()
    assert "Overdue reviews" in answer.out
    assert "not known: bank holidays are missing" in answer.out
    assert answer.err.count("referrals could not be counted") == 1
    record = _json(iomctl, "--as-of", "2060-01-02")
    assert record["referrals_waiting"] is None
    assert "policy holidays" in str(record["fault"])


def test_colour_only_beside_words(iomctl_sqlite: Program) -> None:
    _scheme(iomctl_sqlite, 24)
    assert "\x1b[1;31m7 overdue" in cb.at_terminal(iomctl_sqlite, True, "today")
    assert "\x1b" not in cb.at_terminal(iomctl_sqlite, False, "today")
    iomctl_sqlite("today", "--format", "xml").exits(2)


def test_an_exemption_that_nobody_ended_is_said(iomctl: Program) -> None:
    with cb.book(iomctl) as work:
        case = cb.spell(work, cb.person(work, "Mercer"))
        cb.exempt(work, case, date(2026, 4, 1), until=date(2026, 4, 17))
    for day, ending, over in (("2026-04-16", 0, 0), ("2026-04-17", 1, 0), ("2026-04-18", 0, 1)):
        record = _json(iomctl, "--as-of", day)
        assert (record["exemptions_ending"], record["exemptions_over"]) == (ending, over)
    assert "1 exempt past the day set" in iomctl("today").succeeds().out
    iomctl("review", "exempt", "N1", "--end").succeeds()
    record = _json(iomctl)
    assert (record["exemptions_ending"], record["exemptions_over"]) == (0, 0)
