"""iomctl requirement consent, assess, session and breach: what is said of a requirement, and how it adds up."""

from typing import Any

import pytest

from tests.casebook import book, looks, person, spell
from tests.program import Program

ILL = "ill, or a medical appointment"
ONE_TOWN = (("female", "Luton"), ("female", "Luton"), ("male", "Luton"), ("female", "Bedford"))


@pytest.fixture
def towns(iomctl: Program) -> Program:
    """Two women and a man of Luton and a woman of Bedford, each with a mental health requirement from 3 February."""
    iomctl("scheme", "edit", "--add-area", "Bedford").succeeds()
    with book(iomctl) as work:
        for number, (gender, area) in enumerate(ONE_TOWN):
            spell(work, person(work, f"Mercer {'ABCD'[number]}", gender=gender, area=area))
    for number in range(1, 5):
        iomctl("sentence", "add", f"N{number}", "community-order", "--from", "2026-02-03").succeeds()
        iomctl("requirement", "add", f"T{number}", "mental-health-treatment").succeeds()
    for words in (
        "consent Q1 given --on 2026-01-20",
        "assess Q1 suitable --by Osei --on 2026-01-20",
        "session Q1 attended --on 2026-02-10",
        "session Q1 missed --reason medical --on 2026-02-17",
        "session Q1 missed --reason no-reason --on 2026-03-03",
        "breach Q1 begun --on 2026-03-10",
        "consent Q2 refused --on 2026-02-20",
        "session Q4 attended --on 2026-03-03",
        "session Q4 attended --on 2026-04-07",
    ):
        iomctl("requirement", *words.split()).succeeds()
    return iomctl


def one(program: Program, *words: str) -> dict[str, Any]:
    (found,) = program("requirement", "list", *words, "--format", "json").succeeds().json()
    row: dict[str, Any] = found
    return row


def told(program: Program, *words: str) -> tuple[Any, ...]:
    row = one(program, *words)
    return tuple(row[name] for name in "consent assessment sessions attended acceptable unacceptable breach".split())


def test_the_list_says_what_was_said_by_a_day(towns: Program) -> None:
    assert told(towns, "N1") == ("given", "suitable", 3, 1, 1, 1, "begun")
    assert one(towns, "N1")["assessed_by"] == "Osei"
    assert told(towns, "N1", "--as-of", "2026-03-02") == ("given", "suitable", 2, 1, 1, 0, None)
    assert told(towns, "N1", "--as-of", "2026-02-03") == ("given", "suitable", None, None, None, None, None)
    assert told(towns, "N3") == (None,) * 7
    march = ("--sessions-from", "2026-03-01", "--sessions-until", "2026-03-31")
    assert told(towns, "N4", *march)[2:4] == (1, 1)
    assert told(towns, "N4", *march, "--as-of", "2026-03-02")[2:4] == (None, None)


def test_women_in_one_town_are_one_command_with_their_sessions(towns: Program) -> None:
    asked = ("--kind", "mental-health-treatment", "--gender", "female", "--area", "luton")
    found = towns("requirement", "list", *asked, "--format", "json").succeeds().json()
    assert [(row["offender"], row["consent"], row["sessions"]) for row in found] == [
        ("N00001", "given", 3),
        ("N00002", "refused", None),
    ]


