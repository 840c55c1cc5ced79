"""iomctl referral slip: a referral on one page for a provider without an account."""

from typing import Annotated

import typer

from iomctl.app import App
from iomctl.cli.options import ReasonOption
from iomctl.cli.referrals.lists import ReferralArgument

FORMATS = ("md", "docx")


def slip(
    context: typer.Context,
    referral: ReferralArgument,
    format: Annotated[
        str | None, typer.Option("--format", metavar="FORMAT", help="md or docx (by the file's name, else md)")
    ] = None,
    output: Annotated[str | None, typer.Option("--output", metavar="FILE", help="a file for it")] = None,
    reason: ReasonOption = None,
) -> None:
    """Write a referral as a slip to send to its provider.

    The reference to quote back, the person, the service, what is wanted, and by when. That the person was disclosed
    is logged.

    \b
      iomctl referral slip R00042
      iomctl referral slip R00042 --output R00042.docx
    """
    from iomctl.domain.documents import Paper
    from iomctl.output.papers.paper import chosen_format, write_paper
    from iomctl.services.referrals.slip import slip

    app: App = context.obj
    written_as = chosen_format(format, output, "slip", FORMATS)
    app.confirm_over(output or "-")
    with app.unit_of_work(reason) as work:
        found = slip(work, referral)
    write_paper(app.screen, Paper(found.title, found.sections), written_as, output, app.now)
    if output not in {None, "-"}:
        app.screen.say(f"The slip of {found.referral} is in {output}")
    if found.hidden:
        app.screen.warn("The person has a limited-access mark, so the slip does not say who it is: --restricted does.")
