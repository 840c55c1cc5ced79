"""A case book that every refusal is tried on: two people called Mercer, one on the scheme with a row of each kind."""

from tests.acceptance.board_words import report
from tests.acceptance.death_words import die
from tests.acceptance.panel_words import agree, hold, lay_panels
from tests.acceptance.reminder_words import put_off
from tests.program import Program

PEOPLE = (
    ("--surname", "Mercer", "--forenames", "Kai", "--born", "1994-08-14", "--crn", "X417723", "--area", "Luton"),
    ("--surname", "Mercer", "--forenames", "Jo", "--born", "1990-02-02", "--prison", "A4172CX", "--area", "Dunstable"),
    ("--surname", "Hollis", "--forenames", "Devon", "--born", "1989-11-02", "--area", "Luton"),
)
ADOPT = ("--tier", "fixed", "--colour", "amber", "--worker", "okafor", "--reason", "criteria-met", "--cohort", "luton")


def settle(iomctl: Program) -> None:
    """Fill a new case book through the program's own commands."""
    _partners(iomctl)
    for person in PEOPLE:
        iomctl("offender", "add", *person).succeeds()
    iomctl("cohort", "adopt", "N1", *ADOPT, "--on", "2026-03-13").succeeds()
    iomctl("need", "set", "N1", "accommodation=severe", "--on", "2026-03-16").succeeds()
    iomctl("offence", "add", "N1", "028/03", "--on", "2026-02-03", "--source", "PNC").succeeds()
    iomctl("arrest", "add", "N1", "028/03", "034/01", "--on", "2026-03-12", "--outcome", "bailed").succeeds()
    iomctl("score", "add", "N1", "ogrs3-2y", "81", "--on", "2025-09-03").succeeds()
    iomctl("sentence", "add", "N1", "licence", "--from", "2026-02-03", "--until", "2026-11-02").succeeds()
    iomctl("marker", "add", "N1", "mappa", "--from", "2026-02-03").succeeds()
    iomctl("placement", "add", "N1", "hotel", "--from", "2026-04-08", "--provider", "housing").succeeds()
    iomctl("home", "add", "N1", "A08A", "--from", "2026-03-16", "--source", "himself").succeeds()
    iomctl("duty", "refer", "N1", "luton", "--consent", "2026-04-07", "--on", "2026-04-08").succeeds()
    iomctl("contact", "add", "N1", "appointment", "--how", "telephone", "--on", "2026-03-16").succeeds()
    iomctl("contact", "add", "N1", "home-visit", "--how", "doorstep", "--on", "2026-05-01").succeeds()
    iomctl("transition", "add", "N1", "turning-18", "agreed", "--on", "2026-04-06").succeeds()
    iomctl("note", "add", "N1", "Moved in with his sister", "--kind", "fact").succeeds()
    iomctl("note", "correct", "E1", "Moved in with his aunt").succeeds()
    iomctl("note", "add", "N1", "They listened", "--kind", "own-words").succeeds()
    iomctl("consent", "add", "E3", "board", "given", "--from", "2026-04-13").succeeds()
    _offers_and_programmes(iomctl)
    agree(iomctl, "Ring the council", "moved away")
    hold(iomctl, "his sister asked", "seen on Friday", "seen twice")
    iomctl("requirement", "add", "T1", "drug-rehabilitation").succeeds()
    for said in (("consent", "Q1", "given"), ("session", "Q1", "attended"), ("breach", "Q1", "begun")):
        iomctl("requirement", *said, "--on", "2026-03-17").succeeds()
    iomctl("referral", "make", "N1", "accommodation", "--provider", "housing", "--on", "2026-04-07").succeeds()
    put_off(iomctl, "N1", "away")
    iomctl("custody", "begin", "N2", "sentenced", "--on", "2026-02-02").succeeds()
    iomctl("release", "set", "N2", "conditional", "2026-06-12", "--on", "2026-03-02").succeeds()
    iomctl("custody", "begin", "N3", "remand", "--on", "2026-02-02").succeeds()
    iomctl("release", "unplanned", "N3", "--to", "A08A", "--told", "2026-02-06", "--on", "2026-02-06").succeeds()
    iomctl("release", "reviewed", "N3", "--failed", "no-notice", "--on", "2026-03-02").succeeds()
    criteria = ("--cohort", "luton", "--criteria", "neighbourhood-crime-2020")
    for day in ("today", "2026-02-01"):
        iomctl("rescope", "plan", *criteria, "--as-of", day).succeeds()
    report(iomctl)
    die(iomctl)


def _partners(iomctl: Program) -> None:
    iomctl("agency", "add", "Bedfordshire Police").succeeds()
    iomctl("worker", "add", "S Okafor", "--agency", "police").succeeds()
    iomctl("cohort", "create", "luton", "--name", "IOM Luton").succeeds()
    iomctl("provider", "add", "Housing Solutions", "--pathway", "accommodation").succeeds()
    iomctl("provider", "capacity", "housing", "4", "--kind", "hotel", "--from", "2026-04-01").succeeds()
    iomctl("provider", "add", "Fresh Start", "--pathway", "drugs", "--pathway", "alcohol").succeeds()
    lay_panels(iomctl)


def _offers_and_programmes(iomctl: Program) -> None:
    """A contract with a condition, a programme, and two offers, one that was accepted, for what comes of each."""
    iomctl("restorative", "offer", "N1", "--on", "2026-04-07").succeeds()
    iomctl("restorative", "offer", "N3", "--on", "2026-03-09", "--stage", "before-sentence").succeeds()
    iomctl("restorative", "answer", "J2", "accepted", "--on", "2026-03-16").succeeds()
    family = ("--children", "2", "--family", "4")
    iomctl("programme", "join", "N1", "contract", *family, "--on", "2026-03-02").succeeds()
    iomctl("condition", "add", "G1", "work-on-causes", "--on", "2026-03-16", "--due", "2026-04-17").succeeds()
    iomctl("programme", "join", "N3", "family-work", "--on", "2026-03-02").succeeds()
