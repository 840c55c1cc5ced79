"""iomctl rescope: plan a re-scope, list the runs, and show what a run says of each person."""

from typing import TYPE_CHECKING, Annotated

import typer

from iomctl.app import App
from iomctl.cli.changes import say_left
from iomctl.cli.listing import LISTING, Listing, as_known, as_list
from iomctl.cli.options import AsOfOption, ColumnsOption, DryRunOption, FormatOption, ReasonOption
from iomctl.cli.rescopes.carried import say_carried_over, show_fallen
from iomctl.cli.rescopes.eyes import say_eyes
from iomctl.cli.rescopes.vary import VaryOption, show_varied
from iomctl.cli.upkeep.numbers import number

if TYPE_CHECKING:
    from iomctl.output.render import Style
    from iomctl.services.rescopes.runs.runs import Run

RunArgument = Annotated[
    int, typer.Argument(metavar="RUN", parser=number, help="the run's number; rescope list says which there are")
]


def plan(
    context: typer.Context,
    cohort: Annotated[str, typer.Option("--cohort", metavar="COHORT", help="the cohort to re-scope")],
    criteria: Annotated[
        str, typer.Option("--criteria", metavar="CRITERIA", help="a file, or the name of criteria that are shipped")
    ],
    candidates: Annotated[
        bool, typer.Option("--candidates", help="look outside the cohort too, at everyone in the case book")
    ] = False,
    vary: VaryOption = None,
    as_of: AsOfOption = None,
    dry_run: DryRunOption = False,
    format: FormatOption = "table",
    columns: ColumnsOption = None,
) -> None:
    """Hold criteria against a cohort, and keep the answer.

    Who would stay, move tier, leave or come in, and of whom it is not known.

    Nothing changes: the answer is kept as a numbered run. Where an earlier run of the cohort by criteria of the same
    name was decided about and not applied, its decisions that still stand are carried over.

    \b
      iomctl rescope plan --cohort luton --criteria neighbourhood-crime-2020
      iomctl rescope plan --cohort luton --criteria luton.toml --candidates --as-of 31/3/2026
      iomctl rescope plan --cohort luton --criteria luton.toml --vary 'ogrs-75=50..90:5'
    """
    from iomctl.cli.changes import change_style
    from iomctl.services.rescopes.decisions.carrying_over import plan_anew
    from iomctl.services.rescopes.runs.plans import ToPlan
    from iomctl.services.rescopes.runs.summaries import PlanLine, eyes, lines

    app: App = context.obj
    wanted = ToPlan(cohort, criteria, app.day(as_of), candidates)
    if vary is not None:
        show_varied(app, wanted, vary, format, columns)
        return
    shown = change_style(app, format, PlanLine, columns, whole=True)
    with app.unit_of_work(dry_run=dry_run) as work:
        made = plan_anew(work, wanted)
        found, second_look = lines(work, made.run), eyes(work, made.run)
    app.show(found, PlanLine, _titled(shown, made.run))
    say_carried_over(app, made, dry_run)
    say_eyes(app, made.run, second_look, dry_run)


@as_known
@as_list
def list_runs(
    context: typer.Context,
    cohort: Annotated[str | None, typer.Option("--cohort", metavar="COHORT", help="of one cohort")] = None,
    listing: Listing = LISTING,
) -> None:
    """The runs there are, the newest last.

    \b
      iomctl rescope list
    """
    from iomctl.services.lookup.find_person import find_cohort
    from iomctl.services.rescopes.runs.runs import RunRecord, runs

    app: App = context.obj
    with app.unit_of_work() as work:
        found = runs(work, find_cohort(work, cohort).id if cohort is not None else None)
    empty = "No run yet: iomctl rescope plan makes one."
    how = listing.style(app.today, newest=True, things=("run", "runs"), empty=empty)
    app.show(found, RunRecord, how)


