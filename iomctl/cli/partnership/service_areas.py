"""The word that people read for a service without an area; data leave it absent."""

from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING, Any, TypeVar

from iomctl.output.asked import FOR_PEOPLE

if TYPE_CHECKING:
    from iomctl.output.render import Style

EVERYWHERE = "everywhere"
Record = TypeVar("Record")


def in_words(records: Iterable[Record], shown: "Style") -> list[Record]:
    """Records with an `area`; in a form that people read, EVERYWHERE stands where it is absent."""
    if shown.format not in FOR_PEOPLE:
        return list(records)
    told: list[Any] = list(records)
    return [one if one.area else replace(one, area=EVERYWHERE) for one in told]
