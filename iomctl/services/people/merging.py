"""Two people who are one: said once, as a fact; whose record everything is follows from it, and undo parts them."""

from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlmodel import col

from iomctl.domain.columns import column
from iomctl.domain.references import PERSON, name_column, offender_column, reference
from iomctl.errors import DoesNotFit
from iomctl.services.lookup.find_person import find_one, is_hidden, person_reference, shown_name
from iomctl.services.people.merged_records import follow_links
from iomctl.services.people.numbers_and_aliases import two_numbers
from iomctl.storage.rows.same_people import SAID
from iomctl.storage.tables.facts.same_people import SamePersonLink
from iomctl.storage.tables.people import Offender
from iomctl.storage.unit_of_work import UnitOfWork


@dataclass(frozen=True)
class MergedPerson:
    """Two people who are one now; the field names are a contract."""

    offender: str = offender_column()
    name: str = name_column()
    same_as: str = column("Same as", "the reference of whose record it is part now", "N00012", rank=0, kept=True)
    facts: int = column("Facts", "how many things that were said of them are there now", "14", rank=0, right=True)


@dataclass(frozen=True)
class MergeMade:
    """What a merge came to, and what of the two does not agree, a line each."""

    record: MergedPerson
    said: str
    doubts: tuple[str, ...]


def merge(work: UnitOfWork, words: str, into: str) -> MergeMade:
    """Say that one person is another: all that was said of the first is part of the other's record from now on.

    Both references stand for that record for ever. Where one of the two has a limited-access mark, both have. Raises
    NotFound, DoesNotFit where they are one already, and with a line for each two facts that can't be of one person.
    """
    one, other = _two_people(work, words, into)
    doubts = tuple(_doubts(work, one, other))
    work.session.add(SamePersonLink(offender_id=one.id, into_id=other.id, **work.recorded))
    work.session.flush()
    follow_links(work, "end or withdraw one of the two where they are one thing recorded twice; then merge again")
    work.seen.kind = "combination"
    return MergeMade(_record(work, one, other), f"{_both(one, other)} are one person now", doubts)


def _two_people(work: UnitOfWork, words: str, into: str) -> tuple[Offender, Offender]:
    """The two, the first of whom is nobody else already. Raises NotFound and DoesNotFit."""
    one = find_one(work, words)
    said = work.seen.said_of.pop(one.id, one.id)
    other = find_one(work, into)
    meant = work.seen.said_of.pop(other.id, other.id)
    if one is other:
        same = said == meant
        now = f"{reference(PERSON, said)} is the very person they are to be merged into"
        raise DoesNotFit(now if same else f"{reference(PERSON, said)} and {reference(PERSON, meant)} are one already")
    if said != one.id:
        link = select(col(SamePersonLink.recorded_in)).where(col(SamePersonLink.offender_id) == said)
        event = work.session.scalar(link)
        raise DoesNotFit(
            f"{reference(PERSON, said)} is {person_reference(one)} since event {event}",
            advice=f"iomctl offender merge {person_reference(one)} --into {person_reference(other)};"
            f" or part them first: iomctl undo {event}",
        )
    return one, other


def _record(work: UnitOfWork, one: Offender, other: Offender) -> MergedPerson:
    facts = work.session.execute(select(func.count()).where(SAID.c.offender_id == one.id)).scalar_one()
    return MergedPerson(person_reference(one), shown_name(work, one), person_reference(other), facts)


def _both(one: Offender, other: Offender) -> str:
    return f"{person_reference(one)} and {person_reference(other)}"


def _doubts(work: UnitOfWork, one: Offender, other: Offender) -> Iterator[str]:
    """What two people who are one do not agree in, as this command may show it."""
    if is_hidden(work, one) or is_hidden(work, other):
        return
    if one.birth and other.birth and one.birth != other.birth:
        yield (
            f"{person_reference(one)} was born {one.birth}, {person_reference(other)}"
            f" {other.birth}: the record keeps the second"
        )
    if one.gender and other.gender and one.gender != other.gender:
        yield f"{person_reference(one)} is {one.gender}, {person_reference(other)} {other.gender}: the second is kept"
    yield from two_numbers(work, other, one)
