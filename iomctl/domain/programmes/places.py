"""How many places of a programme are taken, and whether it is for a person at all."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from iomctl.domain.days.births import Birth, ages
from iomctl.domain.policy.programme_choices import Programme


class PlaceHeld(NamedTuple):
    """A place held from a day to the day of leaving, on which it is free again; None while it is held."""

    joined_on: date
    left_on: date | None


def shares_a_day(one: PlaceHeld, other: PlaceHeld) -> bool:
    """Whether both hold a place on some day; a span that ends on its first day holds none."""
    first = max(one.joined_on, other.joined_on)
    return all(span.left_on is None or first < span.left_on for span in (one, other))


def most_taken(spans: Iterable[PlaceHeld], beside: PlaceHeld) -> int:
    """The most places that some spans hold on one day of another span, which is not among them."""
    others = [one for one in spans if shares_a_day(one, beside)]
    first_days = {beside.joined_on, *(one.joined_on for one in others if one.joined_on > beside.joined_on)}
    return max(sum(_held_on(one, day) for one in others) for day in first_days)


def _held_on(one: PlaceHeld, day: date) -> bool:
    return one.joined_on <= day and (one.left_on is None or day < one.left_on)


class NotFor(NamedTuple):
    """Why a programme is not for a person, in words, and the field of the person that says so."""

    words: str
    field: str


def not_for(programme: Programme, gender: str | None, known: Birth | None, joined_on: date) -> NotFor | None:
    """Why a programme is not for somebody who joins on a day; None where nothing speaks against it.

    A gender or a birth that is not known speaks against nothing. The words don't say how old the person is.
    """
    if programme.gender and gender is not None and gender != programme.gender:
        return NotFor(f"{programme.code} is for {programme.gender} people, and {gender} is recorded", "gender")
    if known is None:
        return None
    youngest, oldest = ages(known, joined_on)
    if programme.age_from is not None and oldest < programme.age_from:
        return NotFor(f"{programme.code} is for people of {programme.age_from} or over", "born")
    if programme.age_to is not None and youngest > programme.age_to:
        return NotFor(f"{programme.code} is for people of {programme.age_to} or under", "born")
    return None
