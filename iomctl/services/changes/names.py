"""What one person was called as dated changes, and what was put right of it."""

from collections.abc import Iterator
from typing import Any

from iomctl.domain.references import RESTRICTED_NAME, listed_name
from iomctl.services.changes.change import DatedChange, Source, dated_change
from iomctl.services.lookup.find_person import is_hidden, words_about
from iomctl.services.people.names_said import names_of
from iomctl.storage.tables.people import Offender
from iomctl.storage.unit_of_work import UnitOfWork


def names(work: UnitOfWork, person: int) -> Iterator[DatedChange]:
    """Each name with the one before it, from its day; what was put right, on the day of that where it has no other."""
    told = names_of(work, (person,)).get(person)
    if told is None:
        return
    hidden = is_hidden(work, work.session.get_one(Offender, person))

    def change(row: Any, before: Any, *reasons: str | None) -> DatedChange:
        on = row.from_on or work.day_of(row.recorded_in)
        was, now = (RESTRICTED_NAME if hidden else listed_name(one.surname, one.forenames) for one in (before, row))
        said = words_about(work, person, row.reason)
        return dated_change(row, on, "name", None, now, *reasons, *said)._replace(before=was)

    for before, row in zip(told.names, told.names[1:], strict=False):
        yield change(row, before)
    for wrong in told.wrong:
        right = next(one for one in told.names if one.from_on == wrong.from_on)
        yield change(right, wrong, "was wrong")


SOURCES: dict[str, Source] = {"person_name": names}
