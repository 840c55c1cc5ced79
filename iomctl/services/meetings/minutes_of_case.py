"""The section of minutes about one case, in each form."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from iomctl.domain.days.days import in_full
from iomctl.domain.documents import Section, Table
from iomctl.domain.panels.meetings import (
    ACTION,
    ACTIONS,
    BECAUSE,
    CODE,
    COLOUR,
    DECISION,
    DIFFERED,
    EXIT_PLAN,
    NEXT,
    SINCE,
    STOOD,
    SUMMARY,
    TIER,
    UPDATE,
)
from iomctl.services.cases.open_cases import Case
from iomctl.services.lookup.find_person import person_reference, shown_name, words_about
from iomctl.services.meetings.answers import Answers
from iomctl.services.meetings.paper_forms import PaperForm
from iomctl.storage.tables.agencies import Agency, Worker
from iomctl.storage.tables.panels.actions import Action
from iomctl.storage.tables.panels.meetings import PanelAnswer, PanelItem
from iomctl.storage.unit_of_work import UnitOfWork

HEADINGS = ("Action", "What", "Who", "By")


class CaseInMinutes(NamedTuple):
    """A case with its place on the agenda, 1 the first, and what the agenda says of it."""

    place: int
    case: Case
    item: PanelItem


def case_section(work: UnitOfWork, form: PaperForm, placed: CaseInMinutes, answers: Answers) -> Section:
    """What was said and decided of one case, so far as the form holds it."""
    place, case, item = placed
    named = f"{person_reference(case.person)} {shown_name(work, case.person)}" if form.named else f"Case {place}"
    actions = tuple(_actions(work, case, form, answers))
    tables = (Table("Actions", HEADINGS, actions),) if actions else ()
    paragraphs = () if form.name == ACTIONS else tuple(_paragraphs(work, case, form, item, answers))
    return Section(f"{place}. {named}" if form.named else named, paragraphs, tables)


def _paragraphs(work: UnitOfWork, case: Case, form: PaperForm, item: PanelItem, answers: Answers) -> Iterator[str]:
    own = form.is_own(case)
    if stood := answers.one(STOOD):
        yield f"Stood: {case.cohort.code}, {stood}."
    if own:
        yield from _told(work, case, "On the agenda", item.why)
        for one in answers.all(SINCE):
            yield from _told(work, case, "Since the last review", one.words)
    for one in answers.all(UPDATE):
        if own or form.is_line(one):
            yield _spoken(work, case, one)
    yield _decided(work, case, answers, own)
    if own:
        yield from _told(work, case, "Exit plan", answers.one(EXIT_PLAN))
    if colour := answers.one(COLOUR):
        yield f"Colour from now on: {colour}."
    for one in answers.all(DIFFERED):
        if own or form.is_line(one):
            yield f"View that differed. {_spoken(work, case, one)}"
    if next_by := answers.one(NEXT):
        yield f"Next review by {in_full(date.fromisoformat(next_by))}."


def _decided(work: UnitOfWork, case: Case, answers: Answers, own: bool) -> str:
    """The decision; its reason in words only where all that was said of the case is told."""
    to, code = answers.one(TIER), answers.one(CODE)
    words = f"Decision: {answers.one(DECISION)}" + (f" to {to}" if to else "") + (f" ({code})" if code else "")
    because = "".join(words_about(work, case.person.id, answers.one(BECAUSE))) if own else ""
    return f"{words}, because {because}." if because else f"{words}."


def _actions(work: UnitOfWork, case: Case, form: PaperForm, answers: Answers) -> Iterator[tuple[str, ...]]:
    for one in answers.all(ACTION):
        owner = work.session.get_one(Worker, one.worker_id)
        agency = work.session.get_one(Agency, owner.agency_id)
        theirs = form.agency is not None and owner.agency_id == form.agency.id
        if not (form.is_own(case) or theirs or form.name in {ACTIONS, SUMMARY} or not form.named):
            continue
        row = work.session.get(Action, one.action_id) if one.action_id else None
        task = "".join(words_about(work, case.person.id, one.words)) if form.named else "an action"
        who = f"{owner.name}, {agency.name}" if form.named and form.name != SUMMARY else agency.name
        ref = f"{row.panel_id}/{row.panel_place}" if row is not None else ""
        yield ref, task, who, in_full(one.due_on) if one.due_on else ""


def _spoken(work: UnitOfWork, case: Case, one: PanelAnswer) -> str:
    name = work.session.get_one(Worker, one.worker_id).name if one.worker_id else one.name
    agency = work.session.get_one(Agency, one.agency_id).name if one.agency_id else None
    who = ", ".join(filter(None, (name, agency)))
    words = "".join(words_about(work, case.person.id, one.words))
    return f"{who}: {words}" if who else words


def _told(work: UnitOfWork, case: Case, head: str, words: str | None) -> Iterator[str]:
    for one in words_about(work, case.person.id, words):
        yield f"{head}: {one}"
