"""The minutes of a panel as title and sections, by what was kept of it: the same for ever, but for names."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sqlmodel import col, select

from iomctl.domain.days.days import in_full
from iomctl.domain.documents import Section, Table
from iomctl.domain.panels.actions import times
from iomctl.domain.panels.meetings import ACTIONS, AGREED, AMENDED, CORRECTED, NAMES_FREE, OPENED, SUMMARY, WITH_MINUTES
from iomctl.domain.references import person_in
from iomctl.errors import DoesNotFit
from iomctl.services.meetings.agenda import actions_before
from iomctl.services.meetings.agenda_rows import items_of
from iomctl.services.meetings.answers import answers_of
from iomctl.services.meetings.cases_meant import case_of_spell, day_shown, days_of, going_on
from iomctl.services.meetings.minutes_of_case import CaseInMinutes, case_section
from iomctl.services.meetings.paper_forms import FormAsked, PaperForm, understood
from iomctl.services.panels.action_records import ActionRecord
from iomctl.services.panels.records import PanelShown, shown_panel
from iomctl.services.panels.steps import last_step, standing, steps_of
from iomctl.storage.tables.cohorts import Scheme
from iomctl.storage.tables.panels.panels import Panel
from iomctl.storage.unit_of_work import UnitOfWork

WHAT = ("What", "Details")
ASK_EACH = "Each agency answers for its own information: ask it for that."


@dataclass(frozen=True)
class PanelPaper:
    """A paper of a panel: `version` says how its minutes stood, `form` for whom it is, `people` whom it names."""

    panel: int
    title: str
    marking: str
    version: str
    form: PaperForm
    sections: tuple[Section, ...]
    people: tuple[int, ...]


def minutes(work: UnitOfWork, word: str, asked: FormAsked) -> PanelPaper:
    """The minutes of the panel with a number in a form. The look at the people in it, and nobody else, is logged.

    Raises as `going_on` and `understood`, and DoesNotFit for a panel that is not closed, and for a summary about
    somebody whom it did not talk of.
    """
    panel, form = going_on(work, word), understood(work, asked)
    state = standing(work, panel, work.today)
    if state not in WITH_MINUTES:
        raise DoesNotFit(f"panel {panel.id} is {state}: it has no minutes", advice=f"iomctl panel run {panel.id}")
    answers = answers_of(work, panel)
    cases = [one for one in _cases(work, panel) if form.holds(one.case, answers[one.case.spell.id].rows)]
    if form.about is not None and not cases:
        raise DoesNotFit(f"panel {panel.id} did not talk of them")
    version = version_of(work, panel)
    before = told_before(work, panel, form) if form.name not in {ACTIONS, SUMMARY} else []
    sections = (
        *_opening(work, panel, form, (version, before)),
        *(case_section(work, form, one, answers[one.case.spell.id]) for one in cases),
        *_closing(work, panel, form),
    )
    title = f"Minutes of panel {panel.id}, {in_full(panel.meets_on)}"
    people = looked_in(work, (one.case.person.id for one in cases), before if form.named else ())
    return PanelPaper(panel.id, title, work.policy.publishing.marking, version, form, sections, people)


def looked_in(work: UnitOfWork, cases: Iterable[int], before: Iterable[ActionRecord]) -> tuple[int, ...]:
    """The row numbers of the people in a paper, of its `cases` and of actions `before`: nobody else is looked at."""
    people = tuple(dict.fromkeys([*cases, *(person_in(one.offender) for one in before)]))
    work.looked_at(people)
    work.told_only_of(people, disclosed=False)
    return people


def version_of(work: UnitOfWork, panel: Panel) -> str:
    """How the minutes of a panel stand: a draft, amended how often, agreed on which day at which panel."""
    steps = [one.step for one in steps_of(work, panel.id, work.today)]
    amended = f", amended {times(steps.count(AMENDED))}" if AMENDED in steps else ""
    agreed = last_step(work, panel.id, AGREED)
    if agreed is None:
        return f"draft{amended}"
    at = f" at panel {agreed.at_panel_id}" if agreed.at_panel_id else ""
    corrected = f", corrected {times(steps.count(CORRECTED))}" if CORRECTED in steps else ""
    return f"agreed on {in_full(agreed.taken_on)}{at}{amended}{corrected}"


def _cases(work: UnitOfWork, panel: Panel) -> Iterator[CaseInMinutes]:
    """The cases that were on the agenda, each with its place there."""
    for item in items_of(work, panel):
        if item.dropped_because is None and item.place is not None:
            yield CaseInMinutes(item.place, case_of_spell(work, item.spell_id), item)


def _opening(
    work: UnitOfWork, panel: Panel, form: PaperForm, told: tuple[str, list[ActionRecord]]
) -> Iterator[Section]:
    """What stands before the cases: `told` are the version, and the actions from last time."""
    version, before = told
    shown = shown_panel(work, panel, work.today)
    yield _panel_section(work, panel, form, (shown, version))
    if form.name not in {ACTIONS, SUMMARY}:
        yield _there(form, shown)
        yield from last_time(form, before)


def _closing(work: UnitOfWork, panel: Panel, form: PaperForm) -> Iterator[Section]:
    """What stands behind them."""
    yield from _amended(work, panel, form)
    after = days_of(work, panel).after
    yield Section("Next panel", (in_full(after) if after else "No day is planned.",))


def _panel_section(work: UnitOfWork, panel: Panel, form: PaperForm, told: tuple[PanelShown, str]) -> Section:
    shown, version = told
    opened = last_step(work, panel.id, OPENED)
    read = (opened.statement_version if opened else None) or "not recorded"
    rows = [
        ("Scheme", work.session.exec(select(col(Scheme.name))).one()),
        ("Panel", f"{panel.id}, {panel.name}"),
        ("Day", in_full(panel.meets_on) + (f", {panel.starts_at}" if panel.starts_at else "")),
        ("Place", panel.place or "not recorded"),
        ("Minutes", version),
        ("Form", form_words(form)),
        ("Confidentiality statement read", f"version {read}"),
    ]
    if form.named and form.name != SUMMARY:
        held = [("Chair", shown.chair or "not recorded"), ("Minute-taker", shown.minute_taker or "not recorded")]
        rows[4:4] = held
    asking = (ASK_EACH,) if form.name == SUMMARY else ()
    return Section("The panel", (work.policy.panel.statement, *asking), (Table("The panel", WHAT, tuple(rows)),))


def form_words(form: PaperForm) -> str:
    """For whom a paper is, in words."""
    if form.agency is not None:
        return f"for {form.agency.name}: its own people, and what it said and is to do"
    words = {ACTIONS: "actions alone", SUMMARY: "summary about one person", NAMES_FREE: "without names and free words"}
    return words.get(form.name, "in full")


def _there(form: PaperForm, shown: PanelShown) -> Section:
    rows = []
    for state, words in (("present", shown.present), ("sorry", shown.sorry)):
        for one in filter(None, (words or "").split("; ")):
            agency, _, names = one.partition(": ")
            rows.append((agency, state, names if form.named else str(len(names.split(", ")))))
    table = Table("Who was there", ("Agency", "State", "People"), tuple(rows))
    return Section("Present and apologies", () if rows else ("Nobody is recorded.",), (table,) if rows else ())


def told_before(work: UnitOfWork, panel: Panel, form: PaperForm) -> list[ActionRecord]:
    """The actions of the panels before, those of one agency in its form."""
    found = actions_before(work, panel, day_shown(work, panel))
    return found if form.agency is None else [one for one in found if one.agency == form.agency.name]


def last_time(form: PaperForm, found: list[ActionRecord]) -> Iterator[Section]:
    """The actions of the panels before; without names only how many there are of each state."""
    if not form.named:
        states = sorted({one.state for one in found})
        counts = tuple((state, str(sum(one.state == state for one in found))) for state in states)
        if counts:
            yield Section("Actions from last time", (), (Table("Actions by state", ("State", "Actions"), counts),))
        return
    rows = tuple(
        (one.panel or one.action, one.offender, one.task, f"{one.owner}, {one.agency}", in_full(one.due_on),
         one.state + (f", carried over {times(one.carried_over)}" if one.carried_over else ""))
        for one in found
    )  # fmt: skip
    headings = ("Action", "Person", "What", "Who", "By", "State")
    if rows:
        yield Section("Actions from last time", (), (Table("Actions from last time", headings, rows),))


def _amended(work: UnitOfWork, panel: Panel, form: PaperForm) -> Iterator[Section]:
    """What was amended and corrected, in words; they may be about anybody, so only the full form has them."""
    changed = [one for one in steps_of(work, panel.id, work.today) if one.step in {AMENDED, CORRECTED}]
    if changed and form.name == "full":
        told = tuple(f"{one.step} on {in_full(one.taken_on)}: {one.words}" for one in changed)
        yield Section("Amendments and corrections", told)
