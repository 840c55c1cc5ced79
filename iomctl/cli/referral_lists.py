"""iomctl referral list and waiting: how referrals stand."""

from typing import Annotated

import typer

from iomctl.app import App
from iomctl.cli import group
from iomctl.cli.options import (
    AllOption,
    AreaOption,
    AsOfOption,
    ColumnsOption,
    ExitCodeOption,
    FormatOption,
    ReasonOption,
    style,
)
from iomctl.errors import SomethingDue

verbs = group("Referrals: make one, record each step, and see which wait.")

PathwayOption = Annotated[
    str | None, typer.Option("--pathway", metavar="PATHWAY", help="of one pathway, by code or letter")
]
ProviderOption = Annotated[str | None, typer.Option("--provider", metavar="PROVIDER", help="of one provider")]
THINGS = ("referral", "referrals")


@verbs.command("list")
def list_referrals(
    context: typer.Context,
    offender: Annotated[str | None, typer.Argument(metavar="[OFFENDER]", help="of one person; else all")] = None,
    pathway: PathwayOption = None,
    provider: ProviderOption = None,
    status: Annotated[
        str | None,
        typer.Option("--status", metavar="open|made|accepted|refused|started|ended", help="of one status"),
    ] = None,
    area: AreaOption = None,
    as_of: AsOfOption = None,
    format: FormatOption = "table",
    columns: ColumnsOption = None,
    every: AllOption = False,
    reason: ReasonOption = None,
) -> None:
    """Referrals with their steps, as they stood on a day.

    \b
      iomctl referral list N00042
      iomctl referral list --status open --provider "Housing Solutions"
      iomctl referral list --as-of 31/3/2026 --format csv
    """
    from iomctl.services.referral_records import ReferralRecord, Which, referrals

    app: App = context.obj
    on = app.day(as_of)
    with app.unit_of_work(reason) as work:
        found = referrals(work, on, Which(offender, pathway, provider, status, area))
    app.show(found, ReferralRecord, style(format, columns, on, whole=every, things=THINGS, empty="No such referral."))


@verbs.command("waiting")
def waiting(
    context: typer.Context,
    pathway: PathwayOption = None,
    provider: ProviderOption = None,
    as_of: AsOfOption = None,
    exit_code: ExitCodeOption = False,
    format: FormatOption = "table",
    columns: ColumnsOption = None,
    every: AllOption = False,
    reason: ReasonOption = None,
) -> None:
    """Referrals that had no answer within the policy's target.

    Counted in working days; silent when there are none.

    \b
      iomctl referral waiting
      iomctl referral waiting --exit-code --format csv
    """
    from iomctl.services.referral_lists import WaitingReferral, waiting
    from iomctl.services.referral_records import Which

    app: App = context.obj
    on = app.day(as_of)
    with app.unit_of_work(reason) as work:
        found = waiting(work, on, Which(pathway=pathway, provider=provider))
    how = style(format, columns, on, whole=every, things=THINGS, empty="No referral waits past its target.")
    app.show(found, WaitingReferral, how)
    if exit_code and found:
        raise SomethingDue
