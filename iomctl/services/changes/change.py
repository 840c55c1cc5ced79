"""What a dated change of one person is, whatever it is a change of."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, NamedTuple

from iomctl.domain.columns import column
from iomctl.storage.unit_of_work import UnitOfWork

ORDER = tuple(
    "name adopted tier colour stay custody release worker need referral offence arrest score sentence requirement "
    "marker programme condition placement move-on support home reach duty contact transition action note consent "
    "restorative exit-plan review panel de-selected death merged".split()
)
"""How changes of one day that one command recorded are told."""

TOLD_BY = {
    "person_name": "names",
    "offence": "facts",
    "arrest": "facts",
    "score": "facts",
    "sentence": "facts",
    "marker": "facts",
    "home": "facts",
    "contact": "contacts",
    "note": "contacts",
    "note_consent": "contacts",
    "death": "deaths",
    "reach": "reaches",
    "placement": "placements",
    "custody": "custody",
    "duty_referral": "duties",
    "referral_practitioner": "referrals",
    "referral_outcome": "referrals",
    "requirement": "requirements",
    "restorative_offer": "restoratives",
    "transition_step": "transitions",
    "action": "actions",
    "panel_item": "panels",
    "panel_answer": "panels",
    "panel_disclosure": "panels",
    "programme_membership": "programmes",
    "programme_condition": "programmes",
    "same_person": "merges",
}
"""The module of this folder that tells of a table's rows, imported only when there is one."""


@dataclass(frozen=True)
class PersonChange:
    """One dated change; `before` is absent for a first one. The field names are a contract."""

    offender: str = column("Ref", "the person's reference", "N00042", rank=0, shown=False)
    changed_on: date = column("Changed", "the day it took effect", "2026-03-13", rank=0, kept=True)
    what: str = column("What", f"one of {', '.join(ORDER)}", "colour", rank=0)
    about: str = column(
        "About", "the cohort, pathway, referral, offence or kind of review, score and the like", "luton", rank=0
    )
    before: str | None = column("Before", "how it was before", "green", rank=2)
    after: str = column("After", "how it is from that day on", "amber", rank=0)
    reason: str | None = column("Reason", "why, and what was decided", "missed two appointments", rank=3)
    recorded_by: str = column("Recorded by", "who recorded it", "m.adeyemi", rank=4)
    recorded_at: datetime = column("Recorded at", "when it was recorded", "2026-03-13T10:02:11Z", rank=5)


class DatedChange(NamedTuple):
    """A change before it is put in its order: whose spell it belongs to, and the event that recorded it.

    `spell` is None for a need, a referral or a fact. `before` is how it was where the change itself says so.
    """

    spell: int | None
    event: int
    changed_on: date
    what: str
    about: str
    after: str
    reason: str | None
    before: str | None = None


Source = Callable[[UnitOfWork, int], Iterator[DatedChange]]
"""What reads the changes of the person with a row number from one table or a few."""


def dated_change(row: Any, on: date, what: str, *texts: str | None) -> DatedChange:
    """A change that a stored row tells of; `texts` are what it is about, how it is from then on, and why."""
    about, after, *reasons = texts
    why = "; ".join(filter(None, reasons)) or None
    return DatedChange(getattr(row, "spell_id", None), row.recorded_in, on, what, about or "", after or "", why)


def recorded_later(change: DatedChange, event: int | None) -> DatedChange:
    """A change that another event recorded than the row itself; None: the same."""
    return change if event is None else change._replace(event=event)
