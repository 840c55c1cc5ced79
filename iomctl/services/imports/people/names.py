"""Import of names: what people were called from each day on, for people who are recorded."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import select
from sqlmodel import col

from iomctl.domain.days.reasoned_days import said
from iomctl.domain.names import fold
from iomctl.domain.references import PERSON, listed_name, reference
from iomctl.inputs.facts.renames import NameOfFile
from iomctl.services.imports.engine.fields import Row
from iomctl.services.imports.engine.intake import Intake
from iomctl.services.imports.engine.rows_of_input import RowsOfInput
from iomctl.services.imports.engine.whose import PersonMeant, people_meant
from iomctl.services.lookup.find_person import is_hidden
from iomctl.services.people.names_said import names_of, write_names
from iomctl.storage.bulk import rows_among
from iomctl.storage.tables.dated.person_names import PersonName
from iomctl.storage.tables.people import Offender

NAME_FIELDS = ("from_on", "surname", "forenames", "was_wrong", "reason")
FIELDS = ("offender", *NAME_FIELDS)
REQUIRED = ("offender", "surname")


class SaidAlready(NamedTuple):
    """What a name that is recorded, or was added by a row before, says."""

    from_on: date | None
    was_wrong: bool
    surname: str
    forenames: str


class NameImport:
    """A name that is recorded already is left, any other is added, of an earlier day than others or not.

    Whoever has one name has it from the first. A row says another one only where the newest of the file is that name:
    so a book that knew the name now alone gets those before it. Two names from one day are refused unless one puts the
    other right.
    """

    def __init__(self, intake: Intake) -> None:
        self._intake = intake
        self._rows = RowsOfInput(intake, NameOfFile, NAME_FIELDS)

    def take(self, rows: list[Row]) -> None:
        """Take in one chunk."""
        intake = self._intake
        people = people_meant(intake.work, (row.texts[0] for row in rows))
        given: dict[int, list[tuple[Row, SaidAlready, str | None]]] = defaultdict(list)
        for row in rows:
            person = people[row.texts[0]]
            new = self._rows.read(row, person, row.texts[1:])
            if new is not None and isinstance(person, PersonMeant):
                name = SaidAlready(new.from_on, new.was_wrong, new.surname, new.forenames or "")
                given[person.id].append((row, name, new.reason))
        recorded = dict(self._recorded(given))
        for number, told in given.items():
            self._take_of(number, told, recorded[number])
        intake.ledger.write()
        write_names(intake.work, given)

    def finish(self) -> None:
        """Nothing is left to do."""

    def _recorded(self, people: Any) -> Iterator[tuple[int, list[SaidAlready]]]:
        """What is recorded of each of some people: of those with one name that one, as from the first."""
        names = names_of(self._intake.work, people)
        query = select(col(Offender.id), col(Offender.surname), col(Offender.forenames))
        for number, surname, forenames in rows_among(self._intake.work, query, col(Offender.id), people):
            told = names.get(number)
            rows = [*told.names, *told.wrong] if told else []
            yield (
                number,
                [SaidAlready(one.from_on, one.was_wrong, one.surname, one.forenames) for one in rows]
                or [SaidAlready(None, False, surname, forenames)],
            )

    def _take_of(self, person: int, given: list[tuple[Row, SaidAlready, str | None]], known: list[SaidAlready]) -> None:
        newest = max((name for _, name, _ in given), key=lambda one: (one.from_on or date.min, one.was_wrong))
        may_be_first = len(known) == 1 and newest[2:] == known[0][2:]
        for row, name, reason in given:
            if name in known:
                self._intake.counts["unchanged"] += 1
                continue
            other = next((one for one in known if (one.from_on, one.was_wrong) == (name.from_on, False)), None)
            first = name.from_on is None and not name.was_wrong
            if name.was_wrong or other is None or (first and may_be_first):
                self._add(person, name, reason)
                known.append(name)
                may_be_first = may_be_first and not first
            else:
                self._intake.refuse(row, [self._clash(person, other)])

    def _add(self, person: int, name: SaidAlready, reason: str | None) -> None:
        search_name = fold(f"{name.surname} {name.forenames}")
        values = {"offender_id": person, "search_name": search_name, "reason": reason, **name._asdict()}
        self._intake.ledger.add(PersonName, values)
        self._intake.counts["added"] += 1

    def _clash(self, person: int, other: SaidAlready) -> str:
        since = "the first" if other.from_on is None else said(other.from_on)
        hidden = is_hidden(self._intake.work, self._intake.work.session.get_one(Offender, person))
        name = "by another name" if hidden else listed_name(other.surname, other.forenames)
        return f"from_on: {reference(PERSON, person)} is called {name} from {since} already; was_wrong puts it right"