def test_counts_add_up_and_what_is_not_recorded_is_apart(towns: Program) -> None:
    found = towns("requirement", "list", "--by", "area", "--format", "json").succeeds().json()
    luton, bedford = found[1], found[0]
    assert (luton["group"], luton["people"], bedford["group"]) == ("Luton", 3, "Bedford")
    assert (luton["consented"], luton["refused"], luton["consent_not_recorded"]) == (1, 1, 1)
    assert (luton["suitable"], luton["not_suitable"], luton["not_assessed"]) == (1, 0, 2)
    assert (luton["sessions"], luton["attended"], luton["acceptable"], luton["unacceptable"]) == (3, 1, 1, 1)
    assert (luton["no_sessions"], luton["breach"], bedford["sessions"], bedford["no_sessions"]) == (2, 1, 2, 0)
    towns("requirement", "breach", "Q1", "continued", "--on", "2026-04-01").succeeds()
    (_, after) = towns("requirement", "list", "--by", "area", "--format", "json").succeeds().json()
    assert [(row["breach"], row["breach_found"]) for row in (luton, after)] == [(1, 0), (1, 1)]
    for row in found:
        assert row["consented"] + row["refused"] + row["consent_not_recorded"] == row["requirements"]
        assert row["suitable"] + row["not_suitable"] + row["not_assessed"] == row["requirements"]
        assert row["attended"] + row["acceptable"] + row["unacceptable"] == row["sessions"]
    said = towns("requirement", "list", "--by", "area").succeeds().out
    assert "4 people with 4 requirements; 5 sessions offered, 3 attended, 1 missed acceptably, 1 otherwise;" in said
    assert "no session is recorded of 2 requirements." in said


def test_the_newest_of_a_day_counts_and_what_is_withdrawn_never_was(towns: Program) -> None:
    towns("requirement", "consent", "Q1", "refused", "--on", "2026-04-01").succeeds()
    assert told(towns, "N1")[0] == "refused"
    assert told(towns, "N1", "--as-of", "2026-03-31")[0] == "given"
    withdrawn = towns("requirement", "withdraw", "Q1", "--consent", "--reason", "of another person").succeeds()
    assert "The consent of Q00001 of Wed 1 Apr 2026 (19 days ago), refused, was withdrawn" in withdrawn.err
    assert told(towns, "N1")[0] == "given"
    towns("requirement", "correct", "Q1", "--session", "--of", "2026-02-17", "--to", "attended", "--reason", "no")
    assert told(towns, "N1")[2:6] == (3, 2, 0, 1)
    towns("undo").succeeds()
    assert told(towns, "N1")[2:6] == (3, 1, 1, 1)
    towns("requirement", "withdraw", "Q1", "--reason", "of another person").succeeds()
    steps = towns("requirement", "steps", "N1", "--format", "json").succeeds().json()
    assert steps == []


def test_no_session_counts_twice(towns: Program) -> None:
    said = towns("requirement", "session", "Q1", "missed", "--reason", "court", "--on", "2026-02-10").exits(5).err
    assert "the session of Q00001 of Tue 10 Feb 2026 (69 days ago) is recorded already: attended" in said
    assert "iomctl requirement correct Q00001 --session --of 2026-02-10" in said
    moved = ("requirement", "correct", "Q1", "--session", "--of", "2026-02-17", "--on", "2026-02-10", "--reason", "no")
    assert "is recorded already" in towns(*moved).exits(5).err
    towns("requirement", "withdraw", "Q1", "--session", "--on", "2026-02-10", "--reason", "of another person")
    towns("requirement", "session", "Q1", "attended", "--on", "2026-02-10").succeeds()


def test_what_can_not_be_is_refused_in_one_answer(towns: Program) -> None:
    def refused(code: int, *words: str) -> str:
        return towns("requirement", *words).exits(code).err

    said = refused(4, "session", "Q9", "missed", "--on", "2026-05-01")
    for words in ("no requirement Q9", "--on: Fri 1 May 2026 (in 11 days) is in the future", "say why it was missed"):
        assert words in said
    assert "is before the requirement begins" in refused(4, "session", "Q1", "attended", "--on", "2026-02-02")
    assert "only what was missed has one" in refused(4, "session", "Q1", "attended", "--reason", "medical")
    assert 'did you mean "continued"?' in refused(4, "breach", "Q1", "continues")
    assert "one of given, refused" in refused(4, "consent", "Q1", "yes")
    assert "has no assessment" in refused(5, "withdraw", "Q2", "--assessment", "--reason", "wrong")
    assert "does not go with --consent" in refused(2, "withdraw", "Q1", "--consent", "--breach", "--reason", "wrong")
    assert "goes only with" in refused(2, "correct", "Q1", "--to", "given", "--reason", "wrong")
    assert "--by does not go with --session" in refused(
        2, "correct", "Q1", "--session", "--by", "Osei", "--reason", "wrong"
    )


