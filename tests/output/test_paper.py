"""A paper is written in the form that was asked for, whole and for its owner alone, or not at all."""

import io
import sys
from pathlib import Path

import pytest

from iomctl.domain.documents import Paper, Section
from iomctl.errors import BadValue, NotUnderstood
from iomctl.output.papers.paper import FORMATS, chosen_format, write_paper
from iomctl.output.screen import Screen
from tests.output.papers import MADE_AT, PAPER, TITLE

ALL = "formats: md, html, docx, pdf, xlsx, json"
OPENS = {"md": b"# Re-scope", "html": b"<!DOCTYPE html>", "docx": b"PK", "pdf": b"%PDF-", "xlsx": b"PK", "json": b"{"}


def screen() -> tuple[Screen, io.StringIO]:
    """A screen, and what it shows."""
    out = io.StringIO()
    return Screen(out, io.StringIO(), terminal=False, width=200, height=24, colour=False), out


@pytest.mark.parametrize("format", FORMATS)
def test_the_end_of_a_files_name_says_the_form(tmp_path: Path, format: str) -> None:
    file = tmp_path / f"paper.{format.upper()}"
    there, out = screen()
    file.write_text("what was there before")
    write_paper(there, PAPER, chosen_format(None, str(file), "paper"), str(file), MADE_AT)
    assert file.read_bytes().startswith(OPENS[format])
    assert file.stat().st_mode & 0o777 == 0o600
    assert list(tmp_path.iterdir()) == [file]
    assert out.getvalue() == ""


@pytest.mark.parametrize("output", [None, "-"])
def test_without_a_file_it_is_markdown_on_the_screen(output: str | None) -> None:
    there, out = screen()
    write_paper(there, PAPER, chosen_format(None, output, "paper"), output, MADE_AT)
    assert out.getvalue().startswith("# Re-scope")
    assert chosen_format("HTML", output, "paper") == "html"


def test_what_is_asked_for_goes_before_the_name() -> None:
    assert chosen_format("html", "paper.txt", "paper") == "html"
    assert chosen_format("PDF", "paper.pdf", "paper") == "pdf"


@pytest.mark.parametrize(
    ("asked", "output", "told", "advice"),
    [
        ("odt", None, "--format odt: no such format", ALL),
        ("odt", "a.md", "--format odt: no such format", ALL),
        (
            "docx",
            "there/m.pdf",
            "--format docx: there/m.pdf is the name of another format",
            "name it m.docx, or leave --format out",
        ),
        (
            None,
            "a.odt",
            "a.odt: its name does not say which format",
            f"give --format; {ALL}",
        ),
        (
            None,
            "pdf",
            "pdf: its name does not say which format",
            f"give --format; {ALL}",
        ),
        ("docx", None, "--format docx: a Word document needs a file", "name one with --output board.docx"),
        ("xlsx", None, "--format xlsx: a workbook needs a file", "name one with --output board.xlsx"),
        ("pdf", "-", "--format pdf: a PDF needs a file", "name one with --output board.pdf"),
    ],
)
def test_what_is_no_form_is_refused(asked: str | None, output: str | None, told: str, advice: str) -> None:
    with pytest.raises(NotUnderstood) as refused:
        chosen_format(asked, output, "board")
    assert (str(refused.value), refused.value.advice) == (told, advice)


@pytest.mark.parametrize(("format", "needed"), [("docx", "docx"), ("pdf", "typst")])
def test_what_is_not_installed_is_said_beforehand(monkeypatch: pytest.MonkeyPatch, format: str, needed: str) -> None:
    monkeypatch.setitem(sys.modules, needed, None)
    with pytest.raises(NotUnderstood) as refused:
        chosen_format(None, f"paper.{format}", "paper")
    assert f"pip install 'iomctl[{format}]'" in (refused.value.advice or "")


def test_what_can_not_be_written_leaves_the_file_as_it_was(tmp_path: Path) -> None:
    file = tmp_path / "paper.pdf"
    file.write_text("what was there before")
    there, _ = screen()
    with pytest.raises(BadValue, match="can't show"):
        write_paper(there, Paper(TITLE, (Section("Noncharacter \ufdd0"),)), "pdf", str(file), MADE_AT)
    assert file.read_text() == "what was there before"
    assert list(tmp_path.iterdir()) == [file]
