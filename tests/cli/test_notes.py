"""iomctl note: written down, corrected by further notes, never changed; on both engines."""

import pytest

from tests.acceptance.unchanged import every_row
from tests.casebook import book, looks, person, spell
from tests.program import Program


@pytest.fixture
def mercer(iomctl: Program) -> str:
    """A person with an open spell."""
    with book(iomctl) as work:
        spell(work, person(work, "Mercer"))
    return "N00001"


def written(program: Program, *words: str) -> list[tuple[str, str, str | None]]:
    rows = program("note", "list", "N1", *words, "--format", "json").succeeds().json()
    return [(row["note"], row["words"], row["corrected_by"]) for row in rows]


def test_a_note_is_written_down_with_all_that_was_said_of_it(iomctl: Program, mercer: str) -> None:
    said = ("note", "add", "mercer", " Talks of  Ms Ray \n every day", "--kind", "Intelligence", "--victim")
    told = iomctl(*said, "--format", "json").succeeds().json()
    assert told.pop("recorded_by") in ("m.adeyemi", "postgres")
    assert told == {
        "note": "E00001",
        "offender": mercer,
        "name": "Mercer, Kai",
        "noted_on": "2026-04-20",
        "kind": "intelligence",
        "speaks_of": "victim or witness",
        "corrected_by": None,
        "corrects": None,
        "words": "Talks of  Ms Ray \n every day",
        "withdrawn_on": None,
        "cleared_for": [],
        "consent": [],
    }


def test_a_correction_is_a_further_note_and_the_first_stays_as_it_was(iomctl: Program, mercer: str) -> None:
    iomctl("note", "add", mercer, "Moved in with his sister", "--kind", "fact", "--victim").succeeds()
    first = every_row(iomctl)["note"]
    iomctl.travel(2)
    put_right = iomctl("note", "correct", "E1", "Moved in with his aunt", "--format", "json").succeeds().json()
    assert (put_right["kind"], put_right["speaks_of"], put_right["corrects"]) == ("fact", "victim or witness", "E00001")
    assert set(first) < set(every_row(iomctl)["note"])
    assert written(iomctl) == [
        ("E00002", "Moved in with his aunt", None),
        ("E00001", "Moved in with his sister", "E00002"),
    ]
    assert written(iomctl, "--as-of", "2026-04-21") == [("E00001", "Moved in with his sister", None)]
    refused = iomctl("note", "correct", "E1", "With his mother").exits(5).err.splitlines()
    assert refused[:2] == [
        "iomctl: E00001 was corrected on Wed 22 Apr 2026 (today) already: E00002",
        "  if that one is wrong too: iomctl note correct E00002 WORDS",
    ]
    iomctl("note", "correct", "E2", "With his mother", "--kind", "opinion").succeeds()
    assert written(iomctl, "--kind", "opinion") == [("E00003", "With his mother", None)]


def test_a_correction_can_say_that_it_speaks_of_a_victim_after_all(iomctl: Program, mercer: str) -> None:
    iomctl("note", "add", mercer, "Talks of Ms Ray", "--kind", "fact").succeeds()
    told = iomctl("note", "correct", "E1", "Talks of Ms Ray, a witness", "--victim", "--format", "json").succeeds()
    assert told.json()["speaks_of"] == "victim or witness"


def test_it_is_put_right_by_a_further_one_and_no_verb_changes_or_deletes_it(iomctl: Program, mercer: str) -> None:
    said = iomctl("note", "add", mercer, "Moved in with his sister", "--kind", "fact").succeeds()
    assert said.err.startswith("iomctl note correct E00001 WORDS puts it right by a further one.\n")
    for verb in ("edit", "delete"):
        iomctl("note", verb, "E1", "--reason", "wrong").exits(2)


def test_a_dry_run_shows_it_and_stores_nothing(iomctl: Program, mercer: str) -> None:
    iomctl("note", "add", mercer, "words", "--kind", "fact", "--dry-run").succeeds()
    assert written(iomctl) == []
    iomctl("note", "add", mercer, "words", "--kind", "fact").succeeds()
    assert "E00002" in iomctl("note", "correct", "E1", "others", "--dry-run").succeeds().out
    assert written(iomctl) == [("E00001", "words", None)]


