"""Words that programs obey are words in every form of a paper, wherever in it they stand."""

import io
import json
import re
import zipfile
from unicodedata import category
from xml.etree import ElementTree

import pytest
from hypothesis import example, given, settings
from openpyxl import load_workbook
from pypdf import PdfReader

from iomctl.domain.documents import Paper, Section, Table
from iomctl.domain.papers.kept import from_json
from iomctl.output.papers import document_docx, document_html, document_markdown, document_xlsx
from iomctl.output.papers.paper import AS_FILE, AS_LINES
from tests.domain.papers.made_up import PAPERS
from tests.output.papers import HOSTILE, MADE_AT, SHOWN, TURNED, everywhere
from tests.output.test_document_html import KNOWN, Page

WORDS = (*HOSTILE, "<script>alert(1)</script>", '"><img src=x onerror=y>', "=1+1", "@SUM(1)", "]]>", "&amp; %d {0}")
DRIVING = "\x1b[31mred\x1b]0;title\x07\x00 first\nsecond"
PLAIN = "�[31mred�]0;title�� first second"


def made(paper: Paper, form: str) -> io.BytesIO:
    """A paper as a file in one of the forms that need one."""
    file = io.BytesIO()
    AS_FILE[form].write(file, paper, MADE_AT)
    return file


def parts(file: io.BytesIO, start: str) -> dict[str, ElementTree.Element]:
    """The parts of an office document, read as XML by a program that knows nothing of them."""
    held = zipfile.ZipFile(file)
    names = [one for one in held.namelist() if one.startswith(start) and one.endswith((".xml", ".rels"))]
    return {name: ElementTree.fromstring(held.read(name)) for name in names}  # noqa: S314 made by us


def shown_in_word(paper: Paper) -> list[str]:
    """Every paragraph of a Word document, and every text of its charts."""
    file = made(paper, "docx")
    body = parts(file, "word/document.xml")["word/document.xml"]
    paragraphs = ["".join(text.itertext()) for text in body.iter() if text.tag.endswith("}p")]
    drawn = [one.text or "" for chart in parts(file, "word/charts/").values() for one in chart.iter() if one.text]
    described = [one.get("descr") or "" for one in body.iter() if one.tag.endswith("}docPr")]
    return [*paragraphs, *drawn, *described]


def shown_in_pdf(paper: Paper) -> str:
    """What is written on the pages, without spaces and breaks."""
    return re.sub(r"\s+", "", "".join(page.extract_text() for page in PdfReader(made(paper, "pdf")).pages))


@pytest.mark.parametrize("word", WORDS)
def test_in_word_it_is_text(word: str) -> None:
    shown = shown_in_word(everywhere(word))
    assert sum(word in one for one in shown) >= 60
    assert shown.count(word) >= 30


@pytest.mark.parametrize("word", WORDS)
def test_in_a_pdf_it_is_text(word: str) -> None:
    assert shown_in_pdf(everywhere(word)).count(re.sub(r"\s", "", word)) >= 60


@pytest.mark.parametrize("word", WORDS)
def test_in_a_workbook_it_is_text(word: str) -> None:
    book = load_workbook(made(everywhere(word), "xlsx"))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value not in {None, 7, 3}]
    assert {cell.data_type for cell in cells} == {"s"}
    assert sum(word in str(cell.value) for cell in cells) >= 60
    assert {cell.hyperlink.ref[0] for cell in cells if cell.hyperlink} == {"A"}


@pytest.mark.parametrize("word", WORDS)
def test_on_a_page_it_is_text(word: str) -> None:
    page = Page(everywhere(word))
    assert {tag for tag, _ in page.found} <= KNOWN
    assert sum(word in text for text in page.texts) >= 60


@pytest.mark.parametrize("word", WORDS)
def test_as_json_it_is_what_was_recorded(word: str) -> None:
    text = "\n".join(AS_LINES["json"].lines(everywhere(word)))
    assert from_json(text) == everywhere(word)
    assert json.loads(text)["title"] == word


@pytest.mark.parametrize(("word", "plain"), [(TURNED, SHOWN), (DRIVING, PLAIN)])
def test_what_drives_a_screen_or_turns_letters_is_in_no_form(word: str, plain: str) -> None:
    paper = everywhere(word)
    for form in (document_html, document_markdown):
        told = "".join(form.lines(paper))
        assert {one for one in told if category(one) in ("Cc", "Cf", "Cs")} == set()
    assert plain in "".join(document_html.lines(paper))
    assert sum(plain in one for one in shown_in_word(paper)) >= 60
    book = load_workbook(made(paper, "xlsx"))
    assert book["Cover"]["A1"].value == plain
    assert plain.replace(" ", "") in shown_in_pdf(paper)
    assert "".join(AS_LINES["json"].lines(paper)).isprintable()


WITHOUT_A_WORD = Paper("", (Section(title="", tables=(Table(caption="", headings=("",), rows=()),)),))


@settings(deadline=None, max_examples=15)
@example(WITHOUT_A_WORD)
@given(PAPERS)
def test_whatever_a_paper_holds_every_form_is_written(paper: Paper) -> None:
    assert list(document_markdown.lines(paper))
    for form in (document_xlsx, document_docx):
        file = io.BytesIO()
        form.write(file, paper, MADE_AT)
        assert len(parts(file, "")) > 5
