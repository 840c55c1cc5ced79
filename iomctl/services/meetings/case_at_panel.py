"""One case as a panel sees it: what was decided last, what happened since, and what was said of it at this panel."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from sqlmodel import col

from iomctl.domain.days.days import short
from iomctl.domain.panels.actions import times
from iomctl.domain.references import RESTRICTED_NAME
from iomctl.services.cases.open_cases import Case
from iomctl.services.changes.change import TOLD_BY, PersonChange
from iomctl.services.changes.of_person import changes_of
from iomctl.services.every_fault import EveryFault
from iomctl.services.lookup.find_person import find_one, is_hidden
from iomctl.services.lookup.recorded_about import recorded_about
from iomctl.services.meetings.agenda_rows import OnAgenda, on_agenda
from iomctl.services.meetings.answers import Answers, answers_of
from iomctl.services.meetings.case_record import CaseAtPanel
from iomctl.services.meetings.case_said import said_of
from iomctl.services.meetings.cases_meant import case_of, day_shown
from iomctl.services.page.offender_page import FIRST_STATE, OffenderPage, page
from iomctl.services.panels.action_records import records
from iomctl.services.panels.find import find_panel
from iomctl.storage.tables.panels.actions import Action
from iomctl.storage.tables.panels.panels import Panel
from iomctl.storage.unit_of_work import UnitOfWork

if TYPE_CHECKING:
    from iomctl.services.page.spells import SpellOnPage

MOST_SINCE = 4
TOLD_APART = frozenset({"need", "action", "review", "panel"})


def case_at_panel(work: UnitOfWork, word: str, offender: str) -> CaseAtPanel:
    """A case at the panel with a number, also at one that was cancelled. The look is logged.

    Raises NotFound with every fault at once, DoesNotFit for a panel that was withdrawn, and as `case_of`.
    """
    faults = EveryFault()
    panel, person = faults.take(lambda: find_panel(work, word)), faults.take(lambda: find_one(work, offender))
    if panel is None or person is None:
        raise faults.refusal()
    return told_at(work, panel, case_of(work, panel, person))


class PanelSoFar(NamedTuple):
    """What a panel is about and has said, read once for all of its cases: the agenda, and the answers by the spell."""

    order: list[OnAgenda]
    answers: Mapping[int, Answers]


def so_far(work: UnitOfWork, panel: Panel) -> PanelSoFar:
    """The agenda of a panel and the answers given at it. The look is logged."""
    return PanelSoFar(on_agenda(work, panel), answers_of(work, panel))


def _unseen(work: UnitOfWork, panel: Panel) -> PanelSoFar:
    """The same where nobody is told of the others on the agenda."""
    before = frozenset(work.seen.people)
    found = so_far(work, panel)
    work.told_only_of(before, disclosed=False)
    return found


def told_at(work: UnitOfWork, panel: Panel, case: Case, known: PanelSoFar | None = None) -> CaseAtPanel:
    """A case at a panel, as it stood on the panel's day; `known` by a caller that tells of several.

    The look at that case, and no other, is logged.
    """
    on = day_shown(work, panel)
    order, answers = known or _unseen(work, panel)
    seen = page(work, case.reference, on)
    spell = next((one for one in seen.spells if one.cohort == case.cohort.code), None)
    place = next((at for at, one in enumerate(order, 1) if one.spell == case.spell.id), None)
    item = order[place - 1] if place else None
    changes = changes_of(work, case.person.id, recorded_about(work, case.person.id, TOLD_BY))
    past = [one for one in changes if one.changed_on <= on and not _said_here(one, panel)]
    reviewed = [one for one in past if one.what == "review" and one.after.startswith("held")]
    told = CaseAtPanel(
        panel=panel.id,
        item=f"{place} of {len(order)}" if place else None,
        offender=seen.offender,
        name=seen.name,
        age=seen.age,
        cohort=case.cohort.code,
        tier=spell.tier if spell else case.spell.tier,
        colour=spell.colour if spell else case.spell.colour,
        worker=spell.worker if spell else None,
        agency=spell.agency if spell else None,
        why=item.why if item else None,
        review=_review(spell, on),
        last=_last(reviewed[-1], on) if reviewed else None,
        since=tuple(_since(past, reviewed[-1].changed_on if reviewed else date.min, on)),
        needs=tuple(_needs(seen)),
        sentence=next(_sentences(seen), None),
        home=_home(seen),
        actions=tuple(_open_actions(work, case, on)),
        **said_of(work, case, answers[case.spell.id]),
        decided=item is not None and item.settled_in is not None,
    )
    return _withheld(told) if is_hidden(work, case.person) else told


def _withheld(told: CaseAtPanel) -> CaseAtPanel:
    """Of somebody restricted a panel is told who leads the case, its tier, its colour and when its review is due."""
    nothing: dict[str, Any] = {
        "age": None,
        "last": None,
        "since": (),
        "needs": (),
        "sentence": None,
        "home": None,
        "actions": (),
    }
    return replace(told, why=told.why and RESTRICTED_NAME, **nothing)


def _said_here(one: PersonChange, panel: Panel) -> bool:
    """Whether a change tells what this panel decided: it is no news to it."""
    return one.changed_on == panel.meets_on and f"panel {panel.id}:" in (one.reason or "")


def _review(spell: "SpellOnPage | None", on: date) -> str | None:
    if spell is None or spell.review is None:
        return None
    late = f", {spell.review.days_overdue} days overdue" if spell.review.days_overdue else ""
    return f"by {short(spell.review.due_by, on)}{late}: {spell.review.basis}"


def _last(one: PersonChange, on: date) -> str:
    return f"{short(one.changed_on, on)}: {one.reason or one.after}"


def _since(past: Sequence[PersonChange], after: date, on: date) -> Iterator[str]:
    """What happened from the day of the last review on, the newest first."""
    news = [one for one in past if one.before is not None or one.what not in FIRST_STATE]
    told = [one for one in news if one.changed_on >= after and one.what not in TOLD_APART]
    for one in reversed(told[-MOST_SINCE:]):
        why = f": {one.reason}" if one.reason else ""
        about = f" {one.about}" if one.about else ""
        yield f"{short(one.changed_on, on)} {one.what}{about} {one.after}{why}"
    if len(told) > MOST_SINCE:
        yield f"and {len(told) - MOST_SINCE} more"


def _needs(seen: OffenderPage) -> Iterator[str]:
    """Each pathway with a need or an open referral, and which were never asked about."""
    for need in seen.needs:
        referred = [f"{one.provider} {'waiting' if one.status == 'made' else one.status}" for one in need.referrals]
        if need.level in {"some", "severe"} or referred:
            yield f"{need.pathway} {need.level or 'not asked'}" + (f" ({', '.join(referred)})" if referred else "")
    never = [one.pathway for one in seen.needs if one.level is None and not one.referrals]
    if never:
        yield f"not asked: {', '.join(never)}"


def _sentences(seen: OffenderPage) -> Iterator[str]:
    for one in seen.sentences:
        if one.state == "runs":
            yield f"{one.kind} to {short(one.until_on, seen.as_of)}" if one.until_on else one.kind


def _home(seen: OffenderPage) -> str:
    home = seen.home
    until = f", until {short(home.until, seen.as_of)}" if home.until else ""
    return ", ".join(filter(None, (home.kind_name, home.standing.replace("-", " ")))) + until


def _open_actions(work: UnitOfWork, case: Case, on: date) -> Iterator[str]:
    """The open actions about a person, the one that is due first in front."""
    for one in records(work, on, col(Action.offender_id) == case.person.id):
        if one.outcome_on is None:
            carried = f", carried over {times(one.carried_over)}" if one.carried_over else ""
            due = short(one.due_on, on)
            yield f"{one.panel or one.action} {one.owner}: {one.task}, {one.state}, due {due}{carried}"
