"""iomctl agency, worker, provider and cohort withdraw: an addition by mistake goes, unless something stands on it."""

import pytest

from tests.acceptance.settled import settle
from tests.acceptance.unchanged import every_row, nothing_changes, refused
from tests.books import laid_once
from tests.program import Program

WRONG = ("--reason", "added twice")
ADDED = {
    "agency": ("agency add Probaton", "agency withdraw probaton", "agency list"),
    "worker": ("worker add Birne --agency police", "worker withdraw birne", "worker list"),
    "provider": ("provider add Harbor --pathway ete --pathway finance", "provider withdraw harbor", "provider list"),
    "service": (
        "provider edit fresh --add-pathway ete --area Dunstable",
        "provider withdraw fresh --pathway ete --area dunstable",
        "provider list",
    ),
    "cohort": ("cohort create lutton --name IOM", "cohort withdraw --cohort lutton", "cohort list"),
}
STANDING = {
    "agency withdraw police": (
        "Bedfordshire Police can't be withdrawn: there is 1 case with this lead: N00001",
        "Bedfordshire Police can't be withdrawn: there is 1 worker: S Okafor",
        "Bedfordshire Police can't be withdrawn: there is 1 panel answer: N00001",
        "Bedfordshire Police can't be withdrawn: there is 1 panel attended: 1",
    ),
    "worker withdraw okafor": (
        "S Okafor can't be withdrawn: there is 1 case with this lead: N00001",
        "S Okafor can't be withdrawn: there are 2 actions: W00001, W00002",
        "S Okafor can't be withdrawn: there is 1 panel answer: N00001",
        "S Okafor can't be withdrawn: there is 1 panel attended: 1",
        "S Okafor can't be withdrawn: there are 4 panels: 1, 3, 4, 5",
    ),
    "provider withdraw housing": (
        "Housing Solutions can't be withdrawn: there is 1 placement: P00001",
        "Housing Solutions can't be withdrawn: there is 1 referral: R00001",
    ),
    "provider withdraw housing --pathway accommodation": (
        "Housing Solutions, accommodation everywhere, can't be withdrawn: there is 1 referral: R00001",
    ),
    "cohort withdraw --cohort luton": (
        "luton can't be withdrawn: there are 2 re-scope plans: 1, 2",
        "luton can't be withdrawn: there is 1 case: N00001",
    ),
}


@laid_once
def settled(iomctl: Program) -> None:
    """The case book of `settled.py`."""
    settle(iomctl)


def kept(iomctl: Program) -> dict[str, list[object]]:
    """Every row but those of undo itself."""
    rows = every_row(iomctl)
    return {name: rows[name] for name in rows if name not in {"undoing", "highest_number"}}


def event_of(iomctl: Program, *words: str) -> str:
    """The number by which a command is taken back."""
    return iomctl(*words).succeeds().err.rpartition("iomctl undo ")[2].strip()


@pytest.mark.parametrize("kind", ADDED)
def test_what_was_added_by_mistake_is_gone_and_an_undo_brings_it_back(settled: Program, kind: str) -> None:
    add, withdraw, lists = (words.split() for words in ADDED[kind])
    before = settled(*lists, "--format", "csv").succeeds().out
    settled(*add).succeeds()
    there, listed = kept(settled), settled(*lists, "--format", "csv").succeeds().out
    assert listed != before
    settled(*withdraw, *WRONG, "--dry-run").succeeds()
    assert kept(settled) == there
    settled(*withdraw, *WRONG).succeeds()
    assert settled(*lists, "--format", "csv").succeeds().out == before
    settled("undo").succeeds()
    assert kept(settled) == there
    settled("redo").succeeds()
    assert settled(*lists, "--format", "csv").succeeds().out == before
    settled("db", "check").succeeds()


@pytest.mark.parametrize("kind", ADDED)
def test_its_name_is_free_and_it_does_not_come_back_beside_another(settled: Program, kind: str) -> None:
    add, withdraw, _ = (words.split() for words in ADDED[kind])
    first = event_of(settled, *add)
    gone = event_of(settled, *withdraw, *WRONG)
    assert "take that back first" in settled("undo", first).exits(5).err
    again = event_of(settled, *add)
    with nothing_changes(settled):
        assert f"event {gone}, " in settled("undo", gone).exits(5).err
    settled("undo", again).succeeds()
    settled("undo", gone).succeeds()
    settled("undo", first).succeeds()
    settled("db", "check").succeeds()


@pytest.mark.parametrize("words", STANDING)
def test_what_something_stands_on_stays_with_a_line_that_names_it(settled: Program, words: str) -> None:
    answer = refused(settled, 5, *words.split(), *WRONG)
    lines = [line.removeprefix("iomctl: ") for line in answer.err.splitlines() if line.startswith("iomctl: ")]
    assert sorted(lines) == sorted(STANDING[words])
    assert "iomctl " in answer.err.splitlines()[len(lines)], "what to do instead"


