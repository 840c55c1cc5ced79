"""What stands in a diary that other programs read: a thing with its day, and how often it was changed."""

from datetime import date, datetime, timedelta
from typing import NamedTuple

KEPT_CANCELLED = timedelta(days=30)
"""So long something that no longer takes place is said to be cancelled, that whoever took it in can take it out."""


class DiaryEntry(NamedTuple):
    """One thing of a day, or of an hour by the clock on the wall and `minutes` from then on.

    The same thing has the same `uid` for life.

    `revision` counts the changes since it was recorded, `recorded_at` and `changed_at` are the first and the newest
    moment. Whoever has it in a diary is `busy`, or free.
    """

    uid: str
    title: str
    on: date
    at: str | None
    revision: int
    recorded_at: datetime
    changed_at: datetime
    cancelled: bool = False
    busy: bool = False
    place: str | None = None
    about: str | None = None
    minutes: int = 0
