"""What a list says of the places of a provider."""

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from iomctl.domain.columns import column


class Places(NamedTuple):
    """Places of a provider (row number): of a kind of placement, or on a pathway; the other is None."""

    provider: int
    kind: str | None
    pathway: str | None


@dataclass(frozen=True)
class PlacesRecord:
    """The places of a provider, of a kind of placement or on a pathway, on a day; the field names are a contract."""

    provider: str = column("Provider", "the provider's name", "Harbour Trust", rank=0, kept=True)
    kind: str | None = column(
        "Kind",
        "the code of the kind of placement; absent: places on a pathway",
        "supported",
        rank=0,
        kept=True,
    )
    pathway: str | None = column(
        "Pathway",
        "the code of the pathway; absent: places of a kind of placement",
        "family",
        rank=0,
        kept=True,
    )
    capacity: int | None = column("Capacity", "how many places there are; absent: nobody said", "6", rank=0, right=True)
    taken: int = column(
        "Taken", "people placed there that night; on a pathway: referrals started", "5", rank=0, right=True
    )
    promised: int = column(
        "Promised",
        "placements that begin later; on a pathway: referrals accepted, not started",
        "1",
        rank=0,
        right=True,
    )
    free: int | None = column(
        "Free", "capacity less taken; below 0: more are taken than there are", "1", rank=0, right=True
    )
    waiting: int = column(
        "Waiting",
        "referrals without an answer; of a kind: people referred there for accommodation, not started, not placed",
        "3",
        rank=2,
        right=True,
    )
    first_free_on: date | None = column(
        "First free", "the first night with a place of that kind; absent: none in sight", "2026-05-18", rank=2,
        spoken=True,
    )  # fmt: skip
    since_on: date | None = column("Since", "since when there are so many", "2026-04-01", rank=3)
