"""What a policy offers to choose from about homes, releases and treatment, each with its code."""

from typing import NamedTuple

from iomctl.domain.days.intervals import Interval
from iomctl.domain.money import Money

NOTICE_DAYS = 56
"""How many days before its end a place is none to stay in, where a policy does not say: likely to be homeless within
56 days [DTR-SH]."""

CLASSES = ("settled", "transient", "homeless")
"""What a place to live is, by the kind of accommodation."""


class Accommodation(NamedTuple):
    """Where somebody lives, by probation's code; `settled` is settled, transient or homeless.

    `meets_duty` is whether no council need be asked while it lasts; None where the policy does not say.
    """

    code: str
    name: str
    settled: str
    active: bool = True
    meets_duty: bool | None = None

    @property
    def meets(self) -> bool:
        """Whether it meets the duty to refer: as the policy says, else where it is settled."""
        return self.settled == "settled" if self.meets_duty is None else self.meets_duty


class PlacementKind(NamedTuple):
    """A place or money for one that the scheme arranges; `nights` is the most that are funded, None for no clock.

    They are counted per person and release. `within` is how long after the release they must be slept. A kind that
    `counts_with` another uses up the nights of that one, and has none of its own. `accommodation` is the code of the
    kind of accommodation it is. A move-on plan is due `move_on_before` the day of leaving, None for none. Where it
    wants `support`, a referral is to support the person while they are there.

    `money` is no place to sleep but a payment for one, a deposit or rent in advance: `cap` is the most of it that is
    paid, and `weeks` the most weeks of rent. Rent `in_advance` is used up week by week, a deposit is not.
    """

    code: str
    name: str
    accommodation: str
    nights: int | None = None
    active: bool = True
    within: Interval | None = None
    counts_with: str | None = None
    money: bool = False
    cap: Money | None = None
    weeks: int | None = None
    in_advance: bool = False
    move_on_before: Interval | None = None
    support: bool = False


class ReleaseKind(NamedTuple):
    """A way out of prison; `rule` is what its day is subject to, one of domain.release_days.RULES.

    `ends` is what it ends, one of domain.accommodation.past_releases.ENDS; None for what the kind of the stay says.
    """

    code: str
    name: str
    rule: str
    active: bool = True
    ends: str | None = None


class ReleaseItem(NamedTuple):
    """Something to be done for a release, due from `before` the day of it."""

    code: str
    name: str
    before: Interval
    active: bool = True


class Failing(NamedTuple):
    """Something that can fail when somebody is released."""

    code: str
    name: str
    active: bool = True


class CouncilAnswer(NamedTuple):
    """What a council answers to the duty to refer; `accepted` is whether it took a duty on."""

    code: str
    name: str
    accepted: bool
    active: bool = True


class RestorativeStage(NamedTuple):
    """How far a case had come when restorative justice was offered."""

    code: str
    name: str
    active: bool = True


class RestorativeOutcome(NamedTuple):
    """What came of restorative justice that was accepted."""

    code: str
    name: str
    active: bool = True


class RequirementKind(NamedTuple):
    """Treatment that a court may make part of a sentence; `pathway` is the code of the one that it belongs to.

    `areas` are those in which it is to be had, as while it is tried out; none: everywhere.
    """

    code: str
    name: str
    pathway: str
    active: bool = True
    areas: tuple[str, ...] = ()
