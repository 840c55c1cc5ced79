"""The words of the contacts and notes on one person's page."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from iomctl.domain.days.days import short
from iomctl.output.page import Line, beside
from iomctl.output.styles import style_of

if TYPE_CHECKING:
    from iomctl.services.page.contacts import ContactOnPage, NoteOnPage
    from iomctl.services.page.offender_page import OffenderPage


def contact_lines(page: "OffenderPage", flat: bool) -> Iterator[Line]:
    """A line for each contact of the page, and how many more there are; `flat` as for `sections_of`."""
    for one in page.contacts:
        state = beside(one.state, 10, flat)
        yield Line(short(one.contact_on, page.as_of), state, _contact(one), style_of("state", one.state))
    if page.more_contacts:
        yield Line("more", str(page.more_contacts), f": iomctl contact list {page.offender}")


def note_lines(page: "OffenderPage", flat: bool) -> Iterator[Line]:
    """A line for each note of the page, and how many more there are; `flat` as for `sections_of`."""
    for one in page.notes:
        yield _note(one, short(one.noted_on, page.as_of), flat)
    if page.more_notes:
        yield Line("more", str(page.more_notes), f": iomctl note list {page.offender}")


def _contact(one: "ContactOnPage") -> str:
    what = ", ".join(filter(None, (one.kind, one.how, one.worker)))
    why = ", ".join(filter(None, (one.reason, one.absence)))
    return f"{what}: {why}" if why else what


def _note(one: "NoteOnPage", head: str, flat: bool) -> Line:
    mark = f"{one.speaks_of}: " if one.speaks_of else ""
    shown = f" (consent: {', '.join(one.consent)})" if one.consent else ""
    return Line(
        head, f"{beside(one.kind, 12, flat)}{mark}", f"{one.words}{shown}", style_of("speaks_of", one.speaks_of)
    )
