"""Record a person, and change what is recorded about who they are."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from iomctl.domain.columns import column
from iomctl.domain.course.clashes import clashes
from iomctl.domain.course.people import Born
from iomctl.domain.days.births import Birth, PartialBirth, stored_birth
from iomctl.domain.days.days import short
from iomctl.domain.references import RESTRICTED_NAME, offender_column
from iomctl.errors import DoesNotFit
from iomctl.inputs.offenders import ALL_KINDS, Number, OffenderInput, OffenderWords
from iomctl.services.lookup.find_person import find_one, person_reference
from iomctl.services.people.alike import described_input, described_person, refuse_alike
from iomctl.services.people.new_names import record_from_today
from iomctl.services.people.numbers_and_aliases import aliases_of, numbers_of
from iomctl.services.people.possible_duplicates import refuse_owned
from iomctl.services.people.read_offender import checked_person, early_numbers
from iomctl.storage.tables.identities import Alias, Identifier
from iomctl.storage.tables.people import Offender
from iomctl.storage.unit_of_work import UnitOfWork

JOINED = "; "
NAME = ("surname", "forenames")
EDITED = (*NAME, "born_on", "gender", "ethnicity", "area")


@dataclass(frozen=True)
class OffenderRecord:
    """One person as recorded; the columns are those of an export, several values joined by "; ".

    Without --restricted a person with a limited-access mark has neither name, birth date, identifiers nor
    aliases here.
    """

    offender: str = offender_column()
    surname: str = column("Surname", 'the surname, or "restricted"', "Mercer", rank=0)
    forenames: str = column("Forenames", "the forenames", "Kai", rank=0)
    born_on: Birth | None = column("Born", "the birth date, or the year or month of it", "1994-08-14")
    gender: str | None = column("Gender", "a code of the policy", "male")
    ethnicity: str | None = column("Ethnicity", "a code of the policy", "W1")
    area: str | None = column("Area", "where the person lives", "Luton")
    restricted: bool = column("Restricted", "whether there is a limited-access mark", "no")
    pnc: str | None = column("PNC", "PNC ids", "2009/0417723H")
    cro: str | None = column("CRO", "CRO numbers", "041772/09M")
    crn: str | None = column("CRN", "probation's numbers", "X417723")
    prison: str | None = column("Prison number", "prison numbers", "A4172CX")
    local: str | None = column("Local number", "numbers in another local system", "LUT-0042")
    aliases: str | None = column("Aliases", "other names", "Kai Marsh")


class OffenderChange(NamedTuple):
    """The person after a change, the change in words, and what gives rise to doubt.

    `known_otherwise` is whether a name or the birth date is another now.
    """

    record: OffenderRecord
    said: str = ""
    doubts: tuple[str, ...] = ()
    known_otherwise: bool = False


def add(work: UnitOfWork, typed: OffenderWords, not_the_same: Collection[int]) -> OffenderChange:
    """Record a new person as typed; `not_the_same` are people it is known not to be.

    Raises BadValue with every fault, DoesNotFit for an identifier that is somebody's and for a possible
    duplicate, with who it is.
    """
    checked = checked_person(work, typed)
    refuse_owned(work, checked.numbers)
    refuse_alike(work, described_input(checked), not_the_same, None)
    told = {name: getattr(checked, name) for name in (*EDITED, "restricted", "search_name")}
    person = Offender(**{**told, **stored_birth(checked.born_on)}, **work.recorded)
    work.session.add(person)
    work.session.flush()  # the rows below need its number
    keep_numbers(work, person, checked.numbers)
    keep_aliases(work, person, checked)
    work.session.flush()
    return OffenderChange(record_of(work, person), doubts=early_numbers(checked.pnc, checked.born_on))


def edit(work: UnitOfWork, words: str, typed: OffenderWords, not_the_same: Collection[int]) -> OffenderChange:
    """Change the fields of EDITED that were typed; "" clears one.

    Raises NotFound, BadValue with every fault, and DoesNotFit for a possible duplicate and for a birth after the first
    of what is recorded of their cases and of custody.
    """
    person = find_one(work, words)
    checked = checked_person(work, typed if typed.surname is not None else typed._replace(surname=person.surname))
    changed = {name: new for name in typed.given if (new := getattr(checked, name)) != _held(person, name)}
    if not changed:
        return unchanged(work, person)
    was = {name: _held(person, name) for name in changed}
    born_on = changed.get("born_on", person.birth)
    known_otherwise = not changed.keys().isdisjoint(("surname", "forenames", "born_on"))
    was_described = described_person(work, person) if known_otherwise else None
    if "born_on" in changed:
        _refuse_born_after(work, person, born_on)
    _store(work, person, changed)
    if was_described is not None:
        refuse_alike(work, described_person(work, person), not_the_same, (person.id, was_described))
    numbers = [Number(one.kind, one.value, one.as_typed) for one in numbers_of(work, person)]
    doubts = early_numbers(numbers, born_on) if "born_on" in changed else ()
    return OffenderChange(record_of(work, person), _differences(work, person, was), doubts, known_otherwise)


def _store(work: UnitOfWork, person: Offender, changed: Mapping[str, Any]) -> None:
    """Write what changed of a person; another name is one from today on."""
    for field, new in changed.items():
        if field not in NAME:
            for column_name, value in (stored_birth(new) if field == "born_on" else {field: new}).items():
                setattr(person, column_name, value)
    work.session.flush()
    if not changed.keys().isdisjoint(NAME):
        record_from_today(work, person, {one: changed.get(one, getattr(person, one)) for one in NAME})


def unchanged(work: UnitOfWork, person: Offender) -> OffenderChange:
    """The answer when there is nothing to change."""
    return OffenderChange(record_of(work, person), said=f"{person_reference(person)} is recorded so already")


def record_of(work: UnitOfWork, person: Offender) -> OffenderRecord:
    """A stored person as this command may show them."""
    hidden = work.hides(person.restricted)
    shown: dict[str, Any] = {name: getattr(person, name) for name in ("gender", "ethnicity", "area", "restricted")}
    ref = person_reference(person)
    if hidden:
        nothing: dict[str, Any] = dict.fromkeys((*ALL_KINDS, "aliases", "born_on"))
        return OffenderRecord(offender=ref, surname=RESTRICTED_NAME, forenames="", **nothing, **shown)
    numbers: dict[str, Any] = dict.fromkeys(ALL_KINDS)
    for one in numbers_of(work, person):
        numbers[one.kind] = JOINED.join(filter(None, (numbers[one.kind], one.value)))
    return OffenderRecord(
        offender=ref,
        **{name: _held(person, name) for name in ("surname", "forenames", "born_on")},
        **numbers,
        aliases=JOINED.join(one.name for one in aliases_of(work, person)) or None,
        **shown,
    )


def keep_numbers(work: UnitOfWork, person: Offender, numbers: Iterable[Number]) -> None:
    """Add identifiers to a stored person."""
    for one in numbers:
        work.session.add(Identifier(offender_id=person.id, **one._asdict(), **work.recorded))


def keep_aliases(work: UnitOfWork, person: Offender, checked: OffenderInput) -> None:
    """Add other names to a stored person."""
    for one in checked.aliases:
        work.session.add(Alias(offender_id=person.id, **one._asdict(), **work.recorded))


def _held(person: Offender, name: str) -> Any:
    """What is recorded in a field; the birth as far as it is known."""
    return person.birth if name == "born_on" else getattr(person, name)


def _refuse_born_after(work: UnitOfWork, person: Offender, known: Birth | None) -> None:
    """Raise DoesNotFit where a case of a person or a stay in custody began before a birth, on whatever day it was."""
    # Only here: most changes leave the birth as it is, and loading tables takes time.
    from iomctl.services.cases.case_facts import read

    record = read(work, person.id).record
    born = Born.of(known, work.event, "") if known is not None else None
    found = clashes(record._replace(born=born), [born])
    if found:
        first = min((one.in_the_way for one in found), key=lambda one: one.on)
        lines = dict.fromkeys(one.message for one in found if one.in_the_way is first)
        raise DoesNotFit(*lines, advice="is the birth right?")


def _differences(work: UnitOfWork, person: Offender, was: Mapping[str, object]) -> str:
    ref = person_reference(person)
    if work.hides(person.restricted):
        return f"{ref}: changed {', '.join(was)}"
    said = (
        f"{name.removesuffix('_on')} was {_in_words(old)}, now {_in_words(_held(person, name))}"
        for name, old in was.items()
    )
    return f"{ref}: {'; '.join(said)}"


def _in_words(value: object) -> str:
    if isinstance(value, PartialBirth):
        return value.words
    return short(value, date.min) if isinstance(value, date) else str(value or "not recorded")
