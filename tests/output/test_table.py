"""A table for people: at a terminal it fits, in a pipe nothing is cut."""

from dataclasses import dataclass

import pytest
from rich.cells import cell_len

from iomctl.domain.columns import column
from iomctl.output.render import Style, show, show_one
from tests.output.people import TODAY, Person, other, people, person, pipe, printed, said, shown, terminal


def test_a_pipe_gets_every_shown_column_whole_and_nothing_on_stderr() -> None:
    screen = pipe()
    assert shown(screen, [person()]) == (
        " Ref     Name         Col    Worker    Agency               Due     Late  Needs\n"
        " N00042  Mercer, Kai  amber  S Okafor  Bedfordshire Police  10 Apr    10  accommodation, drugs\n"
    )
    assert said(screen) == ""


def test_at_200_columns_a_terminal_shows_what_a_pipe_shows() -> None:
    wide = [line.rstrip() for line in shown(terminal(200), people(7)).splitlines()]
    assert wide == shown(pipe(), people(7)).splitlines()


def test_columns_that_were_named_stay_in_the_order_named() -> None:
    screen = terminal(80)
    heading = shown(screen, people(2), columns=("agency", "watched", "offender")).splitlines()[0]
    assert heading.split() == ["Agency", "Watched", "Ref"]
    assert said(screen) == ""


def test_wide_characters_leave_the_columns_straight() -> None:
    pair = [person(name="王小明"), other(name="Mercer, Kai")]
    for screen in (pipe(), terminal(80)):
        first, second = shown(screen, pair).splitlines()[1:]
        assert cell_len(first[: first.index("amber")]) == cell_len(second[: second.index("green")])


@pytest.mark.parametrize("count", [51, 201])
def test_a_terminal_gets_the_first_fifty_and_is_told(count: int) -> None:
    screen = terminal(200, quiet=True)
    assert shown(screen, people(count)).count("Sayle") == 50
    assert said(screen) == f"50 of {count}; --all shows every one\n"


@pytest.mark.parametrize("count", [60, 300])
def test_all_rows_when_asked_for_and_always_in_a_pipe(count: int) -> None:
    for screen in (pipe(), terminal(200, NO_COLOR="")):
        assert shown(screen, people(count), whole=True).count("Sayle") == count
        assert said(screen) == ""


def test_groups_have_a_heading_with_their_count() -> None:
    grouped = [
        person(worker="J Byrne"),
        person(worker="S Okafor"),
        other(worker="S Okafor"),
        person(worker=None),
    ]
    for screen in (pipe(), terminal(200)):
        text = shown(screen, grouped, group_by="worker", things=("person", "people"))
        lines = [line.rstrip() for line in text.splitlines()]
        assert [lines.index(one) for one in ("J Byrne  1 person", "S Okafor  2 people", "no worker  1 person")] == [
            2,
            5,
            9,
        ]
        assert "Worker" not in lines[0]


def test_a_group_that_is_cut_still_says_how_many_it_has() -> None:
    assert "S Okafor  1,200 rows" in shown(terminal(200), [person()] * 1200, group_by="worker")


def test_title_with_its_summary_at_the_right_end_and_a_legend_below() -> None:
    lines = shown(pipe(), people(2), title="Caseload", summary="2 people", legend="A amber").splitlines()
    assert lines[0].startswith("Caseload   ")
    assert lines[0].endswith("   2 people")
    assert len(lines[0]) == max(map(len, lines))
    assert lines[1] == ""
    assert lines[-1] == "A amber"


def test_nothing_found_prints_nothing_and_only_a_terminal_is_told() -> None:
    silent, told = pipe(), terminal()
    for screen in (silent, told):
        assert shown(screen, [], title="Overdue", legend="x", empty="No review is overdue.") == ""
    assert said(silent) == ""
    assert said(told) == "No review is overdue.\n"


def test_days_are_short_and_another_year_is_named() -> None:
    text = shown(pipe(), [person(due_by=TODAY), person(due_by=TODAY.replace(year=2025))])
    assert "  20 Apr  " in text
    assert "  20 Apr 2025  " in text


def test_one_record_as_headings_and_values() -> None:
    screen = pipe()
    show_one(screen, person(worker=None), Style(on=TODAY, title="Added"))
    assert printed(screen).splitlines()[:6] == [
        "Added",
        "",
        "Ref     N00042",
        "Name    Mercer, Kai",
        "Col     amber",
        "Worker  -",
    ]


def test_one_record_at_a_terminal_breaks_long_values_below_themselves() -> None:
    screen = terminal(40)
    show_one(screen, person(name="Kai " * 20), Style(on=TODAY))
    lines = printed(screen).splitlines()
    assert max(map(len, lines)) <= 40
    assert sum(line.count("Kai") for line in lines) == 20
    assert lines[2].startswith("        Kai")


def test_a_record_without_columns_of_its_own_shows_its_field_names() -> None:
    @dataclass(frozen=True)
    class Count:
        made_up: int
        total: int = column("Total", "all of them", right=True)

    screen = pipe()
    show(screen, [Count(1, 20)], Count, Style())
    assert printed(screen) == " made up  Total\n 1           20\n"


def test_help_on_columns_names_each_and_shows_no_rows() -> None:
    text = shown(pipe(), [person()], columns=("help",), group_by="worker", title="Caseload")
    assert text.splitlines()[0].split() == ["Name", "About", "Example"]
    assert [line.split()[0] for line in text.splitlines()[1:]] == list(Person.__dataclass_fields__)
    assert "the person's reference" in text
    assert "Mercer, Kai" in text
    assert "10 Apr" not in text
