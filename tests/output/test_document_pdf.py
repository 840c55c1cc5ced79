"""A PDF: accessible, marked and numbered on every page, in British English, with outside text as text."""

import json
import re
import sys
from dataclasses import replace
from io import BytesIO
from typing import Any

import pytest
import typst
from pypdf import PdfReader

from iomctl.domain.documents import Paper, Section, Table
from iomctl.domain.papers.laid_out import laid_out
from iomctl.errors import BadValue, NotUnderstood
from iomctl.output.papers import document_pdf
from iomctl.output.papers.pdf_data import data_of
from tests.output.board_paper import BOARD, ON_TIME, RATES, SIZE
from tests.output.papers import HOSTILE, IN_UTC, MADE_AT, MARKING, PAPER, TITLE, texts

ACCESSIBLE = re.compile(r"<pdfuaid:part>1</pdfuaid:part>")


def made(marking: str | None = MARKING) -> bytes:
    """The paper as a PDF."""
    file = BytesIO()
    document_pdf.write(file, replace(PAPER, marking=marking), MADE_AT)
    return file.getvalue()


def opened(marking: str | None = MARKING) -> PdfReader:
    """The PDF, opened again."""
    return PdfReader(BytesIO(made(marking)))


def words_of(document: PdfReader) -> str:
    """What is written on all pages, each line break or more as one space."""
    return re.sub(r"\s+", " ", " ".join(page.extract_text() for page in document.pages))


def test_every_text_is_in_it_as_text() -> None:
    shown = words_of(opened())
    assert [one for one in texts() if one not in shown] == []


def test_the_marking_is_at_the_head_and_at_the_foot_of_every_page() -> None:
    document = opened()
    assert len(document.pages) > 1
    for number, page in enumerate(document.pages, 1):
        lines = page.extract_text().splitlines()
        assert lines[0] == MARKING
        assert lines[-2:] == [MARKING, f"Page {number} of {len(document.pages)}"]
    assert "OFFICIAL" not in words_of(opened(None))


def test_it_says_what_a_screen_reader_needs() -> None:
    document = opened()
    about: Any = document.trailer["/Root"]
    assert about["/MarkInfo"]["/Marked"]
    assert about["/Lang"] == "en-GB"
    assert about["/ViewerPreferences"]["/DisplayDocTitle"]
    assert document.metadata is not None
    assert document.metadata.title == TITLE
    assert ACCESSIBLE.search(about["/Metadata"].get_object().get_data().decode())


def tagged(part: Any) -> list[Any]:
    """Every element of the tree by which a screen reader reads, in its order."""
    told = part.get_object() if hasattr(part, "get_object") else part
    if isinstance(told, list):
        return [one for each in told for one in tagged(each)]
    if not isinstance(told, dict):
        return []
    own = [told] if "/S" in told else []
    return [*own, *(tagged(told["/K"]) if "/K" in told and "/Obj" not in told else [])]


def test_a_paper_of_all_there_is_is_tagged_with_words_for_its_charts_and_headings_for_its_tables() -> None:
    file = BytesIO()
    document_pdf.write(file, BOARD, MADE_AT)
    document = PdfReader(file)
    root: Any = document.trailer["/Root"]
    told = tagged(root["/StructTreeRoot"]["/K"])
    kinds = [one["/S"] for one in told]
    assert kinds.count("/Table") == kinds.count("/THead") == 4
    assert kinds.count("/Caption") == 4 + 3
    assert {str(one["/A"][0]["/Scope"]) for one in told if one["/S"] == "/TH"} == {"/Column"}
    words = [one["/Alt"] for one in told if one["/S"] == "/Figure"]
    assert [one.partition(".")[0] for one in words[:2]] == [SIZE.charts[0].title, ON_TIME.charts[0].title]
    assert words[2] == RATES.charts[0].words
    assert [kinds.count(one) for one in ("/H1", "/H2", "/L")] == [7, 1, 1]
    shown = words_of(document)
    assert all(one in shown for one in ("All tiers", "No target", "[note 4]", "Eastshire", "34.9 [p]"))


def test_the_headings_of_a_table_stand_on_each_page_it_runs_over() -> None:
    pages = [page.extract_text() for page in opened().pages]
    assert [page.count("Place People") for page in pages if "ward" in page] == [1, 2]


def test_the_same_paper_of_the_same_moment_is_the_same_file() -> None:
    document = opened()
    assert document.metadata is not None
    assert document.metadata.creation_date == IN_UTC
    assert made() == made()


@pytest.mark.parametrize(("columns", "room"), [(1, 110), (5, 24), (8, 16)])
def test_a_word_that_is_too_long_for_its_column_is_broken(columns: int, room: int) -> None:
    word = "https://example.org/" + "longer" * 40
    file = BytesIO()
    table = Table("Long", ("What",) * columns, ((word,) * columns,))
    document_pdf.write(file, Paper("Words", (Section("Words", (), (table,)),)), MADE_AT)
    shown = words_of(PdfReader(file))
    assert re.sub(r"[^a-z]", "", shown).count("longer") == 40 * columns
    assert max(map(len, shown.split())) <= room


@pytest.mark.parametrize("word", HOSTILE)
def test_hostile_words_stay_text_wherever_they_stand(word: str) -> None:
    file = BytesIO()
    section = Section(word, (word,), (Table(word, (word,), ((word,),)),))
    document_pdf.write(file, Paper(word, (section,), word), MADE_AT)
    # What reads it back puts a space between parts of a long word that is broken nowhere on the page.
    told, asked = ("".join(one.split()) for one in (words_of(PdfReader(file)), word))
    assert told.count(asked) == 8


def test_a_letter_that_no_font_has_is_refused_rather_than_left_out() -> None:
    with pytest.raises(BadValue, match="can't show") as refused:
        document_pdf.write(BytesIO(), Paper(TITLE, (Section("Names", ("Noncharacter \ufdd0",)),)), MADE_AT)
    assert "--format docx" in (refused.value.advice or "")


def faces_of(document: PdfReader) -> set[str]:
    """The names of the typefaces that its pages are set in, without what marks a part of one."""
    held: list[Any] = [page["/Resources"] for page in document.pages]
    fonts = [font.get_object() for one in held for font in one["/Font"].values()]
    return {re.sub(r"^/[A-Z]+\+|-.*$", "", font["/BaseFont"]) for font in fonts}


def test_it_is_set_in_arial_or_in_what_is_drawn_as_wide() -> None:
    here = set(typst.Fonts().families())
    face = next((one for one in ("Arial", "Liberation Sans", "Arimo") if one in here), None)
    if face is None:
        pytest.skip("no Arial here, and none of its free likes")
    assert faces_of(opened()) == {face.replace(" ", "")}


def test_a_machine_without_any_of_them_makes_a_pdf_too() -> None:
    told = {"paper": json.dumps(data_of(laid_out(PAPER)))}
    template = document_pdf.TEMPLATE.read_bytes()
    file = typst.compile(template, sys_inputs=told, pdf_standards=["ua-1"], ignore_system_fonts=True)
    assert TITLE in words_of(PdfReader(BytesIO(file)))


def test_what_has_to_be_installed_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "typst", None)
    with pytest.raises(NotUnderstood) as refused:
        made()
    assert "pip install 'iomctl[pdf]'" in (refused.value.advice or "")
