"""Sentences on a day: whether one runs, and when its final third begins."""

from datetime import date, timedelta

NO_SENTENCE = "none"
"""The kind that says that somebody asked and there is no sentence."""


def final_third_on(start_on: date, until_on: date) -> date:
    """The first day of the final third of a sentence; `until_on`, its last day, is not before `start_on`.

    `start_on` plus two thirds of the days from `start_on` to `until_on`, a part of a day counting as a whole one
    (general knowledge, unverified).
    """
    days = (until_on - start_on).days
    return start_on + timedelta(days=-(-2 * days // 3))


def runs_on(day: date, from_on: date, until_on: date | None) -> bool:
    """Whether what goes on from one day to another, both included, goes on on a day; None is no known end."""
    return from_on <= day and (until_on is None or day <= until_on)
