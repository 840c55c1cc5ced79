"""What was recorded of who somebody is by mistake: an identifier, another name, or the person themselves."""

from shlex import quote

from iomctl.domain.counts import counted
from iomctl.domain.identifiers import LABELS
from iomctl.errors import DoesNotFit
from iomctl.inputs.offenders import OffenderInput, OffenderWords
from iomctl.services.lookup.find_person import find_one, is_hidden, person_reference
from iomctl.services.lookup.made_by_mistake import found_by_mistake, remove_rows, take_away
from iomctl.services.people.numbers_and_aliases import aliases_of, numbers_of
from iomctl.services.people.offenders import OffenderChange, record_of
from iomctl.services.people.read_offender import checked_person, refuse_nothing
from iomctl.storage.tables.identities import Alias, Identifier
from iomctl.storage.tables.people import Offender
from iomctl.storage.unit_of_work import UnitOfWork


def withdraw_person(work: UnitOfWork, words: str, reason: str) -> OffenderChange:
    """Take somebody who was recorded by mistake out of the case book; the answer is who they were.

    Raises NotFound and BadValue with every fault at once, DoesNotFit with a line for each kind of thing that is
    recorded of them beside who they are.
    """
    person = found_by_mistake(work, lambda: find_one(work, words), reason)
    ref, record = person_reference(person), record_of(work, person)
    instead = f"iomctl offender history {ref} shows all; each is withdrawn under its own noun"
    take_away(work, person, ref, instead)
    return OffenderChange(record, f"{ref} was withdrawn: they are in no list, and nobody else gets that number")


def withdraw_from(work: UnitOfWork, words: str, typed: OffenderWords, reason: str) -> OffenderChange:
    """Take identifiers, given by kind, and other names from a person: nobody is found by them any more.

    Raises NotFound and BadValue, DoesNotFit with a line for each that is not theirs.
    """
    refuse_nothing(typed)
    person = found_by_mistake(work, lambda: find_one(work, words), reason)
    checked = checked_person(work, typed._replace(surname=person.surname))
    going = _theirs(work, person, checked)
    said = _said(work, person, going)
    remove_rows(work, [(str(one.__tablename__), one.id) for one in going])
    return OffenderChange(record_of(work, person), said)


def _theirs(work: UnitOfWork, person: Offender, checked: OffenderInput) -> list[Identifier | Alias]:
    ref, option = person_reference(person), "alias"
    theirs: dict[tuple[str, str], Identifier | Alias] = {
        **{(one.kind, one.value): one for one in numbers_of(work, person)},
        **{(option, one.search_name): one for one in aliases_of(work, person)},
    }
    asked = {
        **{(one.kind, one.value): f"{quote(one.value)}: {ref} has no such identifier" for one in checked.numbers},
        **{(option, one.search_name): f"{quote(one.name)}: {ref} has no such alias" for one in checked.aliases},
    }
    if strange := [f"--{key[0]} {said}" for key, said in asked.items() if key not in theirs]:
        raise DoesNotFit(*strange, advice=f"iomctl offender show {ref} shows those they have")
    return [theirs[key] for key in asked]


def _said(work: UnitOfWork, person: Offender, gone: list[Identifier | Alias]) -> str:
    ref, several = person_reference(person), len(gone) > 1
    if is_hidden(work, person):
        named = counted(len(gone), "identifier or alias", "identifiers and aliases")
    else:
        named = ", ".join(_named(one) for one in gone)
    return f"{ref}: {named} {'were' if several else 'was'} withdrawn; nobody is found by {'them' if several else 'it'}"


def _named(one: Identifier | Alias) -> str:
    if isinstance(one, Alias):
        return f"alias {one.name}"
    return f"{LABELS.get(one.kind, 'local number')} {one.value}"
