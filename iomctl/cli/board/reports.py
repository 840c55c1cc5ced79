"""iomctl report: the board's paper, made, kept and published, what the board agreed, and figures for the nation."""

from typing import Annotated

import typer

from iomctl.app import App
from iomctl.cli import group
from iomctl.cli.board import actions, making, national, returns, shown
from iomctl.cli.changes import change_one
from iomctl.cli.listing import LISTING, Listing, as_known, as_list
from iomctl.cli.options import AsOfOption, DryRunOption, FormatOption, OnOption

verbs = group("Reports for the board, made, kept and given again.")

verbs.command("board")(making.board)
verbs.command("show")(shown.show)
verbs.command("compare")(shown.compare)
verbs.command("trend")(shown.trend)
verbs.command("act")(actions.act)
verbs.command("actions")(actions.list_actions)
verbs.command("done")(actions.done)
verbs.command("drop")(actions.drop)
verbs.command("return")(returns.make_return)
verbs.command("rollup")(returns.rollup)
verbs.command("national")(national.national)


@verbs.command("list")
@as_known
@as_list
def list_reports(
    context: typer.Context,
    cohort: Annotated[str | None, typer.Option("--cohort", metavar="COHORT", help="of one cohort, by its code")] = None,
    as_of: AsOfOption = None,
    listing: Listing = LISTING,
) -> None:
    """The reports that were made and are kept, the newest first.

    \b
      iomctl report list
      iomctl report list --columns report,last_on,trail_event,trail_head
    """
    from iomctl.services.board.reports import BoardReportRecord, reports

    app: App = context.obj
    on = app.day(as_of)
    with app.unit_of_work() as work:
        found = reports(work, on, cohort)
    empty = "No report was made yet. To make one: iomctl report board --from DAY"
    app.show(found, BoardReportRecord, listing.style(on, things=("report", "reports"), empty=empty))


@verbs.command("publish")
def publish(
    context: typer.Context,
    report: shown.ReportArgument,
    where: Annotated[str, typer.Argument(metavar="WHERE", help="where it can be found")],
    on: OnOption = None,
    dry_run: DryRunOption = False,
    format: FormatOption = "table",
) -> None:
    """Record that a report was published, and where.

    \b
      iomctl report publish 12 "the commissioner's website"
      iomctl report publish 12 "papers of the scrutiny committee" --on 20/4/2026
    """
    from iomctl.inputs.board import Publication
    from iomctl.services.board.reports import BoardReportRecord, publish

    words = Publication.typed(on=on, where=where)
    change_one(context.obj, format, dry_run, BoardReportRecord, lambda work: publish(work, report, words))


@verbs.command("measures")
@as_list
def list_measures(context: typer.Context, listing: Listing = LISTING) -> None:
    """Every measure: what it counts, and its target.

    \b
      iomctl report measures
      iomctl report measures --columns measure,definition,version
    """
    from iomctl.services.board.measure_records import MeasureRecord, measure_records

    app: App = context.obj
    with app.unit_of_work() as work:
        found = measure_records(work)
    app.show(found, MeasureRecord, listing.style(app.today, things=("measure", "measures")))
