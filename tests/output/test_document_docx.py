"""A Word document: marked and numbered on every page, in British English, with outside text as text."""

from dataclasses import replace
from io import BytesIO
from typing import Any

import docx
import pytest
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn

from iomctl.output.papers import document_docx
from tests.output.papers import IN_UTC, MADE_AT, MARKING, PAPER, texts


def written(marking: str | None = MARKING) -> Any:
    """The document, opened again."""
    file = BytesIO()
    document_docx.write(file, replace(PAPER, marking=marking), MADE_AT)
    return docx.Document(file)


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
