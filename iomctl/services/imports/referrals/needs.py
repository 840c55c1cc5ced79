"""Import of needs: what was found when a person was asked about a pathway on a day."""

from collections.abc import Iterable

from sqlalchemy import select
from sqlmodel import col

from iomctl.inputs.referrals.needs import NewNeed
from iomctl.services.imports.engine.fields import Row
from iomctl.services.imports.engine.intake import Intake
from iomctl.services.imports.engine.rows_of_input import RowsOfInput
from iomctl.services.imports.engine.whose import PersonMeant, people_meant
from iomctl.storage.bulk import rows_among
from iomctl.storage.tables.needs import Need

FIELDS = ("offender", "pathway", "level", "from_on", "note")
REQUIRED = FIELDS[:4]

Found = dict[tuple[int, str, str, str], list[str | None]]


class NeedImport:
    """A row that is recorded already is left; any other is added, older than what is recorded or not.

    Two rows that differ in the note alone are two assessments; an empty note meets any that is recorded.
    """

    def __init__(self, intake: Intake) -> None:
        self._intake, self._rows = intake, RowsOfInput(intake, NewNeed, FIELDS[1:])

    def take(self, rows: list[Row]) -> None:
        """Take in one chunk."""
        intake = self._intake
        people = people_meant(intake.work, (row.texts[0] for row in rows))
        recorded = _recorded(intake, people.values())
        for row in rows:
            person = people[row.texts[0]]
            need = self._rows.read(row, person, row.texts[1:])
            if need is None or isinstance(person, str):
                continue
            if late := list(person.not_dead("from_on", need.from_on)):
                intake.refuse(row, late)
            else:
                self._store(person.id, need, recorded)
        intake.ledger.write()

    def finish(self) -> None:
        """Nothing is left to do."""

    def _store(self, person: int, need: NewNeed, recorded: Found) -> None:
        pathway, level, from_on, note = need.pathway, need.level, need.from_on.isoformat(), need.note
        notes = recorded.get((person, pathway, from_on, level), [])
        known = note if note in notes or not notes or note is not None else notes[0]
        if known in notes:
            notes.remove(known)
            self._intake.counts["unchanged"] += 1
            return
        ledger = self._intake.ledger
        ledger.rows[Need].append((ledger.number(Need), person, pathway, level, from_on, note))
        self._intake.counts["added"] += 1


def _recorded(intake: Intake, people: Iterable[PersonMeant | str]) -> Found:
    ids = {one.id for one in people if isinstance(one, PersonMeant)}
    query = select(col(Need.offender_id), col(Need.pathway), col(Need.from_on), col(Need.level), col(Need.note))
    found: Found = {}
    for row in rows_among(intake.work, query.order_by(col(Need.id)), col(Need.offender_id), ids):
        found.setdefault((row.offender_id, row.pathway, row.from_on.isoformat(), row.level), []).append(row.note)
    return found
