"""What is typed about a person: checked, with the area in the spelling of the case book."""

from collections.abc import Iterable

from iomctl.domain.days.births import Birth, earliest
from iomctl.errors import BadValue
from iomctl.inputs.offender_fields import OffenderBounds
from iomctl.inputs.offenders import Number, OffenderInput, OffenderWords, check_offender
from iomctl.services.lookup.areas import Areas
from iomctl.storage.unit_of_work import UnitOfWork

OPTIONS = {"born_on": "--born", "aliases": "--alias"}


def checked_person(work: UnitOfWork, typed: OffenderWords) -> OffenderInput:
    """What was typed as it is stored. Raises BadValue with every fault, named by its option."""
    areas = Areas(work)
    bounds = OffenderBounds(work.today, work.policy, areas.of_scheme if typed.area else {})
    return areas.spelt(check_offender(typed.given, bounds, _option))


def refuse_nothing(typed: OffenderWords) -> None:
    """Raise BadValue where no identifier and no other name was given, or only empty ones."""
    if not any(text.strip(" ;") for text in typed.given.values()):
        raise BadValue("nothing is given: an empty value is no identifier and no name")


def early_numbers(numbers: Iterable[Number], known: Birth | None) -> tuple[str, ...]:
    """A line for each PNC id of a year before the person's birth.

    Source: hmpps-person-record's note that a two-digit year can't tell the century.
    """
    born_on = earliest(known)
    if born_on is None:
        return ()
    return tuple(
        f"PNC id {one.value} is of the year {one.value[:4]}, before the birth: check both"
        for one in numbers
        if one.kind == "pnc" and int(one.value[:4]) < born_on.year
    )


def _option(field: str) -> str:
    return OPTIONS.get(field, f"--{field}")