def test_every_wrong_word_is_told_in_one_answer(iomctl: Program, mercer: str) -> None:
    lines = iomctl("note", "add", "N9", "a\x07b", "--kind", "facts").exits(4).err.splitlines()
    assert [line.split(":")[1].split()[0] for line in lines[:-1]] == ["no", "words", "kind"]
    lines = iomctl("note", "correct", "E9", "", "--kind", "facts").exits(4).err.splitlines()
    assert [line.split(":")[1].split()[0] for line in lines[:-1]] == ["no", "words", "kind"]


def test_a_limited_access_mark_hides_the_words(iomctl: Program, mercer: str) -> None:
    iomctl("note", "add", mercer, "Kai Mercer said so", "--kind", "fact").succeeds()
    iomctl("contact", "add", mercer, "check-in", "--how", "telephone", "--note", "ask for Kai").succeeds()
    iomctl("offender", "restrict", mercer, "--reason", "relative of a worker").succeeds()
    assert written(iomctl) == [("E00001", "restricted", None)]
    for words in (("offender", "show"), ("offender", "history"), ("contact", "list"), ("note", "list")):
        for form in ("table", "json"):
            assert "Kai" not in iomctl(*words, mercer, "--format", form).succeeds().out
            assert "Kai" in iomctl(*words, mercer, "--format", form, "--restricted").succeeds().out
    gone = iomctl("contact", "withdraw", "K1", "--reason", "twice").succeeds()
    assert "Kai" not in gone.out + gone.err


def test_whose_notes_were_seen_is_logged(iomctl: Program, mercer: str) -> None:
    before = len(looks(iomctl))
    iomctl("note", "list", mercer, "--reason", "before the visit").succeeds()
    assert looks(iomctl)[before:] == [("note list", "1", "before the visit")]


def test_a_withdrawn_note_is_corrected_by_no_other_and_its_place_can_be_taken(iomctl: Program, mercer: str) -> None:
    iomctl("note", "add", mercer, "Moved in with his sister", "--kind", "fact").succeeds()
    iomctl("note", "correct", "E1", "Moved in with his aunt").succeeds()
    iomctl("note", "withdraw", "E2", "--reason", "about his cousin").succeeds()
    withdrawn = iomctl("audit", "log", "--format", "json").succeeds().json()[-1]["event"]
    refused = iomctl("note", "correct", "E2", "Moved in with his mother").exits(5)
    assert "E00002 was withdrawn on Mon 20 Apr 2026 (today)" in refused.err
    iomctl("note", "correct", "E1", "Moved in with his mother").succeeds()
    refused = iomctl("undo", str(withdrawn)).exits(5)
    assert "N00001 Mercer, Kai: note correct on " in refused.err
    assert [one[::2] for one in written(iomctl)] == [("E00003", None), ("E00001", "E00003")]


def test_the_words_of_a_withdrawn_note_stay_in_the_audit_trail_alone(iomctl: Program, mercer: str) -> None:
    iomctl("note", "add", mercer, "Moved in with his sister", "--kind", "fact").succeeds()
    iomctl("note", "withdraw", "E1", "--reason", "about another person").succeeds()
    for asked in (("note", "list", "N1"), ("offender", "show", "N1"), ("offender", "history", "N1")):
        assert "sister" not in iomctl(*asked, "--format", "json").succeeds().out
    trail = iomctl("audit", "log", "--details", "--format", "json").succeeds().out
    assert "sister" in trail
    assert "about another person" in trail


def test_the_own_words_of_everybody_are_one_list(iomctl: Program, mercer: str) -> None:
    with book(iomctl) as work:
        spell(work, person(work, "Hollis", restricted=True))
        person(work, "Pratt")
    for who, words, kind in (
        ("N1", "I want to see my kids", "own-words"),
        ("N1", "Moved in with his sister", "fact"),
        ("N2", "Nobody told me the day", "own-words"),
        ("N3", "I am fine", "own-words"),
    ):
        iomctl("note", "add", who, words, "--kind", kind).succeeds()
        iomctl.travel(1)
    rows = iomctl("note", "list", "--kind", "own-words", "--format", "json").succeeds().json()
    assert [(row["offender"], row["words"]) for row in rows] == [
        ("N00002", "restricted"),
        ("N00001", "I want to see my kids"),
    ]
    assert looks(iomctl)[-1][:2] == ("note list", "1-2")
    assert iomctl("note", "list", "--as-of", "2026-04-19", "--format", "json").succeeds().json() == []
    iomctl("note", "list", "N1", "--cohort", "luton").exits(4)
