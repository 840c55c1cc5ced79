"""The recorded facts that a chunk of a file may mean, and those added since."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from typing import Any, NamedTuple

from sqlalchemy import select

from iomctl.services.imports.facts.kinds import FactFile, Values
from iomctl.storage.bulk import rows_among, stored
from iomctl.storage.unit_of_work import UnitOfWork


class KnownFact(NamedTuple):
    """A fact: its row number, whose it is, its values with days as ISO text, and whether it was withdrawn."""

    number: int
    person: int
    values: Values
    withdrawn: bool = False


class KnownFacts:
    """Facts by row number, and by their values for the people whose rows bring no reference."""

    def __init__(self, work: UnitOfWork, kind: FactFile, numbers: Collection[int], people: Collection[int]) -> None:
        self.by_number: dict[int, KnownFact] = {}
        self._goes_on, self._one = bool(kind.later), bool(kind.outcome)
        words, columns = kind.described.words, enumerate(kind.columns)
        self._words = [at for at, name in enumerate(kind.columns) if name in words]
        self._told_apart = [at for at, name in columns if name not in {*words, *kind.later}]
        self._alike: dict[tuple[int, Values], list[KnownFact]] = {}
        self._of_person: dict[int, list[KnownFact]] = defaultdict(list)
        table: Any = kind.table
        query = select(table.id, table.offender_id, table.withdrawn_in, *(getattr(table, n) for n in kind.columns))
        for number, person, withdrawn_in, *told in rows_among(work, query, table.id, numbers):
            self.by_number[number] = KnownFact(number, person, stored(told), withdrawn_in is not None)
        query = query.where(table.withdrawn_in.is_(None)).order_by(table.id)
        for number, person, _, *told in rows_among(work, query, table.offender_id, people):
            fact = KnownFact(number, person, stored(told))
            self._alike.setdefault(self._key(person, fact.values), []).append(fact)
            self._of_person[person].append(fact)

    @property
    def numbers(self) -> set[int]:
        """The row numbers of the facts that a row may mean."""
        return {*self.by_number, *(one.number for alike in self._alike.values() for one in alike)}

    def found(self, person: int, values: Values) -> KnownFact | None:
        """The recorded fact that a row without a reference tells; each is answered for once, as two rows are two facts.

        Free words that are not given meet any, and what may become known later may be another. Of a kind with an
        outcome, two rows that are alike but for that are one fact, as it went on.
        """
        alike = self._alike.get(self._key(person, values), [])
        same = [one for one in alike if says_the_same(values, one.values)]
        exact = [one for one in same if one.values == values]
        earlier = [one for one in alike if self._goes_on and self._same_words(values, one.values)]
        first = next(iter(exact or same or earlier), None)
        if first is None:
            return None
        if not self._one:
            alike.remove(first)
        return self.by_number.get(first.number, first)

    def others(self, person: int, number: int | None) -> list[KnownFact]:
        """The facts of a person but the one with a row number, those of the chunk among them."""
        return [one for one in self._of_person[person] if one.number != number]

    def keep(self, fact: KnownFact) -> None:
        """Remember a fact as it is from now on, in the place of the one with its row number."""
        self.by_number[fact.number] = fact
        self._of_person[fact.person] = [*self.others(fact.person, fact.number), fact]
        if self._one:
            alike = self._alike.setdefault(self._key(fact.person, fact.values), [])
            alike[:] = [*(one for one in alike if one.number != fact.number), fact]

    def _key(self, person: int, values: Values) -> tuple[int, Values]:
        return person, tuple(values[at] for at in self._told_apart)

    def _same_words(self, told: Values, known: Values) -> bool:
        return says_the_same([told[at] for at in self._words], [known[at] for at in self._words])


def says_the_same(told: Sequence[Any], known: Sequence[Any]) -> bool:
    """Whether a row says nothing else than what is recorded; what is absent says nothing."""
    return all(one in {None, other} for one, other in zip(told, known, strict=True))
