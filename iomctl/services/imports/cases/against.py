"""What is recorded against a row of a file, in words: the fact in its way, its event and who recorded that."""

from datetime import date

from iomctl.domain.course.clashes import clashes
from iomctl.domain.course.facts import Adopted, CaseFact, Coloured, Deselected, InTier, LedBy
from iomctl.domain.spell_story import ColourFrom, CustodyFrom, Dated, TierFrom
from iomctl.services.cases.case_facts import read
from iomctl.storage.unit_of_work import UnitOfWork


class FactsInTheWay:
    """The facts of the case of a spell and of its person (row numbers), read when something is in the way."""

    def __init__(self, work: UnitOfWork, person: int, spell: int) -> None:
        self._work, self._person, self._spell = work, person, spell

    def against(self, row: Dated) -> list[str]:
        """What stands against a dated row; nothing for custody, which is a fact of the person."""
        recorded = (row.on, self._work.event, "")
        if isinstance(row, TierFrom):
            return self._against(InTier(*recorded, row.tier))
        if isinstance(row, ColourFrom):
            return self._against(Coloured(*recorded, row.colour))
        return (
            []
            if isinstance(row, CustodyFrom)
            else self._against(LedBy(*recorded, _text(row.worker), _text(row.agency)))
        )

    def against_end(self, on: date) -> list[str]:
        """What stands against the end of the spell on a day."""
        return self._against(Deselected(on, self._work.event, ""))

    def _against(self, new: CaseFact) -> list[str]:
        record = read(self._work, self._person).record
        cases = {**record.cases, self._spell: [*record.cases[self._spell], new]}
        return list(dict.fromkeys(one.message for one in clashes(record._replace(cases=cases), [new])))


def against_spell(work: UnitOfWork, person: int, cohort: str, span: tuple[date, date | None]) -> list[str]:
    """What stands against another spell in a cohort, from its first day to the first no longer in it."""
    record, (on, ended_on) = read(work, person).record, span
    new: list[CaseFact] = [Adopted(on, work.event, "", cohort, "")]
    if ended_on is not None:
        new.append(Deselected(ended_on, work.event, ""))
    found = clashes(record._replace(cases={**record.cases, None: new}), new)
    return list(dict.fromkeys(one.message for one in found))


def _text(number: int | None) -> str | None:
    return None if number is None else str(number)
