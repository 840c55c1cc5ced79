"""iomctl release happened and unplanned: a release that took place."""

from typing import Annotated

import typer

from iomctl.cli.fact_options import HowAsked, change_fact
from iomctl.cli.options import DryRunOption, FormatOption, InsteadOption, NoteOption, OffenderArgument, OnOption

ToArgument = Annotated[str, typer.Option("--to", metavar="CODE", help="where to: a code of accommodation, like A07B")]
AtOption = Annotated[
    str | None, typer.Option("--at", metavar="HOUR", help="the hour of release by the clock there, like 15:40")
]
KindOption = Annotated[
    str | None, typer.Option("--kind", metavar="KIND", help="the kind of release, like immediate (as it was set)")
]
ColourOption = Annotated[
    str | None, typer.Option("--colour", metavar="COLOUR", help="the colour of their cases from then on")
]


def happened(
    context: typer.Context,
    offender: OffenderArgument,
    to: ToArgument,
    at: AtOption = None,
    kind: KindOption = None,
    colour: ColourOption = None,
    told: Annotated[
        str | None, typer.Option("--told", metavar="DAY", help="since when its day was known (since it was set)")
    ] = None,
    note: NoteOption = None,
    on: OnOption = None,
    instead: InsteadOption = False,
    dry_run: DryRunOption = False,
    format: FormatOption = "table",
) -> None:
    """Record a release that the scheme knew of.

    Custody ends, and every open case of theirs is in the community again.

    \b
      iomctl release happened N00042 --to A17 --at 10:15 --colour red
    """
    from iomctl.inputs.releases import HappenedRelease
    from iomctl.services.releases.happened import happened
    from iomctl.services.releases.past import PastRelease

    words = HappenedRelease.typed(on=on, to=to, at=at, kind=kind, told=told, colour=colour, note=note)
    change_fact(
        context, HowAsked(format, dry_run), PastRelease, lambda work: happened(work, offender, words, True, instead)
    )


def unplanned(
    context: typer.Context,
    offender: OffenderArgument,
    to: ToArgument,
    told: Annotated[str, typer.Option("--told", metavar="DAY", help="the day the scheme learned of it")],
    at: AtOption = None,
    kind: KindOption = None,
    colour: ColourOption = None,
    note: NoteOption = None,
    on: OnOption = None,
    instead: InsteadOption = False,
    dry_run: DryRunOption = False,
    format: FormatOption = "table",
) -> None:
    """Record a release that nobody had planned.

    \b
      iomctl release unplanned N00042 --to A08A --told fri --on fri --at 16:40 --kind immediate --colour red
    """
    from iomctl.inputs.releases import HappenedRelease
    from iomctl.services.releases.happened import happened
    from iomctl.services.releases.past import PastRelease

    words = HappenedRelease.typed(on=on, to=to, at=at, kind=kind, told=told, colour=colour, note=note)
    change_fact(
        context, HowAsked(format, dry_run), PastRelease, lambda work: happened(work, offender, words, False, instead)
    )
