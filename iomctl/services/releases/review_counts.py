"""Past releases counted by what they ended, remand apart; each figure with what it is of, and nobody is named."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from iomctl.domain.accommodation.after_release import KEPT, NONE_RECORDED, is_back
from iomctl.domain.accommodation.home import HOMELESS
from iomctl.domain.accommodation.home import NOT_ASKED as NEVER_ASKED
from iomctl.domain.accommodation.past_releases import ENDS, NOT_KNOWN, NOT_YET, REMAND, YES
from iomctl.domain.columns import column
from iomctl.domain.policy.home_and_release_choices import CLASSES
from iomctl.services.releases.review_records import ReviewedRelease

SETTLED = CLASSES[0]
TOGETHER = "all-but-remand"


@dataclass(frozen=True)
class ReleaseCount:
    """The releases of a group; the field names are a contract. What is not over or not known is in no `of`."""

    group: str = column("Group", "what they ended, all but remand together, or remand", "sentence", rank=0, kept=True)
    releases: int = column("Releases", "how many", "12", rank=0, right=True)
    unplanned: int = column("Unplanned", "of them unplanned", "5", rank=0, right=True)
    early: int = column("Early", "of them before the latest day ever worked out", "3", rank=2, right=True)
    late_friday: int = column("Late Friday", "of them late on a Friday", "2", rank=0, right=True)
    friday_no_hour: int = column("Friday no hour", "on a Friday, with no hour recorded", "1", rank=2, right=True)
    nowhere: int = column("Nowhere", "of them homeless on the first night", "4", rank=0, right=True)
    undone: int = column("Undone", "of them with something due and not done", "6", rank=2, right=True)
    contact_kept: int = column("Contact kept", "met in the first week", "7", rank=2, right=True)
    contact_of: int = column("Contact of", "of so many with a contact kept or missed then", "9", rank=2, right=True)
    contact_none_recorded: int = column("Contact none recorded", "with none recorded then", "3", rank=2, right=True)
    contact_not_yet: int = column("Contact not yet", "whose first week is not over", "2", rank=3, right=True)
    contact_not_known: int = column("Contact not known", "who left the scheme before", "1", rank=3, right=True)
    settled_28: int = column("Settled 28", "in a settled home 28 days later", "3", rank=2, right=True)
    settled_28_of: int = column("Settled 28 of", "of so many whose home was known then", "6", rank=2, right=True)
    settled_28_not_yet: int = column("Settled 28 not yet", "28 days are not over", "4", rank=3, right=True)
    settled_28_not_known: int = column("Settled 28 not known", "home not known, or not asked", "2", rank=3, right=True)
    back_28: int = column("Back 28", "recorded as recalled, arrested or in custody", "2", rank=2, right=True)
    back_28_of: int = column(
        "Back 28 of", "of so many whose 28 days are over, or who are back", "7", rank=2, right=True
    )
    back_28_not_yet: int = column("Back 28 not yet", "28 days are not over", "4", rank=3, right=True)
    back_28_not_known: int = column("Back 28 not known", "who left the scheme before", "1", rank=3, right=True)
    asks: int = column("Asks", "that ask for a review", "6", rank=2, right=True)
    reviewed: int = column("Reviewed", "of these reviewed", "2", rank=2, right=True)


def counts(found: Sequence[ReviewedRelease]) -> list[ReleaseCount]:
    """A row for each kind but remand that there is, one for all of these, and one for remand; none for none."""
    groups = [(kind, [one for one in found if one.kind == kind]) for kind in (*ENDS, NOT_KNOWN) if kind != REMAND]
    return [*(_counted(name, group) for name, group in groups if group), *two_counts(found)]


def two_counts(found: Sequence[ReviewedRelease]) -> list[ReleaseCount]:
    """The last rows of `counts` by themselves: all but remand together, and remand; none for none."""
    remand = [one for one in found if one.kind == REMAND]
    groups = ((TOGETHER, [one for one in found if one.kind != REMAND]), (REMAND, remand))
    return [_counted(name, group) for name, group in groups if group]


def _counted(name: str, group: Sequence[ReviewedRelease]) -> ReleaseCount:
    def how_many(so: Callable[[ReviewedRelease], bool]) -> int:
        return sum(map(so, group))

    met = [one.contact_week for one in group]
    asking = [one for one in group if one.asks is not None]
    return ReleaseCount(
        group=name,
        releases=len(group),
        unplanned=how_many(lambda one: not one.planned),
        early=how_many(lambda one: bool(one.days_early)),
        late_friday=how_many(lambda one: one.late_friday == YES),
        friday_no_hour=how_many(lambda one: one.late_friday == NOT_KNOWN),
        nowhere=how_many(lambda one: one.first_night_settled == HOMELESS),
        undone=how_many(lambda one: one.undone is not None),
        **_of("contact", "contact_kept", met, lambda word: word == KEPT),
        contact_none_recorded=met.count(NONE_RECORDED),
        **_of("settled_28", "settled_28", [one.home_28_settled for one in group], lambda word: word == SETTLED),
        **_of("back_28", "back_28", [one.back_28 for one in group], is_back),
        asks=len(asking),
        reviewed=sum(one.reviewed_on is not None for one in asking),
    )


def _of(stem: str, name: str, words: Sequence[str], so: Callable[[str], bool]) -> dict[str, int]:
    """How many are so, of how many of which it is told, and those that are not over or not known apart."""
    not_yet, not_known = words.count(NOT_YET), words.count(NOT_KNOWN) + words.count(NEVER_ASKED)
    return {
        name: sum(map(so, words)),
        f"{stem}_of": len(words) - not_yet - not_known - (words.count(NONE_RECORDED) if stem == "contact" else 0),
        f"{stem}_not_yet": not_yet,
        f"{stem}_not_known": not_known,
    }
