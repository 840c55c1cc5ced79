"""iomctl release withdraw: take back a release, or what was recorded of one ahead."""

from typing import Annotated

import typer

from iomctl.cli.fact_options import HowAsked, OfDayOption, WhyOption, change_fact, refuse_two_parts
from iomctl.cli.options import DryRunOption, FormatOption, OffenderArgument


def withdraw(
    context: typer.Context,
    offender: OffenderArgument,
    reason: WhyOption,
    due: Annotated[bool, typer.Option("--due", help="only the newest of what makes it due, or was decided")] = False,
    plan: Annotated[bool, typer.Option("--plan", help="only the newest plan of a release ahead")] = False,
    done: Annotated[
        str | None, typer.Option("--done", metavar="ITEM", help="only that this was done, or not, of the policy's list")
    ] = None,
    review: Annotated[
        bool, typer.Option("--review", help="only the newest review of a release that took place")
    ] = False,
    on: OfDayOption = None,
    dry_run: DryRunOption = False,
    format: FormatOption = "table",
) -> None:
    """Take back the newest release of a person, or that of a day.

    They are in custody as before, and their cases follow. Of a release that is ahead what was recorded is taken back by
    itself: what was there before counts again.

    \b
      iomctl release withdraw N00042 --reason "of another person"
      iomctl release withdraw N00042 --on 10/6/2026 --reason "of another person"
      iomctl release withdraw N00042 --due --reason "read off the wrong sheet"
      iomctl release withdraw N00042 --review --reason "of another person"
      iomctl release withdraw N00042 --done gp --on 13/4/2026 --reason "not yet"
    """
    from iomctl.inputs.choices import DatedWithdrawal
    from iomctl.inputs.releases import ReleasePartWithdrawal
    from iomctl.services.releases.lists import ComingRelease
    from iomctl.services.releases.past import PastRelease
    from iomctl.services.releases.withdrawals import withdraw_part
    from iomctl.services.releases.withdrawing import withdraw

    refuse_two_parts({"--due": due, "--plan": plan, "--done": done is not None, "--review": review})
    asked = HowAsked(format, dry_run, reason)
    part = "due" if due else "plan" if plan else None
    if part or done is not None:
        words = ReleasePartWithdrawal.typed(reason=reason, part=part, done=done, on=on)
        change_fact(context, asked, ComingRelease, lambda work: withdraw_part(work, offender, words))
    elif review:
        from iomctl.services.releases.review_records import ReviewedRelease
        from iomctl.services.releases.reviewed import withdraw_review

        of_day = DatedWithdrawal.typed(reason=reason, on=on)
        change_fact(context, asked, ReviewedRelease, lambda work: withdraw_review(work, offender, of_day))
    else:
        whole = DatedWithdrawal.typed(reason=reason, on=on)
        change_fact(context, asked, PastRelease, lambda work: withdraw(work, offender, whole))
