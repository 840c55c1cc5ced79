"""iomctl transition list, due and overdue: steps that were recorded, and who turns the age soon or did."""

from typing import TYPE_CHECKING, Annotated

import typer

from iomctl.app import App
from iomctl.cli.fact_options import OfOneArgument
from iomctl.cli.listing import LISTING, Listing, as_known, as_list
from iomctl.cli.options import (
    AsOfOption,
    ExitCodeOption,
    ReasonOption,
)
from iomctl.cli.whose_cases import of_cases, say_not_told
from iomctl.errors import SomethingDue

if TYPE_CHECKING:
    from iomctl.services.lookup.whose_cases import WhoseCases

THINGS = ("transition", "transitions")
TransitionOption = Annotated[
    str | None, typer.Option("--kind", metavar="KIND", help="of one transition of the policy, like turning-18")
]


@as_known
@of_cases
@as_list
def list_steps(
    context: typer.Context,
    whose: "WhoseCases",
    offender: OfOneArgument = None,
    kind: TransitionOption = None,
    as_of: AsOfOption = None,
    listing: Listing = LISTING,
    reason: ReasonOption = None,
) -> None:
    """Steps of transitions by person, the newest first.

    \b
      iomctl transition list N00042
      iomctl transition list --kind turning-18 --cohort luton
    """
    from iomctl.services.lookup.listed_people import ListedPeople
    from iomctl.services.transitions.steps import TransitionRecord, WhichTransitionSteps, steps

    app: App = context.obj
    on = app.day(as_of)
    with app.unit_of_work(reason) as work:
        found = steps(work, on, WhichTransitionSteps(ListedPeople(offender, whose), kind))
    how = listing.style(on, things=("step", "steps"), empty="No such step.")
    app.show(found, TransitionRecord, how)


@as_known
@of_cases
@as_list
def due(
    context: typer.Context,
    whose: "WhoseCases",
    within: Annotated[
        str | None,
        typer.Option("--within", metavar="SPAN", help="how far to look, like 3m (the policy's time before each)"),
    ] = None,
    kind: TransitionOption = None,
    as_of: AsOfOption = None,
    exit_code: ExitCodeOption = False,
    listing: Listing = LISTING,
    reason: ReasonOption = None,
) -> None:
    """Who turns 18, or another age of the policy, soon.

    With the steps that are still to do. Who was born on 29 February turns on 1 March in a common year. People without
    a birth date are counted apart.

    \b
      iomctl transition due
      iomctl transition due --kind turning-18 --within 3m --worker okafor
    """
    from iomctl.domain.reviews import days_within
    from iomctl.services.transitions.due import TransitionDue, WhichTransitions, due

    app: App = context.obj
    on = app.day(as_of)
    days = days_within(within, on) if within is not None else None
    with app.unit_of_work(reason) as work:
        told = due(work, on, days, WhichTransitions(whose, kind))
    empty = "Nobody turns an age of the policy in that time with a step still to do."
    app.show(told.found, TransitionDue, listing.style(on, things=THINGS, empty=empty))
    say_not_told(app, told.not_told)
    if exit_code and told.found:
        raise SomethingDue


@as_known
@of_cases
@as_list
def overdue(
    context: typer.Context,
    whose: "WhoseCases",
    kind: TransitionOption = None,
    as_of: AsOfOption = None,
    exit_code: ExitCodeOption = False,
    listing: Listing = LISTING,
    reason: ReasonOption = None,
) -> None:
    """Transitions not over after the birthday; silent if none.

    A transition counts for who turned the age while on the scheme, or had a step of it recorded.

    \b
      iomctl transition overdue
      iomctl transition overdue --kind turning-18 --exit-code --format csv
    """
    from iomctl.services.transitions.due import TransitionOverdue, WhichTransitions, overdue

    app: App = context.obj
    on = app.day(as_of)
    with app.unit_of_work(reason) as work:
        told = overdue(work, on, WhichTransitions(whose, kind))
    empty = "No transition is overdue."
    app.show(told.found, TransitionOverdue, listing.style(on, things=THINGS, empty=empty))
    if told.found or app.screen.terminal:
        say_not_told(app, told.not_told)
    if exit_code and told.found:
        raise SomethingDue
