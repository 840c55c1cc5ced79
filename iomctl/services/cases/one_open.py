"""One stay in custody and one spell in a cohort go on at a time: the tables hold no second one, not even for a moment.

So what clashes with one that begins, or goes on again, is found before its row says so; and so is what clashes with the
end of a spell, whose row holds only one.
"""

from collections.abc import Collection
from typing import Any

from iomctl.domain.course.clashes import Clash, RecordOfPerson, clashes
from iomctl.domain.course.facts import Adopted, Deselected
from iomctl.domain.course.messages import named, with_its_event
from iomctl.domain.course.stays import Stay
from iomctl.errors import DoesNotFit
from iomctl.services.cases.recording import FIXED, known_already, read, ways, withdraw_opposed
from iomctl.storage.owners import Place
from iomctl.storage.tables.cohorts import Spell
from iomctl.storage.unit_of_work import UnitOfWork


def make_room(
    work: UnitOfWork, person: int, new: Adopted | Stay, instead: bool = False, row: Place | None = None
) -> list[str]:
    """Withdraw what clashes with a fact that is about to be added; the answer names each. Raises as `record` does.

    With `row` the fact takes the place of the stay or the spell that this row tells.
    """
    facts = read(work, person)
    found = _in_the_way(_beside(facts.record, new, facts.of_rows([row] if row else [])), new, instead)
    return [words for clash in found for words in withdraw_opposed(work, facts, clash)]


def make_room_to_end(work: UnitOfWork, spell: Spell, new: Deselected, instead: bool = False) -> list[str]:
    """Find what clashes with the end of a spell; the answer names the end that it takes the place of.

    The row of the spell is left as it is. Raises as `record` does.
    """
    record = read(work, spell.offender_id).record
    of_case = [new, *record.cases[spell.id]]
    found = _in_the_way(record._replace(cases={**record.cases, spell.id: of_case}), new, instead)
    ends = [one.in_the_way for one in found if isinstance(one.in_the_way, Deselected)]
    return [with_its_event(named(one, record.reference), one) for one in ends]


def _in_the_way(record: RecordOfPerson, new: Adopted | Deselected | Stay, instead: bool) -> list[Clash]:
    """What clashes with a new fact and can be put aside for it. Raises as `record` does."""
    known, found = known_already(record, [new]), clashes(record, [new])
    fixed = [one for one in found if isinstance(one.in_the_way, FIXED)]
    if known or fixed or (found and not instead):
        told = [] if known else found
        lines = dict.fromkeys(one.message for one in told)
        raise DoesNotFit(*known, *lines, advice=ways([one.in_the_way for one in told]))
    return found


def refuse_second(work: UnitOfWork, person: int, row: Place, new: Adopted | Stay) -> None:
    """Raise DoesNotFit where a stay or a spell, by its row, can't go on as `new` says beside another one."""
    facts = read(work, person)
    found = clashes(_beside(facts.record, new, facts.of_rows([row])), [new])
    if found:
        back = " or ".join(f"iomctl undo {one}" for one in sorted({one.in_the_way.event for one in found}))
        raise DoesNotFit(*dict.fromkeys(one.message for one in found), advice=f"take that back first: {back}")


def _beside(record: RecordOfPerson, new: Adopted | Stay, without: Collection[Any]) -> RecordOfPerson:
    """What is recorded of a person with a new fact, without the stay or the spell that it takes the place of."""
    gone = {id(one) for one in without}
    if isinstance(new, Stay):
        return record._replace(of_person=[*(one for one in record.of_person if id(one) not in gone), new])
    others = {key: facts for key, facts in record.cases.items() if not any(id(one) in gone for one in facts)}
    return record._replace(cases={**others, None: [new]})
