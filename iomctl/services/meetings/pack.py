"""The pack for a panel: its agenda and half a page of each case, to be read before it."""

from collections.abc import Iterator

from iomctl.domain.days.days import in_full
from iomctl.domain.documents import Section, Table
from iomctl.domain.panels.meetings import ACTIONS, SUMMARY
from iomctl.errors import NotUnderstood
from iomctl.services.meetings.case_at_panel import so_far, told_at
from iomctl.services.meetings.case_record import CaseAtPanel
from iomctl.services.meetings.cases_meant import case_of_spell, going_on
from iomctl.services.meetings.minutes import WHAT, PanelPaper, form_words, last_time, looked_in, told_before
from iomctl.services.meetings.paper_forms import FormAsked, PaperForm, understood
from iomctl.services.panels.steps import standing
from iomctl.storage.tables.panels.panels import Panel
from iomctl.storage.unit_of_work import UnitOfWork


def pack(work: UnitOfWork, word: str, asked: FormAsked) -> PanelPaper:
    """The pack for the panel with a number in a form. The look at the people in it, and nobody else, is logged.

    Raises as `going_on` and `understood`, and NotUnderstood for a form of minutes alone.
    """
    if asked.form in {ACTIONS, SUMMARY}:
        raise NotUnderstood(f"--form {asked.form} is of minutes: iomctl panel minutes")
    panel, form = going_on(work, word), understood(work, asked)
    known = so_far(work, panel)
    listed = [(place, case_of_spell(work, one.spell)) for place, one in enumerate(known.order, 1)]
    cases = [(place, case) for place, case in listed if form.agency is None or form.is_own(case)]
    before = told_before(work, panel, form)
    sections = [
        _panel(work, panel, form),
        *last_time(form, before),
        *(_case_section(form, place, told_at(work, panel, case, known)) for place, case in cases),
    ]
    people = looked_in(work, (case.person.id for _, case in cases), before if form.named else ())
    title = f"Pack for panel {panel.id}, {in_full(panel.meets_on)}"
    version = standing(work, panel, work.today)
    return PanelPaper(panel.id, title, work.policy.publishing.marking, version, form, tuple(sections), people)


def _panel(work: UnitOfWork, panel: Panel, form: PaperForm) -> Section:
    day = in_full(panel.meets_on) + (f", {panel.starts_at}" if panel.starts_at else "")
    rows = [("Panel", f"{panel.id}, {panel.name}"), ("Day", day), ("Place", panel.place or "not recorded")]
    rows.append(("Form", form_words(form)))
    return Section("The panel", (work.policy.panel.statement,), (Table("The panel", WHAT, tuple(rows)),))


def _case_section(form: PaperForm, place: int, case: CaseAtPanel) -> Section:
    title = f"{place}. {case.offender} {case.name}" if form.named else f"Case {place}"
    return Section(title, (), (Table("The case", WHAT, tuple(_rows(form, case))),))


def _rows(form: PaperForm, case: CaseAtPanel) -> Iterator[tuple[str, str]]:
    """Half a page; without names only codes, for free words may name anybody."""
    yield "Tier and colour", f"{case.cohort}, {case.tier}, {case.colour}"
    if case.review:
        yield "Review", case.review
    if not form.named:
        return
    worker = ", ".join(filter(None, (case.worker, case.agency)))
    told = {"Worker": worker or "nobody", "Why here": case.why, "Last decision": case.last}
    yield from ((head, words) for head, words in told.items() if words)
    for head, lines in (("Since", case.since), ("Needs", case.needs), ("Open actions", case.actions)):
        yield from ((head, one) for one in lines)
    yield from ((head, words) for head, words in (("Sentence", case.sentence), ("Home", case.home)) if words)
