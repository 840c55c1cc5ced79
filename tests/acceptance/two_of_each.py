"""A made-up case book for narrowing: two cohorts, two workers of two agencies and two areas in every list."""

from datetime import date
from typing import Any, NamedTuple

from iomctl.storage.unit_of_work import UnitOfWork
from tests import casebook as cb
from tests import casebook_referrals as cr
from tests.acceptance.reminder_words import put_off, remind
from tests.program import Program


class Side(NamedTuple):
    """One half of the book: the words that each of its people, and nobody else, answers to."""

    cohort: str
    worker: str
    agency: str
    area: str
    first: int

    @property
    def people(self) -> list[str]:
        """Their references: two in the community, and three with a release due, overdue and past."""
        return [f"N{number:05d}" for number in range(self.first, self.first + 5)]


SIDES = (
    Side("luton", "S Okafor", "Bedfordshire Police", "Luton", 1),
    Side("dunstable", "J Byrne", "Probation", "Dunstable", 6),
)
INSIDE = ("sentenced", "--sentenced", "2026-01-12", "--on", "2026-01-12")
OF_ANYBODY = (
    "offence add {} 028/03 --on 2026-02-03",
    "arrest add {} 028/03 --on 2026-02-03",
    "home add {} A08A --from 2026-02-03",
    "reach add {} telephone 07700900123 --from 2026-02-03",
    "score add {} ogrs3-2y 81 --on 2026-03-03",
    "score add {} rosh high --on 2026-03-03",
    "sentence add {} licence --from 2026-02-03",
    "marker add {} mappa --from 2026-01-05 --review 2026-04-05",
    "marker add {} gang --from 2026-02-02 --review 2026-04-22",
    "restorative offer {} --on 2026-04-07",
    "programme join {} family-work --on 2026-03-02 --until 2026-04-24",
    "contact add {} home-visit --how doorstep --on 2026-05-01",
    "contact add {} appointment --how face-to-face --on 2026-04-07 --kept",
    "transition add {} turning-18 agreed --on 2026-03-02",
    "note add {} Words --kind own-words",
    "action add {} Words --owner {} --on 2026-04-07 --due 2026-04-10",
    "placement add {} cas3 --from 2026-01-19",
    "duty refer {} luton --consent 2026-04-07 --on 2026-04-08",
)


def lay(iomctl: Program) -> None:
    """Fill a new case book."""
    with cb.book(iomctl) as work:
        for side in SIDES:
            _cases(work, side)
    for number, side in enumerate(SIDES, 1):
        anybody, other, out_soon, out_late, released = side.people
        for line in OF_ANYBODY:
            iomctl(*line.format(anybody, side.worker.split()[1]).split()).succeeds()
        iomctl("placement", "add", other, "hotel", "--from", "2026-04-13").succeeds()
        iomctl("requirement", "add", f"T{number}", "drug-rehabilitation").succeeds()
        iomctl("requirement", "consent", f"Q{number}", "given").succeeds()
        iomctl("consent", "add", f"E{number}", "board", "given").succeeds()
        iomctl("placement", "add", out_soon, "hotel", "--from", "2026-01-05").succeeds()
        iomctl("programme", "join", anybody, "contract", "--on", "2026-03-02").succeeds()
        for due in (("no-offence", "2026-04-10"), ("restorative", "2026-04-24")):
            iomctl("condition", "add", f"G{2 * number}", due[0], "--due", due[1]).succeeds()
        for who in (out_soon, out_late, released):
            iomctl("custody", "begin", who, *INSIDE).succeeds()
        for who, day in ((out_soon, "2026-05-13"), (out_late, "2026-04-15")):
            iomctl("release", "set", who, "conditional", day, "--on", "2026-03-02").succeeds()
        gone = ("--to", "A08A", "--told", "2026-04-17", "--on", "2026-04-17", "--colour", "red")
        iomctl("release", "unplanned", released, *gone).succeeds()
    remind(iomctl, *(side.worker for side in SIDES))
    for side in SIDES:
        put_off(iomctl, side.people[0], "Words")


def _cases(work: UnitOfWork, side: Side) -> None:
    state: dict[str, Any] = {
        "cohort": cb.cohort(work, side.cohort, f"IOM {side.area}"),
        "worker": cb.worker(work, side.worker, agency_name=side.agency),
    }
    for number, due_by in enumerate((date(2026, 4, 10), date(2026, 4, 24), *(cb.DUE_BY,) * 3)):
        # The second of them turns 18 soon.
        born_on = date(2008, 5, 4) if number == 1 else date(1994, 8, 14)
        who = cb.person(work, f"{side.area} {'ABCDE'[number]}", area=side.area, born_on=born_on)
        cb.spell(work, who, due_by=due_by, **state)
        if number == 0:
            cr.need(work, who, "drugs", "some")
            cr.referral(work, who, "accommodation", date(2026, 4, 7))
