"""One row of a file of people: read, and checked as far as it goes by itself."""

from collections.abc import Sequence
from dataclasses import fields
from functools import cached_property
from typing import NamedTuple

from iomctl.domain.days.births import partial_birth
from iomctl.domain.days.sheet_days import parse_sheet_day
from iomctl.domain.references import PERSON, number_in, reference
from iomctl.errors import BadValue
from iomctl.inputs.offender_fields import OffenderBounds
from iomctl.inputs.offenders import Number, OffenderInput, check_offender
from iomctl.inputs.quoting import quoted
from iomctl.services.imports.engine.fields import Row
from iomctl.services.imports.engine.intake import Intake
from iomctl.services.lookup.areas import Areas
from iomctl.services.lookup.gone_people import gone_people
from iomctl.services.people.offenders import OffenderRecord
from iomctl.services.people.possible_duplicates import NameAndBirth

FIELDS = tuple(one.name for one in fields(OffenderRecord))
REQUIRED = ("surname",)
HIGHEST = 99_999_999
"""The highest number a file may ask for in a reference: the next ones must still fit in nine digits."""

_PERSON = FIELDS[1:]


class GivenPerson(NamedTuple):
    """One row that can be read: the number in its reference if it has one, the person, and what matches them."""

    row: Row
    number: int | None
    person: OffenderInput
    who: NameAndBirth
    numbers: tuple[Number, ...]


class OffenderRows:
    """Reads rows; those that can't be read are refused."""

    def __init__(self, intake: Intake) -> None:
        self._intake = intake
        self._born_format = intake.binding.day_format("born_on")
        self._areas = Areas(intake.work)
        self._bounds = OffenderBounds(intake.work.today, intake.work.policy, self._areas.of_scheme)

    def read(self, rows: Sequence[Row]) -> list[GivenPerson]:
        """The rows of a chunk that can be read, in their order."""
        return [one for row in rows if (one := self._given(row)) is not None]

    @cached_property
    def _withdrawn(self) -> set[int]:
        return {number for number, one in gone_people(self._intake.work).items() if one.withdrawn}

    def _given(self, row: Row) -> GivenPerson | None:
        texts, faults = row.texts, list[str]()
        number, person = None, None
        if texts[0]:
            number = number_in(PERSON, texts[0])
            if number is None or not 0 < number <= HIGHEST:
                faults.append(f"offender: {quoted(texts[0])} is no reference; one is like N00042")
            elif number in self._withdrawn:
                faults.append(f"offender: {reference(PERSON, number)} was withdrawn as recorded by mistake")
        try:
            person = check_offender(self._cells(texts), self._bounds)
        except BadValue as fault:
            faults += fault.faults
        if faults or person is None:
            self._intake.refuse(row, faults)
            return None
        person = self._areas.spelt(person)
        return GivenPerson(row, number, person, (person.search_name, person.born_on), person.numbers)

    def _cells(self, texts: Sequence[str]) -> dict[str, str]:
        cells = dict(zip(_PERSON, texts[1:], strict=True))
        if self._born_format and cells["born_on"] and partial_birth(cells["born_on"]) is None:
            try:
                cells["born_on"] = parse_sheet_day(cells["born_on"], self._born_format).isoformat()
            except BadValue as fault:
                raise BadValue(*(f"born_on: {line}" for line in fault.faults)) from None
        return cells
