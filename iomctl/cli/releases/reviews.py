"""iomctl release review and reviewed: how past releases went, and what was found when one was looked at."""

from typing import TYPE_CHECKING, Annotated

import typer

from iomctl.app import App
from iomctl.cli.fact_options import HowAsked, change_fact
from iomctl.cli.listing import LISTING, Listing, as_known, as_list
from iomctl.cli.options import (
    AsOfOption,
    DryRunOption,
    ExitCodeOption,
    FormatOption,
    NoteOption,
    OffenderArgument,
    OnOption,
    ReasonOption,
)
from iomctl.cli.whose_cases import of_cases
from iomctl.errors import SomethingDue

if TYPE_CHECKING:
    from iomctl.services.lookup.whose_cases import WhoseCases

THINGS = ("release", "releases")
FailedOption = Annotated[
    list[str], typer.Option("--failed", metavar="CODE", help="what failed, of the policy's list; repeat it")
]
WhoOption = Annotated[str | None, typer.Option("--who", metavar="WORKER", help="the worker who sees to the action")]
ActionOption = Annotated[str | None, typer.Option("--action", metavar="WORDS", help="what is to be done about it")]
ByOption = Annotated[str | None, typer.Option("--by", metavar="DAY", help="the day by which that is to be done")]


@as_known
@of_cases
@as_list
def review(
    context: typer.Context,
    whose: "WhoseCases",
    first: Annotated[str | None, typer.Option("--from", metavar="DAY", help="the first day of release")] = None,
    last: Annotated[str | None, typer.Option("--to", metavar="DAY", help="the last day of release")] = None,
    kind: Annotated[
        str | None,
        typer.Option("--kind", metavar="KIND", help="what it ended: sentence, remand, recall, immediate, not-known"),
    ] = None,
    unplanned: Annotated[bool, typer.Option("--unplanned", help="only those that count as unplanned")] = False,
    late_friday: Annotated[bool, typer.Option("--late-friday", help="only those late on a Friday")] = False,
    nowhere: Annotated[bool, typer.Option("--nowhere", help="only those to no home on the first night")] = False,
    due: Annotated[bool, typer.Option("--due", help="only those that ask for a review and have none")] = False,
    count: Annotated[bool, typer.Option("--count", help="figures in the place of names, remand apart")] = False,
    as_of: AsOfOption = None,
    exit_code: ExitCodeOption = False,
    listing: Listing = LISTING,
    reason: ReasonOption = None,
) -> None:
    """How past releases went, and what became of people.

    Those after remand stand behind the others. What is not known, or not over yet, is said and counted apart.

    \b
      iomctl release review --from 1/1/2026 --unplanned
      iomctl release review --due --exit-code
      iomctl release review --count --from 1/1/2026 --to 31/3/2026
    """
    from iomctl.cli.releases.review_words import summary
    from iomctl.services.releases.past import WhichReleases
    from iomctl.services.releases.review import WhichReviews, review
    from iomctl.services.releases.review_counts import ReleaseCount, counts, two_counts
    from iomctl.services.releases.review_records import ReviewedRelease

    app: App = context.obj
    on = app.day(as_of)
    days = (app.day(first, "--from") if first else None, app.day(last, "--to") if last else None)
    which = WhichReviews(WhichReleases(*days, whose, unplanned), kind, late_friday, nowhere, due)
    with app.unit_of_work(reason) as work:
        found = review(work, on, which)
    empty = "No release asks for a review." if due else "No such release."
    how = listing.style(on, whole=listing.every or count, things=THINGS, empty=empty)
    if count:
        app.show(counts(found), ReleaseCount, how)
    else:
        app.show(found, ReviewedRelease, how)
        for line in summary(two_counts(found)):
            app.screen.say(line)
    if exit_code and found:
        raise SomethingDue


def reviewed(
    context: typer.Context,
    offender: OffenderArgument,
    failed: FailedOption,
    who: WhoOption = None,
    action: ActionOption = None,
    by: ByOption = None,
    note: NoteOption = None,
    released: Annotated[
        str | None, typer.Option("--released", metavar="DAY", help="the release of that day (the newest)")
    ] = None,
    on: OnOption = None,
    dry_run: DryRunOption = False,
    format: FormatOption = "table",
) -> None:
    """Record what was found when a release was reviewed.

    \b
      iomctl release reviewed N00042 --failed no-address --failed no-notice --on 6/5/2026
      iomctl release reviewed mercer --failed no-notice --action "notice by telephone" --who okafor --by 20/5/2026
    """
    from iomctl.inputs.choices import WhichOne
    from iomctl.inputs.release_reviews import NewReleaseReview
    from iomctl.services.releases.review_records import ReviewedRelease
    from iomctl.services.releases.reviewed import reviewed

    words = NewReleaseReview.typed(on=on, failed=", ".join(failed), who=who, action=action, by=by, note=note)
    which = WhichOne.typed(of=released)
    change_fact(
        context, HowAsked(format, dry_run), ReviewedRelease, lambda work: reviewed(work, offender, words, which)
    )
