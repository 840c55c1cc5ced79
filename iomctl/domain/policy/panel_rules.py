"""What the policy says of panels: what is read at first, who is on the agenda, and how soon papers go out."""

from typing import NamedTuple

from iomctl.domain.days.intervals import Interval

STATEMENT = (
    "What is said here is confidential. It is shared to reduce reoffending and to protect people, and goes no further "
    "without the agency that gave it."
)


class PanelRules(NamedTuple):
    """The rules of panels: all are defaults with no public source for IOM, set by the scheme.

    A case whose colour is `leaving_colour`, with no offence for `leaving_after`, is a candidate to leave. Releases up
    to `releases_within` ahead are on the agenda. Actions go out within `actions_hours` of the close, minutes within
    `minutes_working_days`: the two clocks of adult protection case conferences (NHS Scotland).
    A panel with an hour lasts `lasts_minutes`, in a calendar and where another is to meet in the same place.
    """

    statement: str = STATEMENT
    statement_version: str = "1"
    leaving_colour: str = "green"
    leaving_after: Interval = Interval.parse("6 months")
    releases_within: Interval = Interval.parse("12 weeks")
    actions_hours: int = 24
    minutes_working_days: int = 10
    lasts_minutes: int = 120
