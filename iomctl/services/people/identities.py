"""Add an identifier or another name of a person, set or lift the limited-access mark."""

from collections.abc import Collection

from iomctl.errors import BadValue
from iomctl.inputs.faults import labelled
from iomctl.inputs.names import free_words
from iomctl.inputs.offenders import OffenderInput, OffenderWords
from iomctl.services.lookup.find_person import find_one
from iomctl.services.people.alike import described_person, refuse_alike
from iomctl.services.people.numbers_and_aliases import aliases_of, numbers_of, two_numbers
from iomctl.services.people.offenders import OffenderChange, keep_aliases, keep_numbers, record_of, unchanged
from iomctl.services.people.possible_duplicates import refuse_owned
from iomctl.services.people.read_offender import checked_person, early_numbers, refuse_nothing
from iomctl.storage.rows.same_people import everyone_who_is
from iomctl.storage.tables.people import Offender
from iomctl.storage.unit_of_work import UnitOfWork


def identify(
    work: UnitOfWork,
    words: str,
    typed: OffenderWords,
    not_the_same: Collection[int] = (),
    explained: str | None = None,
) -> OffenderChange:
    """Add identifiers, given by kind; one that is theirs already is left as it is.

    `explained` is why these stand beside others of their kind: also said of those that are theirs already. Raises
    NotFound, BadValue with every fault, DoesNotFit for one that is somebody else's, or by which they may be.
    """
    person, checked = _checked(work, words, typed)
    why = _explained(explained)
    refuse_owned(work, checked.numbers, person)
    theirs = {(one.kind, one.value): one for one in numbers_of(work, person)}
    new = [one for one in checked.numbers if (one.kind, one.value) not in theirs]
    was = described_person(work, person)
    keep_numbers(work, person, new)
    work.session.flush()
    if new:
        refuse_alike(work, described_person(work, person), not_the_same, (person.id, was))
    told = _explain(work, person, checked, why)
    if not new and not told:
        return unchanged(work, person)
    doubts = (*early_numbers(new, person.birth), *two_numbers(work, person))
    return OffenderChange(record_of(work, person), doubts=doubts)


def _explain(work: UnitOfWork, person: Offender, checked: OffenderInput, why: str | None) -> bool:
    """Write why identifiers stand beside others of their kind; whether any of them says something else now."""
    asked = {one[:2] for one in checked.numbers}
    said = [one for one in numbers_of(work, person) if (one.kind, one.value) in asked]
    told = [one for one in said if why is not None and one.explained != why]
    for one in told:
        one.explained = why
    work.session.flush()
    return bool(told)


def add_alias(work: UnitOfWork, words: str, name: str, not_the_same: Collection[int] = ()) -> OffenderChange:
    """Add another name; one that differs only in writing from a name they have is left as it is.

    Raises NotFound, BadValue for text that is no name, and DoesNotFit where they may be somebody else by it.
    """
    person, checked = _checked(work, words, OffenderWords(aliases=name))
    known = {one.search_name for one in aliases_of(work, person)}
    new = tuple(one for one in checked.aliases if one.search_name not in known)
    if not new:
        return unchanged(work, person)
    was = described_person(work, person)
    keep_aliases(work, person, checked.model_copy(update={"aliases": new}))
    work.session.flush()
    refuse_alike(work, described_person(work, person), not_the_same, (person.id, was))
    return OffenderChange(record_of(work, person))


def restrict(work: UnitOfWork, words: str, restricted: bool) -> OffenderChange:
    """Set or lift the limited-access mark of a person. Raises BadValue without a reason, NotFound."""
    if not (work.stamp.reason or "").strip():
        raise BadValue("--reason: say why, for the audit trail")
    person = find_one(work, words)
    if person.restricted is restricted:
        return unchanged(work, person)
    for one in everyone_who_is(work.session.connection(), person.id):
        work.session.get_one(Offender, one).restricted = restricted
    work.session.flush()
    return OffenderChange(record_of(work, person))


def _explained(words: str | None) -> str | None:
    try:
        return None if words is None else free_words(words)
    except BadValue as fault:
        raise BadValue(*(labelled("--explained", line) for line in fault.faults)) from None


def _checked(work: UnitOfWork, words: str, typed: OffenderWords) -> tuple[Offender, OffenderInput]:
    refuse_nothing(typed)
    person = find_one(work, words)
    return person, checked_person(work, typed._replace(surname=person.surname))
