"""Who somebody is, on their page."""

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from iomctl.domain.days.births import PartialBirth
from iomctl.domain.days.days import short
from iomctl.domain.identifiers import unexplained
from iomctl.output.page import Line
from iomctl.output.styles import LATE

if TYPE_CHECKING:
    from iomctl.services.page.identity import AlsoRecorded
    from iomctl.services.page.offender_page import OffenderPage

SHORT_LABELS = {"pnc": "PNC", "cro": "CRO", "crn": "CRN"}


def identity_lines(page: "OffenderPage", flat: bool) -> list[Line]:
    """Who somebody is, below the line that the page opens with; words beside each other unless the page is `flat`."""
    also = [_also(one) for one in page.also_recorded]
    if page.identifiers is None:
        return [Line("Limited access", "--restricted shows who this is, and is logged"), *also]
    numbers = (", " if flat else "   ").join(
        f"{SHORT_LABELS.get(one.kind, one.kind)} {one.value}{f' ({one.explained})' if one.explained else ''}"
        for one in page.identifiers
    )
    before = "; ".join(f"{one.name}, until {short(one.until_on, date.min)}" for one in page.former_names or ())
    known = {"Numbers": numbers, "Also known as": ", ".join(page.aliases or ()), "Formerly": before}
    return [*(Line(head, text) for head, text in known.items() if text), *also, *_several(page)]


def _several(page: "OffenderPage") -> Iterator[Line]:
    """What of the identifiers somebody has to look into."""
    for line in unexplained(page.identifiers or ()):
        yield Line("Check", line, ": say why, or withdraw the wrong one", LATE)


def _also(one: "AlsoRecorded") -> Line:
    known = one.born_on
    born = f", born {known.words if isinstance(known, PartialBirth) else short(known, date.min)}" if known else ""
    return Line("Also", one.offender, f"  {one.name}{born}")
