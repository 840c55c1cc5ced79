"""What a dated change of one person is, whatever it is a change of."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any, NamedTuple

from iomctl.domain.columns import column
from iomctl.storage.unit_of_work import UnitOfWork

ORDER = tuple(
    "adopted tier colour stay custody release worker need referral offence score sentence requirement marker "
    "placement duty contact note restorative exit-plan review de-selected".split()
)
"""How changes of one day that were recorded at one moment are told."""

TOLD_BY = {
    "offence": "facts",
    "score": "facts",
    "sentence": "facts",
    "marker": "facts",
    "contact": "contacts",
    "note": "contacts",
    "placement": "placements",
    "custody": "custody",
    "duty_referral": "duties",
    "referral_practitioner": "referrals",
    "referral_outcome": "referrals",
    "requirement": "requirements",
    "restorative_offer": "restoratives",
}
"""The module of this folder that tells of a table's rows, imported only when there is one."""


@dataclass(frozen=True)
class PersonChange:
    """One dated change; `before` is absent for a first one. The field names are a contract."""

    offender: str = column("Ref", "the person's reference", "N00042", rank=0, shown=False)
    changed_on: date = column("Changed", "the day it took effect", "2026-03-13", rank=0)
    what: str = column("What", f"one of {', '.join(ORDER)}", "colour", rank=0)
    about: str = column(
        "About", "the cohort, pathway, referral, offence or kind of review, score and the like", "luton", rank=0
    )
    before: str | None = column("Before", "how it was before", "green", rank=2)
    after: str = column("After", "how it is from that day on", "amber", rank=0)
    reason: str | None = column("Reason", "why, and what was decided", "missed two appointments", rank=3)
    recorded_by: str = column("Recorded by", "who recorded it", "m.adeyemi", rank=4)
    recorded_at: datetime = column("Recorded at", "when it was recorded", "2026-03-13T10:02:11Z", rank=5)


class ChangeAndSpell(NamedTuple):
    """A change, and the row number of the spell it belongs to; None for a need, a referral or a fact."""

    spell: int | None
    change: PersonChange


Source = Callable[[UnitOfWork, int], Iterator[ChangeAndSpell]]
"""What reads the changes of the person with a row number from one table or a few."""


def dated_change(row: Any, on: date, what: str, *texts: str | None) -> ChangeAndSpell:
    """A change that a stored row tells of; `texts` are what it is about, how it is from then on, and why."""
    about, after, *reasons = texts
    change = PersonChange(
        offender="",
        changed_on=on,
        what=what,
        about=about or "",
        before=None,
        after=after or "",
        reason="; ".join(filter(None, reasons)) or None,
        recorded_by=row.recorded_by,
        recorded_at=row.recorded_at,
    )
    return ChangeAndSpell(getattr(row, "spell_id", None), change)


def recorded_later(change: ChangeAndSpell, by: str | None, at: datetime | None) -> ChangeAndSpell:
    """A change that somebody recorded after the row itself; None: with it."""
    spell, one = change
    return ChangeAndSpell(spell, replace(one, recorded_by=by or one.recorded_by, recorded_at=at or one.recorded_at))
