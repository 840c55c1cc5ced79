"""Facts that can't both be true: always two live ones of a case or a person, whatever else is recorded."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Any, NamedTuple

from iomctl.domain.course.facts import Adopted, CaseFact, Deselected, LedBy
from iomctl.domain.course.messages import (
    END_THE_STAY_BEFORE,
    NOT_BORN,
    named,
    named_already,
    spanned,
    with_its_event,
)
from iomctl.domain.course.people import Born, Died, WorkerLeft
from iomctl.domain.course.same_day import opposed
from iomctl.domain.course.spans import Span, overlapping
from iomctl.domain.course.stays import PersonFact, Stay
from iomctl.domain.days.reasoned_days import said


class RecordOfPerson(NamedTuple):
    """The live facts of one person, as far as they may contradict each other; `cases` are all theirs, by case.

    `reference` is how a message calls the person. `left` are the workers who left. The birth of somebody `restricted`
    is told nobody.
    """

    reference: str
    of_person: Sequence[PersonFact] = ()
    cases: Mapping[Any, Sequence[CaseFact]] = MappingProxyType({})
    born: Born | None = None
    left: Sequence[WorkerLeft] = ()
    restricted: bool = False
    died: Died | None = None

    def case_of(self, fact: Any) -> Any:
        """The case that a fact among those of `cases` is of; None for one of the person."""
        return next((case for case, facts in self.cases.items() if any(one is fact for one in facts)), None)

    def cohort_of(self, fact: Any) -> str:
        """The cohort of the case that a fact is of; of a case."""
        return next(one.cohort for one in self.cases[self.case_of(fact)] if isinstance(one, Adopted))

    def called(self, fact: Any) -> str:
        """How a message calls the person as the one whom a fact of a case is about: with the cohort, if of several."""
        return self.reference if len(self.cases) == 1 else f"{self.reference} in {self.cohort_of(fact)}"


class Clash(NamedTuple):
    """Two facts that can't both be true: the newer one, the one in its way, and what is said of that."""

    new: Any
    in_the_way: Any
    message: str


class _Opposed(NamedTuple):
    """Two facts that can't both be true, each with what is said where it is in the way of the other."""

    one: Any
    words_of_one: str
    other: Any
    words_of_other: str


def clashes(person: RecordOfPerson, new: Collection[Any] | None = None) -> list[Clash]:
    """Each two live facts of a person that can't both be true; none depends on a third fact.

    `new` are the facts about to be added, which stand among those of `person` already: with them, only the pairs that
    one of them is in. The fact in the way is the one that isn't new, else the one of the earlier event. Facts are
    compared with those of one day or kind only. Source: a working rule of ours, no public source.
    """
    wanted = None if new is None else _with_adoptions(person, new)
    found: dict[frozenset[int], Clash] = {}
    for pair in _opposed(person):
        ids = frozenset((id(pair.one), id(pair.other)))
        if wanted is None or ids & wanted:
            found.setdefault(ids, _clash(pair, wanted or frozenset()))
    return list(found.values())


def _with_adoptions(person: RecordOfPerson, new: Collection[Any]) -> frozenset[int]:
    """What is new, and the adoption that a new de-selection ends: between two of them they say how long a spell was."""
    ids = frozenset(map(id, new))
    ended = [facts for facts in person.cases.values() if _ends(facts, ids)]
    return ids | {id(one) for facts in ended for one in facts if type(one) is Adopted}


def _ends(facts: Iterable[CaseFact], new: frozenset[int]) -> bool:
    return any(type(one) is Deselected and id(one) in new for one in facts)


def _clash(pair: _Opposed, new: frozenset[int]) -> Clash:
    newer = (id(pair.one) in new, pair.one.event) > (id(pair.other) in new, pair.other.event)
    if newer:
        return Clash(pair.one, pair.other, pair.words_of_other)
    return Clash(pair.other, pair.one, pair.words_of_one)


