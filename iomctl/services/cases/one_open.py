"""One stay in custody and one spell in a cohort go on at a time: the tables hold no second one, not even for a moment.

So what clashes with one that begins, or goes on again, is found before its row says so; and so is what clashes with the
end of a spell, whose row holds only one.
"""

from collections.abc import Collection, Sequence
from datetime import date
from typing import Any

from iomctl.domain.course.clashes import Clash, RecordOfPerson, clashes
from iomctl.domain.course.facts import Adopted, Deselected
from iomctl.domain.course.messages import END_THE_STAY_BEFORE, named, with_its_event
from iomctl.domain.course.said_already import in_words, known_already
from iomctl.domain.course.stays import Released, Stay
from iomctl.errors import DoesNotFit
from iomctl.services.cases.recording import (
    place_of,
    read,
    refuse_fixed,
    withdraw_opposed,
    withdraw_release,
)
from iomctl.services.cases.ways_back import InTheWay
from iomctl.services.cases.ways_on import ways
from iomctl.storage.owners import Place
from iomctl.storage.tables.cohorts import Spell
from iomctl.storage.tables.custodies import Custody
from iomctl.storage.unit_of_work import UnitOfWork


def make_room(
    work: UnitOfWork, person: int, new: Sequence[Any], instead: bool = False, row: Place | None = None
) -> list[str]:
    """Withdraw what clashes with a fact that is about to be added; the answer names each. Raises as `record` does.

    The fact is the first of `new`, an Adopted or a Stay. What follows it is told with a stay, which is recorded already
    only where all of that is. With `row` the fact takes the place of the stay or the spell that this row tells.
    """
    facts, (first, *said) = read(work, person), new
    beside = _beside(facts.record, first, facts.of_rows([row] if row else []))
    found = _in_the_way(work, beside._replace(of_person=[*beside.of_person, *said]), new, instead)
    return [words for clash in found for words in withdraw_opposed(work, facts, clash)]


def make_room_to_leave(work: UnitOfWork, stay: Custody, end: tuple[date, Released], instead: bool = False) -> list[str]:
    """Withdraw the end that a stay has for another one, a day with its release, and what clashes with that.

    A release may say more of a day of leaving of which nothing else is known. Raises as `record` does.
    """
    facts, (out, released) = read(work, stay.offender_id), end
    (old,) = facts.of_rows([place_of(stay)])
    if old.out == out and old.released.why != released.why:
        return []
    new = old._replace(event=work.event, by="", out=out, released=released)
    replaced: list[str] = []
    for clash in _in_the_way(work, _beside(facts.record, new, ()), [new], instead):
        if clash.in_the_way is old:
            withdraw_release(work, facts.places[id(old)])
            replaced.append(with_its_event(named(old, facts.record.reference), old))
        else:
            replaced += withdraw_opposed(work, facts, clash)
    return replaced


def make_room_to_end(work: UnitOfWork, spell: Spell, new: Deselected, instead: bool = False) -> list[str]:
    """Find what clashes with the end of a spell; the answer names the end that it takes the place of.

    The row of the spell is left as it is. Raises as `record` does.
    """
    record = read(work, spell.offender_id).record
    of_case = [new, *record.cases[spell.id]]
    found = _in_the_way(work, record._replace(cases={**record.cases, spell.id: of_case}), [new], instead)
    ends = [one.in_the_way for one in found if isinstance(one.in_the_way, Deselected)]
    return [with_its_event(named(one, record.reference), one) for one in ends]


def _in_the_way(work: UnitOfWork, record: RecordOfPerson, new: Sequence[Any], instead: bool) -> list[Clash]:
    """What clashes with the first of new facts and can be put aside for it. Raises as `record` does."""
    known = known_already(record, new)
    if known and (not instead or all(one.to_the_word for one in known)):
        raise DoesNotFit(in_words(record, known)[0])
    found = clashes(record, new[:1])
    if found and not instead:
        lines = dict.fromkeys(one.message for one in found)
        raise DoesNotFit(*lines, advice=ways(work, [InTheWay(record, one.in_the_way, one.new) for one in found]))
    refuse_fixed(work, record, found)
    return found


def refuse_second(work: UnitOfWork, person: int, row: Place, new: Adopted | Stay, way_on: str = "") -> None:
    """Raise DoesNotFit where a stay or a spell, by its row, can't go on as `new` says beside another one.

    `way_on` is what to do then, where that is not to take back what is in the way.
    """
    facts = read(work, person)
    record = _beside(facts.record, new, facts.of_rows([row]))
    if found := clashes(record, [new]):
        lines = dict.fromkeys(one.message.removesuffix(END_THE_STAY_BEFORE) for one in found)
        in_the_way = [InTheWay(record, one.in_the_way, one.new) for one in found]
        raise DoesNotFit(*lines, advice=way_on or ways(work, in_the_way, has_instead=False))


def _beside(record: RecordOfPerson, new: Adopted | Stay, without: Collection[Any]) -> RecordOfPerson:
    """What is recorded of a person with a new fact, without the stay or the spell that it takes the place of."""
    gone = {id(one) for one in without}
    if isinstance(new, Stay):
        return record._replace(of_person=[*(one for one in record.of_person if id(one) not in gone), new])
    others = {key: facts for key, facts in record.cases.items() if not any(id(one) in gone for one in facts)}
    return record._replace(cases={**others, None: [new]})
