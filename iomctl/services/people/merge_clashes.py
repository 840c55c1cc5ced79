"""What of two people can't be of one: told before they are merged, each with both facts."""

from collections.abc import Iterator
from itertools import product
from typing import Any

from sqlalchemy import Table, select

from iomctl.domain.course.clashes import clashes
from iomctl.domain.course.facts import Adopted
from iomctl.domain.course.messages import named, with_its_event
from iomctl.domain.days.reasoned_days import said
from iomctl.services.cases.case_facts import read
from iomctl.services.lookup.find_person import person_reference
from iomctl.storage.integrity import classes
from iomctl.storage.rows.same_people import moving_tables
from iomctl.storage.rows.unique_rows import Unique, uniques
from iomctl.storage.tables.people import Offender
from iomctl.storage.unit_of_work import UnitOfWork

TOLD_AS_CASES = ("spell", "custody")
"""Tables whose facts are compared as those of cases, over all their days."""


def merge_clashes(work: UnitOfWork, one: Offender, other: Offender) -> list[str]:
    """A line for each two facts, one of each of two people, that can't be of one person. The look is logged."""
    work.looked_at([one.id, other.id])
    found = [*_of_cases(work, one, other), *_open_twice(work, one, other), *_contradictions(work, one, other)]
    return list(dict.fromkeys(found))


def _of_cases(work: UnitOfWork, one: Offender, other: Offender) -> Iterator[str]:
    ours, theirs = read(work, one.id).record, read(work, other.id).record
    mine = [*ours.of_person, *(fact for facts in ours.cases.values() for fact in facts)]
    ids = set(map(id, mine))
    both = theirs._replace(
        of_person=[*theirs.of_person, *ours.of_person],
        cases={**theirs.cases, **ours.cases},
        born=None,
        left=[*theirs.left, *(left for left in ours.left if left not in theirs.left)],
    )
    for clash in clashes(both, mine):
        if id(clash.new) in ids and id(clash.in_the_way) not in ids:
            told = (_told(clash.in_the_way, person_reference(other)), _told(clash.new, person_reference(one)))
            yield "; ".join(told)


def _told(fact: Any, ref: str) -> str:
    if isinstance(fact, Adopted):
        return with_its_event(f"{ref} was adopted into {fact.cohort} on {said(fact.on)}", fact)
    return with_its_event(named(fact, ref), fact)


def _open_twice(work: UnitOfWork, one: Offender, other: Offender) -> Iterator[str]:
    """Rows of which a person has one at a time."""
    for table in moving_tables():
        for unique in uniques(table.name):
            if "offender_id" in unique.columns and table.name not in TOLD_AS_CASES:
                yield from _alike(work, table, unique, (one, other))


def _alike(work: UnitOfWork, table: Table, unique: Unique, two: tuple[Offender, Offender]) -> Iterator[str]:
    mine, theirs = table.alias("mine"), table.alias("theirs")
    same = [mine.c[name] == theirs.c[name] for name in unique.columns if name != "offender_id"]
    there = [side.c[name].is_(None) for side in (mine, theirs) for name in unique.empty]
    one_each = mine.c.id != theirs.c.id
    query = select(mine.c.id, theirs.c.id.label("other"), *(mine.c[name] for name in unique.columns))
    query = query.where(mine.c.offender_id == two[0].id, theirs.c.offender_id == two[1].id, one_each, *same, *there)
    noun = classes()[table.name].described.noun
    for row in work.session.execute(query):
        what = ", ".join(str(row._mapping[name]) for name in unique.columns if name != "offender_id")
        refs = f"{person_reference(two[1])} and {person_reference(two[0])}"
        which = " ".join(filter(None, ("open" if {*unique.empty} - {"withdrawn_in"} else "", noun, what)))
        yield f"{refs} each have one: {which}"


def _contradictions(work: UnitOfWork, one: Offender, other: Offender) -> Iterator[str]:
    """Where one of the two was asked and had none of what the other has."""
    for kind in (classes()[table.name] for table in moving_tables()):
        if hasattr(kind, "claim"):
            pairs = product(_live(work, kind, other), _live(work, kind, one))
            met = ((theirs.claim, mine.claim) for theirs, mine in pairs if theirs.claim.meets(mine.claim))
            for theirs, mine in met:
                said_of_one = f"{person_reference(one)} {mine.said(work.today)}"
                yield f"{person_reference(other)} {theirs.said(work.today)}; {said_of_one}"


def _live(work: UnitOfWork, kind: Any, person: Offender) -> list[Any]:
    query = select(kind).where(kind.offender_id == person.id, kind.withdrawn_in.is_(None)).order_by(kind.id)
    return list(work.session.scalars(query))
