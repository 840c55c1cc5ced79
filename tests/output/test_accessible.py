"""The page that a paper is in HTML passes axe in a browser, whole, marked or not, on narrow and dark screens too."""

from pathlib import Path

import pytest

from iomctl.domain.documents import Chart, Figure, Paper, Section, Table
from iomctl.output.papers import document_html
from tests.browser import axe
from tests.output.board_paper import BOARD
from tests.output.papers import MARKING, SECTIONS, TITLE

FLOWS = Section(
    "What becomes of people",
    ("Counted on 20 Apr 2026.",),
    (
        Table(
            "From and to, by tier",
            ("Tier", "Before", "After"),
            (
                ("fixed", Figure("14", 14, 14), Figure("<6", 0, 5)),
                ("flex", Figure("37 to 42", 37, 42), Figure("0", 0, 0)),
                ("all", Figure("51 to 56", 51, 56), Figure("<6", 0, 5)),
            ),
            (Chart(("Before", "After")),),
            total="all",
        ),
    ),
)


@pytest.mark.parametrize("marking", [MARKING, None])
def test_axe_finds_nothing_wrong_with_the_page(tmp_path: Path, marking: str | None) -> None:
    found = axe("\n".join(document_html.lines(Paper(TITLE, (FLOWS, *SECTIONS), marking))), tmp_path)
    assert found["wrong"] == []
    assert {"color-contrast", "document-title", "html-has-lang", "heading-order", "region"} <= set(found["right"])


@pytest.mark.parametrize(
    ("wide", "dark"),
    [
        (320, False),
        (1400, True),
        *(pytest.param(wide, dark, marks=pytest.mark.rest) for wide, dark in ((320, True), (768, False), (768, True))),
        pytest.param(1400, False, marks=pytest.mark.rest),
    ],
)
def test_a_board_reads_its_paper_on_any_screen(tmp_path: Path, wide: int, dark: bool) -> None:
    found = axe("\n".join(document_html.lines(BOARD)), tmp_path, wide, dark)
    assert (found["wrong"], found["beyond"], found["dark"]) == ([], 0, dark)
    assert {"color-contrast", "skip-link", "svg-img-alt", "scrollable-region-focusable"} & set(found["right"])


def test_axe_finds_what_is_wrong(tmp_path: Path) -> None:
    page = "\n".join(document_html.lines(Paper(TITLE, (FLOWS,), MARKING)))
    spoilt = page.replace(' lang="en-GB"', "").replace("<h1>", '<h1 style="color: #eee">')
    assert {rule for rule, *_ in axe(spoilt, tmp_path)["wrong"]} >= {"html-has-lang", "color-contrast"}
