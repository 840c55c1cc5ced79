"""iomctl referral list, waiting and show: how referrals stand."""

from typing import TYPE_CHECKING, Annotated

import typer

from iomctl.app import App
from iomctl.cli import group
from iomctl.cli.listing import LISTING, Listing, as_known, as_list
from iomctl.cli.options import (
    AsOfOption,
    ColumnsOption,
    ExitCodeOption,
    FormatOption,
    PathwayOption,
    ReasonOption,
    style,
)
from iomctl.cli.partnership.service_areas import in_words
from iomctl.cli.whose_cases import of_cases
from iomctl.errors import SomethingDue

if TYPE_CHECKING:
    from iomctl.services.lookup.whose_cases import WhoseCases

verbs = group("Referrals: make one, record each step, and see which wait.")

ReferralArgument = Annotated[str, typer.Argument(metavar="REFERRAL", help="the referral's reference, like R00042")]
ProviderOption = Annotated[str | None, typer.Option("--provider", metavar="PROVIDER", help="of one provider")]
THINGS = ("referral", "referrals")


@verbs.command("list")
@as_known
@of_cases
@as_list
def list_referrals(
    context: typer.Context,
    whose: "WhoseCases",
    offender: Annotated[str | None, typer.Argument(metavar="[OFFENDER]", help="of one person; else all")] = None,
    pathway: PathwayOption = None,
    provider: ProviderOption = None,
    status: Annotated[
        str | None,
        typer.Option("--status", metavar="open|made|accepted|refused|started|ended", help="of one status"),
    ] = None,
    service_area: Annotated[
        str | None, typer.Option("--service-area", metavar="AREA", help="to a service that covers this area")
    ] = None,
    as_of: AsOfOption = None,
    listing: Listing = LISTING,
    reason: ReasonOption = None,
) -> None:
    """Referrals with their steps, as they stood on a day.

    \b
      iomctl referral list N00042
      iomctl referral list --status open --provider "Housing Solutions"
      iomctl referral list --as-of 31/3/2026 --format csv
    """
    from iomctl.services.lookup.listed_people import ListedPeople
    from iomctl.services.referrals.narrowing import WhichReferrals
    from iomctl.services.referrals.records import ReferralRecord, referrals

    app: App = context.obj
    on = app.day(as_of)
    with app.unit_of_work(reason) as work:
        found = referrals(
            work, on, WhichReferrals(ListedPeople(offender, whose), pathway, provider, status, service_area)
        )
    how = listing.style(on, things=THINGS, empty="No such referral.")
    app.show(in_words(found, how), ReferralRecord, how)


@verbs.command("waiting")
@as_known
@of_cases
@as_list
def waiting(
    context: typer.Context,
    whose: "WhoseCases",
    late_start: Annotated[
        bool, typer.Option("--not-started", help="those accepted and not started in target instead")
    ] = False,
    pathway: PathwayOption = None,
    provider: ProviderOption = None,
    as_of: AsOfOption = None,
    exit_code: ExitCodeOption = False,
    listing: Listing = LISTING,
    reason: ReasonOption = None,
) -> None:
    """Referrals that had no answer within the policy's target.

    Counted in working days; silent when there are none. With --not-started: those that were accepted and have not
    started within the target for that.

    \b
      iomctl referral waiting
      iomctl referral waiting --not-started
      iomctl referral waiting --exit-code --format csv
    """
    from iomctl.services.lookup.listed_people import ListedPeople
    from iomctl.services.referrals.narrowing import WhichReferrals
    from iomctl.services.referrals.not_started import NotStartedReferral, not_started
    from iomctl.services.referrals.waiting import WaitingReferral, waiting

    app: App = context.obj
    on = app.day(as_of)
    which = WhichReferrals(ListedPeople(None, whose), pathway, provider)
    how = listing.style(on, things=THINGS, empty="No referral waits past its target.")
    with app.unit_of_work(reason) as work:
        unanswered = [] if late_start else waiting(work, on, which)
        unstarted = not_started(work, on, which) if late_start else []
    if late_start:
        app.show(in_words(unstarted, how), NotStartedReferral, how)
    else:
        app.show(in_words(unanswered, how), WaitingReferral, how)
    if exit_code and (unanswered or unstarted):
        raise SomethingDue


@verbs.command("show")
@as_known
def show(
    context: typer.Context,
    referral: ReferralArgument,
    as_of: AsOfOption = None,
    format: FormatOption = "table",
    columns: ColumnsOption = None,
    reason: ReasonOption = None,
) -> None:
    """One referral on one page: whose, to whom, and each step.

    \b
      iomctl referral show R00042
      iomctl referral show R00042 --as-of 31/3/2026 --format json
    """
    from iomctl.services.referrals.page import page

    app: App = context.obj
    on = app.day(as_of)
    with app.unit_of_work(reason) as work:
        found = page(work, referral, on)
    from iomctl.cli.referrals.page import show_referral

    show_referral(app, found, style(format, columns, on))
