"""A format or a column that there is not is refused before anything is done, by every command that writes."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.acceptance import board_words, death_words, panel_words, reminder_words
from tests.acceptance.commands import CHANGES, options_of
from tests.acceptance.unchanged import refused
from tests.program import Program

CASE = ("--cohort", "luton", "--tier", "flex", "--colour", "red", "--no-worker", "--reason", "tasking")
CHANGED = {
    "review hold": ("N1",),
    "review set": ("N1", "next tue", "--reason", "panel moved"),
    "review exempt": ("N1", "--reason", "health", "--until", "+4w"),
    "review withdraw": ("N1", "--on", "2026-03-13", "--reason", "of another person"),
    "review correct": ("N1", "--on", "2026-03-13", "--colour", "red", "--reason", "mistyped"),
    "review recalculate": ("--policy",),
    "offender add": ("--surname", "Quill", "--forenames", "Rowan"),
    "offender edit": ("N3", "--area", "Dunstable"),
    "offender rename": ("N3", "--surname", "Marsh"),
    "offender identify": ("N3", "--crn", "X220817"),
    "offender alias": ("N3", "Devon Marsh"),
    "offender restrict": ("N3", "--reason", "relative of a worker"),
    "offender merge": ("N2", "--into", "N1"),
    "offender unrestrict": ("N3", "--reason", "no longer employed there"),
    "offender withdraw": ("N2", "--prison", "A4172CX", "--reason", "of another person"),
    "cohort create": ("bedford", "--name", "IOM Bedford"),
    "cohort edit": ("luton", "--name", "IOM Luton and Dunstable"),
    "cohort adopt": ("N3", *CASE),
    "cohort move": ("N1", "flex", "--reason", "risk-down"),
    "cohort colour": ("N1", "red", "--reason", "arrest"),
    "custody correct": ("N2", "--kind", "recall", "--reason", "mistyped"),
    "custody begin": ("N1", "remand", "--prison", "HMP Bedford"),
    "custody change": ("N2", "--at-large"),
    "custody withdraw": ("N2", "--reason", "of another person"),
    "release set": ("N2", "conditional", "2026-07-10"),
    "release decide": ("N2", "further-day", "--decision", "governor"),
    "release plan": ("N2", "--done", "gp"),
    "release happened": ("N2", "--to", "A07A"),
    "release unplanned": ("N2", "--to", "A08A", "--told", "today"),
    "release reviewed": ("N3", "--failed", "no-address"),
    "release correct": ("N3", "--to", "A17", "--reason", "mistyped"),
    "release withdraw": ("N3", "--reason", "of another person"),
    "cohort assign": ("N1", "--to", "okafor"),
    "cohort exit-plan": ("N1", "drug service"),
    "cohort deselect": ("N1", "--reason", "no-offending", "--exit-plan", "drug service"),
    "cohort correct": ("N1", "adoption", "--decision", "panel", "--reason", "left out"),
    "cohort withdraw": ("N1", "exit-plan", "--reason", "of another person"),
    "need set": ("N1", "accommodation=none"),
    "need withdraw": ("N1", "accommodation", "--reason", "of another person"),
    "need correct": ("N1", "accommodation", "--level", "some", "--reason", "mistyped"),
    "referral make": ("N3", "accommodation", "--provider", "housing"),
    "referral signpost": ("N3", "fresh", "drugs", "alcohol"),
    "referral assign": ("R1", "J Hale"),
    "referral outcome": ("R1", "home-kept"),
    "referral answer": ("R1", "accepted"),
    "referral start": ("R1",),
    "referral end": ("R1", "ended-early", "--reason", "MOV"),
    "referral withdraw": ("R1", "--reason", "of another person"),
    "referral correct": ("R1", "--step", "made", "--on", "2026-04-08", "--reason", "a day later"),
    "offence add": ("N3", "028/03"),
    **dict.fromkeys(("offence index", "offence set-aside"), ("C1",)),
    "offence withdraw": ("C1", "--reason", "of another person"),
    "offence correct": ("C1", "--victim", "person", "--reason", "mistyped"),
    "arrest add": ("N3", "028/03", "034/01"),
    "arrest withdraw": ("A1", "--reason", "of another person"),
    "arrest correct": ("A1", "--outcome", "charged", "--reason", "answered bail"),
    "score add": ("N3", "rosh", "high"),
    "score withdraw": ("S1", "--reason", "of another person"),
    "score correct": ("S1", "--value", "18", "--reason", "mistyped"),
    "sentence add": ("N3", "licence"),
    "sentence end": ("T1",),
    "sentence withdraw": ("T1", "--reason", "of another person"),
    "sentence correct": ("T1", "--until", "2026-12-02", "--reason", "mistyped"),
    "programme join": ("N3", "construction-academy"),
    "programme leave": ("G2", "--reason", "completed"),
    "programme withdraw": ("G1", "--reason", "of another person"),
    "programme correct": ("G1", "--children", "3", "--reason", "miscounted"),
    "condition add": ("G1", "restorative"),
    "condition outcome": ("L1", "met"),
    "condition withdraw": ("L1", "--reason", "of another person"),
    "condition correct": ("L1", "--due", "2026-05-01", "--reason", "mistyped"),
    "placement add": ("N3", "hotel"),
    "placement extend": ("P1", "--until", "+1w", "--reason", "flat not ready"),
    "placement end": ("P1", "--reason", "moved-on", "--to", "A01D"),
    "placement support": ("P1", "R1"),
    "placement plan": ("P1", "A01D"),
    "placement withdraw": ("P1", "--reason", "of another person"),
    "placement correct": ("P1", "--from", "2026-04-09", "--reason", "mistyped"),
    "home add": ("N3", "A08A"),
    "home withdraw": ("H1", "--reason", "of another person"),
    "home correct": ("H1", "--until", "2026-04-30", "--reason", "his sister rang"),
    "duty refer": ("N3", "luton", "--consent", "today"),
    "duty answer": ("D1", "priority-need"),
    "duty withdraw": ("D1", "--reason", "of another person"),
    "duty correct": ("D1", "--council", "bedford", "--reason", "mistyped"),
    "marker add": ("N3", "mappa"),
    "marker end": ("M1",),
    "marker review": ("M1",),
    "restorative offer": ("N3",),
    "restorative answer": ("J1", "accepted"),
    "restorative outcome": ("J2", "letter"),
    "restorative withdraw": ("J1", "--reason", "of another person"),
    "restorative correct": ("J1", "--on", "2026-04-06", "--reason", "mistyped"),
    "requirement add": ("T1", "alcohol-treatment"),
    "requirement refer": ("Q1", "R1"),
    "requirement end": ("Q1",),
    "requirement consent": ("Q1", "refused"),
    "requirement assess": ("Q1", "not-suitable", "--by", "P Osei"),
    "requirement session": ("Q1", "missed", "--reason", "medical"),
    "requirement breach": ("Q1", "continued"),
    "requirement withdraw": ("Q1", "--reason", "of another sentence"),
    "requirement correct": ("Q1", "--until", "2026-09-01", "--reason", "mistyped"),
    "marker withdraw": ("M1", "--reason", "of another person"),
    "marker correct": ("M1", "--level", "2", "--reason", "mistyped"),
    "contact add": ("N3", "appointment", "--how", "telephone", "--kept"),
    "contact outcome": ("K1", "missed", "--reason", "no-reason"),
    "contact correct": ("K1", "--how", "video", "--reason", "mistyped"),
    "contact withdraw": ("K1", "--reason", "of another person"),
    "transition add": ("N3", "turning-18", "met"),
    "transition withdraw": ("Y1", "--reason", "of another person"),
    "transition correct": ("Y1", "--step", "met", "--reason", "mistyped"),
    "note add": ("N3", "Moved in with his sister", "--kind", "fact"),
    "consent add": ("E3", "public", "refused"),
    "consent revoke": ("V1",),
    "consent withdraw": ("V1", "--reason", "of another person"),
    "consent correct": ("V1", "--until", "2026-12-31", "--reason", "mistyped"),
    "note withdraw": ("E2", "--reason", "about another person"),
    "note correct": ("E2", "Moved in with his mother"),
    "rescope plan": ("--cohort", "luton", "--criteria", "neighbourhood-crime-2020"),
    "rescope decide": ("1", "--as-planned"),
    "rescope apply": ("1", "--meeting", "TFG 7 May"),
    "undo": (),
    "redo": (),
    "rescope undo": ("1", "--reason", "the wrong criteria"),
    **(death_words.CHANGED | panel_words.CHANGED | reminder_words.CHANGED | board_words.CHANGED),
    "agency add": ("Luton Council",),
    "agency edit": ("police", "--name", "Beds Police"),
    "agency merge": ("police", "--into", "police"),
    "agency withdraw": ("police", "--reason", "added twice"),
    "worker add": ("A Sandhu", "--agency", "police"),
    "worker edit": ("okafor", "--name", "Sade Okafor"),
    "worker withdraw": ("okafor", "--reason", "added twice"),
    "provider add": ("Harbour Trust", "--pathway", "ete"),
    "provider edit": ("housing", "--name", "Housing"),
    "provider capacity": ("housing", "6", "--kind", "supported"),
    "provider correct": ("housing", "--kind", "hotel", "--capacity", "5", "--reason", "mistyped"),
    "provider withdraw": ("fresh", "--reason", "added twice"),
    "scheme edit": ("--add-area", "Sandy"),
    "policy load": ("mine.toml",),
    "policy holidays": ("days.csv",),
    "import": ("offenders", "people.csv"),
}


@pytest.fixture
def folder(tmp_path: Path, settled: Program, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Where the commands run, with files to take in; there are no others after them."""
    here = tmp_path / "here"
    here.mkdir()
    monkeypatch.chdir(here)
    policy = settled("policy", "show", "--text").succeeds().out
    (here / "mine.toml").write_text(policy.replace("capacity = 70", "capacity = 80", 1), "utf-8")
    (here / "days.csv").write_text("nation,day,title\nscotland,2029-01-01,New Year\nscotland,2029-12-25,Christmas\n")
    (here / "people.csv").write_text("surname,forenames\nQuill,Rowan\n")
    before = sorted(here.iterdir())
    yield here
    assert sorted(here.iterdir()) == before


def test_every_change_is_tried_here() -> None:
    assert set(CHANGED) == CHANGES


@pytest.mark.parametrize("words", sorted(CHANGED))
def test_a_change_in_a_format_that_there_is_not(settled: Program, folder: Path, words: str) -> None:
    typed = (*words.split(), *CHANGED[words])
    assert settled(*typed, "--dry-run").code in {0, 5}, "these words would be a change"
    refused(settled, 2, *typed, "--format", "xml", told=("--format xml: no such format",))
    if "--columns" in options_of(words):
        refused(settled, 2, *typed, "--columns", "zzz", told=("--columns zzz: no such column",))


def test_a_backup_in_a_format_that_there_is_not(settled: Program, folder: Path) -> None:
    refused(settled, 2, "db", "backup", "monday.iomctl", "--format", "xml", told=("--format xml",))
