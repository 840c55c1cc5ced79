"""New facts that clash with recorded ones, or are recorded already: refused by name, or put in their place."""

from collections.abc import Collection, Iterable, Sequence

from iomctl.domain.course.clashes import Clash, RecordOfPerson
from iomctl.domain.course.said_already import in_the_way_of, in_words, known_already
from iomctl.errors import DoesNotFit
from iomctl.services.cases.case_facts import read
from iomctl.services.cases.taking_away import withdraw_opposed
from iomctl.services.cases.ways_back import InTheWay
from iomctl.services.cases.ways_on import FIXED, ways
from iomctl.storage.owners import Place
from iomctl.storage.unit_of_work import UnitOfWork


def put_aside_or_refused(
    work: UnitOfWork, people: Iterable[int], new: Collection[Place], instead: bool | None
) -> list[str]:
    """Withdraw what is in the way of the new facts of people, with `instead`; the answer names each.

    Raises DoesNotFit, with a line for each fact in the way, where that is not asked for, and for what is recorded
    already to the word.
    """
    faults, in_the_way, replaced = list[str](), list[InTheWay](), list[str]()
    for person in people:
        told = read(work, person)
        fresh = told.of_rows(new)
        known = known_already(told.record, fresh)
        if known and all(one.to_the_word for one in known):
            faults += in_words(told.record, known)
        elif instead:
            replaced += _replace(work, person, new)
        else:
            clashing = in_the_way_of(told.record, fresh)
            faults += dict.fromkeys(one.message for one in clashing)
            in_the_way += [InTheWay(told.record, one.in_the_way, one.new) for one in clashing]
    if faults:
        raise DoesNotFit(*faults, advice=ways(work, in_the_way, instead is not None))
    return replaced


def _replace(work: UnitOfWork, person: int, new: Collection[Place]) -> list[str]:
    """Withdraw each fact of a person that is in the way of new ones."""
    replaced: list[str] = []
    while True:
        facts = read(work, person)
        found = in_the_way_of(facts.record, facts.of_rows(new))
        if not found:
            return replaced
        refuse_fixed(work, facts.record, found)
        replaced += withdraw_opposed(work, facts, found[0])


def refuse_fixed(work: UnitOfWork, record: RecordOfPerson, found: Sequence[Clash]) -> None:
    """Raise DoesNotFit for what is in the way and can't be put aside."""
    if fixed := [one for one in found if isinstance(one.in_the_way, FIXED)]:
        lines = dict.fromkeys(one.message for one in fixed)
        how = ways(work, [InTheWay(record, one.in_the_way, one.new) for one in fixed])
        raise DoesNotFit(*lines, advice=f"--instead does not put that aside; {how}")
