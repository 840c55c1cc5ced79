"""What a row of a file changes about a person who is recorded already."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sqlalchemy import func, select
from sqlmodel import col

from iomctl.domain.days.births import Birth, earliest, stored_birth
from iomctl.domain.names import fold
from iomctl.inputs.offenders import Number, OffenderInput, OtherName
from iomctl.services.imports.engine.ledger import Ledger
from iomctl.services.imports.people.known import KnownPeople
from iomctl.services.people.names_said import NAME, names_of
from iomctl.services.people.new_names import NewName
from iomctl.services.people.possible_duplicates import same_name_and_birth
from iomctl.storage.tables.cohorts import Spell
from iomctl.storage.tables.dated.person_names import PersonName
from iomctl.storage.tables.identities import Alias, Identifier
from iomctl.storage.tables.people import Offender
from iomctl.storage.unit_of_work import UnitOfWork

FILLED = ("surname", "forenames", "born_on", "gender", "ethnicity", "area")
WHO = ("surname", "forenames", "born_on")


@dataclass(frozen=True)
class OffenderChanges:
    """Columns before and after, identifiers and other names that are new; or who and what stands against it."""

    before: dict[str, Any] = field(default_factory=dict)
    after: dict[str, Any] = field(default_factory=dict)
    numbers: tuple[Number, ...] = ()
    aliases: tuple[OtherName, ...] = ()
    namesakes: tuple[int, ...] = ()
    faults: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.after or self.numbers or self.aliases)

    @property
    def renames(self) -> bool:
        """Whether the person is called otherwise by it."""
        return not self.after.keys().isdisjoint(NAME)

    def store(self, ledger: Ledger, number: int, name: NewName | None) -> None:
        """Put the change in the ledger; another name is a fact of its own."""
        before, after = (
            {one: value for one, value in values.items() if one not in NAME} for values in (self.before, self.after)
        )
        if after:
            ledger.change(Offender, number, _stored(before), _stored(after))
        if name is not None:
            search_name = self.after["search_name"]
            ledger.add(PersonName, {"offender_id": number, "search_name": search_name, **name._asdict()})
        add_numbers(ledger, number, self.numbers)
        add_aliases(ledger, number, self.aliases)

    def in_words(self, hidden: bool) -> str:
        """What changes, by the columns of a file: `area Luton -> Dunstable; new crn X417723`.

        Of what says who somebody `hidden` is, only that it changes.
        """
        told = [
            name if hidden and name in WHO else _in_words(name, self.before[name], new)
            for name, new in self.after.items()
            if name != "search_name"
        ]
        new = [*((one.kind, one.value) for one in self.numbers), *(("alias", one.name) for one in self.aliases)]
        return "; ".join((*told, *(f"new {what}" if hidden else f"new {what} {value}" for what, value in new)))


def change_of(work: UnitOfWork, known: KnownPeople, number: int, given: OffenderInput) -> OffenderChanges:
    """How a recorded person would change: by what the row fills, never by what it leaves empty."""
    person = known.people[number]
    after = {name: new for name in FILLED if (new := getattr(given, name)) and new != person[name]}
    if not after.keys().isdisjoint(NAME) and _called_so_before(work, number, given):
        after = {name: new for name, new in after.items() if name not in NAME}
    if given.restricted and not person["restricted"]:
        after["restricted"] = True
    if "surname" in after or "forenames" in after:
        after["search_name"] = fold(f"{given.surname} {given.forenames or person['forenames']}")
    numbers = tuple(one for one in given.numbers if (one.kind, one.value) not in known.owners)
    known_aliases = known.aliases(number) if given.aliases else set()
    aliases = tuple(one for one in given.aliases if one.search_name not in known_aliases)
    namesakes: tuple[int, ...] = ()
    faults: tuple[str, ...] = ()
    if after.keys() & {"search_name", "born_on"}:
        namesakes = _namesakes(work, known, number, person | after)
        faults = _adopted_before(work, number, after.get("born_on"))
    return OffenderChanges({name: person[name] for name in after}, after, numbers, aliases, namesakes, faults)


def _called_so_before(work: UnitOfWork, number: int, given: OffenderInput) -> bool:
    """Whether a name is one that somebody had before, or that was wrong: an old sheet brings it back to nobody."""
    told = names_of(work, (number,)).get(number)
    return told is not None and given.search_name in {one.search_name for one in (*told.names[:-1], *told.wrong)}


def name_from_today(work: UnitOfWork, ledger: Ledger, number: int, person: dict[str, Any]) -> NewName:
    """The name of a person as a fact from today on; it puts right one that is recorded from today already."""
    told = names_of(work, (number,)).get(number)
    recorded = told is not None and told.names[-1].from_on == work.today
    waits = any(row[1] == number for row in ledger.rows[PersonName])
    return NewName(person["surname"], person["forenames"], work.today, None, recorded or waits)


def add_numbers(ledger: Ledger, person: int, numbers: Iterable[Number]) -> None:
    """Put new identifiers of a person in the ledger."""
    rows = ledger.rows[Identifier]
    for one in numbers:
        rows.append((ledger.number(Identifier), person, *one))


def add_aliases(ledger: Ledger, person: int, aliases: Iterable[OtherName]) -> None:
    """Put new other names of a person in the ledger."""
    rows = ledger.rows[Alias]
    for one in aliases:
        rows.append((ledger.number(Alias), person, *one))


def _namesakes(work: UnitOfWork, known: KnownPeople, number: int, person: dict[str, Any]) -> tuple[int, ...]:
    """Others who would then have the same name and birth date; they are known from now on."""
    who = (person["search_name"], person["born_on"])
    recorded = same_name_and_birth(work, [who]).get(who, [])
    others = [one for one in {*recorded, *known.alike(who)} if one != number]
    known.load(others)
    return tuple(sorted(others))


def _adopted_before(work: UnitOfWork, number: int, known: Birth | None) -> tuple[str, ...]:
    born_on = earliest(known)
    if born_on is None:
        return ()
    query = select(func.min(col(Spell.adopted_on))).where(col(Spell.offender_id) == number)
    adopted_on = work.session.execute(query).scalar()
    if adopted_on is None or adopted_on >= born_on:
        return ()
    return (f"born_on: {known} is after they were adopted",)


def _stored(columns: dict[str, Any]) -> dict[str, Any]:
    told = {**columns, **stored_birth(columns["born_on"])} if "born_on" in columns else columns
    return {name: value.isoformat() if isinstance(value, date) else value for name, value in told.items()}


def _in_words(name: str, old: Any, new: Any) -> str:
    if isinstance(new, bool):
        return f"{name} {'yes' if new else 'no'}"
    return f"{name} {old} -> {new}" if old else f"new {name} {new}"
