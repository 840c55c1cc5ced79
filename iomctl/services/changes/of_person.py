"""Every dated change of one person, oldest first."""

from collections.abc import Iterator
from dataclasses import replace
from importlib import import_module
from typing import NamedTuple

from iomctl.domain.references import PERSON, reference
from iomctl.services.changes import of_cases, reviews
from iomctl.services.changes.change import ORDER, TOLD_BY, ChangeAndSpell, PersonChange, Source
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
    whose = reference(PERSON, person)
    return [replace(one, offender=whose) for one in _with_before(found)]


def _sources(recorded: frozenset[str]) -> Iterator[Source]:
    for table, module in TOLD_BY.items():
        if table in recorded:
            sources: dict[str, Source] = import_module(f"{__package__}.{module}").SOURCES
            yield sources[table]


def _in_order(found: list[ChangeAndSpell]) -> list[ChangeAndSpell]:
    adopted = [(change.changed_on, spell) for spell, change in found if change.what == "adopted"]
    places = {spell: place for place, (_, spell) in enumerate(sorted(adopted), start=1)}

    def order(one: ChangeAndSpell) -> tuple[object, ...]:
        on = one.change.changed_on
        place = places.get(one.spell, sum(day <= on for day, _ in adopted))
        return on, place, one.change.recorded_at, ORDER.index(one.change.what)

    return sorted(found, key=order)


def _with_before(found: list[ChangeAndSpell]) -> Iterator[PersonChange]:
    """Each change with the state before it, which is of the same spell, assessment or referral."""
    last: dict[tuple[int | None, str, str], str] = {}
    for spell, one in found:
        if one.what in {"adopted", "de-selected", "review"}:
            yield one
            continue
        key = (spell, one.what, one.about)
        yield replace(one, before=last.get(key))
        last[key] = one.after
