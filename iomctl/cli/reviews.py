"""iomctl review: which reviews are due or overdue, and what a review decided."""

from typing import Annotated

import typer

from iomctl.app import App
from iomctl.cli import group
from iomctl.cli.options import (
    AgencyOption,
    AllOption,
    AsOfOption,
    CohortOption,
    ColumnsOption,
    ExitCodeOption,
    FormatOption,
    ReasonOption,
    WorkerOption,
    style,
)
from iomctl.errors import SomethingDue

verbs = group("Reviews of cases: which are due or overdue, and what each decided.")

ByOption = Annotated[str | None, typer.Option("--by", metavar="worker|agency|cohort|tier|colour", help="in groups")]


@verbs.command("overdue")
def overdue(
    context: typer.Context,
    cohort: CohortOption = None,
    worker: WorkerOption = None,
    agency: AgencyOption = None,
    by: ByOption = None,
    as_of: AsOfOption = None,
    exit_code: ExitCodeOption = False,
    format: FormatOption = "table",
    columns: ColumnsOption = None,
    every: AllOption = False,
    reason: ReasonOption = None,
) -> None:
    """Reviews whose last day is past, the longest overdue first; silent when there are none.

    \b
      iomctl review overdue --by worker
      iomctl review overdue --exit-code --format csv
    """
    from iomctl.services.review_lists import OverdueReview, Whose, overdue

    app: App = context.obj
    on = app.day(as_of)
    with app.unit_of_work(reason) as work:
        found = overdue(work, on, Whose(cohort, worker, agency))
    app.show(found, OverdueReview, style(format, columns, on, whole=every, group_by=by))
    if exit_code and found:
        raise SomethingDue
