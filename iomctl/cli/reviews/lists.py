"""iomctl review overdue, due, list and calendar: which reviews are expected when."""

from datetime import timedelta
from typing import TYPE_CHECKING, Annotated, Any, Literal, TypeVar

import typer

from iomctl.app import App
from iomctl.cli import group
from iomctl.cli.calendars.reviews import DiaryAsked, write_diary
from iomctl.cli.calendars.writing import NamesOption, OutputOption
from iomctl.cli.listing import LISTING, Listing, as_known, as_list
from iomctl.cli.options import (
    AsOfOption,
    ColumnsOption,
    ExitCodeOption,
    FormatOption,
    LookAheadOption,
    ReasonOption,
    style,
)
from iomctl.cli.whose_cases import of_cases
from iomctl.errors import NotUnderstood, SomethingDue

if TYPE_CHECKING:
    from iomctl.services.lookup.whose_cases import WhoseCases

THINGS = ("review", "reviews")
WEEKS = 8

verbs = group("Reviews of cases: which are due or overdue, and what each decided.")

Record = TypeVar("Record")
Group = Literal["worker", "agency", "cohort", "tier", "colour"]
Standing = Literal["overdue", "due soon", "later", "exempt"]
ByOption = Annotated[Group | None, typer.Option("--by", help="in groups, each with its count")]


@verbs.command("overdue")
@as_known
@of_cases
@as_list
def overdue(
    context: typer.Context,
    whose: "WhoseCases",
    by: ByOption = None,
    as_of: AsOfOption = None,
    exit_code: ExitCodeOption = False,
    listing: Listing = LISTING,
    reason: ReasonOption = None,
) -> None:
    """Reviews whose last day is past; silent when there are none.

    \b
      iomctl review overdue --by worker
      iomctl review overdue --exit-code --format csv
    """
    from iomctl.services.reviews.lists import OverdueReview, overdue

    app: App = context.obj
    on = app.day(as_of)
    with app.unit_of_work(reason) as work:
        found = overdue(work, on, whose)
    how = listing.style(on, group_by=by, things=THINGS, empty="No review is overdue.")
    app.show(_grouped(found, by), OverdueReview, how)
    if exit_code and found:
        raise SomethingDue


@verbs.command("due")
@as_known
@of_cases
@as_list
def due(
    context: typer.Context,
    whose: "WhoseCases",
    within: LookAheadOption = None,
    by: ByOption = None,
    as_of: AsOfOption = None,
    exit_code: ExitCodeOption = False,
    listing: Listing = LISTING,
    reason: ReasonOption = None,
) -> None:
    """Reviews that fall due soon and are not overdue yet.

    \b
      iomctl review due
      iomctl review due --within 3w --worker okafor
    """
    from iomctl.domain.reviews import days_within
    from iomctl.services.reviews.lists import DueReview, due

    app: App = context.obj
    on = app.day(as_of)
    days = days_within(within, on) if within is not None else None
    with app.unit_of_work(reason) as work:
        found = due(work, on, days, whose)
    how = listing.style(on, group_by=by, things=THINGS, empty="No review falls due in that time.")
    app.show(_grouped(found, by), DueReview, how)
    if exit_code and found:
        raise SomethingDue


@verbs.command("list")
@as_known
@of_cases
@as_list
def listed(
    context: typer.Context,
    whose: "WhoseCases",
    offender: Annotated[str | None, typer.Argument(metavar="[OFFENDER]", help="all the reviews of one person")] = None,
    standing: Annotated[Standing | None, typer.Option("--standing", help="only those that stand so")] = None,
    by: ByOption = None,
    as_of: AsOfOption = None,
    listing: Listing = LISTING,
    reason: ReasonOption = None,
) -> None:
    """Every open case and how its review stands; or one person's.

    \b
      iomctl review list --standing exempt
      iomctl review list N00042 --as-of 31/3/2026
    """
    from iomctl.services.reviews.forecast import ReviewStanding, reviews_ahead
    from iomctl.services.reviews.of_person import PastReview, of_person

    app: App = context.obj
    on = app.day(as_of)
    how = listing.style(on, group_by=by, things=THINGS, empty="No review to show.")
    if offender is not None:
        narrowed = {name: word for name, word in whose._asdict().items() if name != "cohort"}
        _refuse_with_offender(standing=standing, **narrowed, by=by)
        with app.unit_of_work(reason) as work:
            past = of_person(work, offender, whose.cohort, on)
        app.show(past, PastReview, how)
        return
    with app.unit_of_work(reason) as work:
        found = reviews_ahead(work, on, whose, standing)
    app.show(_grouped(found, by), ReviewStanding, how)


@verbs.command("calendar")
@as_known
@of_cases
def calendar(
    context: typer.Context,
    whose: "WhoseCases",
    weeks: Annotated[
        int | None, typer.Option("--weeks", min=1, max=104, help=f"how many weeks to look ahead ({WEEKS}; --ics: all)")
    ] = None,
    ics: Annotated[bool, typer.Option("--ics", help="instead each review, for a calendar program (iCalendar)")] = False,
    names: NamesOption = False,
    output: OutputOption = None,
    as_of: AsOfOption = None,
    format: FormatOption = "table",
    columns: ColumnsOption = None,
    reason: ReasonOption = None,
) -> None:
    """How many reviews fall due in each of the coming weeks.

    Weeks gone by whose reviews are overdue come first. With --ics the last day of each review ahead is written for a
    calendar program: one that was moved is known again and moves, one that was held or is no longer due is said to be
    cancelled for thirty days. Entries say references, and names with --names.

    \b
      iomctl review calendar --weeks 12
      iomctl review calendar --ics --worker okafor --output reviews.ics
    """
    app: App = context.obj
    diary = DiaryAsked(ics, names, output, reason)
    if ics:
        if app.known_on is not None or as_of is not None or format != "table" or columns is not None:
            raise NotUnderstood("--ics goes with none of --as-of, --known-on, --format and --columns")
        write_diary(app, whose, diary, None if weeks is None else app.today + timedelta(weeks=weeks))
        return
    diary.refuse_without()
    from iomctl.services.reviews.forecast import Week, calendar

    on = app.day(as_of)
    with app.unit_of_work() as work:
        found = calendar(work, on, weeks or WEEKS, whose)
    app.show(found, Week, style(format, columns, on, whole=True))


def _refuse_with_offender(**given: str | None) -> None:
    faults = [f"--{name} does not go with OFFENDER" for name, word in given.items() if word is not None]
    if faults:
        raise NotUnderstood(*faults, advice="every review of one person is listed; --cohort and --as-of narrow that")


def _grouped(found: list[Record], by: Group | None) -> list[Record]:
    if by is None:
        return found

    def place(record: Any) -> tuple[bool, str]:
        value = getattr(record, by)
        return value is None, value or ""

    return sorted(found, key=place)
