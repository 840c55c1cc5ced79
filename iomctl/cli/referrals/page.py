"""The words of one referral's page; `iomctl referral show` puts them on the screen."""

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from iomctl.app import App
from iomctl.cli.pages import show_page
from iomctl.domain.counts import counted
from iomctl.domain.days.days import short
from iomctl.output.page import Line, PageSection

if TYPE_CHECKING:
    from iomctl.output.render import Style
    from iomctl.services.referrals.outcomes import OutcomeOnPage
    from iomctl.services.referrals.page import ReferralPage, StepOnPage

OUTSIDE = ": not for where the person lives"


def show_referral(app: App, page: "ReferralPage", how: "Style") -> None:
    """Write one referral: as a page, or as data where columns or another format are asked for."""
    show_page(app, page, how, lambda _: (title_of(page, app.today), sections_of(page)))


def title_of(page: "ReferralPage", today: date) -> list[str]:
    """The parts of the line that a page opens with."""
    asked = f"as of {_day(page.as_of)}" if page.as_of != today else ""
    return [f"{page.referral}  {page.pathway}", f"{page.offender}  {page.name}", asked]


def sections_of(page: "ReferralPage") -> list[PageSection]:
    """Everything below the title, in the order in which it is read."""
    lines = [
        Line("Provider", page.provider, f", {page.area or 'everywhere'}{OUTSIDE if page.outside_area else ''}"),
        Line("Status", page.status, f" {_day(page.status_on)}{_awaited(page)}"),
        *_beside(page),
    ]
    steps = PageSection("Steps", [Line(one.status, _step(one)) for one in page.steps])
    return [PageSection("", lines), PageSection("Desired outcomes", _outcomes(page)), steps]


def _beside(page: "ReferralPage") -> Iterator[Line]:
    if page.complexity:
        yield Line("Complexity", page.complexity)
    if page.practitioner and page.practitioner_from:
        yield Line("Practitioner", page.practitioner, f", from {_day(page.practitioner_from)}")
    if page.signposted_with:
        yield Line("Signposted", "with ", ", ".join(page.signposted_with))
    if page.supports:
        yield Line("Supports", ", ".join(page.supports))


def _outcomes(page: "ReferralPage") -> list[Line]:
    lines = [Line(one.code, one.wording, f": {_scored(one)}") for one in page.outcomes]
    if page.outcome_score is not None:
        lines.append(Line("score", f"{page.outcome_score:g}", f" of {len(page.outcomes)}"))
    return lines


def _scored(one: "OutcomeOnPage") -> str:
    return "not scored yet" if one.score is None or one.scored_on is None else f"{one.score} {_day(one.scored_on)}"


def _awaited(page: "ReferralPage") -> str:
    if page.awaited is None:
        return ""
    if page.due_on is None:
        return f"; the day its {page.awaited} is due is not known (no bank holidays for it)"
    late = page.working_days_late
    if late is None:
        return f"; {page.awaited} due {_day(page.due_on)}: {page.due_basis}"
    return f"; {page.awaited} was due {_day(page.due_on)}, {counted(late, 'working day')} late"


def _step(step: "StepOnPage") -> str:
    how = ", ".join(filter(None, (_day(step.step_on), step.ending, step.outcome, step.reason_words)))
    return f"{how}: {step.note}" if step.note else how


def _day(day: date) -> str:
    return short(day, date.min)
