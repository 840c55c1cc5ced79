"""Which offers of restorative justice a list or a count is of."""

from typing import NamedTuple

from sqlalchemy import ColumnElement, and_, or_
from sqlmodel import col

from iomctl.domain.policy.home_and_release_choices import RestorativeOutcome, RestorativeStage
from iomctl.inputs.choices import meant
from iomctl.services.asked_day import AskedDay
from iomctl.services.every_fault import EveryFault
from iomctl.services.facts import rows as facts
from iomctl.services.lookup.listed_people import ListedPeople, people_listed
from iomctl.storage.tables.facts.restoratives import RestorativeOffer
from iomctl.storage.unit_of_work import UnitOfWork

ASKED = {"yes": True, "no": False, "not-recorded": None}
"""Whether the victim's side was asked, by the word for it."""


class WhichOffers(NamedTuple):
    """Which offers a list is narrowed to; `still_open` leaves those without an answer on the day.

    The others are as typed, None for all; `victim_asked` is one of ASKED.
    """

    whose: ListedPeople
    still_open: bool = False
    stage: str | None = None
    victim_asked: str | None = None
    answer: str | None = None
    outcome: str | None = None


def narrowed_to(work: UnitOfWork, day: AskedDay, which: WhichOffers) -> list[ColumnElement[bool]]:
    """SQL for the offers that are asked for, as they stood on a day. Raises NotFound and BadValue with every fault."""
    faults, table = EveryFault(), RestorativeOffer
    people = faults.take(lambda: people_listed(work, day, which.whose))
    found = [
        faults.take(lambda: _coded(work, RestorativeStage, which.stage, "stage")),
        faults.take(lambda: _asked(which.victim_asked)),
        faults.take(lambda: _answered(day, which.answer)),
        faults.take(lambda: _came(work, day, which.outcome)),
    ]
    if people is None or faults.met:
        raise faults.refusal()
    said_on = col(table.answered_on)
    still_open = [or_(said_on.is_(None), said_on > day.on)] if which.still_open else []
    return [people, *(one for one in found if one is not None), *still_open]


def _coded(
    work: UnitOfWork, kind: type[RestorativeStage | RestorativeOutcome], word: str | None, held: str
) -> ColumnElement[bool] | None:
    return None if word is None else facts.of_kind(work, RestorativeOffer, kind, word, held)


def _asked(word: str | None) -> ColumnElement[bool] | None:
    asked = None if word is None else ASKED[meant("--victim-asked", word, ASKED)]
    return None if word is None else col(RestorativeOffer.victim_asked).is_(asked)


def _answered(day: AskedDay, word: str | None) -> ColumnElement[bool] | None:
    from iomctl.inputs.facts.restoratives import ANSWERS

    if word is None:
        return None
    said = col(RestorativeOffer.answer) == meant("--answer", word, ANSWERS)
    return and_(said, col(RestorativeOffer.answered_on) <= day.on)


def _came(work: UnitOfWork, day: AskedDay, word: str | None) -> ColumnElement[bool] | None:
    coded = _coded(work, RestorativeOutcome, word, "outcome")
    return None if coded is None else and_(coded, col(RestorativeOffer.outcome_on) <= day.on)
