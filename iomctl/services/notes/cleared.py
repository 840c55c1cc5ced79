"""Own words that may be shown on a day, by the consent of the person: what a list shows, and what a paper takes."""

from collections import Counter
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import Row

from iomctl.domain.facts.consents import CLEARED, STATES
from iomctl.domain.policy.choices import Audience
from iomctl.services.asked_day import AskedDay
from iomctl.services.every_fault import EveryFault
from iomctl.services.lookup.listed_people import ListedPeople, people_listed
from iomctl.services.notes.consents import OWN_WORDS
from iomctl.services.notes.known import Standing
from iomctl.services.notes.notes import NoteRecord, notes
from iomctl.storage.unit_of_work import UnitOfWork

NOT_ASKED, RESTRICTED = "not asked", "with a limited-access mark"
OF_OTHERS, CORRECTED = "of a victim or witness", "corrected"


class Cleared(NamedTuple):
    """Own words that may be shown, and how many more notes of own words are not, by the reason."""

    notes: list[NoteRecord]
    held_back: Counter[str]

    @property
    def in_words(self) -> str:
        """How many are not shown and why; "" where all are."""
        if not self.held_back:
            return ""
        order = (*STATES, NOT_ASKED, OF_OTHERS, RESTRICTED)
        parts = ", ".join(f"{self.held_back[one]} {one}" for one in order if self.held_back[one])
        return f"{self.held_back.total()} more of their own words are not shown: {parts}"


def cleared(work: UnitOfWork, on: date, whose: ListedPeople, audience: str | None = None) -> Cleared:
    """The notes of own words that may be shown on a day: to an audience as typed, None for those shown to any.

    The person consented, the consent had not expired and was not taken back by then. A note without a consent is never
    among them, nor one that was corrected by then, that speaks of a victim or witness, or whose person's name this
    command may not show. The look at those shown is logged. Raises NotFound and BadValue for unknown words.
    """
    faults = EveryFault()
    code = faults.take(lambda: audience and work.policy.pick(Audience, audience).code)
    faults.take(lambda: people_listed(work, AskedDay(work, on), whose))
    if faults.met:
        raise faults.refusal()
    held_back = Counter[str]()

    def may_be_shown(row: Row[Any], standing: Standing) -> bool:
        why = _why_not(row, standing, code, work.hides(row.restricted))
        if why not in {None, CORRECTED}:
            held_back[str(why)] += 1
        return why is None

    return Cleared(notes(work, whose, on, OWN_WORDS, may_be_shown), held_back)


def _why_not(row: Row[Any], standing: Standing, code: str | None, hidden: bool) -> str | None:
    """Why a note is not shown to an audience, None for any, by how its consents stand; None: it is."""
    states = [state for audience, (state, _) in standing.items() if code in {None, audience}]
    if row.by is not None:
        return CORRECTED
    if row.victim:
        return OF_OTHERS
    if CLEARED not in states:
        return min(states, key=STATES.index) if states else NOT_ASKED
    return RESTRICTED if hidden else None
