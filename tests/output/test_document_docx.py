"""A Word document: marked and numbered on every page, in British English, with outside text as text."""

import shutil
import subprocess
import zipfile
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import docx
import pytest
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from pypdf import PdfReader

from iomctl.output.papers import document_docx
from tests.output.board_paper import BOARD, ON_TIME, RATES, SIZE
from tests.output.papers import IN_UTC, MADE_AT, MARKING, PAPER, texts


def written(marking: str | None = MARKING) -> Any:
    """The document, opened again."""
    file = BytesIO()
    document_docx.write(file, replace(PAPER, marking=marking), MADE_AT)
    return docx.Document(file)


@pytest.fixture(scope="module")
def board() -> dict[str, ElementTree.Element]:
    """The parts of a paper with all that a paper may hold, read as XML by what knows nothing of Word."""
    file = BytesIO()
    document_docx.write(file, BOARD, MADE_AT)
    held = zipfile.ZipFile(file)
    return {name: ElementTree.fromstring(held.read(name)) for name in held.namelist() if name.endswith(".xml")}  # noqa: S314 made by us


def found(part: ElementTree.Element, name: str) -> list[ElementTree.Element]:
    """The elements of a name in any language of XML."""
    return [one for one in part.iter() if one.tag.rpartition("}")[2] == name]


def test_headings_are_headings_and_lists_are_lists(board: dict[str, ElementTree.Element]) -> None:
    styles = [next(iter(one.attrib.values())) for one in found(board["word/document.xml"], "pStyle")]
    assert styles[0] == "Title"
    assert [styles.count(one) for one in ("Heading1", "Heading2", "ListBullet", "Caption")] == [7, 1, 3, 4 + 2]


def test_a_chart_has_its_numbers_and_words_that_are_read_out(board: dict[str, ElementTree.Element]) -> None:
    told = [one.attrib for one in found(board["word/document.xml"], "docPr")]
    assert [one["title"] for one in told] == [ON_TIME.charts[0].title, RATES.charts[0].title]
    assert told[0]["descr"].endswith("Referrals answered: 43.1; Home visits: 56.7.")
    assert told[1]["descr"] == RATES.charts[0].words
    bars, lines = board["word/charts/chart1.xml"], board["word/charts/chart2.xml"]
    assert [one.text for one in found(found(bars, "numLit")[0], "v")] == ["92.3", "79.2", "43.1", "56.7"]
    assert [one.get("val") for one in found(bars, "min")] == ["0"]
    assert [len(found(one, "v")) for one in found(lines, "numLit")] == [5, 6]


def test_a_chart_whose_figures_are_not_all_told_is_left_to_its_table(board: dict[str, ElementTree.Element]) -> None:
    captions = "".join(one.text or "" for one in found(board["word/document.xml"], "t"))
    assert SIZE.caption in captions
    assert SIZE.charts[0].title not in captions


def test_a_page_is_a4(board: dict[str, ElementTree.Element]) -> None:
    (size,) = found(board["word/document.xml"], "pgSz")
    assert [round(int(one) / 56.7) for one in size.attrib.values()] == [210, 297]


@pytest.mark.skipif(not shutil.which("soffice"), reason="no LibreOffice: soffice on PATH opens Word documents")
def test_another_program_opens_it(tmp_path: Path) -> None:
    with (tmp_path / "board.docx").open("wb") as file:
        document_docx.write(file, BOARD, MADE_AT)
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    run = (
        "soffice",
        "--headless",
        profile,
        "--convert-to",
        "pdf",
        "--outdir",
        str(tmp_path),
        str(tmp_path / "board.docx"),
    )
    subprocess.run(run, check=True, capture_output=True, timeout=120)
    shown = " ".join(page.extract_text() for page in PdfReader(tmp_path / "board.pdf").pages)
    assert all(
        words in shown for words in (BOARD.title, "All tiers", "No target", "Eastshire 34.9", "Remand is custody too")
    )


def test_every_text_is_in_it_as_text() -> None:
    document = written()
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    told = [*cells, *(one.text for one in document.paragraphs)]
    assert [one for one in texts() if one not in told] == []


def test_the_marking_is_bold_in_the_middle_of_head_and_foot_on_every_page() -> None:
    (page,) = written().sections
    assert not page.different_first_page_header_footer
    for paragraph in (page.header.paragraphs[0], page.footer.paragraphs[0]):
        assert paragraph.text == MARKING
        assert paragraph.alignment == WD_ALIGN_PARAGRAPH.CENTER
        assert [run.bold for run in paragraph.runs] == [True]


@pytest.mark.parametrize("marking", [MARKING, None])
def test_every_page_says_which_of_how_many_it_is(marking: str | None) -> None:
    (page,) = written(marking).sections
    numbered = page.footer.paragraphs[-1]._p
    assert [one.text for one in numbered.iter(qn("w:t"))] == ["Page ", "1", " of ", "1"]
    assert [one.get(qn("w:instr")) for one in numbered.iter(qn("w:fldSimple"))] == ["PAGE", "NUMPAGES"]
    assert (page.header.paragraphs[0].text == "") is (marking is None)


def test_it_is_spelt_and_read_aloud_as_british_english() -> None:
    document = written()
    assert document.core_properties.language == "en-GB"
    assert {one.get(qn("w:val")) for one in document.styles.element.iter(qn("w:lang"))} == {"en-GB"}


def test_the_headings_of_a_table_stand_on_each_page_it_runs_over() -> None:
    for table in written().tables:
        repeated = [len(list(row._tr.iter(qn("w:tblHeader")))) for row in table.rows]
        assert repeated == [1, *[0] * (len(table.rows) - 1)]


def test_it_says_in_utc_when_it_was_made() -> None:
    about = written().core_properties
    assert about.created == about.modified == IN_UTC
