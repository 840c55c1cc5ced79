"""What is recorded of a person's stays in custody: all cases of the person follow them. See facts.py for days."""

from collections.abc import Hashable
from datetime import date
from typing import NamedTuple

NOT_KNOWN = "not-known"
"""The kind of a stay of which nobody knows why it began."""


class Released(NamedTuple):
    """What was said of a release, on the day that the stay ended: the colour of each case from then on, by case.

    `why` is the reason of a stay that ended, in words; `hour` and `kind` are those of the release.
    """

    colours: tuple[tuple[Hashable, str], ...] = ()
    planned: bool | None = None
    told_on: date | None = None
    moved_to: str | None = None
    note: str | None = None
    why: str | None = None
    hour: str | None = None
    kind: str | None = None

    def colour(self, case: Hashable) -> str | None:
        """The colour said for a case; None for none."""
        return next((colour for one, colour in self.colours if one == case), None)


class Stay(NamedTuple):
    """A stay in custody of a person; `out` is the day of leaving, already outside, None while it has not ended.

    `kind` is what it began as, if that was said with it. In and out on one day is no day inside.
    """

    on: date
    event: int
    by: str
    out: date | None = None
    released: Released = Released()
    kind: str | None = None
    sentenced_on: date | None = None


class InPrison(NamedTuple):
    """The prison, within the stay that covers the day."""

    on: date
    event: int
    by: str
    prison: str
    reason: str | None = None


class StayKind(NamedTuple):
    """The kind of custody, within the stay that covers the day."""

    on: date
    event: int
    by: str
    kind: str
    reason: str | None = None


class AtLarge(NamedTuple):
    """Unlawfully at large, or no longer so, within the stay that covers the day."""

    on: date
    event: int
    by: str
    at_large: bool
    reason: str | None = None


PersonFact = Stay | InPrison | StayKind | AtLarge
