"""The report of a run in its forms: nobody is named in any, and outside words do nothing."""

import re
from pathlib import Path

import docx
import pytest
from pypdf import PdfReader

from iomctl.output.clean import plain
from tests.books import CopyOf
from tests.cli.html_page import Page
from tests.cli.report_book import GROUPS, HOSTILE, MEETING, lay_decided_scheme
from tests.cli.rescope_book import lay_run, rows_of
from tests.conftest import MONDAY
from tests.program import Program

FORMATS = ("md", "html", "json")


@pytest.fixture
def scheme(copy_of: CopyOf) -> Program:
    """Run 1 of 65 people and 12 outside, decided."""
    return copy_of(lay_decided_scheme)


@pytest.mark.parametrize("form", FORMATS)
def test_nobody_is_named(scheme: Program, form: str) -> None:
    out = scheme("rescope", "report", "1", "--format", form).succeeds().out
    assert not re.search(r"N\d{5}|X\d{6}|Zebedee", out)
    assert not [one for one in GROUPS if one in out]


def test_nobody_of_the_demo_is_named(tmp_path: Path) -> None:
    demo = Program(db=str(tmp_path / "demo.sqlite"), now=MONDAY)
    demo("demo", demo.db, "--people", "150").succeeds()
    demo("rescope", "plan", "--cohort", "luton", "--criteria", "neighbourhood-crime-2020", "--candidates").succeeds()
    demo("rescope", "decide", "1", "--as-planned", "--outcome", "comes-in").succeeds()
    people = demo("export", "offenders", "--format", "json", "--restricted").succeeds().json()
    words = {word for one in people for word in (one["surname"], *one["forenames"].split())}
    numbers = {one[kind] for one in people for kind in ("offender", "pnc", "cro", "crn", "prison") if one[kind]}
    for form in FORMATS:
        out = demo("rescope", "report", "1", "--format", form).succeeds().out
        assert words & set(re.findall(r"[^\W\d_]+(?:['’-][^\W\d_]+)*", out)) == set()
        assert [one for one in numbers if one in out] == []


def test_the_page_is_whole_and_needs_nothing_else(scheme: Program) -> None:
    page = Page(scheme("rescope", "report", "1", "--format", "html").succeeds().out)
    assert page.open == []
    assert page.asked == []
    assert {"script", "b", "link", "img", "iframe"}.isdisjoint(page.elements)
    assert page.elements["table"] == page.elements["caption"] == 10
    assert HOSTILE in page.words
    assert MEETING in page.words


def test_outside_words_are_inert_in_markdown(scheme: Program) -> None:
    out = scheme("rescope", "report", "1").succeeds().out
    assert "<" not in out
    assert r"&lt;script&gt;alert(1)&lt;/script&gt; &#124; \`x\`" in out
    rows = [line for line in out.splitlines() if line.startswith("|")]
    tables = re.split(r"\n\n", out)
    for table in (one.splitlines() for one in tables if one.startswith("|")):
        assert len({line.count("|") for line in table}) == 1
    assert len(rows) > 30


def test_a_report_changes_nothing_and_can_be_written_to_a_file(copy_of: CopyOf, tmp_path: Path) -> None:
    iomctl = copy_of(lay_run)
    before = rows_of(iomctl)
    for form in FORMATS:
        file = tmp_path / f"board.{form}"
        written = iomctl("rescope", "report", "1", "--format", form, "--output", str(file)).succeeds()
        assert (written.out, written.err) == ("", f"The report of run 1 is in {file}\n")
        assert file.read_text("utf-8") == iomctl("rescope", "report", "1", "--format", form).out
        assert file.stat().st_mode & 0o777 == 0o600
    assert rows_of(iomctl) == before


def test_a_word_document_and_a_pdf_hold_the_same_as_text_for_their_owner_alone(scheme: Program, tmp_path: Path) -> None:
    told = scheme("rescope", "report", "1", "--format", "json").succeeds().json()
    cells = [one for part in told["sections"] for table in part["tables"] for row in table["rows"] for one in row]
    words = {told["title"], HOSTILE, MEETING, *(one if isinstance(one, str) else one["text"] for one in cells)}
    for form in ("docx", "pdf"):
        file = tmp_path / f"board.{form}"
        written = scheme("rescope", "report", "1", "--output", str(file)).succeeds()
        assert (written.out, written.err) == ("", f"The report of run 1 is in {file}\n")
        assert file.stat().st_mode & 0o777 == 0o600
        shown = words_of(file)
        assert [one for one in words if plain(one) not in shown] == []
        assert not [one for one in GROUPS if one in shown]
        assert "OFFICIAL" not in shown


def words_of(file: Path) -> str:
    """What a reader of a Word document or a PDF finds in it."""
    if file.suffix == ".pdf":
        return " ".join(" ".join(page.extract_text() for page in PdfReader(file).pages).split())
    document = docx.Document(str(file))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*cells, *(one.text for one in document.paragraphs)])


def test_what_can_not_be_reported_is_refused(iomctl: Program, tmp_path: Path) -> None:
    assert "no run 9" in iomctl("rescope", "report", "9").exits(3).err
    refused = iomctl("rescope", "report", "9", "--format", "table").exits(2)
    assert refused.err == "iomctl: --format table: no such format\n  formats: md, html, docx, pdf, xlsx, json\n"
