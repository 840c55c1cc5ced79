"""iomctl check: what is missing from the case book."""

from typing import TYPE_CHECKING, Annotated

import typer

from iomctl.app import App
from iomctl.cli import group
from iomctl.cli.listing import LISTING, Listing, as_known, as_list
from iomctl.cli.options import ExitCodeOption, ReasonOption
from iomctl.cli.whose_cases import of_cases
from iomctl.errors import SomethingDue

if TYPE_CHECKING:
    from iomctl.services.lookup.whose_cases import WhoseCases

verbs = group("What is missing from the case book: cases.")


@verbs.command("cases")
@as_known
@of_cases
@as_list
def cases(
    context: typer.Context,
    whose: "WhoseCases",
    gap: Annotated[
        str | None,
        typer.Option(
            "--gap",
            metavar="GAP",
            help="lead-worker, birth-date, index-offence, score, sentence, sentence-end, needs, assessment, contact,"
            " contact-standard, release, release-plan, duty, empty-room, exit-plan, move-on-plan, support,"
            " exemption, requirement or conditions",
        ),
    ] = None,
    exit_code: ExitCodeOption = False,
    listing: Listing = LISTING,
    reason: ReasonOption = None,
) -> None:
    """What is missing from open cases, and how to mend it.

    Nobody who leads a case, no birth date, no index offence, no score that still counts, no sentence or none with an
    end, needs never asked about, no assessment that people of an age are to have (such as maturity), no contact
    for long or none of the way that the policy asks for, a release, an exit or the end of a placement with nothing
    planned, no council asked about a home, a placement paid for while the person is in custody or without
    support, an end of an exemption that never ran, a contract without conditions.
    Each line ends with the command that closes the gap.

    \b
      iomctl check cases --cohort luton
      iomctl check cases --gap needs --exit-code --format csv
    """
    from iomctl.services.worklists.gaps import CaseGap, case_gaps

    app: App = context.obj
    with app.unit_of_work(reason) as work:
        found = case_gaps(work, whose, gap)
    how = listing.style(app.today, group_by="gap", things=("case", "cases"), empty="Nothing is missing.")
    app.show(found, CaseGap, how)
    if exit_code and found:
        raise SomethingDue
