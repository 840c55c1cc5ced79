"""iomctl referral signposted: how many people were signposted, to how many pathways, and who took them on."""

from typing import Annotated

import typer

from iomctl.app import App
from iomctl.cli.listing import as_known
from iomctl.cli.options import AsOfOption, ColumnsOption, FormatOption, PathwayOption, style


@as_known
def signposted(
    context: typer.Context,
    provider: Annotated[
        str | None, typer.Argument(metavar="[PROVIDER]", help="its name, or a part that only it has; else all")
    ] = None,
    first: Annotated[str | None, typer.Option("--from", metavar="DAY", help="signposted then or later")] = None,
    last: Annotated[str | None, typer.Option("--to", metavar="DAY", help="signposted then or earlier")] = None,
    pathway: PathwayOption = None,
    as_of: AsOfOption = None,
    format: FormatOption = "table",
    columns: ColumnsOption = None,
) -> None:
    """How many were signposted, and who took them on.

    Each person counts once for a provider, and once in the last row, which is of all providers together.

    \b
      iomctl referral signposted
      iomctl referral signposted "Fresh Start" --from -3m --as-of 31/3/2026
    """
    from iomctl.services.figures.provider_performance import Period
    from iomctl.services.figures.signposting import SignpostCount, signposting

    app: App = context.obj
    days = [None if one is None else app.day(one, name) for one, name in ((first, "--from"), (last, "--to"))]
    on = app.day(as_of)
    with app.unit_of_work() as work:
        found = signposting(work, on, Period(provider, pathway, *days))
    app.show(found, SignpostCount, style(format, columns, on, whole=True, empty="Nobody was signposted."))
