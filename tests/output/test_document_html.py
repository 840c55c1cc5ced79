"""A page of HTML: one file that needs nothing else, with headings in order, tables that say what they are, charts."""

import re
from html.parser import HTMLParser
from itertools import pairwise

import pytest
from hypothesis import given, settings

from iomctl.domain.documents import Paper, Section
from iomctl.output.papers import document_html
from tests.domain.papers.made_up import PAPERS
from tests.output.board_paper import BOARD
from tests.output.papers import HOSTILE, PAPER, TURNED


class Page(HTMLParser):
    """A page that was read: its elements with their attributes, and the texts in them."""

    def __init__(self, paper: Paper) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str]]] = []
        self.texts: list[str] = []
        self.feed("\n".join(document_html.lines(paper)))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, {name: value or "" for name, value in attrs}))

    def handle_data(self, data: str) -> None:
        self.texts.append(data)

    def all(self, *tags: str) -> list[dict[str, str]]:
        """The attributes of each element of some kinds."""
        return [told for tag, told in self.found if tag in tags]


@pytest.fixture(scope="module")
def board() -> Page:
    """The page of a paper with a piece of all that a paper may hold."""
    return Page(BOARD)


def test_it_needs_nothing_else_and_runs_nothing(board: Page) -> None:
    assert board.all("script", "link", "img", "iframe", "object", "base", "form") == []
    assert {told["href"][0] for told in board.all("a")} == {"#"}
    assert not [text for text in board.texts if re.search(r"url\(|@import|https?:", text)]
    assert not [name for _, told in board.found for name in told if name.startswith("on") or name == "src"]


def test_headings_go_down_step_by_step(board: Page) -> None:
    levels = [int(tag[1]) for tag, _ in board.found if re.fullmatch(r"h\d", tag)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert max(below - above for above, below in pairwise(levels)) == 1


def test_every_link_leads_to_what_is_there_and_no_name_is_twice(board: Page) -> None:
    names = [told["id"] for _, told in board.found if "id" in told]
    assert len(set(names)) == len(names)
    assert {told["href"][1:] for told in board.all("a")} <= set(names)
    assert {"content", "section-exceptions", "done_on_time", "note-4"} <= set(names)
    assert board.all("a")[0] == {"class": "skip", "href": "#content"}


def test_tables_have_captions_and_their_headings_say_of_what(board: Page) -> None:
    tables = [told for told in board.all("table") if "role" not in told]
    assert len(tables) == len(board.all("caption")) == 4
    assert {told["scope"] for told in board.all("th")} == {"col", "row"}
    rows = [told for told in board.all("th") if told["scope"] == "row"]
    assert len(rows) == 4 + 4 + 6 + 2


def test_numbers_are_right_and_words_are_not(board: Page) -> None:
    cells = [told.get("class") for told in board.all("td")][3:]
    assert cells[:3] == ["figure"] * 3
    assert cells[12:17] == [*["figure"] * 4, None]


def test_a_word_says_how_something_stands_and_a_colour_goes_with_it(board: Page) -> None:
    assert [told["class"] for told in board.all("span") if "tag" in told.get("class", "")] == [
        "tag green",
        "tag amber",
        "tag red",
        "tag grey",
    ]
    assert {"Green", "Amber", "Red", "No target"} <= set(board.texts)


def test_a_chart_has_its_message_and_words_for_it_once_for_each_width(board: Page) -> None:
    drawn = board.all("svg")
    assert [told["class"] for told in drawn] == ["roomy", "narrow"] * 3
    assert {told["role"] for told in drawn} == {"img"}
    names = {told["id"] for told in board.all("title", "desc") if "id" in told}
    assert {one for told in drawn for one in told["aria-labelledby"].split()} == names
    assert board.texts.count("Chart: Most of those in custody are in the flex tier") == 2
    assert board.texts.count("Most of those in custody are in the flex tier") == 1


def test_a_page_of_few_sections_has_no_list_of_them() -> None:
    few = Page(Paper("Made up", (Section("One"), Section("Two"))))
    assert few.all("nav") == []
    assert len(few.all("h2")) == 2


def test_its_language_is_that_of_the_paper() -> None:
    assert Page(Paper("Gwneud", (Section("Un"),), language="cy")).all("html") == [{"lang": "cy"}]


@pytest.mark.parametrize("word", [*HOSTILE, "<script>alert(1)</script>", '"><img src=x onerror=y>', "</style>", "&lt;"])
def test_outside_words_are_words_wherever_they_stand(word: str) -> None:
    paper = Paper(word, (Section(word, (word,), PAPER.sections[0].tables, (word,)),), word, word)
    page = Page(paper)
    assert page.all("script", "img", "b", "b2") == []
    assert page.texts.count(word) >= 6


def test_marks_that_turn_the_order_of_letters_are_dropped() -> None:
    assert "leftthgir and on" in Page(PAPER).texts
    assert TURNED not in "".join(Page(PAPER).texts)


@settings(deadline=None, max_examples=60)
@given(PAPERS)
def test_whatever_a_paper_holds_the_elements_are_ours(paper: Paper) -> None:
    page = Page(paper)
    assert {tag for tag, _ in page.found} <= KNOWN
    assert not [name for _, told in page.found for name in told if name.startswith("on") or name == "src"]


KNOWN = set(
    "html head meta title style body a main table thead tbody tfoot tr td th caption div h1 h2 h3 p dl dt dd nav ul li"
    " span figure figcaption svg desc polyline rect circle text".split()
)
