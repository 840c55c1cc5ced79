"""Facts of people and of their cases are added here: what clashes is refused or replaced, and what follows written."""

from collections.abc import Collection, Sequence
from typing import Any

from iomctl.domain.course.clashes import clashes
from iomctl.domain.course.said_already import known_already
from iomctl.services.cases.case_facts import RecordedFacts, facts_of
from iomctl.services.cases.courses import settle
from iomctl.services.cases.fact_rows import place_of, spell_of
from iomctl.storage.owners import Place
from iomctl.storage.unit_of_work import UnitOfWork


def record(
    work: UnitOfWork,
    people: Collection[int],
    rows: Sequence[Any],
    instead: bool | None = None,
    aside: Sequence[str] = (),
) -> list[str]:
    """Add rows that tell facts of people, and write what follows from them.

    With `instead` what clashes is withdrawn in the same event; the answer names each such fact, after those of `aside`,
    which were put aside before. It is None for a command that has no such option. Raises DoesNotFit, with a line for
    each fact in the way, where they can't be true beside one that is recorded, or are recorded already.
    """
    work.session.add_all(rows)
    work.session.flush()
    of_spells = [] if aside else [spell_of(row.__tablename__, row.id, row.__dict__) for row in rows]
    places = [place_of(row) for row in rows]
    return [*aside, *check_and_settle(work, people, places, instead, of_spells)]


def check_and_settle(
    work: UnitOfWork,
    people: Collection[int],
    new: Collection[Place],
    instead: bool | None = None,
    spells: Collection[int | None] = (),
) -> list[str]:
    """As `record`, for rows that are there already.

    `spells` are those whose facts came or went: with none, or with None among them, what did may be of the people
    themselves.
    """
    new, found = set(new), facts_of(work, people)  # each of thousands of people looks for theirs
    met = [person for person, facts in found.items() if _are_met(facts, new)]
    replaced = list[str]()
    if met:
        # Only now: what mends a clash is not loaded for every change.
        from iomctl.services.cases.clashing import put_aside_or_refused

        replaced = put_aside_or_refused(work, met, new, instead)
        found |= facts_of(work, met)
    of_these = None if replaced or None in spells else {one for one in spells if one is not None}
    settle(work, people, found, of_these or None)
    return replaced


def put_aside(replaced: Collection[str]) -> str:
    """The end of what is said of a change, where it put facts aside."""
    return "".join(f"; put aside: {one}" for one in replaced)


def _are_met(facts: RecordedFacts, new: Collection[Place]) -> bool:
    """Whether new facts of a person are recorded already, or clash."""
    fresh = facts.of_rows(new)
    return bool(fresh) and bool(known_already(facts.record, fresh) or clashes(facts.record, fresh))
