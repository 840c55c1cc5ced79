"""Add or remove an identifier, another name, or the limited-access mark of a person."""

from shlex import quote

from iomctl.errors import BadValue, DoesNotFit
from iomctl.inputs.offenders import Number, OffenderInput, OffenderWords, OtherName
from iomctl.services.lookup.find_person import find_one, person_reference
from iomctl.services.people.numbers_and_aliases import aliases_of, numbers_of
from iomctl.services.people.offenders import OffenderChange, keep_aliases, keep_numbers, record_of, unchanged
from iomctl.services.people.possible_duplicates import refuse_owned
from iomctl.services.people.read_offender import checked_person, early_numbers
from iomctl.storage.tables.people import Offender
from iomctl.storage.unit_of_work import UnitOfWork


def identify(work: UnitOfWork, words: str, typed: OffenderWords) -> OffenderChange:
    """Add identifiers, given by kind; one that is theirs already is left as it is.

    Raises NotFound, BadValue with every fault, DoesNotFit for one that is somebody else's.
    """
    person, checked = _checked(work, words, typed)
    refuse_owned(work, checked.numbers, person)
    theirs = {(one.kind, one.value) for one in numbers_of(work, person)}
    new = [one for one in checked.numbers if (one.kind, one.value) not in theirs]
    keep_numbers(work, person, new)
    work.session.flush()
    if not new:
        return unchanged(work, person)
    return OffenderChange(record_of(work, person), doubts=early_numbers(new, person.born_on))


def unidentify(work: UnitOfWork, words: str, typed: OffenderWords) -> OffenderChange:
    """Remove identifiers, given by kind. Raises NotFound, BadValue, and DoesNotFit for one that is not theirs."""
    person, checked = _checked(work, words, typed)
    theirs = {(one.kind, one.value): one for one in numbers_of(work, person)}
    ref = person_reference(person)
    strange = [one for one in checked.numbers if (one.kind, one.value) not in theirs]
    if strange:
        raise DoesNotFit(*(f"{_option(one)}: {ref} has no such identifier" for one in strange))
    for one in checked.numbers:
        work.session.delete(theirs[one.kind, one.value])
    work.session.flush()
    return OffenderChange(record_of(work, person))


def add_alias(work: UnitOfWork, words: str, name: str) -> OffenderChange:
    """Add another name; one that differs only in writing from a name they have is left as it is.

    Raises NotFound, and BadValue for text that is no name.
    """
    person, checked = _checked(work, words, OffenderWords(aliases=name))
    known = {one.search_name for one in aliases_of(work, person)}
    new = tuple(one for one in checked.aliases if one.search_name not in known)
    if not new:
        return unchanged(work, person)
    keep_aliases(work, person, checked.model_copy(update={"aliases": new}))
    work.session.flush()
    return OffenderChange(record_of(work, person))


def remove_alias(work: UnitOfWork, words: str, name: str) -> OffenderChange:
    """Remove another name, however it is written. Raises NotFound, and DoesNotFit when they have no such name."""
    person, checked = _checked(work, words, OffenderWords(aliases=name))
    theirs = {one.search_name: one for one in aliases_of(work, person)}
    ref = person_reference(person)
    if any(one.search_name not in theirs for one in checked.aliases):
        raise DoesNotFit(f"{ref} has no alias {_quoted(checked.aliases)}")
    for one in checked.aliases:
        work.session.delete(theirs[one.search_name])
    work.session.flush()
    return OffenderChange(record_of(work, person))


def restrict(work: UnitOfWork, words: str, restricted: bool) -> OffenderChange:
    """Set or lift the limited-access mark of a person. Raises BadValue without a reason, NotFound."""
    if not (work.stamp.reason or "").strip():
        raise BadValue("--reason: say why, for the audit trail")
    person = find_one(work, words)
    if person.restricted is restricted:
        return unchanged(work, person)
    person.restricted = restricted
    work.session.flush()
    return OffenderChange(record_of(work, person))


def _checked(work: UnitOfWork, words: str, typed: OffenderWords) -> tuple[Offender, OffenderInput]:
    if not any(text.strip(" ;") for text in typed.given.values()):
        raise BadValue("nothing is given: an empty value is no identifier and no name")
    person = find_one(work, words)
    return person, checked_person(work, typed._replace(surname=person.surname))


def _option(number: Number) -> str:
    return f"--{number.kind} {quote(number.value)}"


def _quoted(names: tuple[OtherName, ...]) -> str:
    return quote("; ".join(one.name for one in names))
