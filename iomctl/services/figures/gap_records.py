"""What is shown of where needs are not met."""

from dataclasses import dataclass
from decimal import Decimal

from iomctl.domain.columns import column
from iomctl.domain.worded import Worded

Counted = int | Worded
"""A count of people; one that may be published is an object of `text`, `least` and `most`, and its text is shown."""


@dataclass(frozen=True)
class PathwayGap:
    """The people who are to be asked about a pathway, or a group of them; the field names are a contract.

    People are counted once, also with several referrals. What is shown with --exact alone is null, as is a median of
    nobody.
    """

    pathway: str = column("Pathway", "the pathway's code", "accommodation", rank=0, kept=True)
    group: str | None = column(
        "Group", "the area, tier, gender or ages; absent: everybody", "Luton", shown=False, kept=True
    )
    people: Counted = column("People", "on the scheme, and to be asked or asked about it", "118", rank=0, right=True)
    asked: Counted = column("Asked", "of those, who were asked", "102", rank=6, right=True)
    not_asked: Counted = column("Not asked", "of those, who never were", "16", rank=2, right=True)
    no_need: Counted = column("No need", "who were asked and need nothing", "40", rank=5, right=True)
    need: Counted = column("Need", "who need something", "62", rank=0, right=True)
    some: Counted = column("Some", "of those, whose need is some", "41", rank=7, right=True)
    severe: Counted = column("Severe", "of those, whose need is severe", "21", rank=7, right=True)
    referred: Counted = column("Referred", "who need something and were referred for it", "48", rank=0, right=True)
    accepted: Counted = column("Accepted", "of those, whom a provider accepted", "39", rank=4, right=True)
    started: Counted = column("Started", "of those, whose work started", "33", rank=2, right=True)
    achieved: Counted = column("Achieved", "of those, who achieved the outcome", "12", rank=3, right=True)
    median_days: Decimal | None = column(
        "Median days", "the median from the need to the start, of who started", "19", rank=3, right=True
    )
    refused: Counted | None = column("Refused", "of those referred, who were refused", "6", rank=8, right=True)
    why_refused: Worded | None = column("Why refused", "the same by reason group", "capacity 4, risk 2", rank=9)
    ended_early: Counted | None = column(
        "Ended early", "of those referred, whose referral ended before the work was done", "7", rank=8, right=True
    )
    why_ended: Worded | None = column("Why ended", "the same by reason group", "user 5, sentence 2", rank=9)


@dataclass(frozen=True)
class GroupGap(PathwayGap):
    """The same with the group always shown; the field names are a contract."""

    group: str | None = column("Group", "the area, tier, gender or ages", "Luton", rank=0)
