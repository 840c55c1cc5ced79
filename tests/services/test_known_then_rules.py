"""What --known-on refuses, whom it hides, that it stores nothing but the look, and what it says beside --as-of."""

import json

import pytest
from sqlalchemy import text

from tests.acceptance.settled import settle
from tests.books import laid_once
from tests.processes.tables import Tables, tables_of
from tests.program import Program
from tests.services.known_days import all_said
from tests.storage.casebook import raw, without_triggers
from tests.storage.parts import erase, newest, parts_of

MONDAY, TUESDAY = "2026-04-20", "2026-04-21"
TRAIL = ("event", "event_detail")


@laid_once
def three_days(iomctl: Program) -> None:
    """Settled on Monday with Lee Pratt; on Tuesday a review and another worker; asked on Wednesday."""
    settle(iomctl)
    iomctl("offender", "add", "--surname", "Pratt", "--forenames", "Lee").succeeds()
    iomctl.travel(1)
    iomctl("review", "hold", "N1", "--colour", "red").succeeds()
    iomctl("worker", "edit", "okafor", "--name", "S Okafor-Lee").succeeds()
    iomctl.travel(1)


def names_on(program: Program, *words: str) -> list[str]:
    return [one["name"] for one in program(*words, "offender", "list", "--format", "json").succeeds().json()]


def held(program: Program) -> Tables:
    return {name: rows for name, rows in tables_of(program.db).items() if name not in TRAIL}


def events(program: Program) -> list[dict[str, object]]:
    found: list[dict[str, object]] = program("audit", "log", "--format", "json").succeeds().json()
    return found


def test_nothing_is_stored_but_the_look_at_whom_it_showed(three_days: Program) -> None:
    before, trail = held(three_days), events(three_days)
    shown = three_days("caseload", "--known-on", MONDAY, "--reason", "complaint").succeeds()
    assert "amber" in shown.out
    assert held(three_days) == before
    (look,) = events(three_days)[len(trail) :]
    assert look["at"] == "2026-04-22T08:30:00Z"
    assert (look["kind"], look["command"], look["people"]) == ("consultation", "caseload", "N00001")
    assert (look["reason"], look["changes"]) == ("complaint", 0)
    three_days("audit", "verify").succeeds()
    three_days("db", "check").succeeds()


def test_a_look_that_is_refused_stores_nothing_either(three_days: Program) -> None:
    before = held(three_days)
    three_days("caseload", "--worker", "okafor-lee", "--known-on", MONDAY).exits(3)
    three_days("caseload", "--worker", "okafor", "--known-on", MONDAY).succeeds()
    assert held(three_days) == before


def test_somebody_who_was_taken_away_since_is_shown_and_the_look_logged(three_days: Program) -> None:
    added = next(one["event"] for one in events(three_days) if one["people"] == "N00005")
    three_days("undo", str(added)).succeeds()
    assert "Pratt, Lee" not in names_on(three_days)
    told = three_days("find", "pratt", "--known-on", TUESDAY, "--format", "json").succeeds().json()
    assert [one["name"] for one in told] == ["Pratt, Lee"]
    assert events(three_days)[-1]["people"] == "N00005"


@pytest.mark.parametrize("form", ["json", "table"])
def test_whoever_is_marked_today_is_hidden_in_the_past_too(three_days: Program, form: str) -> None:
    three_days("offender", "restrict", "N1", "--reason", "told").succeeds()
    for words, said in all_said(three_days, "--format", form, "--known-on", MONDAY).items():
        assert said.code == 0, (words, said.err)
        for secret in ("Kai", "X417723", "1994", "sister"):
            assert secret not in said.out + said.err, words
    assert "Mercer, Kai" in three_days("--restricted", "caseload", "--known-on", MONDAY).succeeds().out


def test_a_mark_of_the_day_that_is_gone_today_hides_nobody(three_days: Program) -> None:
    three_days("offender", "restrict", "N1", "--reason", "told").succeeds()
    three_days.travel(1)
    three_days("offender", "unrestrict", "N1", "--reason", "told").succeeds()
    three_days.travel(1)
    assert "Mercer, Kai" in three_days("caseload", "--known-on", "2026-04-22").succeeds().out


