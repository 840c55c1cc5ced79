"""What typed words are held against: light to load, so that a command which only reads need not load the inputs."""

from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any, Protocol

from iomctl.domain.days.days import parse_day
from iomctl.domain.policy.policy import Policy

if TYPE_CHECKING:
    from iomctl.domain.policy.choices import MarkerKind


class Door(Protocol):
    """Where words come in: how a day is written there, and what a fault calls a field."""

    def day(self, text: str, name: str, today: date) -> date:
        """The day in the text of a field. Raises BadValue."""

    def label(self, model: type[Any], name: str) -> str:
        """What a fault in a field of an input opens with."""


class Options:
    """The command line: days in any form that `parse_day` takes, a fault opens with the option."""

    def day(self, text: str, name: str, today: date) -> date:  # noqa: ARG002 a file may write each column in its way
        """The day in the text."""
        return parse_day(text, today)

    def label(self, model: type[Any], name: str) -> str:
        """The title of a field, else the option of its name."""
        known = model.model_fields.get(name)
        return known.title if known and known.title else f"--{name.replace('_', '-')}"


OPTIONS = Options()


@dataclass(frozen=True)
class Bounds:
    """What words are held against: the policy, the day of the command, and when the person was born if known."""

    policy: Policy
    today: date
    born_on: date | None = None
    door: Door = field(default=OPTIONS, kw_only=True)


@dataclass(frozen=True)
class OfferBounds(Bounds):
    """What an answer is held against too: the day of the offer; None while the offer is not known."""

    offered_on: date | None = None


@dataclass(frozen=True)
class ReviewBounds(Bounds):
    """What the review of a marker is held against too: its kind; None while the marker is not known."""

    kind: "MarkerKind | None" = None


@dataclass(frozen=True)
class SentenceBounds(Bounds):
    """What a requirement is held against too: the first and last day of its sentence; None for not known."""

    start_on: date | None = None
    until_on: date | None = None


@dataclass(frozen=True)
class ReferralBounds(Bounds):
    """The desired outcomes of the referral that words are about; None for a referral that was not found."""

    chosen: tuple[str, ...] | None = None


@dataclass(frozen=True)
class StayBounds(Bounds):
    """What a further day to stay is held against too: the first day, and the one when the funded nights are used up."""

    from_on: date | None = None
    funded_leaves_on: date | None = None
