"""Facts that are recorded already: said twice, they add nothing."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from iomctl.domain.course.clashes import Clash, RecordOfPerson, clashes
from iomctl.domain.course.facts import Adopted, Deselected, same
from iomctl.domain.course.messages import named
from iomctl.domain.course.same_day import same_but_words


class Twin(NamedTuple):
    """A new fact, and the one that says the same already, whatever the words beside."""

    new: Any
    there: Any

    @property
    def to_the_word(self) -> bool:
        """Whether the words are the same as well."""
        return same(self.new, self.there)


def known_already(record: RecordOfPerson, new: Sequence[Any]) -> list[Twin]:
    """The facts that say what all that is new says already; none where something new is said."""
    ids, found = {id(one) for one in new}, list[Twin]()
    for of_kind in (record.of_person, *record.cases.values()):
        old = [one for one in of_kind if id(one) not in ids]
        found += [Twin(one, there) for one in of_kind if id(one) in ids for there in old if same_but_words(one, there)]
    found += [
        Twin(one, there) for one in new if type(one) is Adopted for there in _adoptions(record, ids) if same(one, there)
    ]
    return found if new and len({id(one.new) for one in found}) == len(new) else []


def _adoptions(record: RecordOfPerson, new: set[int]) -> list[Adopted]:
    """The adoptions that are recorded, but of those who left on the day itself: they may come in again on it."""
    found = list[Adopted]()
    for facts in record.cases.values():
        left = {one.on for one in facts if isinstance(one, Deselected)}
        found += [one for one in facts if isinstance(one, Adopted) and id(one) not in new and one.on not in left]
    return found


def in_the_way_of(record: RecordOfPerson, new: Sequence[Any]) -> list[Clash]:
    """What stands against new facts: what clashes with one, and what says all of it already in other words."""
    twins = known_already(record, new)
    return [*(Clash(*one, in_words(record, [one])[0]) for one in twins), *clashes(record, new)]


def in_words(record: RecordOfPerson, twins: Sequence[Twin]) -> list[str]:
    """A line for each that is there already: `N00001 is red from Sat 5 Sep 2026: recorded already (event 20)`."""
    words = (f"{named(one.there, record.reference)}: recorded already (event {one.there.event})" for one in twins)
    return list(dict.fromkeys(words))
