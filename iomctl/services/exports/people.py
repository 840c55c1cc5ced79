"""Export of people, with their identifiers and other names; and everyone in parts, for the other kinds too."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from sqlalchemy import func, select
from sqlmodel import col

from iomctl.domain.days.births import birth
from iomctl.domain.references import PERSON, reference
from iomctl.inputs.offenders import ALL_KINDS
from iomctl.services.people.offenders import JOINED, OffenderRecord
from iomctl.storage.tables.identities import Alias, Identifier
from iomctl.storage.tables.people import Offender, standing
from iomctl.storage.unit_of_work import UnitOfWork

AT_ONCE = 2_000

_OWN = ("surname", "forenames", "born_on", "gender", "ethnicity", "area", "restricted")
_BORN = _OWN.index("born_on")


class Part(NamedTuple):
    """Some people in the order of their references: the first and last row number, and who may be given out."""

    first: int
    last: int
    people: frozenset[int]

    def holds(self, column: Any) -> Any:
        """The SQL for rows of this part's people, those held back among them."""
        return column.between(self.first, self.last)


def parts(work: UnitOfWork) -> Iterator[Part]:
    """Everyone, AT_ONCE at a time; people with a limited-access mark are held back unless names may be shown."""
    last = 0
    query = select(col(Offender.id), col(Offender.restricted)).where(standing())
    query = query.order_by(col(Offender.id)).limit(AT_ONCE)
    while found := work.session.execute(query.where(col(Offender.id) > last)).all():
        first, last = found[0].id, found[-1].id
        shown = (row.id for row in found if work.restricted or not row.restricted)
        yield Part(first, last, frozenset(shown))


def held_back(work: UnitOfWork) -> int:
    """How many people are held back."""
    if work.restricted:
        return 0
    marked = select(func.count()).where(col(Offender.restricted).is_(True), standing())
    return int(work.session.execute(marked).scalar() or 0)


def offenders(work: UnitOfWork, part: Part) -> Iterator[tuple[int, OffenderRecord]]:
    """The people of a part."""
    query = select(col(Offender.id), *(getattr(Offender, name) for name in (*_OWN, "born_within"))).where(
        part.holds(col(Offender.id))
    )
    numbers, aliases = _numbers(work, part), _aliases(work, part)
    for number, *own, within in work.session.execute(query.order_by(col(Offender.id))):
        if number in part.people:
            own[_BORN] = birth(own[_BORN], within)
            of_kind = numbers.get(number, {})
            several = [*(of_kind.get(kind, ()) for kind in ALL_KINDS), aliases.get(number, ())]
            joined: list[Any] = [JOINED.join(one) or None for one in several]
            yield number, OffenderRecord(reference(PERSON, number), *own, *joined)


def _numbers(work: UnitOfWork, part: Part) -> dict[int, dict[str, list[str]]]:
    query = select(col(Identifier.offender_id), col(Identifier.kind), col(Identifier.value))
    found: dict[int, dict[str, list[str]]] = {}
    for person, kind, value in work.session.execute(
        query.where(part.holds(col(Identifier.offender_id))).order_by(col(Identifier.id))
    ):
        found.setdefault(person, {}).setdefault(kind, []).append(value)
    return found


def _aliases(work: UnitOfWork, part: Part) -> dict[int, list[str]]:
    query = select(col(Alias.offender_id), col(Alias.name)).where(part.holds(col(Alias.offender_id)))
    found: dict[int, list[str]] = {}
    for person, name in work.session.execute(query.order_by(col(Alias.id))):
        found.setdefault(person, []).append(name)
    return found