def test_a_mark_counts_though_the_record_went_and_came_again(three_days: Program) -> None:
    added = next(one["event"] for one in events(three_days) if one["people"] == "N00005")
    three_days("undo", str(added)).succeeds()
    three_days("redo").succeeds()
    three_days("offender", "restrict", "N5", "--reason", "told").succeeds()
    told = three_days("offender", "list", "--known-on", MONDAY, "--format", "json").succeeds()
    assert "Pratt" not in told.out
    assert len(told.json()) == 5


def test_the_book_of_a_day_tells_of_another_day(three_days: Program) -> None:
    """On Monday nobody knew that he would be rated red; what was known on Tuesday of Monday is what was true then."""
    three_days("offence", "add", "N1", "034/01", "--on", "2026-04-17").succeeds()

    def told(noun: str, *days: str) -> list[object]:
        key = {"offence": "code", "review": "colour"}[noun]
        rows = three_days(noun, "list", *days, "--format", "json").succeeds().json()
        return [one[key] for one in rows if one["offender"] == "N00001"]

    assert told("review", "--known-on", MONDAY) == ["amber"]
    assert told("review", "--known-on", TUESDAY) == ["red"]
    assert told("review", "--known-on", TUESDAY, "--as-of", MONDAY) == ["amber"]
    assert told("review", "--known-on", MONDAY, "--as-of", "wed") == ["amber"]
    assert told("offence", "--as-of", "2026-04-18") == ["034/01", "028/03"]
    assert told("offence", "--known-on", TUESDAY, "--as-of", "2026-04-18") == ["028/03"]


def test_the_day_known_is_today_for_words_that_count_from_it(three_days: Program) -> None:
    both = three_days("caseload", "--known-on", "-2d", "--as-of", "yesterday").succeeds().out
    assert both.startswith("Caseload of IOM Luton, 19 Apr 2026, as known on Mon 20 Apr 2026 ")
    (late,) = three_days("review", "overdue", "--known-on", MONDAY, "--format", "json").succeeds().json()
    assert late["days_overdue"] == 10


@pytest.mark.parametrize(
    ("day", "code", "said"),
    [
        ("2026-04-19", 5, "--known-on Sun 19 Apr 2026: nothing was recorded yet"),
        ("2026-04-23", 4, "--known-on Thu 23 Apr 2026 (tomorrow) is in the future"),
        ("2026-02-31", 4, '--known-on "2026-02-31": February 2026 has days 1 to 28, not 31'),
    ],
)
def test_a_day_that_nobody_can_know_of_is_refused(three_days: Program, day: str, code: int, said: str) -> None:
    before = events(three_days)
    assert three_days("caseload", "--known-on", day).exits(code).err.splitlines()[0] == f"iomctl: {said}"
    assert events(three_days) == before


def test_whose_parts_were_erased_is_left_as_they_are(three_days: Program) -> None:
    iomctl = three_days
    iomctl("offender", "edit", "N1", "--area", "Dunstable").succeeds()
    iomctl("offender", "edit", "N3", "--area", "Dunstable").succeeds()
    erase(iomctl, (newest(iomctl), 3))
    people = iomctl("offender", "list", "--known-on", TUESDAY, "--format", "json").succeeds().json()
    lives = {one["offender"]: one["area"] for one in people}
    assert (lives["N00001"], lives["N00003"]) == ("Luton", "Dunstable")


def test_a_row_that_was_not_kept_whole_cant_come_back(three_days: Program) -> None:
    """As an older version kept it, which had a column less."""
    added = next(one["event"] for one in events(three_days) if one["people"] == "N00005")
    three_days("undo", str(added)).succeeds()
    undone = newest(three_days)
    (body,) = (one for owner, one in parts_of(three_days, undone).items() if owner == 5)
    kept = json.loads(body or "")
    del kept[0]["before"]["search_name"]
    with raw(three_days) as connection:
        without_triggers(connection)
        query = text("UPDATE event_detail SET body = :body WHERE event_id = :event AND offender_id = 5")
        connection.execute(query, {"body": json.dumps(kept), "event": undone})
    said = three_days("caseload", "--known-on", MONDAY).exits(5).err
    assert f"the book can't say what it said before event {undone} on Wed 22 Apr 2026" in said
    three_days("caseload", "--known-on", "today").succeeds()


def test_a_detail_that_was_altered_is_told(three_days: Program) -> None:
    with raw(three_days) as connection:
        without_triggers(connection)
        connection.exec_driver_sql("UPDATE event_detail SET body = '[1]' WHERE event_id = (SELECT max(id) FROM event)")
    said = three_days("caseload", "--known-on", MONDAY).exits(6).err
    assert "was altered since" in said
