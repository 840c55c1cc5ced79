"""Lead workers as they are listed and as a change leaves them; and what may be changed."""

from dataclasses import dataclass
from datetime import date

from iomctl.domain.columns import column
from iomctl.domain.references import name_column, offender_column
from iomctl.services.partnership.worker_agencies import AgencyCorrected


def _email(rank: int = 2) -> str | None:
    made: str | None = column("Email", "where their reminders go", "s.okafor@example.org", rank=rank)
    return made


@dataclass(frozen=True)
class WorkerListed:
    """A lead worker with the number of people they lead now."""

    worker: str = column("Worker", "the worker's name", "S Okafor", rank=0, kept=True)
    agency: str = column("Agency", "the agency they work for", "Bedfordshire Police")
    open_cases: int = column("Open cases", "open spells they lead", "14", rank=0, right=True)
    left_on: date | None = column("Left", "the first day they are no longer there", "2026-04-14", rank=2)
    email: str | None = _email(rank=3)


@dataclass(frozen=True)
class LedCase:
    """A person whom a worker leads now."""

    offender: str = offender_column()
    name: str = name_column()
    cohort: str = column("Cohort", "the cohort's code", "luton")


@dataclass(frozen=True)
class WorkerChanged:
    """A worker after a change, with everyone they lead."""

    worker: str = column("Worker", "the worker's name", "S Okafor", rank=0, kept=True)
    agency: str = column("Agency", "the agency they work for", "Bedfordshire Police")
    open_cases: int = column("Open cases", "open spells they lead", "14", right=True)
    left_on: date | None = column("Left", "the first day they are no longer there", "2026-04-14")
    leads: tuple[LedCase, ...] = column("Leads", "everyone they lead now", "N00042 Mercer, Kai luton", shown=False)
    email: str | None = _email()


@dataclass(frozen=True)
class LedUntil:
    """A person whom a worker led when they left, and the last day on which they did."""

    offender: str
    cohort: str
    until: date


@dataclass(frozen=True)
class WorkerEdited:
    """A worker after a change, what was said before it, and whom they led for some time since the day they left."""

    worker: WorkerChanged
    was: str
    led_then: tuple[LedUntil, ...] = ()
    left_before: date | None = None
    agency: AgencyCorrected | None = None


@dataclass(frozen=True)
class WorkerEdit:
    """What to change of a worker: name, the day they left, that they are back, the agency they are of, the address.

    An `email` of no letters takes the address away.
    """

    name: str | None = None
    left: str | None = None
    back: bool = False
    agency: str | None = None
    email: str | None = None
