"""A made-up scheme to try things on: nobody in it exists, and the same seed and day make the same scheme."""

from iomctl.services.demo.names import AREAS
from iomctl.services.demo.scheme import DemoScheme, fill
from iomctl.services.upkeep.databases import NewScheme, init
from iomctl.settings.places import Place
from iomctl.storage.trail import Stamp
from iomctl.storage.unit_of_work import unit_of_work

__all__ = ["DemoScheme", "fill", "make"]

NAME = "Luton and Bedfordshire IOM"


def make(place: Place, lock_wait: float, stamp: Stamp, wanted: DemoScheme) -> None:
    """Make a new case book at a place and fill it. Raises DatabaseUnusable when one is there already."""
    init(place, lock_wait, stamp, NewScheme(NAME, AREAS))
    with unit_of_work(place, lock_wait, stamp) as work:
        fill(work, wanted)
