"""Four people of a cohort, two workers of two agencies, and a panel that meets today and every two weeks."""

from datetime import date
from typing import Any

from tests.casebook import book, cohort, person, spell, worker
from tests.program import Program

SAID = ("--update", "byrne: a letter was sent", "--differed", "okafor: too early", "--colour", "red")
KEEP = ("--decision", "keep", "--because", "not engaging")


def lay_meeting(iomctl: Program) -> None:
    """Mercer's review is overdue, Hollis's due before the next panel, Sayle is new, and nothing is due of Ng."""
    with book(iomctl) as work:
        state: dict[str, Any] = {"cohort": cohort(work, "luton"), "worker": worker(work, "S Okafor")}
        windows = {"Mercer": date(2026, 4, 10), "Hollis": date(2026, 5, 1), "Ng": date(2026, 6, 30)}
        for surname, due_by in windows.items():
            spell(work, person(work, surname, area="Luton"), **state, adopted_on=date(2025, 3, 3), due_by=due_by)
        spell(work, person(work, "Sayle"), **state, adopted_on=date(2026, 4, 14), due_by=date(2026, 6, 30))
    iomctl("agency", "add", "Probation Service").succeeds()
    iomctl("worker", "add", "J Byrne", "--agency", "probation").succeeds()
    fortnightly = ("--on", "2026-04-20", "--every", "2 weeks", "--until", "2026-05-18")
    iomctl("panel", "add", "Luton panel", *fortnightly, "--cohort", "luton", "--chair", "okafor").succeeds()


def opened(iomctl: Program) -> Program:
    """The same with panel 1 running, both workers there."""
    iomctl("panel", "open", "1", "--statement-read").succeeds()
    iomctl("panel", "attend", "1", "okafor", "byrne").succeeds()
    return iomctl


def closed(iomctl: Program) -> Program:
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


def agenda(iomctl: Program, *words: str, panel: str = "1") -> list[dict[str, Any]]:
    """The lines of an agenda, after a change of it where `words` say one."""
    found: list[dict[str, Any]] = iomctl("panel", "agenda", panel, *words, "--format", "json").succeeds().json()
    return found


def order(iomctl: Program, *words: str, panel: str = "1") -> list[str]:
    """The surnames of its cases, in their order."""
    return [row["name"].split(",")[0] for row in agenda(iomctl, *words, panel=panel) if row["part"] == "Cases"]


def state(iomctl: Program, panel: str = "1") -> str:
    """How a panel stands."""
    return str(iomctl("panel", "show", panel, "--format", "json").succeeds().json()["state"])
