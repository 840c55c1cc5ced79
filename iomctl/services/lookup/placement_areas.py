"""The areas that placements are in, each found however it is written."""

from sqlalchemy import select
from sqlmodel import col

from iomctl.domain.names import fold
from iomctl.services.lookup.areas import area_as_lived_in, find_area
from iomctl.storage.tables.placements import Placement
from iomctl.storage.unit_of_work import UnitOfWork


def area_as_written(work: UnitOfWork, word: str) -> str:
    """An area as the scheme, a person or a placement has it already, however the word is written; else the word."""
    return area_as_lived_in(work, word) or next(iter(_placed_in(work, word)), word)


def areas_meant(work: UnitOfWork, word: str) -> list[str]:
    """Every way in which placements have an area written; none when nobody was placed there.

    Raises NotFound for an area that nobody has heard of.
    """
    return _placed_in(work, word) or find_area(work, word)


def _placed_in(work: UnitOfWork, word: str) -> list[str]:
    area = col(Placement.area)
    written = work.session.execute(select(area).where(area.is_not(None)).distinct()).scalars()
    return sorted(one for one in written if one and fold(one) == fold(word))
