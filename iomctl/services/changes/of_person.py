"""Every dated change of one person, oldest first."""

from collections.abc import Iterator
from datetime import datetime
from importlib import import_module
from typing import NamedTuple

from iomctl.domain.references import PERSON, reference
from iomctl.services.changes import of_cases, reviews
from iomctl.services.changes.change import ORDER, TOLD_BY, DatedChange, PersonChange, Source
from iomctl.services.lookup.find_person import find_one, person_reference, shown_name
from iomctl.services.lookup.recorded_about import recorded_about
from iomctl.storage.unit_of_work import UnitOfWork


class History(NamedTuple):
    """One person's name as it may be shown, and their dated changes."""

    offender: str
    name: str
    changes: list[PersonChange]


def history(work: UnitOfWork, words: str) -> History:
    """Every dated change of one person, oldest first. The look is logged. Raises NotFound."""
    person = find_one(work, words)
    changes = changes_of(work, person.id, recorded_about(work, person.id, TOLD_BY))
    return History(person_reference(person), shown_name(work, person), changes)


def changes_of(work: UnitOfWork, person: int, recorded: frozenset[str]) -> list[PersonChange]:
    """The dated changes of the person with a row number, oldest first; logging the look is the caller's.

    Those of one day are told spell by spell, and within a spell in the order in which they were recorded. A need,
    a referral or a fact stands with the newest spell adopted by its day. Of the tables of TOLD_BY those in `recorded`
    are read.
    """
    sources = (*of_cases.SOURCES, *reviews.SOURCES, *_sources(recorded))
    found = _in_order([one for source in sources for one in source(work, person)])
    whose, recorders = reference(PERSON, person), work.recorders(one.event for one in found)
    return [_told(one, whose, before, *recorders[one.event]) for one, before in _with_before(found)]


def _told(one: DatedChange, whose: str, before: str | None, by: str, at: datetime) -> PersonChange:
    return PersonChange(
        offender=whose,
        changed_on=one.changed_on,
        what=one.what,
        about=one.about,
        before=before,
        after=one.after,
        reason=one.reason,
        recorded_by=by,
        recorded_at=at,
    )


def _sources(recorded: frozenset[str]) -> Iterator[Source]:
    for table, module in TOLD_BY.items():
        if table in recorded:
            sources: dict[str, Source] = import_module(f"{__package__}.{module}").SOURCES
            yield sources[table]


def _in_order(found: list[DatedChange]) -> list[DatedChange]:
    adopted = [(one.changed_on, one.spell) for one in found if one.what == "adopted"]
    places = {spell: place for place, (_, spell) in enumerate(sorted(adopted), start=1)}

    def order(one: DatedChange) -> tuple[object, ...]:
        place = places.get(one.spell, sum(day <= one.changed_on for day, _ in adopted))
        return one.changed_on, place, one.event, ORDER.index(one.what)

    return sorted(found, key=order)


def _with_before(found: list[DatedChange]) -> Iterator[tuple[DatedChange, str | None]]:
    """Each change with the state before it, which is of the same spell, assessment or referral."""
    last: dict[tuple[int | None, str, str], str] = {}
    for one in found:
        if one.what in {"adopted", "de-selected", "review", "panel"}:
            yield one, None
            continue
        if one.before is not None:
            yield one, one.before
            continue
        key = (one.spell, one.what, one.about)
        yield one, last.get(key)
        last[key] = one.after
