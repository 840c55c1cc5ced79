"""What evidence is asked for: who entered when, by which way in, of which cohort, as of which day."""

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from iomctl.domain.reoffending.asked import OFFICIAL, SCHEME, AskedCohort
from iomctl.services.lookup.find_person import find_cohort
from iomctl.storage.unit_of_work import UnitOfWork


@dataclass(frozen=True)
class EvidenceAsked:
    """People who entered from `first` to `last`, both included, as of a day.

    The scheme's own cohort is entered by adoption; the `official` one by release, sentence or caution, of all people in
    the case book. `cohort`, as typed, narrows both to those who were ever in it: of the scheme's own only adoptions to
    it count.
    """

    first: date
    last: date
    as_of: date
    official: bool = False
    cohort: str | None = None


@dataclass(frozen=True)
class EvidenceScope:
    """The same as the rules take it, and the row number of the cohort."""

    asked: AskedCohort
    cohort: int | None


class ReadBeside(NamedTuple):
    """What is read of people beside the year after their entry: scores of one kind, by its code; what else.

    Of the scheme's own cohort a year asks for no stay in custody, no sentence and no earlier offence: `liberty` reads
    stays, `windows` the offences before adoption as well. For the official cohort they are all read.
    `index_offence` asks for that of people who are alike; of others it is always read.
    """

    score: str | None = None
    referrals: bool = False
    arrests: bool = False
    requirements: bool = False
    liberty: bool = False
    windows: bool = False
    index_offence: bool = False

    @property
    def of_each(self) -> bool:
        """Whether something is asked for that each person has of their own, whatever happened since they entered."""
        return bool(self.score or self.referrals or self.requirements or self.windows)


def scope_of(work: UnitOfWork, asked: EvidenceAsked) -> EvidenceScope:
    """What is asked, read. Raises BadValue for a wrong period, and NotFound for an unknown cohort."""
    route = OFFICIAL if asked.official else SCHEME
    cohort = None if asked.cohort is None else find_cohort(work, asked.cohort).id
    return EvidenceScope(AskedCohort(route, asked.first, asked.last, asked.as_of, work.today), cohort)
