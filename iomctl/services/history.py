"""Every dated change of one person, oldest first."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from iomctl.domain.references import PERSON, reference
from iomctl.services import happenings
from iomctl.services.happenings import ORDER, Happening
from iomctl.services.people import find_one, person_reference, shown_name
from iomctl.storage.unit_of_work import UnitOfWork


@dataclass(frozen=True)
class History:
    """One person's name as it may be shown, and their dated changes."""

    offender: str
    name: str
    happenings: list[Happening]


def history(work: UnitOfWork, words: str) -> History:
    """Every dated change of one person, oldest first. The look is logged. Raises NotFound."""
    person = find_one(work, words)
    return History(person_reference(person), shown_name(work, person), changes_of(work, person.id or 0))


def changes_of(work: UnitOfWork, person: int) -> list[Happening]:
    """The dated changes of the person with a row number, oldest first; logging the look is the caller's."""
    found = [one for source in happenings.SOURCES for one in source(work, person)]
    found.sort(key=lambda one: (one.happened_on, ORDER.index(one.what), one.recorded_at))
    whose = reference(PERSON, person)
    return [replace(one, offender=whose) for one in _with_before(found)]


def _with_before(found: list[Happening]) -> Iterator[Happening]:
    """Each change with the state before it; a new spell, assessment or referral begins afresh."""
    last: dict[tuple[str, str], str] = {}
    for one in found:
        if one.what == "adopted":
            last = {key: state for key, state in last.items() if key[1] != one.about}
        if one.what in {"adopted", "de-selected", "review"}:
            yield one
            continue
        yield replace(one, before=last.get((one.what, one.about)))
        last[one.what, one.about] = one.after
