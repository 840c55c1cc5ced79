"""Where people live, as a scheme sees it: in one of its areas, or elsewhere, in words."""

from collections.abc import Mapping

from iomctl.domain.names import fold

ELSEWHERE = "elsewhere"


def elsewhere(place: str) -> str:
    """How it is recorded that somebody lives in a place that is none of the scheme's areas: `elsewhere: Leeds`."""
    return f"{ELSEWHERE}: {place}"


def place_elsewhere(area: str) -> str | None:
    """The place in `elsewhere: Leeds`, "" where there is none behind the word; None for an area without that word."""
    word, colon, place = area.partition(":")
    return place.strip() if fold(word) == ELSEWHERE and (colon or not place) else None


def of_scheme(area: str, scheme: Mapping[str, str]) -> str | None:
    """An area as the scheme writes it, else as it is recorded for somebody elsewhere; None for any other.

    `scheme` are the areas of the scheme by their folded names. A scheme without areas takes every name.
    """
    place = place_elsewhere(area)
    if place is not None:
        return elsewhere(place) if place and fold(place) not in scheme else None
    return scheme.get(fold(area)) if scheme else area
