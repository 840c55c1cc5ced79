"""iomctl custody correct: a stay, or one change in it, put right."""

from typing import Annotated

import typer

from iomctl.cli.fact_options import HowAsked, NotEndedOption, WhyOption, WhyThenOption, change_fact
from iomctl.cli.options import DryRunOption, FormatOption, InsteadOption, OffenderArgument
from iomctl.errors import NotUnderstood


def correct(
    context: typer.Context,
    offender: OffenderArgument,
    reason: WhyOption,
    on: Annotated[
        str | None, typer.Option("--on", metavar="DAY", help="a day of the stay that is meant (the one they are in)")
    ] = None,
    change: Annotated[
        str | None, typer.Option("--change", metavar="DAY", help="only what was said in it from that day")
    ] = None,
    from_on: Annotated[
        str | None, typer.Option("--from", metavar="DAY", help="the first day, or that of the change (as it was)")
    ] = None,
    to: Annotated[str | None, typer.Option("--to", metavar="DAY", help="the day of leaving (as it was)")] = None,
    not_ended: NotEndedOption = False,
    kind: Annotated[
        str | None, typer.Option("--kind", metavar="KIND", help="sentenced, remand, recall or not-known (as it was)")
    ] = None,
    prison: Annotated[
        str | None, typer.Option("--prison", metavar="NAME", help="the prison they were in (as it was)")
    ] = None,
    sentenced: Annotated[
        str | None,
        typer.Option("--sentenced", metavar="DAY", help="the day of the sentence served (as it was)"),
    ] = None,
    at_large: Annotated[
        bool | None, typer.Option("--at-large/--returned", help="of a change: unlawfully at large, or back (as it was)")
    ] = None,
    because: WhyThenOption = None,
    instead: InsteadOption = False,
    dry_run: DryRunOption = False,
    format: FormatOption = "table",
) -> None:
    """Put right a stay, or one change in it.

    What is not given stays as it was said. A release moves along with the day of leaving, and the cases follow.

    \b
      iomctl custody correct N00042 --from 9/4/2026 --reason "it was Thursday"
      iomctl custody correct N00042 --change 16/4/2026 --prison "HMP Leeds" --reason "misheard"
      iomctl custody correct N00042 --on 2/2/2026 --to 6/3/2026 --reason "read off the wrong sheet"
    """
    from iomctl.inputs.custodies import CorrectedCustody
    from iomctl.services.custody.correcting import correct
    from iomctl.services.custody.records import CustodyRecord

    if to is not None and not_ended:
        raise NotUnderstood("--to does not go with --not-ended", advice="give the day of leaving, or say there is none")
    stay = CorrectedCustody.typed(on=on, change=change, from_on=from_on, to=to, not_ended=not_ended or None)
    said = stay.also(kind=kind, prison=prison, sentenced=sentenced, at_large=at_large, because=because, reason=reason)
    how = HowAsked(format, dry_run, reason)
    change_fact(context, how, CustodyRecord, lambda work: correct(work, offender, said, instead))
