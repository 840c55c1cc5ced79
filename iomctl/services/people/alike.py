"""Who is recorded already and may be the person that somebody adds or changes."""

from collections.abc import Collection, Sequence
from typing import NamedTuple

from sqlalchemy import select
from sqlmodel import col

from iomctl.domain.duplicates.described_people import DescribedPerson, comparable, comparable_alias
from iomctl.domain.duplicates.keys import stored_keys
from iomctl.domain.duplicates.likeness import Likeness, Verdict, compared
from iomctl.domain.duplicates.reasons import reasons
from iomctl.domain.duplicates.shares import OWN_FROM, Shares
from iomctl.domain.references import PERSON, listed_name, reference
from iomctl.errors import DoesNotFit
from iomctl.inputs.offenders import OffenderInput
from iomctl.storage.matching.counted_shares import people_in, shares_of
from iomctl.storage.matching.described_rows import birth_day, described
from iomctl.storage.rows.same_people import merged
from iomctl.storage.tables.matching.keys import MatchingKey
from iomctl.storage.tables.people import Offender
from iomctl.storage.unit_of_work import UnitOfWork

MOST_NAMED = 5
_DEGREES = (Verdict.DIFFERENT, Verdict.POSSIBLE, Verdict.CERTAIN)


class AlikePerson(NamedTuple):
    """Somebody who is recorded, and how far they are alike."""

    number: int
    likeness: Likeness


class MayBeSomebody(DoesNotFit):
    """A person who is added or changed may be somebody recorded already: `people` are those, by row number.

    `is_certain` is whether one of them is that person beyond doubt.
    """

    def __init__(self, *faults: str, advice: str, people: Sequence[int], is_certain: bool) -> None:
        super().__init__(*faults, advice=advice)
        self.people = people
        self.is_certain = is_certain


def described_input(given: OffenderInput) -> DescribedPerson:
    """A person as typed, as matching sees them."""
    names = (comparable(given.surname, given.forenames), *(comparable_alias(one.name) for one in given.aliases))
    numbers = tuple((one.kind, one.value) for one in given.numbers)
    return DescribedPerson(names, birth_day(given.born_on), given.gender, given.area, numbers)


def described_person(work: UnitOfWork, person: Offender) -> DescribedPerson:
    """A stored person, as matching sees them."""
    return described(work.session.connection(), [person.id])[person.id]


def refuse_alike(
    work: UnitOfWork, now: DescribedPerson, not_the_same: Collection[int], changed: tuple[int, DescribedPerson] | None
) -> None:
    """Raise MayBeSomebody where others are certainly or possibly this person, with why; the most alike first.

    `not_the_same` are those said to be someone else. `changed` is the row number of a person who is changed, and how
    they were before: only who is more alike now than then counts.
    """
    own = changed[0] if changed else 0
    found = [one for one in _alike(work, now, own) if one.number not in not_the_same]
    if changed and found:
        found = _more_alike_now(work, found, changed[1])
    if not found:
        return
    told = found[:MOST_NAMED]
    work.looked_at(one.number for one in told)
    lines = [_line(work, one) for one in told]
    if left := len(found) - len(told):
        lines.append(f"and {left} more" + ("" if now.born else "; give a birth date to tell them apart"))
    again = " ".join(f"--not-the-same {reference(PERSON, one.number)}" for one in told)
    is_certain = any(one.likeness.verdict is Verdict.CERTAIN for one in found)
    raise MayBeSomebody(
        *lines,
        advice=f"if this is someone else: {again}",
        people=[one.number for one in found],
        is_certain=is_certain,
    )


def _alike(work: UnitOfWork, person: DescribedPerson, own: int) -> list[AlikePerson]:
    work.session.flush()
    connection = work.session.connection()
    record = merged(connection)
    numbers = {record.get(number, number) for number in _to_compare(work, person)} - {own}
    others = described(connection, numbers)
    # Names that are rare say most: who is no possible duplicate by these shares is none by the book's own.
    people = people_in(connection)
    rare = Shares(max(people, OWN_FROM), areas={"": 1})
    if people >= OWN_FROM:
        others = {
            number: one
            for number, one in others.items()
            if compared(person, one, rare).verdict is not Verdict.DIFFERENT
        }
    if not others:
        return []
    shares = shares_of(connection)
    found = [AlikePerson(number, compared(person, one, shares)) for number, one in others.items()]
    kept = [one for one in found if one.likeness.verdict is not Verdict.DIFFERENT]
    return sorted(kept, key=lambda one: (-_DEGREES.index(one.likeness.verdict), -one.likeness.points, one.number))


def _to_compare(work: UnitOfWork, person: DescribedPerson) -> set[int]:
    """The row numbers of those who share a key, or the whole name."""
    keys = select(col(MatchingKey.offender_id)).where(col(MatchingKey.key).in_(sorted(stored_keys(person))))
    found = set(work.session.scalars(keys))
    names = [name.folded for name in person.names]
    return found | set(work.session.scalars(select(col(Offender.id)).where(col(Offender.search_name).in_(names))))


def _more_alike_now(work: UnitOfWork, found: Sequence[AlikePerson], before: DescribedPerson) -> list[AlikePerson]:
    connection = work.session.connection()
    others, shares = described(connection, [one.number for one in found]), shares_of(connection)
    was = {number: compared(before, one, shares).verdict for number, one in others.items()}
    return [one for one in found if _DEGREES.index(one.likeness.verdict) > _DEGREES.index(was[one.number])]


def _line(work: UnitOfWork, one: AlikePerson) -> str:
    person = work.session.get_one(Offender, one.number)
    hidden = work.hides(person.restricted)
    name = listed_name(person.surname, person.forenames, hidden)
    born = f", born {person.birth}" if person.birth and not hidden else ""
    what = "duplicate" if one.likeness.verdict is Verdict.CERTAIN else "possible duplicate"
    return f"{what} of {reference(PERSON, person.id)} {name}{born}: {reasons(one.likeness, hidden=hidden)}"
