"""Record that somebody is called otherwise from a day on, or that a name was recorded wrongly."""

from collections.abc import Collection
from typing import NamedTuple

from iomctl.domain.days.reasoned_days import said
from iomctl.domain.references import listed_name
from iomctl.inputs.bounds import Bounds
from iomctl.inputs.facts.renames import Rename
from iomctl.inputs.offenders import OffenderWords
from iomctl.services.every_fault import EveryFault
from iomctl.services.lookup.find_person import find_one, is_hidden, person_reference
from iomctl.services.people.alike import described_person, refuse_alike
from iomctl.services.people.new_names import NewName, name_on, put_aside, record_name
from iomctl.services.people.offenders import OffenderChange, record_of, unchanged
from iomctl.services.people.read_offender import checked_person
from iomctl.storage.tables.people import Offender
from iomctl.storage.unit_of_work import UnitOfWork


class AskedName(NamedTuple):
    """The parts of a name as typed, those left out stay; with the words of its day and the reason.

    `was_wrong` is whether the name that they had on that day was recorded wrongly; `instead` whether one from the same
    day is withdrawn.
    """

    surname: str | None = None
    forenames: str | None = None
    from_on: str | None = None
    reason: str | None = None
    was_wrong: bool = False
    instead: bool = False


def rename(work: UnitOfWork, words: str, asked: AskedName, not_the_same: Collection[int]) -> OffenderChange:
    """Record what somebody is called from a day on, today where none is typed; the order of typing does not matter.

    Raises NotFound and BadValue with every fault at once, DoesNotFit where another name is recorded from that day, and
    for a possible duplicate.
    """
    person, given, told = _understood(work, words, asked)
    before = name_on(work, person, told.from_on)
    name = {one: given.get(one, getattr(before, one)) for one in ("surname", "forenames")}
    if name == {one: getattr(before, one) for one in name}:
        return unchanged(work, person)
    was_described = described_person(work, person)
    from_on = before.from_on if asked.was_wrong else told.from_on
    aside = before.from_on == from_on and not asked.was_wrong
    if aside:
        put_aside(work, person, before, asked.instead)
    was = listed_name(before.surname, before.forenames)
    new = NewName(**name, from_on=from_on, reason=told.reason, was_wrong=asked.was_wrong)
    record_name(work, person, new)
    refuse_alike(work, described_person(work, person), not_the_same, (person.id, was_described))
    was = f"put aside: {was}" if aside else was if asked.was_wrong else f"{was} before"
    return OffenderChange(record_of(work, person), _said(work, person, was, new), known_otherwise=True)


def _understood(work: UnitOfWork, words: str, asked: AskedName) -> tuple[Offender, dict[str, str], Rename]:
    faults = EveryFault()
    person = faults.take(lambda: find_one(work, words))
    typed = OffenderWords(asked.surname, asked.forenames)
    # A name without a surname is no fault here: it keeps the one it has.
    checked = faults.take(
        lambda: checked_person(work, typed._replace(surname="Nobody") if typed.surname is None else typed)
    )
    born_on = None if person is None else person.born_from
    rename = Rename.typed(from_on=asked.from_on, reason=asked.reason)
    read = faults.take(lambda: rename.read(Bounds(work.policy, work.today, born_on)))
    if person is None or checked is None or read is None:
        raise faults.refusal()
    return (
        person,
        {one: getattr(checked, one) for one in typed.given},
        read,
    )


def _said(work: UnitOfWork, person: Offender, was: str, new: NewName) -> str:
    ref = person_reference(person)
    if is_hidden(work, person):
        return f"{ref}: changed name"
    if new.was_wrong or new.from_on is None:
        return f"{ref}: {was} was wrong, it is {new.listed}; the wrong name still finds them"
    now = listed_name(person.surname, person.forenames)
    later = "" if now == new.listed else f", and now {now}"
    return f"{ref} is called {new.listed} from {said(new.from_on)}, {was}{later}"
