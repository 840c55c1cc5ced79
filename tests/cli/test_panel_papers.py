"""iomctl panel minutes and pack: who is told what, in which form."""

from pathlib import Path

import pytest

from tests.browser import axe
from tests.cli.meeting_book import closed
from tests.program import Program
from tests.unpadded import unpadded


@pytest.fixture
def there(iomctl: Program) -> Program:
    return closed(iomctl)


def paper(iomctl: Program, *words: str) -> str:
    return unpadded(iomctl("panel", "minutes", "1", *words).succeeds().out)


def test_in_full_all_is_told_and_marked(there: Program) -> None:
    told = paper(there)
    for words in (
        "OFFICIAL-SENSITIVE",
        "N00001 Mercer, Kai",
        "Decision: keep, because not engaging.",
        "J Byrne, Probation Service: a letter was sent",
        "View that differed. S Okafor, Bedfordshire Police: too early",
        "Colour from now on: red.",
        "| 1/1 | Ring the council | J Byrne, Probation Service | Fri 24 Apr 2026 |",
        "| Confidentiality statement read | version 1 |",
        "| Minutes | draft |",
    ):
        assert words in told
    assert "Sayle" not in told


@pytest.mark.parametrize(
    "words",
    [
        ("panel", "minutes", "1", "--form", "full"),
        ("panel", "minutes", "1", "--form", "agency", "--agency", "probation"),
        ("panel", "minutes", "1", "--form", "summary", "--about", "mercer"),
        ("panel", "minutes", "1", "--form", "names-free"),
        ("panel", "pack", "1"),
    ],
)
def test_everybody_can_read_the_page(there: Program, tmp_path: Path, words: tuple[str, ...]) -> None:
    found = axe(there(*words, "--format", "html").succeeds().out, tmp_path)
    assert found["wrong"] == []
    assert {"color-contrast", "document-title", "html-has-lang", "heading-order"} <= set(found["right"])


def test_an_agency_gets_its_own_people_and_lines(there: Program) -> None:
    probation = paper(there, "--form", "agency", "--agency", "probation")
    assert "Hollis, Kai" in probation
    assert "because no report yet" in probation
    assert "a letter was sent" in probation
    assert "too early" not in probation
    assert "not engaging" not in probation
    assert "Hollis" not in paper(there, "--form", "agency", "--agency", "police")


def test_a_summary_holds_nothing_that_agencies_said(there: Program) -> None:
    told = paper(there, "--form", "summary", "--about", "mercer")
    assert "Decision: keep." in told
    assert "Each agency answers for its own information" in told
    for words in ("a letter was sent", "too early", "not engaging", "Hollis", "Okafor", "Byrne"):
        assert words not in told
    assert "did not talk of them" in there("panel", "minutes", "1", "--form", "summary", "--about", "ng").exits(5).err


def test_without_names_there_are_neither_names_nor_free_words(there: Program) -> None:
    told = paper(there, "--form", "names-free")
    assert "Case 1" in told
    assert "Decision: keep." in told
    for words in ("Mercer", "N0000", "Okafor", "Byrne", "a letter", "not engaging", "Ring the council"):
        assert words not in told


def test_a_form_needs_whom_it_is_for(there: Program) -> None:
    assert "give --agency" in there("panel", "minutes", "1", "--form", "agency").exits(2).err
    assert "give --about" in there("panel", "minutes", "1", "--form", "summary").exits(2).err
    assert "--agency goes with --form agency" in there("panel", "minutes", "1", "--agency", "police").exits(4).err
    assert "it has no minutes" in there("panel", "minutes", "2").exits(5).err


def test_minutes_stay_as_they_were_when_facts_change(there: Program) -> None:
    before = paper(there)
    there.travel(1)
    there("need", "set", "mercer", "drugs=severe").succeeds()
    there("cohort", "colour", "mercer", "green", "--reason", "calmer").succeeds()
    there("action", "done", "1/1").succeeds()
    assert paper(there) == before
    there("panel", "amend", "1", "case 1: it was an e-mail").succeeds()
    assert "| Minutes | draft, amended once |" in paper(there)
    assert "amended on Tue 21 Apr 2026: case 1: it was an e-mail" in paper(there)


def test_somebody_restricted_is_a_reference_in_every_paper(there: Program) -> None:
    there("offender", "restrict", "mercer", "--reason", "a relative").succeeds()
    for words in (("minutes", "1"), ("pack", "2"), ("minutes", "1", "--form", "agency", "--agency", "police")):
        told = there("panel", *words).succeeds().out
        assert "Mercer" not in told
        assert "a letter was sent" not in told
    assert "Mercer, Kai" in there("--restricted", "panel", "minutes", "1").succeeds().out


def test_a_pack_has_half_a_page_of_each_case(there: Program) -> None:
    there.travel(14)
    told = unpadded(there("panel", "pack", "2").succeeds().out)
    assert "| Last decision | 20 Apr: panel 1: keep; not engaging |" in told
    assert "| 1/1 | N00001 | Ring the council | J Byrne, Probation Service | Fri 24 Apr 2026 | overdue" in told
    assert "Mercer" not in there("panel", "pack", "2", "--form", "names-free").succeeds().out
    for form in ("summary", "actions"):
        assert "is of minutes" in there("panel", "pack", "2", "--form", form).exits(2).err
        assert form not in there("panel", "pack", "--help").succeeds().out.partition("--form")[2]


def test_word_and_pdf_are_read_again_with_the_marking_on_each_page(there: Program, tmp_path: Path) -> None:
    import docx
    import pypdf

    word, pdf = tmp_path / "minutes.docx", tmp_path / "minutes.pdf"
    for file in (word, pdf):
        there("panel", "minutes", "1", "--output", str(file)).succeeds()
    written = docx.Document(str(word))
    texts = [one.text for one in written.paragraphs]
    assert "Decision: keep, because not engaging." in texts
    assert "OFFICIAL-SENSITIVE" in written.sections[0].header.paragraphs[0].text
    pages = [" ".join(one.extract_text().split()) for one in pypdf.PdfReader(pdf).pages]
    assert "Decision: keep, because not engaging." in " ".join(pages)
    assert all("OFFICIAL-SENSITIVE" in one for one in pages)


def test_nothing_is_said_to_be_given_that_could_not_be_written(there: Program, tmp_path: Path) -> None:
    nowhere = str(tmp_path / "no" / "minutes.docx")
    there("panel", "minutes", "1", "--to", "the council", "--output", nowhere).exits(4)
    assert there("panel", "disclosures", "--format", "json").json() == []


def test_the_words_of_an_amendment_are_in_the_full_form_alone(there: Program) -> None:
    words = ("panel", "amend", "1", "case 1: Kai Mercer was not at his sister's")
    there(*words).succeeds()
    assert "not at his sister's" in paper(there)
    assert "not at his sister's" not in there("panel", "pack", "2").succeeds().out
    for form in (("agency", "--agency", "police"), ("summary", "--about", "mercer"), ("names-free",)):
        told = paper(there, "--form", *form)
        assert "draft, amended once" in told
        assert "sister" not in told
