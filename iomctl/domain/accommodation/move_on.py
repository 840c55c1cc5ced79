"""When a move-on plan is due: so long before the day of leaving as the policy says of the kind of placement."""

from datetime import date

from iomctl.domain.days.intervals import Interval


def plan_due_on(from_on: date, leaving_on: date | None, before: Interval | None) -> date | None:
    """The day by which it is known where somebody goes from a placement, that day included; None where none is asked.

    It is `before` the day of leaving, but not before the first day. Where no day of leaving is known no plan is due.
    That move-on decides whether a placement works, [SEED0]; how long before is the policy's, no public source.
    """
    if leaving_on is None or before is None:
        return None
    return max(from_on, before.before(leaving_on))