def test_a_long_line_says_how_many_more_there_are(settled: Program) -> None:
    for number in range(11):
        settled("worker", "add", f"Worker {number:02}", "--agency", "police").succeeds()
    said = settled("agency", "withdraw", "police", *WRONG).exits(5).err
    named = ", ".join(["S Okafor", *(f"Worker {number:02}" for number in range(9))])
    assert f"there are 12 workers: {named} and 2 more\n" in said


def test_what_was_recorded_on_it_and_withdrawn_goes_along_and_comes_back(settled: Program) -> None:
    made = "referral make N1 drugs --provider fresh --outcome drugs-health"
    settled(*made.split()).succeeds()
    settled("referral", "answer", "R2", "refused", "--reason", "full").succeeds()
    mistaken = event_of(settled, "referral", "withdraw", "R2", "--reason", "wrong")
    before = kept(settled)
    for words in ("provider withdraw fresh --pathway drugs", "provider withdraw fresh"):
        settled(*words.split(), *WRONG).succeeds()
        with nothing_changes(settled):
            assert "N00001 Mercer, Kai: provider withdraw on" in settled("undo", mistaken).exits(5).err
        settled("undo").succeeds()
        assert kept(settled) == before
    settled("provider", "edit", "fresh", "--remove-pathway", "drugs").succeeds()
    again = "referral make N1 alcohol --provider fresh --format json"
    made_again = settled(*again.split()).succeeds().json()
    assert made_again["referral"] == "R00003", "no number is given twice"


def test_a_worker_without_any_live_case_but_one_withdrawn_goes(settled: Program) -> None:
    settled("worker", "add", "J Byrne", "--agency", "police").succeeds()
    settled("cohort", "assign", "N1", "--to", "byrne").succeeds()
    refused(settled, 5, "worker", "withdraw", "byrne", *WRONG)
    settled("cohort", "withdraw", "N1", "worker", "--on", "today", *WRONG).succeeds()
    settled("worker", "withdraw", "byrne", *WRONG).succeeds()
    settled("db", "check").succeeds()


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        ("agency withdraw police", 2, "Missing option '--reason'"),
        ("worker withdraw --reason wrong", 2, "Missing argument 'WORKER'"),
        ("worker withdraw nobody --reason wrong", 3, "no worker nobody"),
        ("provider withdraw nobody --reason wrong", 3, "no provider nobody"),
        ("provider withdraw fresh --area Luton --reason wrong", 2, "--area goes with --pathway"),
        ("provider withdraw fresh --pathway home --reason wrong", 4, 'pathway "home"'),
        ("provider withdraw fresh --pathway ete --reason wrong", 5, "Fresh Start does not offer ete"),
        ("provider withdraw housing --pathway finance --reason wrong", 5, "does not offer finance"),
        ("cohort withdraw --cohort nowhere --reason wrong", 3, "no cohort nowhere"),
        ("cohort withdraw --reason wrong", 2, "say what is withdrawn"),
        ("cohort withdraw N1 --reason wrong", 2, "say what is withdrawn"),
        ("cohort withdraw --cohort luton --on today --reason wrong", 2, "say what is withdrawn"),
    ],
)
def test_wrong_words_change_nothing_and_say_what_to_do(settled: Program, words: str, code: int, said: str) -> None:
    with nothing_changes(settled):
        answer = settled(*words.split()).exits(code)
    assert said in answer.err
    assert answer.out == ""


def test_every_fault_comes_in_one_answer(settled: Program) -> None:
    refused(settled, 4, "agency", "withdraw", "nobody", "--reason", "", told=("no agency nobody", "--reason: "))


def test_a_day_of_leaving_is_withdrawn_and_brought_back(settled: Program) -> None:
    before = kept(settled)
    left = event_of(settled, "worker", "edit", "okafor", "--left", "2026-04-17")
    gone = kept(settled)
    assert "S Okafor left on" in settled("cohort", "assign", "N1", "--to", "okafor", "--on", "today").exits(5).err
    back = event_of(settled, "worker", "edit", "okafor", "--back")
    assert kept(settled) == before
    assert f"take that back first: iomctl undo {back}" in settled("undo", left).exits(5).err
    settled("undo", back).succeeds()
    assert kept(settled) == gone
    settled("undo", left).succeeds()
    assert kept(settled) == before
    refused(settled, 5, "worker", "edit", "okafor", "--back", told=("S Okafor has not left",))


def test_a_day_of_leaving_told_late_names_whom_they_led_since(settled: Program) -> None:
    settled("worker", "add", "J Byrne", "--agency", "police").succeeds()
    settled("cohort", "assign", "N1", "--to", "byrne", "--on", "2026-04-17").succeeds()
    told = settled("worker", "edit", "okafor", "--left", "2026-04-16").succeeds().err
    assert "S Okafor led from that day on:\n  N00001  luton  until Thu 16 Apr 2026 (" in told
    settled("worker", "edit", "okafor", "--back").succeeds()
    assert "led from" not in settled("worker", "edit", "okafor", "--left", "2026-04-17").succeeds().err
