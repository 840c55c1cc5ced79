"""What people said of themselves and cleared for the board: for a paper, and for one that is given again."""

from collections.abc import Iterator
from datetime import date

from iomctl.domain.board.paper import WORDS
from iomctl.domain.documents import Paper
from iomctl.services.lookup.listed_people import ListedPeople
from iomctl.services.lookup.whose_cases import WhoseCases
from iomctl.services.notes.cleared import cleared
from iomctl.storage.unit_of_work import UnitOfWork


def words_cleared(work: UnitOfWork, noted: tuple[date, date], on: date, cohort: str | None = None) -> Iterator[str]:
    """Own words noted between two days, both included, that may be shown to the board on a day, with nobody's name.

    `cohort` is a code, None for everybody. The look at them is logged.
    """
    audience = work.policy.board.audience
    if audience not in work.policy.audiences:
        return
    for one in cleared(work, on, ListedPeople(None, WhoseCases(cohort=cohort)), audience).notes:
        if noted[0] <= one.noted_on <= noted[1]:
            yield str(one.words)


def no_longer_cleared(work: UnitOfWork, paper: Paper, noted: tuple[date, date]) -> int:
    """How many of the own words in a paper of a period may not be shown today: nobody clears them any more."""
    told = {words for section in paper.sections if section.id == WORDS for words in section.bullets}
    return len(told.difference(words_cleared(work, noted, work.today))) if told else 0
