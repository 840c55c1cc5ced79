"""What typed words are held against: light to load, so that a command which only reads need not load the inputs."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Protocol

from iomctl.domain.days.days import parse_day
from iomctl.domain.policy.policy import Policy


class Door(Protocol):
    """Where words come in: how a day is written there, and what a fault calls a field."""

    def day(self, text: str, name: str, today: date) -> date:
        """The day in the text of a field. Raises BadValue."""

    def label(self, model: type[Any], name: str) -> str:
        """What a fault in a field of an input opens with."""


@dataclass(frozen=True)
class Options:
    """The command line: days in any form that `parse_day` takes, a fault opens with the option.

    `called` are the options of a command that takes a field by another name than others do.
    """

    called: Mapping[str, str] = field(default_factory=dict)

    def day(self, text: str, name: str, today: date) -> date:  # noqa: ARG002 a file may write each column in its way
        """The day in the text."""
        return parse_day(text, today)

    def label(self, model: type[Any], name: str) -> str:
        """The title of a field, else the option of its name."""
        if name in self.called:
            return self.called[name]
        known = model.model_fields.get(name)
        return known.title if known and known.title else f"--{name.replace('_', '-')}"


OPTIONS = Options()


@dataclass(frozen=True)
class Bounds:
    """What words are held against: the policy, the day of the command, and when the person was born if known.

    `standing` is what the fields of a fact say that is corrected: what was right when it was recorded stays right.
    """

    policy: Policy
    today: date
    born_on: date | None = None
    door: Door = field(default=OPTIONS, kw_only=True)
    standing: Mapping[str, object] = field(default_factory=dict, kw_only=True)
