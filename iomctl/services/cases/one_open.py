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
from iomctl.domain.course.stays import Released
from iomctl.errors import DoesNotFit
from iomctl.services.cases.case_facts import read
from iomctl.services.cases.clashing import refuse_fixed
from iomctl.services.cases.fact_rows import place_of
from iomctl.services.cases.taking_away import withdraw_opposed, withdraw_release
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

    The fact is the first of `new`, an Adopted or a Stay. What follows is told with it, the end of a spell that is over
    or more of a stay; it is recorded already only where all of that is. With `row` the fact takes the place of the stay
    or the spell that this row tells.
    """
    facts = read(work, person)
    beside = _beside(facts.record, new, facts.of_rows([row] if row else []))
    found = _in_the_way(work, beside, new, instead)
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
    for clash in _in_the_way(work, _beside(facts.record, [new], ()), [new], instead):
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
        how = ways(work, [InTheWay(record, one.in_the_way, one.new) for one in found])
        raise DoesNotFit(*lines, advice=_if_it_is_over(new, found) + how)
    refuse_fixed(work, record, found)
    return found


def _if_it_is_over(new: Sequence[Any], found: Collection[Clash]) -> str:
    """How to say that a spell ended before the one that is in its way; nothing for anything else."""
    first = new[0]
    if not isinstance(first, Adopted) or len(new) > 1:
        return ""
    later = any(isinstance(one.in_the_way, Adopted) and first.on < one.in_the_way.on for one in found)
    return "if they left before that: the same command with --left DAY --because CODE; " if later else ""


def refuse_second(work: UnitOfWork, person: int, row: Place, new: Sequence[Any], way_on: str = "") -> None:
    """Raise DoesNotFit where a stay or a spell, by its row, can't be as `new` says beside another one.

    The first of `new` is an Adopted or a Stay, what follows is told with it. `way_on` is what to do then, where that is
    not to take back what is in the way.
    """
    facts = read(work, person)
    record = _beside(facts.record, new, facts.of_rows([row]))
    if found := clashes(record, new[:1]):
        lines = dict.fromkeys(one.message.removesuffix(END_THE_STAY_BEFORE) for one in found)
        in_the_way = [InTheWay(record, one.in_the_way, one.new) for one in found]
        raise DoesNotFit(*lines, advice=way_on or ways(work, in_the_way, has_instead=False))


def _beside(record: RecordOfPerson, new: Sequence[Any], without: Collection[Any]) -> RecordOfPerson:
    """What is recorded of a person with new facts, without the stay or the spell that they take the place of."""
    gone = {id(one) for one in without}
    of_case = [one for one in new if isinstance(one, Adopted | Deselected)]
    of_person = [*(one for one in record.of_person if id(one) not in gone), *(one for one in new if one not in of_case)]
    if not of_case:
        return record._replace(of_person=of_person)
    others = {key: facts for key, facts in record.cases.items() if not any(id(one) in gone for one in facts)}
    return record._replace(of_person=of_person, cases={**others, None: of_case})
