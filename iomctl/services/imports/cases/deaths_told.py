"""What a file of spells says of deaths: who left because they died is dead, and nobody goes on after their death."""

from collections.abc import Iterator
from datetime import date

from iomctl.services.cases.ended_by_death import faults_of_death, told_by_death
from iomctl.services.cases.recording import check_and_settle
from iomctl.services.imports.cases.spell_groups import SpellGroup
from iomctl.services.imports.engine.whose import PersonMeant
from iomctl.services.lookup.deaths import means_death
from iomctl.storage.unit_of_work import UnitOfWork


def death_told(work: UnitOfWork, group: SpellGroup) -> date | None:
    """The day on which the person of a spell died, if that is why they left."""
    on, reason, *_ = group.ending()
    return on if reason is not None and means_death(work, reason) else None


def faults_beside_death(work: UnitOfWork, group: SpellGroup, person: PersonMeant) -> Iterator[str]:
    """Why a spell can't be theirs beside the death that is recorded, or that it tells itself."""
    left, told, known = group.ending()[0], death_told(work, group), person.died_on
    if known is None:
        yield from (f"deselected_on: {line}" for line in (faults_of_death(work, person.id, told) if told else ()))
        return
    yield from person.not_dead("adopted_on", group.first.adopted_on)
    if left is None:
        yield f"deselected_on: missing, and they died on {known}"
    elif told is not None and told != known:
        yield f"deselected_on: {told} is not the day they died, {known}"
    else:
        yield from person.not_dead("deselected_on", left)


def record_deaths(work: UnitOfWork, died: dict[int, date]) -> None:
    """Record the deaths that a chunk told, by the row number of the person; other cases of theirs end by it too."""
    for person, on in died.items():
        check_and_settle(work, (person,), told_by_death(work, person, on))
    died.clear()
