"""Whether the trail of who looked at or changed what is whole."""

from dataclasses import dataclass

from iomctl.domain.columns import column
from iomctl.errors import DatabaseUnusable
from iomctl.settings.places import Place
from iomctl.storage.chain import read_chain
from iomctl.storage.database import reading, refuse_missing, refuse_wrong_version
from iomctl.storage.faults import explained


@dataclass(frozen=True)
class VerifiedTrail:
    """An audit trail in which no event was changed, moved or removed."""

    events: int = column("Events", "how many there are", "2310", rank=0, right=True)
    head: str = column("Head", "the newest event's hash, to be noted elsewhere", "9f2c...", rank=0)
    erased: int = column("Erased", "parts of what events changed that were erased for somebody", "0", right=True)


def verify(place: Place, lock_wait: float, noted: str | None = None) -> VerifiedTrail:
    """Read the whole trail without keeping anybody waiting.

    `noted` is the hash of an event that was written down elsewhere: that events were cut off the end is only
    seen by it. Raises DatabaseUnusable with a line for each break.
    """
    refuse_missing(place)
    with explained(place), reading(place, lock_wait) as connection:
        refuse_wrong_version(connection, place)
        chain = read_chain(connection, noted)
    faults = list(chain.faults)
    if not chain.held:
        faults.append(f"no event has the hash {noted}: the trail was cut short or written anew after it was noted")
    if faults:
        raise DatabaseUnusable(*faults)
    return VerifiedTrail(chain.events, chain.head, chain.erased)
