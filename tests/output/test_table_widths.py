"""Which columns a narrow terminal shows, how wide, and what is broken into lines first."""

from dataclasses import dataclass

import pytest

from iomctl.domain.columns import column
from iomctl.output.render import Style, show
from tests.output.people import other, people, person, printed, said, shown, terminal


def test_at_80_columns_the_least_needed_columns_go_and_a_line_says_which() -> None:
    screen = terminal(80)
    lines = shown(screen, people(3)).splitlines()
    assert max(map(len, lines)) <= 80
    assert lines[0].split() == ["Ref", "Name", "Col", "Worker", "Due", "Late", "Needs"]
    assert said(screen) == "not shown at this width: agency; --columns names them\n"


@pytest.mark.parametrize("columns", [20, 30, 40, 60, 79])
def test_the_reference_is_whole_at_any_width(columns: int) -> None:
    reference = "N00042-AND-A-REFERENCE-LONGER-THAN-ANY"
    assert reference in shown(terminal(columns), [person(reference, "Mercer-of-the-Very-Long-Name, Kai")])


def test_a_long_text_takes_several_lines_and_none_of_it_is_lost() -> None:
    name = "Mercer, " + "Kai " * 40
    lines = shown(terminal(80), [person(name=name)], columns=("offender", "name", "needs")).splitlines()
    assert max(map(len, lines)) <= 80
    assert sum(line.count("Kai") for line in lines) == 40


def test_a_column_comes_back_into_the_room_that_a_wider_one_leaves() -> None:
    @dataclass(frozen=True)
    class Row:
        key: str = column("Key", "never dropped", rank=0)
        wide: str = column("Wide", "takes more than there is", rank=3)
        slim: str = column("Slim", "goes before it, and fits when it is gone", rank=4)

    screen = terminal(30)
    show(screen, [Row("k" * 15, "w" * 20, "s"), Row("l" * 15, "v" * 20, "t")], Row, Style())
    assert printed(screen).splitlines()[0].split() == ["Key", "Slim"]
    assert said(screen) == "not shown at this width: wide;\n--columns names them\n"


def test_what_is_needed_goes_only_where_words_would_break() -> None:
    @dataclass(frozen=True)
    class Row:
        key: str = column("Key", "never dropped", rank=0)
        about: str = column("About", "takes several lines where it must", rank=0)
        worker: str = column("Worker", "needed", rank=1)

    for width, kept in ((40, ["Key", "About", "Worker"]), (24, ["Key", "About"])):
        screen = terminal(width)
        show(screen, [Row(key, f"some words about {key}", key * 9) for key in "ab"], Row, Style())
        assert printed(screen).splitlines()[0].split() == kept


def test_what_is_typed_is_on_one_line_before_what_is_read() -> None:
    @dataclass(frozen=True)
    class Row:
        key: str = column("Key", "never dropped", rank=0)
        about: str = column("About", "long words to read", rank=0)
        command: str = column("Command", "what to type", rank=0, kept=True)

    screen = terminal(80)
    show(
        screen,
        [Row(key, f"{key} words " * 9, f"iomctl home add N0004{key} KIND --from DAY") for key in "12"],
        Row,
        Style(),
    )
    assert "iomctl home add N00041 KIND --from DAY" in printed(screen)


def test_a_day_a_name_and_a_word_are_on_one_line_before_a_long_text_is() -> None:
    rows = [person(agency="words " * 9), other(agency="other words " * 9)]
    lines = shown(terminal(70), rows, columns=("offender", "name", "agency", "worker", "due_by")).splitlines()
    assert max(map(len, lines)) <= 70
    assert all(text in "\n".join(lines) for text in ("Mercer, Kai", "S Okafor", "10 Apr"))


@pytest.mark.parametrize("columns", [60, 70, 80])
def test_a_word_is_not_broken_where_another_column_can_give_way(columns: int) -> None:
    kept = ("offender", "name", "colour", "agency", "needs")
    lines = shown(terminal(columns), [person(name="Mercer, " + "Kai " * 20, agency="Bedfordshire")], columns=kept)
    assert max(map(len, lines.splitlines())) <= columns
    assert {"Bedfordshire", "accommodation,"} <= set(lines.split())


def test_columns_that_were_named_stay_on_a_narrow_screen() -> None:
    screen = terminal(40)
    lines = shown(screen, people(1), columns=("offender", "name", "agency", "worker")).splitlines()
    assert lines[0].split() == ["Ref", "Name", "Agency", "Worker"]
    assert max(map(len, lines)) <= 40
    assert said(screen) == ""


def test_a_long_list_at_a_terminal_fits_as_a_short_one_does() -> None:
    name = "Mercer-of-the-Very-Long-Name, " + "Kai " * 5
    rows = [(person, other)[number % 2](offender=f"N{number:05}", name=name) for number in range(201)]
    few, many = (shown(terminal(80), part, whole=True) for part in (rows[:200], rows))
    assert [line.rstrip() for line in few.splitlines()] == many.splitlines()[: len(few.splitlines())]


def test_a_column_without_a_rank_goes_after_those_that_say_they_may() -> None:
    @dataclass(frozen=True)
    class Row:
        key: str = column("Key", "never dropped", rank=0)
        spare: str = column("Spare", "the first to go", rank=2)
        usual: str = column("Usual", "says nothing of its rank")

    for width, kept in ((60, ["Key", "Spare", "Usual"]), (50, ["Key", "Usual"]), (30, ["Key"])):
        screen = terminal(width)
        show(screen, [Row("k" * 15, "s" * 15, "u" * 18)], Row, Style())
        assert printed(screen).splitlines()[0].split() == kept
