"""Charts: bars from nought, lines that break where there is no number, nothing beyond the edge, words for all of it."""

from decimal import Decimal
from itertools import pairwise

import pytest

from iomctl.domain.documents import BARS, LINES, Chart, Figure, Table, instead, number
from iomctl.output.papers.charts import MOST_BARS, ChartTold, charts_of
from iomctl.output.papers.colours import COLOURS, DARK_BLUE, ON_DARK, ORANGE
from iomctl.output.papers.drawing import SIZE, Drawing, ticks
from iomctl.output.papers.letters import width_of, wrapped
from iomctl.output.papers.line_chart import GRID
from tests.output.board_paper import RATES
from tests.output.board_paper import SIZE as TIERS

WIDTHS = (300, 620, 680)


def told(table: Table, *widths: float) -> ChartTold:
    """The one chart of a table."""
    (chart,) = charts_of(table, *(widths or (680,)))
    return chart


def drawn(table: Table, wide: float = 680) -> Drawing:
    """Its drawing in a width."""
    return told(table, wide).drawings[0]


def of(kind: str, *figures: Figure, title: str = "") -> Table:
    """A table of so many rows, its figures drawn."""
    rows = tuple((f"Row {at}", one) for at, one in enumerate(figures, 1))
    return Table("People", ("What", "People"), rows, (Chart(("People",), title, kind=kind),))


def test_bars_are_as_long_as_their_numbers_from_nought() -> None:
    small, large, twice = drawn(of(BARS, number(5), number(100), number(200))).bars
    assert {small.x, large.x, twice.x} == {small.x}
    assert twice.wide == pytest.approx(2 * large.wide, abs=0.2)
    assert large.wide == pytest.approx(20 * small.wide, abs=2)


def test_a_bar_below_nought_goes_the_other_way() -> None:
    less, more = drawn(of(BARS, number(-10), number(20))).bars
    assert less.x + less.wide == pytest.approx(more.x)
    assert more.wide == pytest.approx(2 * less.wide, abs=0.2)


def test_what_may_be_more_is_drawn_hollow_behind_what_is_certain() -> None:
    certain, possible = drawn(of(BARS, Figure("37 to 42", 37, 42))).bars
    assert (certain.hollow, possible.hollow) == (False, True)
    assert possible.x == pytest.approx(certain.x + certain.wide)
    assert certain.wide / (certain.wide + possible.wide) == pytest.approx(37 / 42, abs=0.01)


def test_a_row_without_a_number_has_no_bar_and_says_why() -> None:
    drawing = drawn(of(BARS, number(5), instead("c")))
    assert len(drawing.bars) == 1
    assert [one.text for one in drawing.labels] == ["Row 1", "5", "Row 2", "[c]"]


def test_two_series_are_dark_blue_and_orange_and_each_bar_says_which_it_is() -> None:
    drawing = drawn(TIERS)
    assert [one.colour for one in drawing.bars] == [DARK_BLUE, ORANGE, DARK_BLUE, ORANGE, DARK_BLUE]
    assert (COLOURS[DARK_BLUE], COLOURS[ORANGE]) == ("#12436D", "#F46A25")
    assert [one.text for one in drawing.labels][1:3] == ["52 On the scheme", "14 In custody"]
    assert "All tiers" not in [one.text for one in drawing.labels]


def test_four_lines_have_the_first_four_colours_in_their_order() -> None:
    row = tuple(number(at) for at in range(1, 5))
    table = Table("T", ("Q", *"abcd"), (("Q1", *row), ("Q2", *row)), (Chart(tuple("abcd"), kind=LINES),))
    assert [one.colour for one in drawn(table).strokes if one.colour not in {None, GRID}] == [0, 1, 2, 3]


def test_a_line_breaks_where_there_is_no_number() -> None:
    lines = [one for one in drawn(RATES).strokes if one.colour == DARK_BLUE]
    assert [len(one.points) for one in lines] == [3, 2]
    assert len([one for one in drawn(RATES).dots if one.colour == DARK_BLUE]) == 5


def test_a_line_ends_with_its_number_and_its_name_without_the_unit() -> None:
    right = [one.text for one in drawn(RATES).labels if one.x > 500 and one.anchor == "start"]
    assert right == ["34.9 [p]", "Eastshire", "32.2", "England", "and Wales"]


@pytest.mark.parametrize("wide", WIDTHS)
@pytest.mark.parametrize("table", [TIERS, RATES, of(BARS, number(1240)), of(LINES, number(3), number(4))])
def test_nothing_is_drawn_beyond_the_edge_nor_over_other_words(wide: float, table: Table) -> None:
    drawing = drawn(table, wide)
    for label in drawing.labels:
        width = width_of(label.text, SIZE)
        left = {"start": label.x, "middle": label.x - width / 2, "end": label.x - width}[label.anchor]
        assert left >= -2
        assert left + width <= wide + 2
        assert 0 < label.y <= drawing.high
    assert all(one.x >= 0 and one.x + one.wide <= wide and one.y + one.high <= drawing.high for one in drawing.bars)
    ends = sorted(one.y for one in drawing.labels if one.anchor == "start" and table is RATES)
    assert all(below - above >= SIZE for above, below in pairwise(ends))


@pytest.mark.parametrize("kind", [BARS, LINES])
def test_a_chart_without_a_number_is_not_drawn(kind: str) -> None:
    assert list(charts_of(of(kind, instead("x"), Figure("many")), 680)) == []
    assert list(charts_of(of(kind), 680)) == []


def test_more_bars_than_a_page_holds_are_not_drawn() -> None:
    assert list(charts_of(of(BARS, *map(number, range(MOST_BARS + 1))), 680)) == []
    assert len(drawn(of(BARS, *map(number, range(MOST_BARS)))).labels) == 2 * MOST_BARS


def test_its_words_say_the_message_and_every_number() -> None:
    words = told(of(BARS, number(Decimal("12.5")), instead("c"), title="Few come.")).words
    assert words == "Few come. Row 1: 12.5; Row 2: [c]."
    assert "Flex, In custody: 19 [r]" in told(TIERS).words
    assert told(RATES).words == RATES.charts[0].words


def test_a_scale_has_round_numbers_around_all_that_there_are() -> None:
    assert ticks(0, 41.2) == [0, 10, 20, 30, 40, 50]
    assert ticks(-3, 4) == [-4, -2, 0, 2, 4]
    assert ticks(0, 0) == [0, 0.2, 0.4, 0.6, 0.8, 1.0]
    assert ticks(0, 1_000_000)[-1] == 1_000_000


def test_words_that_are_too_long_are_broken_and_none_is_lost() -> None:
    text = "England and Wales " + "x" * 60
    lines = wrapped(text, SIZE, 100)
    assert max(width_of(one, SIZE) for one in lines) <= 100
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")


@pytest.mark.parametrize(("colours", "ground"), [(COLOURS, "#ffffff"), (ON_DARK, "#14171a")])
def test_every_colour_stands_out_from_its_page_by_three_to_one(colours: tuple[str, ...], ground: str) -> None:
    assert {one: round(_contrast(one, ground), 2) for one in colours if _contrast(one, ground) < 3} == {}


def _contrast(one: str, other: str) -> float:
    """By WCAG 2.2."""
    light, dark = sorted(map(_luminance, (one, other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
