"""iomctl panel minutes, pack and disclosures: who is told what, and who is told that it was put right."""

from pathlib import Path

import pytest

from tests.browser import axe
from tests.cli.meeting_book import lay_meeting, opened
from tests.program import Program

SAID = ("--update", "byrne: a letter was sent", "--differed", "okafor: too early", "--colour", "red")


@pytest.fixture
def there(iomctl: Program) -> Program:
    """Panel 1 closed: Mercer is led by the police, Hollis by probation; each agency said something of Mercer."""
    lay_meeting(iomctl)
    iomctl("cohort", "assign", "hollis", "--to", "byrne").succeeds()
    opened(iomctl)
    action = ("--action", "Ring the council / byrne / 2026-04-24")
    iomctl(
        "panel", "decide", "1", "mercer", "--decision", "keep", "--because", "not engaging", *SAID, *action
    ).succeeds()
    iomctl("panel", "decide", "1", "hollis", "--decision", "defer", "--because", "no report yet").succeeds()
    iomctl("panel", "agenda", "1", "--drop", "sayle", "--because", "seen").succeeds()
    iomctl("panel", "close", "1").succeeds()
    return iomctl


def paper(iomctl: Program, *words: str) -> str:
    return iomctl("panel", "minutes", "1", *words).succeeds().out


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


def test_who_is_given_one_is_kept_and_told_of_when_a_fact_is_put_right(there: Program, tmp_path: Path) -> None:
    file = tmp_path / "minutes.html"
    there("panel", "minutes", "1", "--to", "A Khan, the council", "--output", str(file)).succeeds()
    assert file.stat().st_mode & 0o777 == 0o600
    there("panel", "minutes", "1", "--form", "agency", "--agency", "probation", "--to", "J Byrne").succeeds()
    rows = there("panel", "disclosures", "--about", "mercer", "--format", "json").succeeds().json()
    assert [(row["recipient"], row["form"], row["version"]) for row in rows] == [
        ("A Khan, the council", "full", "draft")
    ]
    there("offence", "add", "mercer", "028/03", "--on", "2026-02-03").succeeds()
    said = there("offence", "withdraw", "C1", "--reason", "of another person").succeeds().err
    assert "Told of this person before: A Khan, the council (minutes of panel 1, full, 20 Apr)." in said
    assert "J Byrne" not in said
    there("undo").succeeds()
    there("db", "check").succeeds()
    log = there("audit", "log", "--format", "json").succeeds().json()
    assert any(one["kind"] == "disclosure" and one["command"].startswith("panel minutes") for one in log)


def test_what_is_given_out_is_not_taken_back_and_undo_says_that_it_passes_over_it(
    there: Program, tmp_path: Path
) -> None:
    there("note", "add", "mercer", "rang him", "--kind", "fact").succeeds()
    file = str(tmp_path / "paper.html")
    about = ("--form", "summary", "--about", "mercer")
    for words in (("minutes", "1"), ("pack", "2"), ("minutes", "1", *about)):
        given = there("panel", *words, "--to", "all", "--output", file, "--yes").succeeds()
        assert "To take it back" not in given.err
        event = str(there("audit", "log", "--format", "json").succeeds().json()[-1]["event"])
        told = there("undo", event).exits(5).err
        assert f"event {event}, panel {words[0]}, can't be taken back: what was given out can't be called back" in told
        assert "iomctl panel disclosures" in told
    passed = there("undo").succeeds().err
    assert f"Event {event}, panel minutes, stays: what was given out can't be called back." in passed
    assert "note add, is taken back" in passed
    there("redo").succeeds()
    assert len(there("panel", "disclosures", "--format", "json").json()) == 3


def test_somebody_restricted_is_a_reference_in_every_paper(there: Program) -> None:
    there("offender", "restrict", "mercer", "--reason", "a relative").succeeds()
    for words in (("minutes", "1"), ("pack", "2"), ("minutes", "1", "--form", "agency", "--agency", "police")):
        told = there("panel", *words).succeeds().out
        assert "Mercer" not in told
        assert "a letter was sent" not in told
    assert "Mercer, Kai" in there("--restricted", "panel", "minutes", "1").succeeds().out


def test_a_pack_has_half_a_page_of_each_case(there: Program) -> None:
    there.travel(14)
    told = there("panel", "pack", "2").succeeds().out
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


def logged(iomctl: Program) -> tuple[str, set[str]]:
    """The kind of the newest event, and the people it names."""
    event = iomctl("audit", "log", "--format", "json").succeeds().json()[-1]
    found: set[str] = set()
    for first, *last in (one.split("-") for one in event["people"].split(", ")):
        found |= {f"N{one:05}" for one in range(int(first[1:]), int((last or [first])[0][1:]) + 1)}
    return event["kind"], found


def test_exactly_those_whose_lines_are_in_a_paper_are_logged(there: Program, tmp_path: Path) -> None:
    to = ("--to", "A Khan")
    agency = ("--form", "agency", "--agency")
    tried = {
        ("minutes", "1"): {"N00001", "N00002"},
        ("minutes", "1", *agency, "police"): {"N00001"},
        ("minutes", "1", *agency, "probation"): {"N00001", "N00002"},
        ("minutes", "1", "--form", "summary", "--about", "hollis"): {"N00002"},
        ("minutes", "1", "--form", "actions"): {"N00001"},
    }
    for words, people in tried.items():
        there("panel", *words, *to).succeeds()
        assert logged(there) == ("disclosure", people), words
        there("panel", *words).succeeds()
        assert logged(there) == ("consultation", people), words
    there.travel(14)
    there("action", "add", "ng", "Ring him", "--owner", "okafor", "--due", "+1w", "--panel", "1").succeeds()
    everybody = {f"N{one:05}" for one in range(1, 5)}
    for form, acted in (("police", "N00003"), ("probation", "N00001")):  # known there by an action from last time
        given = there("panel", "pack", "2", *agency, form, *to).succeeds().out
        kind, people = logged(there)
        assert (kind, people) == ("disclosure", {one for one in everybody if one in given})
        assert acted in people
        assert people != everybody
    file = str(tmp_path / "minutes.html")
    there("panel", "minutes", "1", "--output", file).succeeds()
    assert logged(there) == ("disclosure", {"N00001", "N00002"})


def test_a_look_at_one_case_is_a_look_at_no_other(there: Program) -> None:
    for panel in ("1", "2"):  # fixed, and worked out
        there("panel", "case", panel, "mercer").succeeds()
        assert logged(there) == ("consultation", {"N00001"})
