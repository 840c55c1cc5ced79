"""The areas that people live in, each under one name however it was written when they were recorded.

Two spellings that fold to the same key, see `domain.names.fold`, are one area.
"""

from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import TYPE_CHECKING

from sqlalchemy import func, select
from sqlmodel import col

from iomctl.domain.days.written_days import quotable
from iomctl.domain.facts.areas import ELSEWHERE, place_elsewhere
from iomctl.domain.names import fold
from iomctl.errors import NotFound
from iomctl.storage.tables.people import Offender
from iomctl.storage.unit_of_work import UnitOfWork

if TYPE_CHECKING:
    from iomctl.inputs.offenders import OffenderInput

MOST_NAMED = 20
"""Areas that a refusal lists: old sheets may hold hundreds."""


class Areas:
    """The one spelling of each area: as the scheme has it, else as it was first recorded for somebody."""

    def __init__(self, work: UnitOfWork) -> None:
        self._work = work

    @cached_property
    def of_scheme(self) -> Mapping[str, str]:
        """The areas of the scheme by their folded names, and as they are written: so is nearly every cell of a file."""
        names = scheme_areas(self._work)
        return one_name(names) | {name: name for name in names}

    @cached_property
    def _spelt(self) -> dict[str, str]:
        return one_name(_all(self._work))

    def spelt(self, person: "OffenderInput") -> "OffenderInput":
        """The same person with their area so spelt; a new area is spelt as here from now on."""
        if person.area is None:
            return person
        area = self._spelt.setdefault(fold(person.area), person.area)
        return person if area == person.area else person.model_copy(update={"area": area})


def find_area(work: UnitOfWork, word: str) -> list[str]:
    """Every way an area is written, the one that stands for all of them first; the word may be in any case.

    Areas are those of the scheme, then those that people live in, as they were first recorded. A place elsewhere goes
    by its name too, and the word elsewhere means every one. Raises NotFound.
    """
    areas = _all(work)
    wanted = fold(word)
    if found := [name for name in areas if fold(name) == wanted]:
        return found
    places = {name: place for name in areas if (place := place_elsewhere(name)) is not None}
    if wanted == ELSEWHERE:
        return [*places] or [ELSEWHERE]
    if found := [name for name, place in places.items() if fold(place) == wanted]:
        return found
    from iomctl.inputs.quoting import nearest

    named = sorted(one_name(areas).values())
    some = ", ".join(named[:MOST_NAMED]) + (", ..." if len(named) > MOST_NAMED else "")
    raise NotFound(f"no area {quotable(word)}{nearest(word, named)}", advice=f"areas are: {some}")


def area_as_lived_in(work: UnitOfWork, word: str) -> str | None:
    """An area as the scheme or a person has it already, however the word is written; None for one that none has."""
    return next((name for name in _all(work) if fold(name) == fold(word)), None)


def names_of_areas(work: UnitOfWork, areas: Iterable[str | None]) -> dict[str | None, str | None]:
    """The name to show for each of these areas: as the scheme writes it, else as the first of them is written."""
    written = list(dict.fromkeys(filter(None, areas)))
    shown = one_name([*scheme_areas(work), *written])
    return {None: None} | {name: shown[fold(name)] for name in written}


def one_name(areas: Iterable[str]) -> dict[str, str]:
    """By folded name, how the first of these areas that has it is written."""
    shown: dict[str, str] = {}
    for name in areas:
        shown.setdefault(fold(name), name)
    return shown


def _all(work: UnitOfWork) -> list[str]:
    area = col(Offender.area)
    lived_in = select(area).where(area.is_not(None)).group_by(area).order_by(func.min(col(Offender.id)))
    return list(dict.fromkeys([*scheme_areas(work), *work.session.execute(lived_in).scalars()]))


def scheme_areas(work: UnitOfWork) -> list[str]:
    """The areas of the scheme, by name."""
    # Only here: most commands ask for no area, and loading a table takes time.
    from iomctl.storage.tables.scheme_areas import SchemeArea

    return sorted(work.session.execute(select(col(SchemeArea.name))).scalars())
