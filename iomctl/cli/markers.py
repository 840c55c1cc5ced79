"""iomctl marker: what agencies mark people for, such as MAPPA or domestic abuse."""

from typing import Annotated

import typer

from iomctl.app import App
from iomctl.cli import group
from iomctl.cli.facts import (
    Asked,
    FromOption,
    KindOption,
    LastDayOption,
    NotEndedOption,
    OfOneArgument,
    SourceOption,
    UntilOption,
    WhyOption,
    change_fact,
    last_day,
)
from iomctl.cli.options import (
    AllOption,
    AsOfOption,
    CohortOption,
    ColumnsOption,
    DryRunOption,
    FormatOption,
    OffenderArgument,
    ReasonOption,
    style,
)

verbs = group("Markers: MAPPA, domestic abuse and the like; there is one, there is none, or nobody asked.")

MarkerArgument = Annotated[str, typer.Argument(metavar="MARKER", help="the marker's reference, like M00042")]


@verbs.command("add")
def add(
    context: typer.Context,
    offender: OffenderArgument,
    kind: Annotated[str, typer.Argument(metavar="KIND", help="a kind of marker in the policy, like mappa")],
    none: Annotated[bool, typer.Option("--none", help="somebody asked that day, and there is none")] = False,
    from_on: FromOption = None,
    until: UntilOption = None,
    source: SourceOption = None,
    dry_run: DryRunOption = False,
    format: FormatOption = "table",
) -> None:
    """Record that a person is marked for something, or is not.

    \b
      iomctl marker add N00042 mappa --from 3/2/2026 --source ViSOR
      iomctl marker add mercer domestic-abuse --none
    """
    from iomctl.services.markers import MarkerRecord, add

    words = {"kind": kind, "present": not none, "on": from_on, "until": until, "source": source}
    change_fact(context, Asked(format, dry_run), MarkerRecord, lambda work: add(work, offender, words))


@verbs.command("list")
def list_markers(
    context: typer.Context,
    offender: OfOneArgument = None,
    kind: KindOption = None,
    cohort: CohortOption = None,
    as_of: AsOfOption = None,
    format: FormatOption = "table",
    columns: ColumnsOption = None,
    every: AllOption = False,
    reason: ReasonOption = None,
) -> None:
    """Markers by person: yes, ended, or no where there was none.

    \b
      iomctl marker list N00042
      iomctl marker list --kind mappa --cohort luton
      iomctl marker list --as-of 31/3/2026 --format csv
    """
    from iomctl.services.markers import MarkerRecord, WhichMarkers, markers
    from iomctl.services.people_listed import Whose

    app: App = context.obj
    on = app.day(as_of)
    with app.unit_of_work(reason) as work:
        found = markers(work, on, WhichMarkers(Whose(offender, cohort), kind))
    how = style(format, columns, on, whole=every, things=("marker", "markers"), empty="No such marker.")
    app.show(found, MarkerRecord, how)


@verbs.command("end")
def end(
    context: typer.Context,
    marker: MarkerArgument,
    on: LastDayOption = None,
    not_ended: NotEndedOption = False,
    dry_run: DryRunOption = False,
    format: FormatOption = "table",
) -> None:
    """Set the last day of a marker.

    \b
      iomctl marker end M00042 --on fri
      iomctl marker end M00042 --not-ended
    """
    from iomctl.services.markers import MarkerRecord, end

    app: App = context.obj
    day = last_day(app, on, not_ended)
    change_fact(context, Asked(format, dry_run), MarkerRecord, lambda work: end(work, marker, day))


@verbs.command("withdraw")
def withdraw(
    context: typer.Context,
    marker: MarkerArgument,
    reason: WhyOption,
    dry_run: DryRunOption = False,
    format: FormatOption = "table",
) -> None:
    """Take back a marker that was recorded by mistake.

    It counts for nothing any more, whatever day is asked about, and stays in the audit trail.

    \b
      iomctl marker withdraw M00042 --reason "of another person"
    """
    from iomctl.services.markers import MarkerRecord, withdraw

    change_fact(context, Asked(format, dry_run, reason), MarkerRecord, lambda work: withdraw(work, marker, reason))
