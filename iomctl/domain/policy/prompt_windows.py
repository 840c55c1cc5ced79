"""How long before accommodation ends somebody is prompted for, and what is late on a Friday, as the policy says."""

from typing import NamedTuple

from iomctl.domain.days.intervals import Interval

TWO_WEEKS, EIGHT_WEEKS, TWELVE_WEEKS, HALF_A_YEAR = (Interval(days=7 * weeks, months=0) for weeks in (2, 8, 12, 26))

UNPLANNED, LATE_FRIDAY, NOWHERE, UNDONE, RECALLED, ARRESTED = (
    "unplanned",
    "late-friday",
    "nowhere",
    "undone",
    "recalled",
    "arrested",
)
ASKS = (UNPLANNED, LATE_FRIDAY, NOWHERE, UNDONE, RECALLED, ARRESTED)
"""What of a release may ask for a review; which of them does is the policy's."""


class PromptWindows(NamedTuple):
    """How long before accommodation ends somebody is to be referred, and for how long a council's referral holds.

    Source: [HM-SAS] 8 weeks for the duty to refer, 12 weeks for commissioned services, stale after 26 weeks. The
    first appointment after a release is to be known 2 weeks before: default, no public source, set by the scheme.
    A release on a Friday is late when it is later than the hour `late_friday_after`, `hh:mm`: the papers complain of
    late ones [SEED1], the hour is a default, set by the scheme. What of a release asks for a review is `review_for`,
    words of `ASKS`: after the same papers and [SEED2], set by the scheme.
    """

    council_before: Interval = EIGHT_WEEKS
    commissioned_before: Interval = TWELVE_WEEKS
    council_holds: Interval = HALF_A_YEAR
    appointment_before: Interval = TWO_WEEKS
    late_friday_after: str = "15:00"
    review_for: tuple[str, ...] = (UNPLANNED, LATE_FRIDAY, NOWHERE)
