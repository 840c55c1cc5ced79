"""What is due by a day for a release and not done yet: an address, an appointment, the policy's list."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from iomctl.domain.days.intervals import Interval
from iomctl.domain.policy.home_and_release_choices import ReleaseItem
from iomctl.domain.policy.prompt_windows import PromptWindows

ADDRESS, APPOINTMENT = "address", "appointment"


class Planned(NamedTuple):
    """What stands for a release: whether the first night and the first appointment are known, and what is done."""

    first_night: bool
    appointment: bool
    done: frozenset[str] = frozenset()

    @property
    def whole(self) -> bool:
        """Whether the release is planned: a first night and an appointment (general knowledge, unverified)."""
        return self.first_night and self.appointment


def is_due(out_on: date | None, before: Interval, on: date) -> bool:
    """Whether something is due on a day: from so long before the release on, that day included.

    Nothing is due for a release whose day is not known.
    """
    return out_on is not None and before.before(out_on) <= on


def due_by(out_on: date | None, on: date, items: Iterable[ReleaseItem], windows: PromptWindows) -> tuple[str, ...]:
    """What is due by a day for a release: `address`, `appointment` and codes of `items`, in that order.

    The address of the first night is due from when a council is to be asked [HM-SAS].
    """
    wanted = [(ADDRESS, windows.council_before), (APPOINTMENT, windows.appointment_before)]
    wanted += [(one.code, one.before) for one in items if one.active]
    return tuple(code for code, before in wanted if is_due(out_on, before, on))


def missing(planned: Planned, due: Iterable[str]) -> tuple[str, ...]:
    """What of that is not done, in the same order."""
    known = {ADDRESS: planned.first_night, APPOINTMENT: planned.appointment}
    return tuple(code for code in due if not known.get(code, code in planned.done))
