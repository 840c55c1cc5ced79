"""The contacts and notes of one person's page: the newest few of each as on a day, and how many more there are."""

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from iomctl.domain.references import PERSON, reference
from iomctl.services.asked_day import AskedDay
from iomctl.services.lookup.listed_people import ListedPeople
from iomctl.storage.unit_of_work import UnitOfWork

if TYPE_CHECKING:
    from iomctl.services.facts.contacts import ContactRecord
    from iomctl.services.notes.notes import NoteRecord

NEWEST = 3


class ContactOnPage(NamedTuple):
    """A contact; `state` is planned, kept, missed or no-outcome."""

    contact: str
    contact_on: date
    kind: str
    how: str
    worker: str | None
    state: str
    reason: str | None
    absence: str | None


class NoteOnPage(NamedTuple):
    """A note that nothing corrects; `consent` is to whom own words may be shown, and how that stands."""

    note: str
    noted_on: date
    kind: str
    speaks_of: str | None
    words: str
    consent: tuple[str, ...]


class ContactsOnPage(NamedTuple):
    """The contact planned next and the newest that are not ahead, the newest notes, and how many more of each."""

    contacts: tuple[ContactOnPage, ...]
    more_contacts: int
    notes: tuple[NoteOnPage, ...]
    more_notes: int


def contacts_on_page(work: UnitOfWork, person: int, day: AskedDay, recorded: frozenset[str]) -> ContactsOnPage:
    """The contacts and notes of the person with a row number as on a day, of whom there are rows in `recorded` tables.

    The look is logged.
    """
    met = _contacts(work, person, day) if "contact" in recorded else []
    planned = [one for one in met if one.state == "planned"]
    shown = [*planned[-1:], *[one for one in met if one.state != "planned"][:NEWEST]]
    written = _notes(work, person, day.on) if "note" in recorded else []
    told = [one for one in written if one.corrected_by is None][:NEWEST]
    return ContactsOnPage(
        contacts=tuple(map(_contact, shown)),
        more_contacts=len(met) - len(shown),
        notes=tuple(map(_note, told)),
        more_notes=len(written) - len(told),
    )


def _contacts(work: UnitOfWork, person: int, day: AskedDay) -> "list[ContactRecord]":
    from iomctl.services.facts.contacts import WhichContacts, contacts_as_of

    return contacts_as_of(work, day, WhichContacts(ListedPeople(reference(PERSON, person))))


def _notes(work: UnitOfWork, person: int, on: date) -> "list[NoteRecord]":
    from iomctl.services.lookup.listed_people import ListedPeople
    from iomctl.services.notes.notes import notes

    return notes(work, ListedPeople(reference(PERSON, person)), on)


def _contact(one: "ContactRecord") -> ContactOnPage:
    return ContactOnPage(one.contact, one.contact_on, one.kind, one.how, one.worker, one.state, one.reason, one.absence)


def _note(one: "NoteRecord") -> NoteOnPage:
    return NoteOnPage(one.note, one.noted_on, one.kind, one.speaks_of, one.words, one.consent)
