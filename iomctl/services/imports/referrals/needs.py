"""Import of needs: what was found when a person was asked about a pathway on a day."""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import select
from sqlmodel import col

from iomctl.domain.need_marks import LEVELS
from iomctl.domain.policy.choices import Pathway
from iomctl.services.imports.engine.fields import AsItIs, Fields, Row, code, iso_day, needed, word, words
from iomctl.services.imports.engine.intake import Intake
from iomctl.services.imports.engine.whose import Person, people_meant
from iomctl.storage.bulk import rows_among
from iomctl.storage.tables.referrals import Need

FIELDS = ("offender", "pathway", "level", "from_on", "note")
REQUIRED = FIELDS[:4]

Found = dict[tuple[int, str, str, str], list[str | None]]


class NeedImport:
    """A row that is recorded already is left; any other is added, older than what is recorded or not.

    Two rows that differ in the note alone are two assessments; an empty note meets any that is recorded.
    """

    def __init__(self, intake: Intake) -> None:
        work, binding = intake.work, intake.binding
        self._intake = intake
        self._fields = Fields(
            {
                "offender": AsItIs(),
                "pathway": needed(code(work.policy, Pathway)),
                "level": needed(word(LEVELS)),
                "from_on": needed(iso_day("from_on", binding, until=work.today)),
                "note": words(),
            }
        )

    def take(self, rows: list[Row]) -> None:
        """Take in one chunk."""
        intake = self._intake
        people = people_meant(intake.work, (row.texts[0] for row in rows))
        recorded = _recorded(intake, people.values())
        for row in rows:
            person = people[row.texts[0]]
            values, faults = self._fields.read_all(row.texts)
            if isinstance(person, str):
                faults.insert(0, person)
            elif not faults and person.born_on and values[3] < person.born_on:
                # Not on which day that was: the person may have a limited-access mark.
                faults.append(f"from_on: {values[3]} is before they were born")
            if faults or isinstance(person, str):
                intake.refuse(row, faults)
            else:
                self._store(person.id, values, recorded)
        intake.ledger.write()

    def finish(self) -> None:
        """Nothing is left to do."""

    def _store(self, person: int, values: list[Any], recorded: Found) -> None:
        _, pathway, level, from_on, note = values
        notes = recorded.get((person, pathway, from_on, level), [])
        known = note if note in notes or not notes or note is not None else notes[0]
        if known in notes:
            notes.remove(known)
            self._intake.counts["unchanged"] += 1
            return
        ledger = self._intake.ledger
        ledger.rows[Need].append((ledger.number(Need), person, pathway, level, from_on, note))
        ledger.people.add(person)
        self._intake.counts["added"] += 1


def _recorded(intake: Intake, people: Iterable[Person | str]) -> Found:
    ids = {one.id for one in people if isinstance(one, Person)}
    query = select(col(Need.offender_id), col(Need.pathway), col(Need.from_on), col(Need.level), col(Need.note))
    found: Found = {}
    for row in rows_among(intake.work, query.order_by(col(Need.id)), col(Need.offender_id), ids):
        found.setdefault((row.offender_id, row.pathway, row.from_on.isoformat(), row.level), []).append(row.note)
    return found
