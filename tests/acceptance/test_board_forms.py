"""The board's paper in each form, opened by another program than the one that wrote it, has the figures of its JSON."""

import json
import re
import zipfile
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from openpyxl import load_workbook
from pypdf import PdfReader

from tests.browser import axe
from tests.program import Program

PERIOD = ("--from", "2026-02-01", "--as-of", "2026-03-31")
WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


class _Rows(HTMLParser):
    """The cells of every row of the page, as text."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[list[str]] = []
        self._inside = False

    def handle_starttag(self, tag: str, _attrs: object) -> None:
        if tag == "tr":
            self.rows.append([])
        if tag in {"td", "th"}:
            self._inside = True
            self.rows[-1].append("")

    def handle_endtag(self, tag: str) -> None:
        self._inside = self._inside and tag not in {"td", "th"}

    def handle_data(self, data: str) -> None:
        if self._inside:
            self.rows[-1][-1] += data.strip()


@pytest.fixture(scope="module")
def papers(demo: Program, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the suppressed paper in every form, and the exact one as JSON."""
    folder = tmp_path_factory.mktemp("papers")
    for form in ("html", "docx", "pdf", "xlsx", "json"):
        demo("report", "board", *PERIOD, "--dry-run", "--output", str(folder / f"board.{form}")).succeeds()
    demo("report", "board", *PERIOD, "--dry-run", "--exact", "--output", str(folder / "exact.json")).succeeds()
    return folder


@pytest.fixture(scope="module")
def flow(papers: Path) -> list[list[str]]:
    """The rows of the flow by tier, as the paper in its JSON has them."""
    return table(papers / "board.json", "flow_by_tier")


def table(file: Path, name: str) -> list[list[str]]:
    """The rows of a table as they are printed."""
    paper = json.loads(file.read_text("utf-8"))["paper"]
    [found] = [one for section in paper["sections"] for one in section.get("tables", ()) if one["id"] == name]
    return [[shown(one) for one in row] for row in found["rows"]]


def shown(cell: Any) -> str:
    if isinstance(cell, str):
        return cell
    marks = " ".join(f"[{one}]" for one in cell.get("marks", ()))
    return " ".join(filter(None, (cell.get("text", cell.get("word", "")), marks)))


def test_the_page_has_them(papers: Path, flow: list[list[str]]) -> None:
    rows = _Rows()
    rows.feed((papers / "board.html").read_text("utf-8"))
    for row in flow:
        assert row in rows.rows


@pytest.mark.parametrize(("wide", "dark"), [(320, False), (1400, True)])
def test_everybody_can_read_the_page(papers: Path, tmp_path: Path, wide: int, dark: bool) -> None:
    found = axe((papers / "board.html").read_text("utf-8"), tmp_path, wide, dark)
    assert (found["wrong"], found["beyond"]) == ([], 0)


def test_the_word_document_has_them(papers: Path, flow: list[list[str]]) -> None:
    with zipfile.ZipFile(papers / "board.docx") as packed:
        body = ElementTree.fromstring(packed.read("word/document.xml"))  # noqa: S314 we wrote it
    rows = [
        ["".join(text.text or "" for text in cell.iter(f"{WORD}t")) for cell in row.iter(f"{WORD}tc")]
        for row in body.iter(f"{WORD}tr")
    ]
    for row in flow:
        assert row in rows


def test_the_pdf_has_them_and_is_tagged(papers: Path, flow: list[list[str]]) -> None:
    reader = PdfReader(papers / "board.pdf")
    words = re.sub(r"\s+", " ", " ".join(page.extract_text() for page in reader.pages))
    for row in flow:
        assert " ".join(row) in words
    root: Any = reader.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]


def test_the_workbook_has_numbers_where_they_are_told(papers: Path, flow: list[list[str]]) -> None:
    book = load_workbook(papers / "board.xlsx")
    [sheet] = [one for one in book if "flow_by_tier" in one.tables]
    first, last = (int(end) for end in re.findall(r"[0-9]+", sheet.tables["flow_by_tier"].ref))
    held = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=first + 1, max_row=last)]
    assert len(held) == len(flow)
    for row, printed in zip(held, flow, strict=True):
        for value, text in zip(row, printed, strict=True):
            assert f"{value:,}" == text if isinstance(value, int) else value == text


def test_no_form_tells_what_the_paper_withholds(papers: Path) -> None:
    """A person in a tier of five is told by none of them: the exact rows of that table stand nowhere."""
    told = {tuple(row): row for row in table(papers / "board.json", "people_by_age")}
    exact = [row for row in table(papers / "exact.json", "people_by_age") if tuple(row) not in told]
    assert exact, "something is withheld"
    rows = _Rows()
    rows.feed((papers / "board.html").read_text("utf-8"))
    for row in exact:
        assert row not in rows.rows
    figures = json.loads((papers / "board.json").read_text("utf-8"))["figures"]
    known = {one["group"]: one["numerator"] for one in figures if (one["measure"], one["by"]) == ("people", "age")}
    assert [known[row[0]] for row in exact] == [None] * len(exact)
