"""Every command that an answer prints to take a change back leaves the case book as it was before."""

import shlex

import pytest

from tests.books import laid_once
from tests.program import Answer, Program
from tests.services.case_book import adopt, set_up

DAYS = ("2026-02-01", "2026-03-12", "2026-03-13", "2026-03-14", "2026-04-19", "2026-04-20")
CODES = {"move": "rescope", "adopt": "returning"}
PRISON = "HMP O'Hara & Sons"

CHANGES = {
    "adopt": ("cohort", "adopt", "N00003", "--cohort", "luton", "--tier", "flex", "--colour", "A", "--no-worker"),
    "move": ("cohort", "move", "N00001", "flex", "--reason", "risk-down"),
    "colour": ("cohort", "colour", "N00001", "green", "--reason", "settled"),
    "into custody": ("custody", "begin", "N00001", "remand", "--prison", "HMP Bedford"),
    "another prison": ("custody", "change", "N00002", "--prison", "HMP Bedford"),
    "release": ("release", "happened", "N00002", "--to", "A07B", "--colour", "green"),
    "assign": ("cohort", "assign", "N00001", "--to", "byrne"),
    "assign several": ("--yes", "cohort", "assign", "--everyone-of", "okafor", "--to", "byrne"),
}


def lay(iomctl: Program) -> None:
    """S Okafor leads one person in the community and one in custody, a third is in no cohort."""
    set_up(iomctl, 3)
    adopt(iomctl, "N1").succeeds()
    adopt(iomctl, "N2", "--custody", "--prison", PRISON).succeeds()


@laid_once
def book(iomctl: Program) -> None:
    """The three."""
    lay(iomctl)


def seen(iomctl: Program) -> list[str]:
    """Who is in the cohort and how their cases stand, now and on days around the change."""
    shown = [("caseload",), *(("cohort", "show", "luton", "--as-of", day) for day in DAYS)]
    shown += [("worker", "list", "--left"), ("agency", "list"), ("cohort", "list"), ("custody", "list")]
    return [iomctl(*one, "--format", "json").succeeds().out for one in shown]


def hint(answer: Answer, label: str = "To take it back") -> list[str]:
    """The words of the one command that is printed after a label, with what is in capitals filled in."""
    (line,) = [one for one in answer.err.splitlines() if one.startswith(label)]
    words = shlex.split(line.partition(": ")[2])
    assert words.pop(0) == "iomctl"
    filled = {"CODE": CODES.get(words[1], ""), "WORDS": "recorded by mistake"}
    return [filled.get(word, word) for word in words]


@pytest.mark.parametrize("on", ["2026-03-13", "today"])
@pytest.mark.parametrize("change", sorted(CHANGES))
def test_a_change_is_taken_back_on_the_day_it_was_made_for(book: Program, change: str, on: str) -> None:
    before = seen(book)
    reason = ("--reason", "court") if change == "adopt" else ()
    done = book(*CHANGES[change], *reason, "--on", on).succeeds()
    assert seen(book) != before
    back = hint(done)
    assert ("--on" in back) == (on != "today" and "withdraw" not in back)
    for person in ("N1", "N2") if "OFFENDER" in back else ("",):
        book(*(person if word == "OFFENDER" else word for word in back)).succeeds()
    assert seen(book) == before


def test_a_change_and_its_taking_back_may_be_taken_back_in_turn(book: Program) -> None:
    first = book("cohort", "colour", "N1", "green", "--reason", "settled", "--on", "2026-03-13").succeeds()
    changed = seen(book)
    second = book(*hint(first)).succeeds()
    assert seen(book) != changed
    book(*hint(second)).succeeds()
    assert seen(book) == changed


def test_a_review_that_was_held_meanwhile_is_not_undone_with_the_colour(book: Program) -> None:
    changed = book("cohort", "colour", "N1", "green", "--reason", "settled").succeeds()
    book("review", "hold", "N1").succeeds()
    taken_back = book(*hint(changed), "--format", "json").succeeds().json()
    assert (taken_back["colour"], taken_back["due_by"]) == ("red", "2026-05-04")


@pytest.mark.parametrize("on", ["2026-03-13", "today"])
@pytest.mark.parametrize("person", ["N1", "N2"])
def test_who_was_de_selected_is_brought_back_as_they_were(book: Program, person: str, on: str) -> None:
    def state() -> dict[str, dict[str, str | None]]:
        rows = book("cohort", "show", "luton", "--format", "json").succeeds().json()
        return {row["offender"]: {**row, "adopted_on": None} for row in rows}

    before = state()
    gone = book("cohort", "deselect", person, "--reason", "died", "--on", on).succeeds()
    assert "To take it back" not in gone.err
    book(*hint(gone, "To bring them back")).succeeds()
    assert state() == before


