"""Export of what people were called from each day on, of those who were ever called otherwise."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from iomctl.domain.columns import column
from iomctl.domain.references import PERSON, offender_column, reference
from iomctl.services.exports.people import Part
from iomctl.services.people.names_said import names_of
from iomctl.storage.unit_of_work import UnitOfWork


@dataclass(frozen=True)
class NameExported:
    """A name that somebody has, had, or that was recorded wrongly."""

    offender: str = offender_column()
    from_on: date | None = column("From", "the day from which they are called so; nothing from the first", "2026-11-01")
    surname: str = column("Surname", "the surname", "Bevan")
    forenames: str = column("Forenames", "the forenames", "Aled")
    was_wrong: bool = column("Was wrong", "whether it puts right the one from that day before", "no")
    reason: str | None = column("Reason", "why", "deed poll")


def names(work: UnitOfWork, part: Part) -> Iterator[tuple[int, NameExported]]:
    """The names of a part's people by their days; of one day those that were wrong before what puts them right."""
    for person, told in sorted(names_of(work, part.people).items()):
        rows = sorted((*told.names, *told.wrong), key=lambda one: (one.from_on or date.min, one.was_wrong, one.id))
        for one in rows:
            name = (one.from_on, one.surname, one.forenames, one.was_wrong, one.reason)
            yield person, NameExported(reference(PERSON, person), *name)
