"""iomctl release: the day somebody leaves prison, the plan for it, and what happened."""

from typing import Annotated

import typer

from iomctl.cli import group
from iomctl.cli.calendars.releases import calendar
from iomctl.cli.fact_options import HowAsked, change_fact
from iomctl.cli.options import DryRunOption, FormatOption, OffenderArgument, OnOption
from iomctl.cli.releases import corrections as release_corrections
from iomctl.cli.releases import happened as release_happened
from iomctl.cli.releases import lists as release_lists
from iomctl.cli.releases import reviews as release_reviews
from iomctl.cli.releases import shown as release_shown
from iomctl.cli.releases import withdrawals as release_withdrawals
from iomctl.errors import NotUnderstood

verbs = group("Releases: who leaves prison when, what is missing for it, and what happened on the day.")


@verbs.command("set")
def set_due(
    context: typer.Context,
    offender: OffenderArgument,
    kind: Annotated[str, typer.Argument(metavar="KIND", help="a kind of release in the policy, like conditional")],
    day: Annotated[
        str | None, typer.Argument(metavar="[DAY]", help="the day the sentence, the board or the court makes it due")
    ] = None,
    not_known: Annotated[bool, typer.Option("--not-known", help="the day is not known yet")] = False,
    reason: Annotated[str | None, typer.Option("--reason", metavar="WORDS", help="why; kept with it")] = None,
    on: OnOption = None,
    dry_run: DryRunOption = False,
    format: FormatOption = "table",
) -> None:
    """Say what makes a release due.

    The day out is worked out from it: Fridays, days before a bank holiday and days off move it, as its kind says.

    \b
      iomctl release set N00042 conditional 12/6/2026
      iomctl release set N00042 parole --not-known
    """
    from iomctl.inputs.releases import DueDay
    from iomctl.services.releases.lists import ComingRelease
    from iomctl.services.releases.releases import set_due

    if (day is None) != not_known:
        raise NotUnderstood("say on which day it is due", advice="give DAY, or --not-known")
    words = DueDay.typed(on=on, kind=kind, due=day, reason=reason)
    change_fact(context, HowAsked(format, dry_run), ComingRelease, lambda work: set_due(work, offender, words))


@verbs.command("decide")
def decide(
    context: typer.Context,
    offender: OffenderArgument,
    what: Annotated[str, typer.Argument(metavar="DECISION", help="further-day, reverted or none")],
    decision: Annotated[str, typer.Option("--decision", metavar="WORDS", help="who decided it, and where it is")],
    on: OnOption = None,
    dry_run: DryRunOption = False,
    format: FormatOption = "table",
) -> None:
    """Record the governor's decision about the day.

    One more working day earlier, back to the day it was, or neither any more.

    \b
      iomctl release decide N00042 further-day --decision "governor, 2 June"
    """
    from iomctl.inputs.releases import DecidedDay
    from iomctl.services.releases.lists import ComingRelease
    from iomctl.services.releases.releases import decide

    words = DecidedDay.typed(on=on, what=what, decision=decision)
    change_fact(context, HowAsked(format, dry_run), ComingRelease, lambda work: decide(work, offender, words))


@verbs.command("plan")
def plan(
    context: typer.Context,
    offender: OffenderArgument,
    to: Annotated[
        str | None, typer.Option("--to", metavar="CODE", help="the first night: a code of accommodation, like A17")
    ] = None,
    address: Annotated[str | None, typer.Option("--address", metavar="WORDS", help="where that is")] = None,
    appointment: Annotated[
        str | None, typer.Option("--appointment", metavar="DAY", help="the day of the first appointment")
    ] = None,
    appointment_with: Annotated[str | None, typer.Option("--with", metavar="NAME", help="whom it is with")] = None,
    done: Annotated[
        list[str] | None, typer.Option("--done", metavar="ITEM", help="done, of the policy's list; repeat it")
    ] = None,
    not_done: Annotated[
        list[str] | None, typer.Option("--not-done", metavar="ITEM", help="not done after all; repeat it")
    ] = None,
    on: OnOption = None,
    dry_run: DryRunOption = False,
    format: FormatOption = "table",
) -> None:
    """Plan the first night, the first appointment, the list.

    \b
      iomctl release plan N00042 --to A17 --address "Harbour Trust" --appointment 12/6/2026 --with "S Okafor"
      iomctl release plan N00042 --done gp --done bank-account
    """
    from iomctl.inputs.releases import Plan
    from iomctl.services.releases.lists import ComingRelease
    from iomctl.services.releases.plans import plan

    words = Plan.typed(
        on=on,
        to=to,
        address=address,
        appointment=appointment,
        appointment_with=appointment_with,
        done=done or [],
        not_done=not_done or [],
    )
    change_fact(context, HowAsked(format, dry_run), ComingRelease, lambda work: plan(work, offender, words))


for verb in (release_happened.happened, release_happened.unplanned):
    verbs.command(verb.__name__)(verb)
verbs.command("withdraw")(release_withdrawals.withdraw)
verbs.command("correct")(release_corrections.correct)
verbs.command("list")(release_lists.list_releases)
for verb in (release_lists.due, release_lists.overdue, release_lists.past, release_shown.show):
    verbs.command(verb.__name__)(verb)
verbs.command("calendar")(calendar)
verbs.command("review")(release_reviews.review)
verbs.command("reviewed")(release_reviews.reviewed)