@as_known
@as_list
def show(
    context: typer.Context,
    run: RunArgument,
    offender: Annotated[
        str | None, typer.Option("--offender", metavar="OFFENDER", help="one person: each rule's answer and its fact")
    ] = None,
    outcome: Annotated[
        str | None, typer.Option("--outcome", metavar="OUTCOME", help="stays, moves, leaves, comes-in or not-known")
    ] = None,
    watch: Annotated[
        bool, typer.Option("--watch", help="those who need an onward arrangement before they leave")
    ] = False,
    edge: Annotated[bool, typer.Option("--edge", help="those at the edge of a threshold")] = False,
    undecided: Annotated[bool, typer.Option("--undecided", help="those who still need a decision")] = False,
    taken: Annotated[
        bool,
        typer.Option("--taken-as-no", help="those of whom something is not recorded, taken as no, and that decides"),
    ] = False,
    fallen: Annotated[
        bool, typer.Option("--not-carried-over", help="decisions of the earlier run that no longer stand, and why")
    ] = False,
    listing: Listing = LISTING,
    output: Annotated[
        str | None,
        typer.Option("--output", metavar="FILE", help="a .csv or .xlsx file to fill in, for rescope decide"),
    ] = None,
    reason: ReasonOption = None,
) -> None:
    """What a run says of each person, why, and what was decided.

    A workbook has drop-down lists in its columns for the decisions, and a sheet that explains the columns.

    \b
      iomctl rescope show 3 --outcome leaves --watch
      iomctl rescope show 3 --offender N00017
      iomctl rescope show 3 --undecided --output decisions.xlsx
      iomctl rescope show 4 --not-carried-over
    """
    from iomctl.cli.rescopes.sheets import write_sheet
    from iomctl.services.rescopes.decisions.people import Narrowed, PersonInRun, left_alone, people_in
    from iomctl.services.rescopes.runs.runs import find_run

    app: App = context.obj
    if offender is not None:
        _show_reasons(app, run, offender, listing.style(whole=True), reason)
        return
    if fallen:
        show_fallen(app, run, listing.style(things=("decision", "decisions")), reason)
        return
    narrowed = Narrowed(outcome, None, watch, edge, undecided, taken)
    if output is not None or listing.format == "xlsx":
        write_sheet(app, (run, narrowed), (output, listing.format), reason)
        return
    with app.unit_of_work(reason) as work:
        kept = find_run(work, run)
        found = people_in(work, kept, narrowed)
        left = left_alone(work, kept).values()
    if taken and listing.columns is None and listing.format in {"table", "md"}:
        listing = listing._replace(columns="offender,name,now,outcome,plan,taken_as_no")
    how = listing.style(things=("person", "people"), empty="Nobody in the run like that.")
    app.show(found, PersonInRun, _titled(how, kept, len(left)))
    say_left(app, left)


def _show_reasons(app: App, number: int, offender: str, how: "Style", reason: str | None) -> None:
    from dataclasses import replace

    from iomctl.services.rescopes.decisions.people import Narrowed, people_in
    from iomctl.services.rescopes.decisions.reasons import RuleAnswer, reasons
    from iomctl.services.rescopes.runs.runs import find_run

    with app.unit_of_work(reason) as work:
        run = find_run(work, number)
        found = reasons(work, run, offender)
        (person,) = people_in(work, run, Narrowed(offender=offender))
    planned = f"plan: {person.outcome}" + (f" to {person.plan}" if person.outcome in {"moves", "comes-in"} else "")
    title = f"{person.offender}  {person.name}   {person.now or 'outside the cohort'} now, {planned}"
    shown = replace(how, title=title, group_by="part", things=("rule", "rules"))
    app.show(found, RuleAnswer, shown)
    if person.missing:
        app.screen.say(f"Not known: {person.missing}")
    if person.taken_as_no:
        app.screen.say(f"Told by what is not recorded and was taken as no: {person.taken_as_no}")
    if person.watch == "yes":
        app.screen.say("On the watch list: leaves only with an onward arrangement")


def _titled(how: "Style", run: "Run", left: int = 0) -> "Style":
    from dataclasses import replace

    from iomctl.domain.counts import counted

    but_for = f", but for {counted(left, 'person', 'people')}" if left else ""
    return replace(how, title=run.title, summary=f"{run.state}{but_for}")
