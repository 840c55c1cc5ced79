"""iomctl marker add, review and end: what agencies mark people for, such as MAPPA or domestic abuse."""

from typing import Annotated

import typer

from iomctl.app import App
from iomctl.cli.fact_options import (
    FromOption,
    HowAsked,
    LastDayOption,
    NotEndedOption,
    SourceOption,
    UntilOption,
    change_fact,
    last_day,
)
from iomctl.cli.facts.marker_corrections import MarkerArgument, correct, withdraw
from iomctl.cli.facts.marker_lists import verbs
from iomctl.cli.options import DryRunOption, FormatOption, NoteOption, OffenderArgument, OnOption

__all__ = ["verbs"]


@verbs.command("add")
def add(
    context: typer.Context,
    offender: OffenderArgument,
    kind: Annotated[str, typer.Argument(metavar="KIND", help="a kind of marker in the policy, like mappa")],
    none: Annotated[bool, typer.Option("--none", help="somebody asked that day, and there is none")] = False,
    from_on: FromOption = None,
    until: UntilOption = None,
    level: Annotated[str | None, typer.Option("--level", metavar="LEVEL", help="a level of its kind")] = None,
    review_on: Annotated[
        str | None, typer.Option("--review", metavar="DAY", help="the day of its review (after its kind's interval)")
    ] = None,
    source: SourceOption = None,
    dry_run: DryRunOption = False,
    format: FormatOption = "table",
) -> None:
    """Record that a person is marked for something, or is not.

    One that goes on when there is none ends the day before.

    \b
      iomctl marker add N00042 mappa --level 2 --from 3/2/2026 --source ViSOR
      iomctl marker add N00042 tag --until 2/11/2026 --review +4w
      iomctl marker add mercer domestic-abuse --none
    """
    from iomctl.inputs.facts.markers import NewMarker
    from iomctl.services.facts.markers import MarkerRecord, add

    words = NewMarker.typed(
        from_on=from_on, kind=kind, present=not none, until_on=until, level=level, review_on=review_on, source=source
    )
    change_fact(context, HowAsked(format, dry_run), MarkerRecord, lambda work: add(work, offender, words))


@verbs.command("review")
def review(
    context: typer.Context,
    marker: MarkerArgument,
    next_on: Annotated[
        str | None, typer.Option("--next", metavar="DAY", help="the day of the next one (after its kind's interval)")
    ] = None,
    level: Annotated[str | None, typer.Option("--level", metavar="LEVEL", help="its level now (as it was)")] = None,
    note: NoteOption = None,
    on: OnOption = None,
    dry_run: DryRunOption = False,
    format: FormatOption = "table",
) -> None:
    """Record that a marker was reviewed, and when it is next.

    Recorded again for the same day, the newer one counts.

    \b
      iomctl marker review M00042 --note "level 3 considered"
      iomctl marker review M00042 --on 13/4/2026 --level 3 --next 1/6/2026
    """
    from iomctl.inputs.facts.markers import MarkerReviewed
    from iomctl.services.facts.markers import MarkerRecord, review

    words = MarkerReviewed.typed(on=on, next=next_on, level=level, note=note)
    change_fact(context, HowAsked(format, dry_run), MarkerRecord, lambda work: review(work, marker, words))


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
    from iomctl.services.facts.markers import MarkerRecord, end

    app: App = context.obj
    day = last_day(app, on, not_ended)
    change_fact(context, HowAsked(format, dry_run), MarkerRecord, lambda work: end(work, marker, day))


verbs.command("withdraw")(withdraw)
verbs.command("correct")(correct)
