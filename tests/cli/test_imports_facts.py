"""iomctl import offences, scores, sentences and markers: what is added, left and given out, on both engines."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook
from sqlmodel import col, select

from iomctl.storage.tables.facts.offences import Offence
from iomctl.storage.tables.facts.scores import Score
from tests import casebook as cb
from tests.books import laid_once
from tests.cli.fact_sheets import ROWS, SCORES
from tests.cli.sheets import exported, lay_two_people, refusal, sheet, take_in
from tests.program import Program


@laid_once
def people(iomctl: Program) -> None:
    """A case book with two people."""
    lay_two_people(iomctl)


@pytest.mark.parametrize("kind", ROWS)
def test_a_row_that_is_recorded_is_left_and_another_is_added(people: Program, tmp_path: Path, kind: str) -> None:
    header, row = ROWS[kind]
    path = sheet(tmp_path, header, row, row.replace("N1", "X220817"))
    assert take_in(people, kind, path, "--dry-run") == (2, 0, 0, 0)
    assert take_in(people, kind, path) == (2, 0, 0, 0)
    assert take_in(people, kind, path) == (0, 0, 2, 0)
    first, second = exported(people, kind)
    # Of an offence's later columns and of a marker's level and review day nothing was said.
    told = ",".join(first.values()).removesuffix(",,,,,").removesuffix(",,")
    assert told == first[kind[:-1]] + row.replace("N1", "N00001")
    assert (first[kind[:-1]][1:], second[kind[:-1]][1:]) == ("00001", "00002")
    without_source = f"{row.rpartition(',')[0]},"
    assert take_in(people, kind, sheet(tmp_path, header, without_source)) == (0, 0, 1, 0)
    assert take_in(people, kind, sheet(tmp_path, header, f"{without_source}another")) == (1, 0, 0, 0)
    people("audit", "verify").succeeds()
    people("db", "check").succeeds()


def test_rows_that_differ_in_free_words_alone_are_told_apart_as_often_as_they_stand(
    people: Program, tmp_path: Path
) -> None:
    header, row = ROWS["scores"]
    bare = ",N1,ogrs3-2y,81,2026-03-03,3.0,"
    assert take_in(people, "scores", sheet(tmp_path, header, row, bare, bare)) == (3, 0, 0, 0)
    assert take_in(people, "scores", sheet(tmp_path, header, bare, bare, row)) == (0, 0, 3, 0)
    assert take_in(people, "scores", sheet(tmp_path, header, row, row, bare)) == (1, 0, 2, 0)


@pytest.mark.parametrize("kind", ROWS)
def test_a_free_reference_is_kept_and_one_that_is_taken_says_the_same_or_is_refused(
    people: Program, tmp_path: Path, kind: str
) -> None:
    header, row = ROWS[kind]
    letter = dict(zip("offences arrests scores sentences markers homes transitions".split(), "CASTMHY", strict=True))[
        kind
    ]
    name = kind[:-1]
    path = sheet(tmp_path, header, f"{letter}00042{row}", row.replace("N1", "N2"))
    assert take_in(people, kind, path) == (2, 0, 0, 0)
    assert {one[name]: one["offender"] for one in exported(people, kind)} == {
        f"{letter}00042": "N00001",
        f"{letter}00043": "N00002",
    }
    assert take_in(people, kind, sheet(tmp_path, header, f"{letter}42{row}")) == (0, 0, 1, 0)
    taken = (f"{letter}42{row.replace('N1', 'N2')}", f"{letter}42{row.replace('2026-0', '2025-0')}", f"R42{row}")
    another, other_days, no_reference = refusal(people, kind, sheet(tmp_path, header, *taken))
    assert another == f"line 2: {name}: {letter}00042 is recorded with another offender"
    assert other_days.startswith(f"line 3: {name}: {letter}00042 is recorded with another ")
    assert no_reference == f'line 4: {name}: "R42" is no reference; one is like {letter}00042'


def test_a_workbook_brings_figures_and_days_and_needs_no_more_than_it_must(people: Program, tmp_path: Path) -> None:
    book, path = Workbook(), tmp_path / "scores.xlsx"
    book.worksheets[0].append(["offender", "kind", "value", "scored_on"])
    for value in (81.0, 81.5, "high"):
        kind = "rosh" if value == "high" else "OGRS4-G"
        book.worksheets[0].append(["X417723", kind, value, date(2026, 3, 3)])
    book.save(path)
    assert take_in(people, "scores", str(path)) == (3, 0, 0, 0)
    assert [row["value"] for row in exported(people, "scores")] == ["81", "81.5", "high"]
    rows = people("export", "scores", "--format", "json").succeeds().json()
    assert [row["value"] for row in rows] == [81, 81.5, "high"]
    assert take_in(people, "offences", sheet(tmp_path, "offender,committed_on", "N1,12/2/2026")) == (1, 0, 0, 0)
    assert take_in(people, "markers", sheet(tmp_path, "offender,kind,from_on", "N1,MAPPA,12/2/2026")) == (1, 0, 0, 0)
    (offence,), (marker,) = exported(people, "offences"), exported(people, "markers")
    assert (offence["code"], offence["victim"], marker["present"]) == ("", "not-known", "yes")


@pytest.mark.parametrize(("kind", "end"), [("sentences", "until_on"), ("markers", "until_on"), ("homes", "leaves_on")])
def test_what_ends_on_another_day_is_changed(people: Program, tmp_path: Path, kind: str, end: str) -> None:
    header, row = ROWS[kind]
    known = row.split(",")[header.split(",").index(end)]
    later = row.replace(known, "2027-01-01")
    both = sheet(tmp_path, header, row, later)
    assert take_in(people, kind, both) == (2, 0, 0, 0)
    assert take_in(people, kind, both) == (0, 0, 2, 0)
    earlier = sheet(tmp_path, header, later, row.replace(known, "2026-03-01"))
    dry = people("import", kind, earlier, "--dry-run").succeeds()
    ref = exported(people, kind)[0][kind[:-1]]
    assert dry.err.startswith(f"line 3: {ref} {end} {known} -> 2026-03-01\n")
    assert take_in(people, kind, earlier) == (0, 1, 1, 0)
    assert take_in(people, kind, earlier) == (0, 0, 2, 0)
    assert [one[end] for one in exported(people, kind)] == ["2026-03-01", "2027-01-01"]
    not_ended = f"{row.rpartition(known)[0]},{row.rpartition(',')[2]}"
    assert take_in(people, kind, sheet(tmp_path, header, not_ended)) == (0, 0, 1, 0)
    assert take_in(people, kind, sheet(tmp_path, header, f"{ref}{later}")) == (0, 1, 0, 0)
    assert [one[end] for one in exported(people, kind)] == ["2027-01-01", "2027-01-01"]
    people("audit", "verify").succeeds()


def withdraw(program: Program, table: Any) -> None:
    """Withdraw every row of a table."""
    with cb.book(program) as work:
        for row in work.session.exec(select(table)):
            row.withdrawn_in = work.event
            work.session.add(row)


def test_what_was_withdrawn_is_not_given_out_and_can_be_told_again(people: Program, tmp_path: Path) -> None:
    header, row = ROWS["offences"]
    assert take_in(people, "offences", sheet(tmp_path, header, row)) == (1, 0, 0, 0)
    withdraw(people, Offence)
    assert exported(people, "offences") == []
    assert refusal(people, "offences", sheet(tmp_path, header, f"C1{row}")) == ["line 2: offence: C00001 was withdrawn"]
    assert take_in(people, "offences", sheet(tmp_path, header, row)) == (1, 0, 0, 0)
    assert [one["offence"] for one in exported(people, "offences")] == ["C00002"]


def test_many_rows_come_in_chunks_and_the_same_ones_again_change_nothing(people: Program, tmp_path: Path) -> None:
    rows = [f",N{1 + number % 2},rsr,{number % 1000 / 10},2026-03-03,,run {number}" for number in range(11_000)]
    path = sheet(tmp_path, SCORES, *rows)
    assert take_in(people, "scores", path) == (11_000, 0, 0, 0)
    assert take_in(people, "scores", path) == (0, 0, 11_000, 0)
    with cb.book(people) as work:
        assert len(set(work.session.exec(select(col(Score.id))))) == 11_000
    people("audit", "verify").succeeds()


def test_facts_of_somebody_with_a_limited_access_mark_are_held_back(people: Program, tmp_path: Path) -> None:
    for kind, (header, row) in ROWS.items():
        take_in(people, kind, sheet(tmp_path, header, row, row.replace("N1", "N2")))
    people("offender", "restrict", "N2", "--reason", "works with a partner").succeeds()
    for kind in ROWS:
        answer = people("export", kind).succeeds()
        assert "N00001" in answer.out
        assert "N00002" not in answer.out
        assert answer.err.startswith("Left out: 1 person with a limited-access mark")
        assert {row["offender"] for row in exported(people, kind, "--restricted")} == {"N00001", "N00002"}
