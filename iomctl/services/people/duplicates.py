"""Pairs of people in the whole case book who may be one person."""

from dataclasses import dataclass
from typing import NamedTuple

from sqlalchemy import select
from sqlmodel import col

from iomctl.domain.columns import column
from iomctl.domain.duplicates.likeness import Likeness, Verdict, compared
from iomctl.domain.duplicates.pairing import pairing
from iomctl.domain.duplicates.reasons import reasons
from iomctl.domain.references import PERSON, name_column, offender_column, reference
from iomctl.errors import NotUnderstood
from iomctl.services.lookup.find_person import find_one, is_hidden, person_reference, shown_name
from iomctl.storage.matching.counted_shares import shares_of
from iomctl.storage.matching.described_rows import described
from iomctl.storage.tables.people import Offender, standing
from iomctl.storage.unit_of_work import UnitOfWork

TOLD = (Verdict.CERTAIN, Verdict.POSSIBLE)


@dataclass(frozen=True)
class DuplicatePair:
    """Two people who may be one; the field names are a contract.

    Of a pair with a limited-access mark neither a name nor what was compared is told, nor how many points it has.
    """

    offender: str = offender_column()
    name: str = name_column()
    other_person: str = column("Other person", "the reference of the other one", "N00058", rank=0, kept=True)
    other_person_name: str = column("Other person name", 'their name, or "restricted"', "Mercer, Kay", rank=0)
    verdict: str = column("Verdict", "certain or possible", "possible", rank=0)
    reasons: str = column("Reasons", "what is the same, and after but what is not", "same name", rank=0)
    points: int | None = column(
        "Points", "each doubles the odds that they are one person", "17", rank=2, right=True, shown=False
    )


class FoundPairs(NamedTuple):
    """Pairs, the most certain first, and by how many keys nobody was compared because too many people share them."""

    pairs: list[DuplicatePair]
    passed_over: int


def duplicates(work: UnitOfWork, of: str | None = None, verdict: str | None = None) -> FoundPairs:
    """The pairs of the whole case book, or of one person, with a verdict of TOLD or with any.

    Both people of each pair are logged as looked at. Raises NotFound, and NotUnderstood for another verdict.
    """
    if verdict is not None and verdict not in TOLD:
        raise NotUnderstood(f"--verdict {verdict}: one of {', '.join(TOLD)}")
    one = find_one(work, of).id if of is not None else None
    connection = work.session.connection()
    numbers = work.session.scalars(select(col(Offender.id)).where(standing())).all()
    people, shares = described(connection, numbers), shares_of(connection)
    to_compare = pairing(people)
    found: list[tuple[int, int, Likeness]] = []
    for first, second in to_compare.pairs:
        if one in (None, first, second):
            likeness = compared(people[first], people[second], shares)
            if likeness.verdict in TOLD and verdict in (None, likeness.verdict):
                found.append((first, second, likeness))
    found.sort(key=lambda pair: (TOLD.index(pair[2].verdict), -pair[2].points, pair[:2]))
    return FoundPairs([_shown(work, *pair) for pair in found], to_compare.passed_over)


def _shown(work: UnitOfWork, first: int, second: int, likeness: Likeness) -> DuplicatePair:
    work.looked_at((first, second))
    one, other = work.session.get_one(Offender, first), work.session.get_one(Offender, second)
    hidden = is_hidden(work, one) or is_hidden(work, other)
    return DuplicatePair(
        person_reference(one),
        shown_name(work, one),
        reference(PERSON, second),
        shown_name(work, other),
        likeness.verdict,
        reasons(likeness, hidden=hidden),
        None if hidden else likeness.points,
    )
