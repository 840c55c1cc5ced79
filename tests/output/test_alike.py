"""A column that says the same in every row is said once at a terminal; a pipe and columns that were named have it."""

from dataclasses import dataclass

import pytest

from iomctl.domain.columns import column
from iomctl.output.render import Style, show
from tests.output.people import Person, person, pipe, printed, said, shown, terminal

OF_ONE_WORKER = [person(f"N0000{number}", f"Sayle, {number}", colour=colour) for number, colour in enumerate("ABC")]


def test_what_all_rows_say_stands_above_them_once() -> None:
    text = shown(terminal(200), OF_ONE_WORKER, things=("person", "people"))
    above, blank, headings, *rows = text.splitlines()
    assert above == (
        "3 people · worker S Okafor · agency Bedfordshire Police · due 10 Apr · late 10 · needs accommodation, drugs"
    )
    assert blank == ""
    assert headings.split() == ["Ref", "Name", "Col"]
    assert [row.split()[-1] for row in rows] == ["A", "B", "C"]


def test_a_pipe_keeps_its_columns() -> None:
    lines = shown(pipe(), OF_ONE_WORKER).splitlines()
    assert lines[0].split() == ["Ref", "Name", "Col", "Worker", "Agency", "Due", "Late", "Needs"]
    assert [line.count("S Okafor") for line in lines] == [0, 1, 1, 1]


def test_columns_that_were_named_are_all_shown() -> None:
    screen = terminal(200)
    lines = shown(screen, OF_ONE_WORKER, columns=("offender", "worker")).splitlines()
    assert lines[0].split() == ["Ref", "Worker"]
    assert (len(lines), said(screen)) == (4, "")


def test_one_row_alone_says_all_in_its_columns() -> None:
    at_terminal, piped = (shown(screen, [person()]).splitlines() for screen in (terminal(200), pipe()))
    assert [line.rstrip() for line in at_terminal] == piped


def test_reference_and_name_stay_however_alike_they_are() -> None:
    twice = [person(colour=colour) for colour in ("red", "green")]
    text = shown(terminal(200), twice)
    assert text.count("N00042") == text.count("Mercer, Kai") == 2


def test_what_no_row_says_is_left_out_and_named() -> None:
    screen = terminal(200)
    rows = [person(f"N0000{number}", worker=None, needs=()) for number in range(2)]
    assert "Worker" not in shown(screen, rows)
    assert said(screen) == "nothing in any row: worker, needs\n"


@pytest.mark.parametrize("count", [51, 300])
def test_it_holds_of_every_row_and_not_of_those_alone_that_are_shown(count: int) -> None:
    rows = [*(person(f"N{number:05}") for number in range(1, count)), person("N99999", worker="J Byrne")]
    lines = shown(terminal(200), rows, things=("person", "people")).splitlines()
    assert lines[0].startswith(f"{count} people · col amber · agency")
    assert "Worker" in lines[2]


def test_it_stands_below_a_title_whose_summary_counts() -> None:
    lines = shown(terminal(200), OF_ONE_WORKER, title="Caseload", summary="3 people").splitlines()
    assert lines[0].startswith("Caseload   ")
    assert lines[2].startswith("worker S Okafor · agency")


def test_it_takes_several_lines_where_it_must_and_breaks_no_word() -> None:
    lines = shown(terminal(60), [person(agency="Police of Łódź", colour=one) for one in "AB"]).splitlines()
    above = lines[: lines.index("")]
    assert max(map(len, above)) <= 60
    assert " ".join(above).split() == (
        "2 rows · worker S Okafor · agency Police of Łódź · due 10 Apr · late 10 · needs accommodation, drugs".split()
    )


def test_markup_in_it_is_text() -> None:
    assert "worker [red]x" in shown(terminal(200), [person(worker="[red]x", colour=one) for one in "AB"])


def test_what_is_told_of_the_record_is_what_is_compared() -> None:
    @dataclass(frozen=True)
    class Place:
        key: str = column("Key", "never alike", rank=0)
        inside: bool = column("Inside", "whether", told=lambda one: one.prison if one.inside else None)
        prison: str | None = column("Prison", "where", shown=False)

    screen = terminal(80)
    show(screen, [Place("a", True, "HMP X"), Place("b", True, "HMP X"), Place("c", False, None)], Place, Style())
    assert [line.split() for line in printed(screen).splitlines()] == [
        ["Key", "Inside"], ["a", "HMP", "X"], ["b", "HMP", "X"], ["c"],
    ]  # fmt: skip


def test_every_person_has_a_reference_that_is_kept() -> None:
    assert Person.__dataclass_fields__["offender"].metadata["column"].kept
