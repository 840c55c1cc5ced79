"""The words of past releases: the lines below a list of them, and the page of one."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from iomctl.domain.counts import counted
from iomctl.domain.days.days import short
from iomctl.domain.days.reasoned_days import said
from iomctl.output.page import Line, PageSection
from iomctl.output.styles import LATE

if TYPE_CHECKING:
    from datetime import date

    from iomctl.services.releases.review_counts import ReleaseCount
    from iomctl.services.releases.review_records import ReviewedRelease

GROUPS = {"all-but-remand": "not after remand", "remand": "after remand"}


def summary(counts: "Sequence[ReleaseCount]") -> Iterator[str]:
    """A line for the releases that were not after remand, and one for those that were."""
    for one in counts:
        if one.group in GROUPS:
            hours = f" ({one.friday_no_hour:,} more on a Friday without an hour)" if one.friday_no_hour else ""
            met = _of(one.contact_kept, one.contact_of, one.contact_not_yet, one.contact_not_known)
            met += f", {one.contact_none_recorded:,} with nothing recorded" if one.contact_none_recorded else ""
            settled = _of(one.settled_28, one.settled_28_of, one.settled_28_not_yet, one.settled_28_not_known)
            back = _of(one.back_28, one.back_28_of, one.back_28_not_yet, one.back_28_not_known)
            yield (
                f"{counted(one.releases, 'release')} {GROUPS[one.group]}: {one.unplanned:,} unplanned, "
                f"{one.late_friday:,} late on a Friday{hours}, {one.nowhere:,} to nowhere; met in the first week "
                f"{met}; after 28 days settled {settled}, recorded as back {back}; "
                f"{one.reviewed:,} of {one.asks:,} that ask for a review were reviewed"
            )


def _of(so: int, of: int, not_yet: int, not_known: int) -> str:
    apart = [f"{number:,} {words}" for number, words in ((not_yet, "not yet"), (not_known, "not known")) if number]
    return f"{so:,} of {of:,}" + (f" ({', '.join(apart)})" if apart else "")


def title_of(one: "ReviewedRelease", on: "date", today: "date") -> list[str]:
    """The parts of the line that a page opens with."""
    asked = f"as of {short(on, today)}" if on != today else ""
    at = f" at {one.hour}" if one.hour else ""
    return [f"{one.offender}  {one.name}", f"released {said(one.released_on)}{at}", one.prison or "", asked]


def sections_of(one: "ReviewedRelease") -> list[PageSection]:
    """Everything below the title: beforehand and on the day, what became of it, the review."""
    return [
        PageSection("", list(_beforehand(one))),
        PageSection("Since", list(_since(one))),
        PageSection("Review", list(_review(one))),
    ]


def _beforehand(one: "ReviewedRelease") -> Iterator[Line]:
    early = f", {counted(one.days_early, 'day')} early" if one.days_early else ""
    yield Line(
        "Release",
        "planned" if one.planned else "unplanned",
        early if one.planned else _because(one),
        _red(not one.planned),
    )
    yield Line("Ended", one.kind, f", {one.release_kind}" if one.release_kind else "")
    if one.late_friday != "no":
        late = one.late_friday == "yes"
        yield Line("Friday", "late" if late else "hour not known", style=_red(late))
    yield Line("Notice", "not known" if one.notice_days is None else counted(one.notice_days, "day"))
    yield Line("Not done", one.undone or "nothing", style=_red(one.undone is not None))
    yield Line(
        "First night",
        one.first_night or "not known",
        f" ({one.first_night_settled})",
        _red(one.first_night_settled == "homeless"),
    )
    if one.worker is not None:
        yield Line("Worker", one.worker)


def _because(one: "ReviewedRelease") -> str:
    return f": {one.unplanned_because}"


def _since(one: "ReviewedRelease") -> Iterator[Line]:
    yield Line("Contact in the first week", _word(one.contact_week))
    same = one.home_28 in {one.home_28_settled, None}
    yield Line("Home after 28 days", _word(one.home_28 or "not-known"), "" if same else f" ({one.home_28_settled})")
    yield Line("Back within 28 days", _word(one.back_28))


def _review(one: "ReviewedRelease") -> Iterator[Line]:
    if one.reviewed_on is None:
        if one.asks is not None:
            yield Line("Asked for", one.asks, f"; to record it: iomctl release reviewed {one.offender} --failed CODE")
        return
    yield Line("Reviewed", said(one.reviewed_on), f": {one.failed}")
    if one.action is not None:
        by = f", by {said(one.action_by)}" if one.action_by else ""
        yield Line("Action", one.action, f"{f', {one.who}' if one.who else ''}{by}")
    if one.note is not None:
        yield Line("Note", one.note)


def _word(word: str) -> str:
    return word.replace("-", " ") if word in {"not-yet", "not-known", "none-recorded", "not-asked"} else word


def _red(so: bool) -> str:
    return LATE if so else ""