def test_nobody_is_brought_back_to_a_worker_who_has_left(book: Program) -> None:
    book("worker", "edit", "okafor", "--left", "today").succeeds()
    handed_over = book("--yes", "cohort", "assign", "--everyone-of", "okafor", "--to", "byrne").succeeds()
    assert "take it back" not in handed_over.err
    book("worker", "edit", "byrne", "--left", "today").succeeds()
    assert "--worker WORKER" in book("cohort", "deselect", "N1", "--reason", "died").succeeds().err


@pytest.mark.parametrize(
    "words",
    [
        ("worker", "edit", "okafor", "--left", "today"),
        ("worker", "edit", "okafor", "--name", "S O'Kafor"),
        ("worker", "edit", "okafor", "--name", 'S "Q" $HOME', "--left", "2026-03-13"),
        ("worker", "edit", "dane", "--back"),
        ("cohort", "edit", "luton", "--name", "Luton & `Dunstable`"),
        ("agency", "edit", "police", "--name", 'The "Met" & $HOME'),
    ],
)
def test_a_change_of_a_partner_is_taken_back(book: Program, words: tuple[str, ...]) -> None:
    book("worker", "edit", "dane", "--left", "2026-04-07").succeeds()
    before = seen(book)
    done = book(*words).succeeds()
    assert seen(book) != before
    book(*hint(done)).succeeds()
    assert seen(book) == before


FACTS = (
    ("offence", "add", "N1", "034/01", "--on", "2026-02-03", "--victim", "person", "--source", "PNC, 'checked'"),
    ("offence", "add", "N1", "28/3", "--on", "2026-01-05", "--outcome", "charged", "--outcome-on", "2026-02-02",
     "--index"),
    ("score", "add", "N1", "rsr", "4.75", "--on", "2026-02-03", "--version", "OGRS4", "--source", "OASys"),
    ("score", "add", "N1", "rosh", "very-high", "--on", "2026-02-03"),
    ("sentence", "add", "N1", "licence", "--from", "2026-02-03", "--until", "2026-11-02", "--source", "nDelius"),
    ("sentence", "add", "N1", "remand", "--from", "2026-02-04"),
    ("marker", "add", "N1", "mappa", "--from", "2026-02-03", "--until", "2026-11-02", "--source", "$HOME"),
    ("marker", "add", "N1", "gang", "--none", "--from", "2026-02-04"),
)  # fmt: skip


def facts(iomctl: Program, day: str = "today") -> list[list[dict[str, object]]]:
    """The facts that are known on a day, but for their references: one that is recorded again has another."""
    nouns = ("offence", "score", "sentence", "marker")
    told = {one: iomctl(one, "list", "N1", "--as-of", day, "--format", "json").succeeds().json() for one in nouns}
    return [[{**row, one: None} for row in rows] for one, rows in told.items()]


@laid_once
def known(iomctl: Program) -> None:
    """The three, the first of them with two facts of each kind."""
    lay(iomctl)
    for fact in FACTS:
        iomctl(*fact).succeeds()


@pytest.mark.parametrize("fact", FACTS)
def test_a_fact_is_taken_back_once_recorded(book: Program, fact: tuple[str, ...]) -> None:
    before = facts(book)
    done = book(*fact).succeeds()
    assert facts(book) != before
    book(*hint(done)).succeeds()
    assert facts(book) == before


@pytest.mark.parametrize(
    "words",
    [
        *((noun, "withdraw", f"{ref}{number}", "--reason", "of another person")
          for noun, ref in (("offence", "C"), ("score", "S"), ("sentence", "T"), ("marker", "M")) for number in (1, 2)),
        ("offence", "index", "C1", "--on", "2026-02-10"),
        ("offence", "index", "C2", "--not"),
        ("sentence", "end", "T1", "--on", "2026-03-02"),
        ("sentence", "end", "T2", "--on", "2026-03-02"),
        ("sentence", "end", "T1", "--not-ended"),
        ("marker", "end", "M1"),
    ],
)  # fmt: skip
def test_a_change_of_a_fact_is_taken_back(known: Program, words: tuple[str, ...]) -> None:
    before = [facts(known, day) for day in ("2026-02-20", "today")]
    done = known(*words).succeeds()
    assert facts(known) != before[1]
    known(*hint(done)).succeeds()
    assert [facts(known, day) for day in ("2026-02-20", "today")] == before


def test_a_withdrawal_that_no_one_command_takes_back_names_none(known: Program) -> None:
    known("offence", "index", "C2", "--not").succeeds()
    known("offence", "index", "C2", "--on", "2026-03-02").succeeds()
    assert "take it back" not in known("offence", "withdraw", "C2", "--reason", "of another person").succeeds().err