def test_a_requirement_does_not_begin_after_or_end_before_a_session(towns: Program) -> None:
    ended = towns("requirement", "end", "Q4", "--on", "2026-04-06").exits(5).err
    assert "Q00004 has a session of Tue 7 Apr 2026 (13 days ago), outside of these days" in ended
    later = towns("requirement", "correct", "Q4", "--from", "2026-03-04", "--reason", "mistyped").exits(5).err
    assert "Q00004 has a session of Tue 3 Mar 2026" in later
    towns("requirement", "end", "Q4", "--on", "2026-04-07").succeeds()
    after = towns("requirement", "session", "Q4", "attended", "--on", "2026-04-08").exits(4).err
    assert "is after the requirement ends, Tue 7 Apr 2026" in after


def test_a_sentence_does_not_end_before_a_session_nor_a_marker_before_a_review(towns: Program) -> None:
    ended = towns("sentence", "end", "T4", "--on", "2026-04-06").exits(5).err
    assert "Q00004, a requirement of T00004, has a session of Tue 7 Apr 2026 (13 days ago), so it went on then" in ended
    assert "iomctl requirement withdraw Q00004 --session --on 2026-04-07 --reason WORDS" in ended
    towns("sentence", "end", "T4", "--on", "2026-04-07").succeeds()
    towns("marker", "add", "N1", "mappa", "--from", "2026-02-02").succeeds()
    towns("marker", "review", "M1", "--on", "2026-04-01").succeeds()
    assert "M00001 was reviewed on" in towns("marker", "end", "M1", "--on", "2026-03-31").exits(5).err
    towns("marker", "end", "M1", "--on", "2026-04-01").succeeds()


def test_steps_are_listed_each_on_its_day_and_the_look_is_logged(towns: Program) -> None:
    def listed(*words: str) -> list[tuple[Any, ...]]:
        found = towns("requirement", "steps", *words, "--format", "json").succeeds().json()
        return [(row["offender"], row["step"], row["step_on"], row["outcome"], row["absence"]) for row in found]

    assert listed("--step", "session", "--from", "2026-02-17", "--until", "2026-03-03") == [
        ("N00001", "session", "2026-03-03", "missed", "unacceptable"),
        ("N00001", "session", "2026-02-17", "missed", "acceptable"),
        ("N00004", "session", "2026-03-03", "attended", None),
    ]
    assert looks(towns)[-1][:2] == ("requirement steps", "1,4")
    assert [row[1] for row in listed("N1", "--as-of", "2026-02-10")] == ["session", "assessment", "consent"]
    assert listed("--kind", "alcohol-treatment") == []


def test_the_page_and_the_history_tell_it(towns: Program) -> None:
    page = towns("offender", "show", "N1").succeeds().out
    assert "no referral; consent given; suitable; 1 of 3 sessions attended; breach begun 10 Mar 2026" in page
    history = towns("offender", "history", "N1", "--format", "json").succeeds().json()
    assert [
        (row["changed_on"], row["about"], row["before"], row["after"], row["reason"])
        for row in history
        if row["what"] == "requirement" and row["after"] != "began"
    ] == [
        ("2026-01-20", "Q00001 mental-health-treatment, consent", None, "given", None),
        ("2026-01-20", "Q00001 mental-health-treatment, assessment", None, "suitable", "Osei"),
        ("2026-02-10", "Q00001 mental-health-treatment, session 10 Feb 2026", None, "attended", None),
        ("2026-02-17", "Q00001 mental-health-treatment, session 17 Feb 2026", None, "missed", ILL),
        ("2026-03-03", "Q00001 mental-health-treatment, session 3 Mar 2026", None, "missed", "no reason given"),
        ("2026-03-10", "Q00001 mental-health-treatment, breach", None, "begun", None),
    ]
