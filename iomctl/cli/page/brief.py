"""The words of half a page about one person, for a panel."""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import groupby
from typing import TYPE_CHECKING

from iomctl.cli.page.custody import custody_lines
from iomctl.cli.page.homes import home_lines
from iomctl.domain.days.days import short
from iomctl.output.page import Line, PageSection
from iomctl.output.styles import LATE, style_of

if TYPE_CHECKING:
    from iomctl.services.page.brief import HeldLast, OffenderBrief
    from iomctl.services.page.spells import ReviewOnPage, SpellOnPage

MOST = 3
"""How many referrals or actions are told; of more, how many there are."""


def title_of(page: "OffenderBrief", today: date, flat: bool = False) -> list[str]:
    """The parts of the line that it opens with."""
    age = f"{page.age}" if page.age is not None else ""
    asked = f"as of {_day(page.as_of)}" if page.as_of != today else ""
    died = f"died {_day(page.died_on)}" if page.died_on else ""
    return [f"{page.offender}{' ' if flat else '  '}{page.name}", age, died, page.area or "", asked]


def sections_of(page: "OffenderBrief") -> list[PageSection]:
    """All below the title, in the order in which a panel asks for it."""
    held = {one.cohort: one for one in page.held_last}
    spells = [line for one in page.spells for line in _spell(one, held.get(one.cohort), page.as_of)]
    return [
        PageSection(
            "",
            [
                *(spells or [Line("Spell", "not on the scheme")]),
                *custody_lines(page),
                *_needs(page),
                *_referrals(page),
                *_actions(page),
                *home_lines(page),
                *_sentences(page),
            ],
        )
    ]


def _spell(spell: "SpellOnPage", held: "HeldLast | None", on: date) -> Iterator[Line]:
    worker = ", ".join(filter(None, (spell.worker, spell.agency))) or "nobody leads"
    yield Line(
        "Spell", f"{spell.cohort}, {spell.tier}, {spell.colour}", f"; {worker}", style_of("colour", spell.colour)
    )
    if held is None:
        yield Line("Last review", "none held yet")
    else:
        said = "; ".join(filter(None, (held.colour, held.decision)))
        yield Line("Last review", _day(held.held_on), f": {said}" if said else "")
    if spell.review is not None:
        yield Line("Next review", *_review(spell.review, on))


def _review(review: "ReviewOnPage", on: date) -> tuple[str, str, str]:
    if review.standing == "exempt":
        until = f" until {_day(review.exempt_until)}" if review.exempt_until else ""
        return f"exempt{until}", f": {review.exempt_because}", ""
    late = f", {review.days_overdue} days overdue" if review.days_overdue is not None else ""
    return f"{short(review.due_from, on)} to {_day(review.due_by)}{late}", "", style_of("standing", review.standing)


def _needs(page: "OffenderBrief") -> Iterator[Line]:
    told = [one for one in page.needs if one.level in {"severe", "some"}]
    told.sort(key=lambda one: one.level != "severe")
    levels = [f"{level} {', '.join(one.pathway for one in of)}" for level, of in groupby(told, lambda one: one.level)]
    never = ", ".join(one.pathway for one in page.needs if one.level in {None, "not-asked"})
    said = "; ".join(filter(None, (*levels, f"not asked {never}" if never else "")))
    yield Line("Needs", said or "none", "", style_of("level", told[0].level) if told else "")


def _referrals(page: "OffenderBrief") -> Iterator[Line]:
    found = [
        f"{need.pathway}: {one.provider}, {one.status} {short(one.status_on, page.as_of)}"
        for need in page.needs
        for one in need.referrals
    ]
    yield Line("Referrals", _some(found) or "none open")


def _actions(page: "OffenderBrief") -> Iterator[Line]:
    found = [f"{one.task} ({one.owner}, {one.state}, due {short(one.due_on, page.as_of)})" for one in page.actions]
    late = any(one.state == "overdue" for one in page.actions)
    yield Line("Actions", _some(found) or "none open", "", LATE if late else "")


def _sentences(page: "OffenderBrief") -> Iterator[Line]:
    for one in page.sentences[:1]:
        if one.state in {"none", "ended"}:
            yield Line("Sentence", "none now")
        else:
            yield Line("Sentence", one.kind, f" to {_day(one.until_on)}" if one.until_on else ", no end known")


def _some(found: Sequence[str]) -> str:
    more = [f"{len(found) - MOST} more"] if len(found) > MOST else []
    return "; ".join([*found[:MOST], *more])


def _day(day: date) -> str:
    return short(day, date.min)
