"""Several people at work in one case book at the same time: nothing is lost and nobody who reads is refused."""

from pathlib import Path

from tests.processes.starter import Starter
from tests.processes.whole import counted, half_done

READERS = 40
HELD = "SELECT count(*) FROM review WHERE spell_id = 1 AND outcome = 'held'"
EVENTS = "SELECT count(*) FROM event"
AHEAD = "SELECT count(*) FROM review WHERE spell_id = 1 AND closed_on IS NULL"


def test_two_hold_the_same_review_and_the_second_is_told(starter: Starter, db: str) -> None:
    hold = ["review", "hold", "N00001"]
    ended = starter.together(hold, hold)
    assert sorted(one.code for one in ended) == [0, 5], ended
    assert (counted(db, HELD), counted(db, AHEAD)) == (1, 1)


def test_two_adopt_the_same_person_and_the_second_is_told(starter: Starter, db: str) -> None:
    words = "cohort adopt N00021 --cohort luton --tier fixed --colour red --no-worker --reason criteria-met".split()
    ended = starter.together(words, words)
    assert sorted(one.code for one in ended) == [0, 5], ended
    assert half_done(db) == []


def test_the_last_place_of_a_programme_is_taken_once(starter: Starter, db: str, tmp_path: Path) -> None:
    taken = tmp_path / "taken.csv"
    rows = (f"N{number},construction-academy,2026-03-02" for number in range(1, 12))
    taken.write_text("\n".join(["offender,programme,joined_on", *rows, ""]), "utf-8")
    starter.run("import", "programmes", str(taken))
    ended = starter.together(*(["programme", "join", f"N{number}", "construction-academy"] for number in (21, 22, 23)))
    assert sorted(one.code for one in ended) == [0, 5, 5], ended
    assert all("construction-academy is full: 12 places are taken" in one.err for one in ended if one.code)
    assert counted(db, "SELECT count(*) FROM programme_membership WHERE withdrawn_in IS NULL") == 12


def test_forty_read_while_some_write(starter: Starter, db: str) -> None:
    writers = [["review", "hold", f"N{number:05}"] for number in range(1, 6)]
    starter.run("db", "check")  # a starter looks at its first case book itself before the first command
    before = counted(db, EVENTS)
    readers = [["review", "overdue"] if number % 2 else ["caseload"] for number in range(READERS)]
    ended = starter.together(*writers, *readers)
    assert {one.code for one in ended} == {0}, [one for one in ended if one.code]
    assert counted(db, "SELECT count(*) FROM review WHERE outcome = 'held'") == len(writers)
    assert counted(db, EVENTS) == before + len(writers) + len(readers)
    starter.run("audit", "verify")
    starter.run("db", "check")
