"""iomctl marker: there is one, somebody asked and there is none, or nobody ever asked."""

import pytest

from tests.casebook import book, looks, person, spell
from tests.program import Program


@pytest.fixture
def mercer(iomctl: Program) -> str:
    """A person with an open spell."""
    with book(iomctl) as work:
        spell(work, person(work, "Mercer"))
    return "N00001"


def states(program: Program, *words: str) -> list[tuple[str, str, str]]:
    rows = program("marker", "list", *words, "--format", "json").succeeds().json()
    return [(row["marker"], row["kind"], row["state"]) for row in rows]


def test_a_marker_is_recorded_with_all_that_was_said_of_it(iomctl: Program, mercer: str) -> None:
    said = ("--from", "3/2/2026", "--until", "1/6/2026", "--source", "ViSOR", "--level", "2")
    assert iomctl("marker", "add", "mercer", "MAPPA", *said, "--format", "json").succeeds().json() == {
        "marker": "M00001",
        "offender": mercer,
        "name": "Mercer, Kai",
        "kind": "mappa",
        "state": "yes",
        "from_on": "2026-02-03",
        "until_on": "2026-06-01",
        "source": "ViSOR",
        "withdrawn_on": None,
        "level": "2",
        "review_on": "2026-05-03",
        "reviewed_on": None,
        "note": None,
        "review_basis": "every 3 months from 3 Feb 2026",
    }
    none = iomctl("marker", "add", mercer, "domestic-abuse", "--none", "--format", "json").succeeds().json()
    assert (none["state"], none["from_on"], none["until_on"]) == ("no", "2026-04-20", None)
    assert (none["level"], none["review_on"]) == (None, None)


def test_on_each_day_there_is_one_or_there_was_or_there_is_none(iomctl: Program, mercer: str) -> None:
    iomctl("marker", "add", mercer, "mappa", "--none", "--from", "2026-01-05").succeeds()
    iomctl("marker", "add", mercer, "mappa", "--from", "2026-02-03", "--until", "2026-03-02").succeeds()
    none, one, ended = (("M00001", "mappa", "no"), ("M00002", "mappa", "yes"), ("M00002", "mappa", "ended"))
    assert states(iomctl, "--as-of", "2026-01-04") == []
    assert states(iomctl, "--as-of", "2026-02-02") == [none]
    assert states(iomctl, "--as-of", "2026-02-03") == states(iomctl, "--as-of", "2026-03-02") == [one, none]
    assert states(iomctl, mercer, "--as-of", "2026-03-03") == states(iomctl, "--kind", "mappa") == [ended, none]
    assert states(iomctl, "--kind", "gang") == []


def test_there_is_not_none_on_the_day_one_begins(iomctl: Program, mercer: str) -> None:
    iomctl("marker", "add", mercer, "mappa", "--from", "2026-02-03", "--until", "2026-03-02").succeeds()
    asked = ("marker", "add", mercer, "mappa", "--none", "--from")
    refused = iomctl(*asked, "2026-02-03").exits(5).err.splitlines()
    assert refused[:2] == [
        "iomctl: N00001 has mappa from Tue 3 Feb 2026 (76 days ago): M00001",
        "  if that is wrong: iomctl marker withdraw M00001 --reason WORDS",
    ]
    for day in ("2026-02-02", "2026-03-03"):
        iomctl(*asked, day, "--dry-run").succeeds()
    iomctl("marker", "add", mercer, "marac", "--none", "--from", "2026-02-03").succeeds()
    iomctl("marker", "withdraw", "M1", "--reason", "of another person").succeeds()
    iomctl(*asked, "2026-02-03").succeeds()


def test_it_ends_and_goes_on_again(iomctl: Program, mercer: str) -> None:
    iomctl("marker", "add", mercer, "mappa", "--from", "2026-02-03", "--until", "2026-06-01").succeeds()
    iomctl("marker", "add", mercer, "gang", "--none").succeeds()
    ended = iomctl("marker", "end", "M1", "--on", "2026-04-17", "--format", "json").succeeds()
    assert (ended.json()["until_on"], ended.json()["state"]) == ("2026-04-17", "ended")
    iomctl("marker", "end", "M1", "--not-ended").succeeds()
    assert "M00002 says that there is no gang, so it can't end" in iomctl("marker", "end", "M2").exits(5).err
    assert "M00001 has no known end already" in iomctl("marker", "end", "M1", "--not-ended").exits(5).err
    assert "began on" in iomctl("marker", "end", "M1", "--on", "2026-02-02").exits(5).err
    iomctl("marker", "end", "M1", "--dry-run").succeeds()
    assert states(iomctl) == [("M00002", "gang", "no"), ("M00001", "mappa", "yes")]


def test_every_wrong_word_is_told_in_one_answer(iomctl: Program, mercer: str) -> None:
    lines = iomctl("marker", "add", "N9", "mapa", "--none", "--from", "fri", "--until", "+1w").exits(4).err.splitlines()
    assert [line.split(":")[1].split()[0] for line in lines[:-1]] == ["no", "--from", "kind", "--until"]
    assert "did you mean mappa?" in lines[2]
    assert states(iomctl, mercer) == []


def test_the_same_again_is_told_with_the_one_there_is(iomctl: Program, mercer: str) -> None:
    said = ("marker", "add", mercer, "mappa", "--from", "2026-02-03")
    iomctl(*said, "--until", "2026-03-02").succeeds()
    assert "N00001 has this marker of Tue 3 Feb 2026 (76 days ago) already: M00001" in iomctl(*said).exits(5).err
    iomctl("marker", "withdraw", "M1", "--reason", "of another person").succeeds()
    assert states(iomctl, "--as-of", "2026-02-10") == []
    iomctl(*said).succeeds()
    assert states(iomctl) == [("M00002", "mappa", "yes")]


def test_whose_markers_were_seen_is_logged(iomctl: Program, mercer: str) -> None:
    iomctl("marker", "add", mercer, "mappa").succeeds()
    before = len(looks(iomctl))
    iomctl("marker", "list", "--kind", "gang").succeeds()
    assert len(looks(iomctl)) == before
    iomctl("marker", "list").succeeds()
    assert looks(iomctl)[before:] == [("marker list", "1", None)]
