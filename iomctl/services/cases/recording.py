"""Facts of people and of their cases are added here: what clashes is refused or replaced, and what follows written."""

from collections.abc import Collection, Sequence
from typing import Any

from iomctl.domain.course.clashes import Clash, RecordOfPerson, clashes
from iomctl.domain.course.said_already import in_the_way_of, in_words, known_already
from iomctl.errors import DoesNotFit
from iomctl.services.cases.case_facts import RecordedFacts, facts_of
from iomctl.services.cases.courses import settle
from iomctl.services.cases.fact_rows import place_of, spell_of
from iomctl.services.cases.taking_away import withdraw_opposed
from iomctl.services.cases.ways_back import InTheWay
from iomctl.services.cases.ways_on import FIXED, ways
from iomctl.storage.owners import Place
from iomctl.storage.unit_of_work import UnitOfWork


def record(
    work: UnitOfWork,
    people: Collection[int],
    rows: Sequence[Any],
    instead: bool | None = None,
    aside: Sequence[str] = (),
) -> list[str]:
    """Add rows that tell facts of people, and write what follows from them.

    With `instead` what clashes is withdrawn in the same event; the answer names each such fact, after those of `aside`,
    which were put aside before. It is None for a command that has no such option. Raises DoesNotFit, with a line for
    each fact in the way, where they can't be true beside one that is recorded, or are recorded already.
    """
    work.session.add_all(rows)
    work.session.flush()
    of_spells = [] if aside else [spell_of(row.__tablename__, row.id, row.__dict__) for row in rows]
    places = [place_of(row) for row in rows]
    return [*aside, *check_and_settle(work, people, places, instead, of_spells)]


def check_and_settle(
    work: UnitOfWork,
    people: Collection[int],
    new: Collection[Place],
    instead: bool | None = None,
    spells: Collection[int | None] = (),
) -> list[str]:
    """As `record`, for rows that are there already.

    `spells` are those whose facts came or went: with none, or with None among them, what did may be of the people
    themselves.
    """
    new, found = set(new), facts_of(work, people)  # each of thousands of people looks for theirs
    faults, in_the_way, replaced = list[str](), list[InTheWay](), list[str]()
    for person, facts in list(found.items()):
        fresh = facts.of_rows(new)
        if not fresh:
            continue
        known = known_already(facts.record, fresh)
        if known and all(one.to_the_word for one in known):
            faults += in_words(facts.record, known)
            continue
        if not known and not clashes(facts.record, fresh):
            continue
        if instead:
            replaced += _replace(work, person, new)
            found[person] = facts_of(work, (person,))[person]
            continue
        told = read(work, person)
        clashing = in_the_way_of(told.record, told.of_rows(new))
        faults += dict.fromkeys(one.message for one in clashing)
        in_the_way += [InTheWay(told.record, one.in_the_way, one.new) for one in clashing]
    if faults:
        raise DoesNotFit(*faults, advice=ways(work, in_the_way, instead is not None))
    of_these = None if replaced or None in spells else {one for one in spells if one is not None}
    settle(work, people, found, of_these or None)
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


def put_aside(replaced: Collection[str]) -> str:
    """The end of what is said of a change, where it put facts aside."""
    return "".join(f"; put aside: {one}" for one in replaced)


def read(work: UnitOfWork, person: int) -> RecordedFacts:
    """The facts of a person with who recorded each, for a message names them."""
    known: dict[int, str] = {}

    def by(event: int) -> str:
        if event not in known:
            known[event] = work.recorders([event])[event][0]
        return known[event]

    return facts_of(work, (person,), by)[person]