def _opposed(person: RecordOfPerson) -> Iterator[_Opposed]:
    reference = person.reference
    for about, one, other in opposed(person.of_person, person.cases):
        words = [named_already(fact, reference, about, value) for fact, value in (one, other)]
        yield _pair(one.fact, words[0], other.fact, words[1])
    for facts in person.cases.values():
        for bound, fact in _outside_its_spell(facts):
            yield _pair(bound, named(bound, reference), fact, named(fact, reference))
    yield from _stays(person)
    yield from _spells(person)
    yield from _workers(person)
    yield from _births(person)
    yield from _deaths(person)


def _pair(one: Any, words_of_one: str, other: Any, words_of_other: str) -> _Opposed:
    return _Opposed(one, with_its_event(words_of_one, one), other, with_its_event(words_of_other, other))


def _outside_its_spell(facts: Iterable[CaseFact]) -> Iterator[tuple[CaseFact, CaseFact]]:
    """Each fact before the adoption, with it, and each after the de-selection; what is of its very day is fine."""
    held = list(facts)
    for bound in held:
        if type(bound) is Adopted:
            yield from ((bound, fact) for fact in held if fact.on < bound.on)
        elif type(bound) is Deselected:
            yield from ((bound, fact) for fact in held if fact.on > bound.on)


def _stays(person: RecordOfPerson) -> Iterator[_Opposed]:
    spans = [Span(fact.on, fact.out, fact) for fact in person.of_person if isinstance(fact, Stay)]
    for one, other in overlapping(spans):
        pair = _pair(one, named(one, person.reference), other, named(other, person.reference))
        # Of an earlier stay without an end it may be the end that nobody said.
        if one.out is None and one.on < other.on:
            pair = pair._replace(words_of_other=pair.words_of_other + END_THE_STAY_BEFORE)
        yield pair


def _spells(person: RecordOfPerson) -> Iterator[_Opposed]:
    """Each two spells that have a day in one cohort in common; one that ended on its first day has none."""
    cohorts: dict[str, list[Span[tuple[Adopted, str]]]] = {}
    for facts in person.cases.values():
        adopted = next((one for one in facts if isinstance(one, Adopted)), None)
        end = next((one.on for one in facts if isinstance(one, Deselected)), None)
        if adopted is not None and adopted.on != end:
            words = spanned(person.reference, f"in {adopted.cohort}", adopted.on, end)
            cohorts.setdefault(adopted.cohort, []).append(Span(adopted.on, end, (adopted, words)))
    for spans in cohorts.values():
        yield from (_pair(*one, *other) for one, other in overlapping(spans))


def _workers(person: RecordOfPerson) -> Iterator[_Opposed]:
    """Each case given to a worker after the day they left."""
    left = {one.worker: one for one in person.left}
    for facts in person.cases.values():
        for fact in facts:
            gone = left.get(fact.worker or "") if isinstance(fact, (Adopted, LedBy)) else None
            if gone is not None and fact.on > gone.on:
                leads = f"{gone.name} leads {person.reference} from {said(fact.on)}"
                yield _pair(gone, named(gone, person.reference), fact, leads)


def _births(person: RecordOfPerson) -> Iterator[_Opposed]:
    """Each fact before the person was born."""
    born = person.born
    if born is None:
        return
    words = NOT_BORN.format(person.reference) if person.restricted else named(born, person.reference)
    for facts in (person.of_person, *person.cases.values(), [person.died] if person.died else []):
        yield from (_pair(born, words, fact, named(fact, person.reference)) for fact in facts if fact.on < born.on)


def _deaths(person: RecordOfPerson) -> Iterator[_Opposed]:
    """Each fact after the person died, each case that had not ended by then, and a stay from which they came out."""
    died = person.died
    if died is None:
        return
    words = named(died, person.reference)
    for told in person.of_person:
        if told.on > died.on or (isinstance(told, Stay) and told.out is not None and told.out > died.on):
            yield _pair(died, words, told, named(told, person.reference))
    for facts in person.cases.values():
        is_over = any(isinstance(one, Deselected) for one in facts)
        for fact in facts:
            if fact.on > died.on or (isinstance(fact, Adopted) and not is_over):
                yield _pair(died, words, fact, named(fact, person.reference))
