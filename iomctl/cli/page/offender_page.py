"""The words of one person's page; `iomctl offender show` puts them on the screen."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from itertools import chain
from typing import TYPE_CHECKING

from iomctl.cli.page.actions import action_lines
from iomctl.cli.page.contacts import contact_lines, note_lines
from iomctl.cli.page.custody import custody_lines
from iomctl.cli.page.duties import duty_lines
from iomctl.cli.page.facts import fact_lines
from iomctl.cli.page.homes import home_lines
from iomctl.cli.page.identity import identity_lines
from iomctl.cli.page.placements import placement_lines
from iomctl.cli.page.programmes import programme_lines
from iomctl.cli.page.reaches import reach_lines
from iomctl.cli.page.restoratives import restorative_lines
from iomctl.cli.page.transitions import transition_lines
from iomctl.domain.counts import counted
from iomctl.domain.days.births import PartialBirth
from iomctl.domain.days.days import short
from iomctl.output.page import Line, PageSection, beside
from iomctl.output.styles import LATE, style_of

if TYPE_CHECKING:
    from iomctl.services.changes.change import PersonChange
    from iomctl.services.page.needs import NeedOnPage, ReferralOnPage
    from iomctl.services.page.offender_page import OffenderPage
    from iomctl.services.page.spells import FormerSpell, ReviewOnPage, SpellOnPage


WIDEST_BY = 16
NOW = (custody_lines, action_lines, home_lines, reach_lines, duty_lines, placement_lines)
"""What somebody has to know first, beside the case and its needs; it is to fit on the first screen."""
BEHIND = (fact_lines, programme_lines, transition_lines, restorative_lines)
WITHOUT_SUBJECT = frozenset("name adopted tier colour custody worker exit-plan de-selected".split())
"""Changes of a case or a name, told without its cohort; any other makes sense only with what it is about."""


def title_of(page: "OffenderPage", today: date, flat: bool = False) -> list[str]:
    """The parts of the line that a page opens with; `flat` as for `sections_of`."""
    known = page.born_on
    born = f"born {known.words if isinstance(known, PartialBirth) else _day(known)} ({page.age})" if known else ""
    asked = f"as of {_day(page.as_of)}" if page.as_of != today else ""
    died = f"died {_day(page.died_on)}" if page.died_on else ""
    return [f"{page.offender}{' ' if flat else '  '}{page.name}", born, died, page.area or "", asked]


def sections_of(page: "OffenderPage", flat: bool = False) -> list[PageSection]:
    """Everything below the title, in the order in which it is read.

    Lines with several words beside each other have them in columns, or one after another for a `flat` page.
    """
    spells = list(chain.from_iterable(_spell(one, page.custody is None) for one in page.spells))
    return [
        PageSection("", identity_lines(page, flat)),
        PageSection("", [*(spells or [Line("Spell", "not on the scheme")]), *_lines(NOW, page)]),
        PageSection("Needs and referrals", _needs(page, flat)),
        PageSection("Background", list(_lines(BEHIND, page))),
        PageSection("Contacts", list(contact_lines(page, flat))),
        PageSection("Notes", list(note_lines(page, flat))),
        PageSection("Before", [_former(one) for one in page.former_spells]),
        PageSection("Last", _last(page, flat)),
    ]


def _lines(parts: Sequence[Callable[["OffenderPage"], Iterator[Line]]], page: "OffenderPage") -> Iterator[Line]:
    return chain.from_iterable(one(page) for one in parts)


def _spell(spell: "SpellOnPage", tells_custody: bool) -> list[Line]:
    moved = f"; adopted {_day(spell.adopted_on)}" if spell.tier_from_on != spell.adopted_on else ""
    because = spell.tier_because or spell.adopted_because
    worker = ", ".join(filter(None, (spell.worker, spell.agency)))
    lines = [
        Line(
            "Spell",
            f"{spell.cohort_name}, {spell.tier}",
            f" since {_day(spell.tier_from_on)}{moved} ({_days(spell.days)}){_because(because)}",
        ),
        Line(
            "Colour",
            spell.colour,
            f" since {_day(spell.colour_from_on)}{_because(spell.colour_because)}",
            style_of("colour", spell.colour),
        ),
        Line("Worker", worker or "nobody", f", since {_day(spell.worker_from_on)}", "" if worker else LATE),
    ]
    if tells_custody:
        lines.append(Line("Custody", _custody(spell), f" since {_day(spell.custody_from_on)}"))
    if spell.exit_plan is not None:
        lines.append(Line("Exit plan", spell.exit_plan))
    return [*lines, _review(spell.review)] if spell.review else lines


def _custody(spell: "SpellOnPage") -> str:
    if spell.custody == "community":
        return "in the community"
    return spell.prison or "in custody"


def _review(review: "ReviewOnPage") -> Line:
    held = f"; last held {_day(review.held_last_on)}" if review.held_last_on else "; none held yet"
    if review.standing == "exempt":
        until = f" until {_day(review.exempt_until)}" if review.exempt_until else ""
        return Line("Review", f"exempt{until}", f": {review.exempt_because}{held}")
    late = ", due soon" if review.standing == "due soon" else ""
    if review.days_overdue is not None:
        late = f", {_days(review.days_overdue)} overdue"
    due = f"due {_span(review.due_from, review.due_by)}{late}"
    return Line("Review", due, f": {review.basis}{held}", style_of("standing", review.standing))


def _span(first: date, last: date) -> str:
    if first == last:
        return _day(last)
    opening = str(first.day) if (first.year, first.month) == (last.year, last.month) else short(first, last)
    return f"{opening} to {_day(last)}"


def _needs(page: "OffenderPage", flat: bool) -> list[Line]:
    told = [one for one in page.needs if one.level or one.referrals or one.last_referral]
    lines = [line for one in told for line in _need(one, page.as_of, flat)]
    never = [one.pathway for one in page.needs if one not in told]
    return [*lines, Line("not asked", ", ".join(never))] if never else lines


def _need(need: "NeedOnPage", on: date, flat: bool) -> Iterator[Line]:
    level = need.level or "not asked"
    texts = [_open_referral(one, on) for one in need.referrals] or [_no_referral(need, on)]
    for number, text in enumerate(texts):
        lead = beside(level, 9, flat) if text else level
        head, lead = (need.pathway, lead) if number == 0 or flat else ("", " " * len(lead))
        yield Line(head, lead, text, style_of("level", level))


def _open_referral(one: "ReferralOnPage", on: date) -> str:
    if one.status != "made":
        return f"{one.provider}, {one.status} {short(one.status_on, on)}"
    opening = f"{one.provider}, made {short(one.made_on, on)}"
    if one.working_days_waiting is None:
        return f"{opening}, no answer; its working days are not known (no bank holidays for them)"
    waited = counted(one.working_days_waiting, "working day")
    late = f"no answer after {waited}" if one.past_target else f"waiting {waited}"
    return f"{opening}, {late} (target {one.target})"


def _no_referral(need: "NeedOnPage", on: date) -> str:
    last = need.last_referral
    if last is None:
        return "" if need.level in {None, "none"} else "no referral"
    how = ", ".join(filter(None, (last.because, last.outcome)))
    return f"none open; last: {last.provider}, {last.ending or last.status} {short(last.status_on, on)}{_because(how)}"


def _former(spell: "FormerSpell") -> Line:
    stay = f"{_day(spell.adopted_on)} to {_day(spell.deselected_on)}"
    plan = f"; exit plan: {spell.exit_plan}" if spell.exit_plan else ""
    return Line(spell.cohort, stay, f", {spell.tier}{_because(spell.deselected_because)}{plan}")


def _last(page: "OffenderPage", flat: bool) -> list[Line]:
    by = max((len(one.recorded_by) for one in page.last), default=0)
    return [Line(short(one.changed_on, page.as_of), *_changed(one, by, flat)) for one in page.last]


def _changed(one: "PersonChange", by: int, flat: bool) -> tuple[str, str]:
    """What was changed, and by whom: who stands in a column of so many cells, in a flat page at the end."""
    change = f"{one.before} to {one.after}" if one.before and one.before != one.after else one.after
    about = "" if one.what in WITHOUT_SUBJECT else f"{one.about}, "
    told = f"{about}{change}{_because(one.reason)}"
    if flat:
        return beside(one.what, 11, flat), f"{told}, {one.recorded_by}"
    return beside(one.what, 11, flat) + beside(one.recorded_by, min(by, WIDEST_BY), flat), told


def _because(words: str | None) -> str:
    return f": {words}" if words else ""


def _days(count: int) -> str:
    return counted(count, "day")


def _day(day: date) -> str:
    return short(day, date.min)
