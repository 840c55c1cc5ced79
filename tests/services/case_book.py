"""A small case book to try changes on: two agencies, three workers, a cohort, and people."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date

from iomctl.domain.names import fold
from iomctl.services.lookup.find_person import person_reference
from iomctl.settings.places import place_of
from iomctl.storage.tables.people import Offender
from iomctl.storage.trail import Stamp
from iomctl.storage.unit_of_work import UnitOfWork, unit_of_work
from tests.program import Answer, Program

SURNAMES = ("Mercer", "Hollis", "Quill", "Sayle", "Pratt", "Ferns", "Adair", "Boyle", "Crane", "Drew", "Ellis", "Frost")
BORN_ON = date(1994, 8, 14)
POLICE, PROBATION = "Bedfordshire Police", "Probation Luton"


@contextmanager
def working(iomctl: Program) -> Iterator[UnitOfWork]:
    """A unit of work on the program's case book, at the program's clock."""
    stamp = Stamp(iomctl.now.astimezone(UTC), iomctl.today, "m.adeyemi", "tests")
    with unit_of_work(place_of(iomctl.db), 5.0, stamp) as work:
        yield work


def add_people(iomctl: Program, number: int = 1, restricted: bool = False) -> list[str]:
    """Add so many people, all called Kai and born on one day; answers their references."""
    with working(iomctl) as work:
        people = [_person(work, SURNAMES[index % len(SURNAMES)], restricted) for index in range(number)]
        for person in people:
            work.session.add(person)
            work.session.flush()
        return [person_reference(person) for person in people]


def set_up(iomctl: Program, people: int = 1) -> list[str]:
    """Partners and people who are in no cohort yet; answers their references."""
    lay_partners(iomctl)
    return add_people(iomctl, people)


def lay_partners(iomctl: Program) -> None:
    """Agencies, workers and the cohort `luton`."""
    for name in (POLICE, PROBATION):
        iomctl("agency", "add", name).succeeds()
    for name, agency in (("S Okafor", POLICE), ("J Byrne", PROBATION), ("P Dane", PROBATION)):
        iomctl("worker", "add", name, "--agency", agency).succeeds()
    iomctl("cohort", "create", "luton", "--name", "IOM Luton").succeeds()


def adopt(iomctl: Program, person: str, *more: str, on: str = "2026-01-05", worker: str = "okafor") -> Answer:
    """Adopt a person into luton: fixed, red and led by S Okafor from 5 January 2026, unless `more` says else."""
    usual = {"--cohort": "luton", "--tier": "fixed", "--reason": "criteria-met", "--on": on, "--worker": worker}
    if "--custody" not in more:
        usual["--colour"] = "red"
    words = [word for option, value in usual.items() if option not in more for word in (option, value)]
    return iomctl("cohort", "adopt", person, *words, *more, "--format", "json")


def _person(work: UnitOfWork, surname: str, restricted: bool) -> Offender:
    return Offender(
        surname=surname,
        forenames="Kai",
        search_name=fold(f"{surname} Kai"),
        born_on=BORN_ON,
        gender=None,
        ethnicity=None,
        area=None,
        restricted=restricted,
        **work.recorded,
    )
