"""The words of the facts on one person's page."""

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from iomctl.domain.counts import counted
from iomctl.domain.days.days import short
from iomctl.output.page import Line
from iomctl.output.styles import LATE

if TYPE_CHECKING:
    from iomctl.services.page.arrests import ArrestOnPage
    from iomctl.services.page.facts import MarkerOnPage, OffenceOnPage, RequirementOnPage, ScoreOnPage, SentenceOnPage
    from iomctl.services.page.offender_page import OffenderPage


def fact_lines(page: "OffenderPage") -> Iterator[Line]:
    """A line for the index offence, arrests, scores and markers, one for each sentence; none for what is unknown."""
    if page.index_offence is not None:
        yield _offence(page.index_offence)
    if page.last_arrest is not None:
        yield _arrest(page.last_arrest, page.more_arrests)
    if page.scores:
        yield Line("Scores", ", ".join(_score(one) for one in page.scores))
    for one in page.sentences:
        yield _sentence(one, page.as_of)
        yield from (_requirement(its) for its in one.requirements)
    if page.markers:
        yield _markers(page.markers, page.as_of)


def _offence(one: "OffenceOnPage") -> Line:
    what = f"{one.code} {one.code_name}" if one.code else "code not known"
    came = f", {one.outcome}{_on(one.outcome_on)}" if one.outcome else ""
    came += f", set aside{_on(one.set_aside_on)}" if one.set_aside_on else ""
    return Line("Offence", what, f", {_day(one.committed_on)}{came}; index offence since{_on(one.index_on)}")


def _arrest(one: "ArrestOnPage", before: int) -> Line:
    what = f"{one.codes} {one.code_names}" if one.codes else "code not known"
    came = f", {one.outcome}{_on(one.outcome_on)}" if one.outcome else ""
    return Line("Arrest", what, f", {_day(one.arrested_on)}{came}{f'; {before} before' if before else ''}")


def _score(one: "ScoreOnPage") -> str:
    late = ", too old to count" if one.standing == "too-old" else ""
    return f"{one.kind} {one.value} ({_day(one.scored_on)}{late})"


def _sentence(one: "SentenceOnPage", on: date) -> Line:
    if one.state == "none":
        return Line("Sentence", "none", f", asked {_day(one.start_on)}")
    if one.state == "ended":
        return Line("Sentence", "none now", f"; {one.kind} ended{_on(one.until_on)}")
    until = f" to {_day(one.until_on)}" if one.until_on else f" since {_day(one.start_on)}, no end known"
    third = one.final_third_on
    if third is not None:
        until += f"; in the final third since {_day(third)}" if third <= on else f"; final third from {_day(third)}"
    return Line("Sentence", one.kind, until)


def _requirement(one: "RequirementOnPage") -> Line:
    if one.state == "ended":
        met = f"; {one.referral}" if one.referral else ""
        return Line("Requirement", f"{one.kind} ended", f"{_on(one.until_on)}{met}{_went_on(one)}")
    until = f" to {_day(one.until_on)}" if one.until_on else f" since {_day(one.start_on)}"
    return Line("Requirement", one.kind, f"{until}; {one.referral or 'no referral'}{_went_on(one)}")


def _went_on(one: "RequirementOnPage") -> str:
    """What was said of a requirement, nothing for what is not recorded."""
    told = (
        one.consent and f"consent {one.consent}",
        one.assessment,
        one.sessions and f"{one.attended} of {counted(one.sessions, 'session')} attended",
        one.breach and f"breach {one.breach}{_on(one.breach_on)}",
    )
    return "".join(f"; {part}" for part in told if part)


def _markers(markers: "tuple[MarkerOnPage, ...]", on: date) -> Line:
    """One line, those whose review day is past in front and in red."""
    going_on = [one for one in markers if one.state == "yes"]
    late = [_marker(one, on) for one in going_on if _is_late(one, on)]
    told = {
        "": [_marker(one, on) for one in going_on if not _is_late(one, on)],
        "ended: ": [f"{one.kind}{_on(one.until_on)}" for one in markers if one.state == "ended"],
        "asked, none: ": [f"{one.kind}{_on(one.from_on)}" for one in markers if one.state == "no"],
    }
    rest = "; ".join(f"{head}{', '.join(some)}" for head, some in told.items() if some)
    if not late:
        return Line("Markers", rest)
    return Line("Markers", ", ".join(late), f"; {rest}" if rest else "", LATE)


def _marker(one: "MarkerOnPage", on: date) -> str:
    what = f"{one.kind} {one.level}" if one.level else one.kind
    until = f" until {_day(one.until_on)}" if one.until_on else ""
    review = f"review {_day(one.review_on)}" if one.review_on else ""
    if one.review_on and _is_late(one, on):
        review += f", {counted((on - one.review_on).days, 'day')} past"
    return f"{what} since {_day(one.from_on)}{until}{f' ({review})' if review else ''}"


def _is_late(one: "MarkerOnPage", on: date) -> bool:
    return one.review_on is not None and one.review_on < on


def _on(day: date | None) -> str:
    return f" {_day(day)}" if day else ""


def _day(day: date) -> str:
    return short(day, date.min)
