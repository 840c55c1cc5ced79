"""iomctl referral slip: what a provider needs to answer, and nothing that somebody else has written in it is obeyed."""

import sys
from pathlib import Path

import docx
import pytest

from tests.casebook import book, person
from tests.program import Program
from tests.unpadded import unpadded

NOTE = "**ground** <b>floor</b> | [x](http://x)\nsecond line"


@pytest.fixture
def referred(iomctl: Program) -> Program:
    """R00001 of somebody with markup in the name, R00002 of somebody with a limited-access mark."""
    with book(iomctl) as work:
        person(work, "Mercer<b>", area="Luton")
        person(work, "Hollis", restricted=True)
    iomctl("provider", "add", "Housing Solutions", "--pathway", "accommodation", "--area", "Luton").succeeds()
    words = ("A", "--provider", "housing", "--on", "7/4/2026", "--note", NOTE)
    depth = ("--complexity", "high", "--outcome", "home-kept")
    iomctl("referral", "make", "N1", *words, *depth).succeeds()
    iomctl("referral", "make", "N2", *words).succeeds()
    return iomctl


def test_the_slip_says_what_the_provider_needs(referred: Program) -> None:
    lines = unpadded(referred("referral", "slip", "R1").succeeds().out).splitlines()
    for line in (
        "# Referral R00001",
        "Please quote R00001 whenever you answer.",
        "| From | IOM Luton |",
        "| Referred on | 7 Apr 2026 |",
        "| To | Housing Solutions |",
        "| Service | Accommodation, Luton |",
        "| Complexity | high |",
        "| Answer wanted by | 14 Apr 2026 |",
        "| Name | Mercer&lt;b&gt;, Kai |",
        "| Born | 14 Aug 1994 |",
        "| home-kept | keeps the home they have |",
        "| full | no place free |",
    ):
        assert line in lines
    (note,) = [line for line in lines if "second line" in line]
    assert not [part for part in ("**", "<b>", "](http://") if part in note]
    newest = referred("audit", "log", "--format", "json").succeeds().json()[-1]
    assert (newest["command"], newest["kind"], newest["people"]) == ("referral slip", "disclosure", "N00001")


def test_the_slip_says_whom_to_answer(referred: Program) -> None:
    assert "Who to answer to" not in referred("referral", "slip", "R1").succeeds().out
    referred("agency", "add", "Police", "--telephone", "07700 900123", "--email", "iom@police.example").succeeds()
    for worker, email in (("S Okafor", ("--email", "s.okafor@police.example")), ("J Byrne", ())):
        referred("worker", "add", worker, "--agency", "police", *email).succeeds()
    referred("cohort", "create", "luton", "--name", "IOM Luton").succeeds()
    case = ("--cohort", "luton", "--tier", "flex", "--colour", "amber", "--reason", "tasking")
    referred("cohort", "adopt", "N1", *case, "--worker", "okafor", "--on", "2026-03-02").succeeds()
    lines = unpadded(referred("referral", "slip", "R1").succeeds().out).splitlines()
    told = ("| Lead worker | S Okafor |", "| Agency | Police |", "| Telephone | 07700 900123 |")
    assert not {*told, "| Email | s.okafor&#64;police.example |"} - set(lines)
    referred("cohort", "assign", "N1", "--to", "byrne").succeeds()
    lines = unpadded(referred("referral", "slip", "R1").succeeds().out).splitlines()
    assert not {"| Lead worker | J Byrne |", "| Email | iom&#64;police.example |"} - set(lines)


def test_a_word_document_holds_the_same_as_text_for_its_owner_alone(referred: Program, tmp_path: Path) -> None:
    file = tmp_path / "slip.docx"
    said = referred("referral", "slip", "R1", "--output", str(file)).succeeds()
    assert (said.out, said.err) == ("", f"The slip of R00001 is in {file}\n")
    assert file.stat().st_mode & 0o777 == 0o600
    found = docx.Document(str(file))
    cells = [cell.text for table in found.tables for row in table.rows for cell in row.cells]
    assert {"R00001", "Mercer<b>, Kai", "14 Aug 1994", "keeps the home they have", "no place free"} <= set(cells)
    assert "**ground** <b>floor</b> | [x](http://x) second line" in [one.text for one in found.paragraphs]
    assert found.core_properties.author == ""
    markdown = tmp_path / "slip.md"
    referred("referral", "slip", "R1", "--output", str(markdown)).succeeds()
    assert markdown.read_text("utf-8") == referred("referral", "slip", "R1").out


def test_a_marked_person_stays_hidden(referred: Program) -> None:
    hidden = referred("referral", "slip", "R2").succeeds()
    assert "| Name | restricted |" in unpadded(hidden.out)
    assert not [word for word in ("Hollis", "1994", "ground") if word in hidden.out]
    assert "--restricted does" in hidden.err
    told = referred("referral", "slip", "R2", "--restricted").succeeds().out
    assert "| Name | Hollis, Kai |" in unpadded(told)


def test_what_can_not_be_written_is_refused(referred: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for words, told in (
        (("--format", "pdf"), "formats: md, docx"),
        (("--format", "docx"), "a Word document needs a file"),
        (("--output", str(tmp_path / "slip.pdf")), "its name does not say which format"),
    ):
        assert told in referred("referral", "slip", "R1", *words).exits(2).err
    referred("referral", "answer", "R1", "accepted").succeeds()
    accepted = referred("referral", "slip", "R1").succeeds().out
    assert "Answer wanted by" not in accepted
    assert "Your answer" not in accepted
    referred("referral", "end", "R1", "never-started", "--reason", "MOV").succeeds()
    assert "R00001 was ended on 20 Apr 2026, so nothing" in referred("referral", "slip", "R1").exits(5).err
    monkeypatch.setitem(sys.modules, "docx", None)
    missing = referred("referral", "slip", "R2", "--output", str(tmp_path / "slip.docx")).exits(2).err
    assert "pip install 'iomctl[docx]'" in missing
    assert list(tmp_path.glob("*.docx")) == []
