"""The report of a run for the board: what the criteria ask, what changed, and whom it touched, without a name."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from iomctl.domain.columns import column
from iomctl.domain.counts import counted
from iomctl.domain.criteria.criteria import Criteria
from iomctl.domain.criteria.words import asked_words, tree_words
from iomctl.domain.documents import Section, Table, marked
from iomctl.domain.reviews import full_day
from iomctl.services.rescopes.reports.figures import figures, figures_for_others
from iomctl.services.rescopes.runs.runs import APPLIED, UNDONE, Run, RunRecord, find_run, runs
from iomctl.storage.unit_of_work import UnitOfWork

SUPPRESSED, EXACT = "suppressed", "exact"


@dataclass(frozen=True)
class RunReport:
    """A run in counts of people, none of whom is named; the field names are a contract.

    A figure has a `text`, and the `least` and `most` that the count may be, both inclusive.
    """

    run: int = column("Run", "the run's number", "3")
    cohort: str = column("Cohort", "the cohort's code", "luton")
    title: str = column("Title", "what the report opens with", "Re-scope of IOM Luton: run 3")
    as_of: date = column("As of", "the day that was asked about", "2026-04-20")
    criteria: str = column("Criteria", "their name", "Neighbourhood crime 2020")
    version: int = column("Version", "the version of the criteria", "2")
    state: str = column("State", "planned, applied or undone", "applied")
    state_on: date = column("State on", "the day it was planned, applied or undone", "2026-05-08")
    meeting: str | None = column("Meeting", "the meeting that had it applied", "TFG 7 May")
    sections: tuple[Section, ...] = column("Sections", "paragraphs and tables under their titles")
    form: str = column("Form", f"{SUPPRESSED} for readers outside, or {EXACT}", "suppressed")
    marking: str | None = column("Marking", "what stands on every page of the exact form; absent on the other", "")


def run_report(work: UnitOfWork, number: int, exact: bool = False) -> RunReport:
    """The report of a run as it was decided up to now, for readers outside or, `exact`, for the partnership's own.

    Nobody is named, so no look is logged; that exact figures were taken is. Raises NotFound.
    """
    run = find_run(work, number)
    (now,) = runs(work, number=number)
    if exact:
        work.took_exact(f"{number} --exact")
    return RunReport(
        run=number,
        cohort=run.cohort_code,
        title=f"Re-scope of {run.cohort_name}: run {number}",
        as_of=run.on,
        criteria=run.criteria.name,
        version=run.criteria.version,
        state=now.state,
        state_on=now.state_on,
        meeting=now.meeting,
        sections=(
            _about(run, now, exact),
            _asked(run.criteria),
            *(figures if exact else figures_for_others)(work, run),
        ),
        form=EXACT if exact else SUPPRESSED,
        marking=marked(work.policy.publishing.marking) if exact else None,
    )


def _about(run: Run, now: RunRecord, exact: bool) -> Section:
    meeting = f" under meeting {now.meeting}" if now.meeting else ""
    state = {
        APPLIED: f"applied on {full_day(now.state_on)}{meeting}",
        UNDONE: f"applied, and undone on {full_day(now.state_on)}: {_holds(now.but_for or 0, exact)}",
    }.get(now.state, f"planned on {full_day(now.state_on)}, not applied: what follows is what is decided up to now")
    criteria = run.criteria
    rows = (
        ("Run", f"{run.number}, {state}"),
        ("Cohort", run.cohort_name),
        ("People looked at", "the cohort and everyone else in the case book" if run.candidates else "the cohort alone"),
        ("As of", full_day(run.on)),
        ("Criteria", f"{criteria.name}, version {criteria.version}, in force from {full_day(criteria.in_force_from)}"),
        ("Source of the criteria", criteria.source),
    )
    return Section("The run", (), (Table("What was re-scoped, and by what", ("About", "What"), rows),))


def _holds(but_for: int, exact: bool) -> str:
    """What holds of a run that was undone: how many people an undo left may be a small count."""
    if not but_for:
        return "nothing of what follows holds"
    left = counted(but_for, "person", "people") if exact else "those"
    return f"nothing of what follows holds but for {left} whom the undo left as they are"


def _asked(criteria: Criteria) -> Section:
    trees = [*criteria.tiers.items(), *([("watch", criteria.watch)] if criteria.watch else [])]
    told = tuple((name, tree_words(tree, criteria.rules)) for name, tree in trees)
    rules = tuple(
        (one.words, f"{asked_words(one)} (default)" if one.default else asked_words(one))
        for one in criteria.rules.values()
    )
    tables = (
        Table("Who is in which tier", ("Tier", "Who"), told),
        Table("What the rules ask", ("Rule", "Asks"), rules),
    )
    return Section("The criteria", tuple(_about_trees(criteria)), tables)


def _about_trees(criteria: Criteria) -> Iterator[str]:
    yield "Tiers are tried in this order, and somebody is in the first one whose words they meet."
    if criteria.watch:
        yield "Who is on watch needs an onward arrangement before leaving."
    if any(one.default for one in criteria.rules.values()):
        yield "A default is a value that no public source prints: the scheme has to set it."
