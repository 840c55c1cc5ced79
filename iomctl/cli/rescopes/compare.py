"""iomctl rescope compare: two runs of one cohort side by side."""

from typing import TYPE_CHECKING, Annotated

import typer

from iomctl.app import App
from iomctl.cli.listing import LISTING, Listing, as_known, as_list
from iomctl.cli.options import ReasonOption
from iomctl.cli.upkeep.numbers import number

if TYPE_CHECKING:
    from iomctl.output.render import Style
    from iomctl.services.rescopes.reports.comparisons import Pair
    from iomctl.services.rescopes.runs.runs import Run


@as_known
@as_list
def compare(
    context: typer.Context,
    first: Annotated[int, typer.Argument(metavar="RUN", parser=number, help="the number of the first run")],
    second: Annotated[int, typer.Argument(metavar="RUN", parser=number, help="the number of the second run")],
    people: Annotated[bool, typer.Option("--people", help="the people of whom they say something else")] = False,
    listing: Listing = LISTING,
    reason: ReasonOption = None,
) -> None:
    """What differs between two runs of one cohort.

    How many people each puts in every tier, and from where to where people go between them.

    \b
      iomctl rescope compare 1 2
      iomctl rescope compare 1 2 --people
      iomctl rescope compare 1 2 --people --format csv
    """
    from iomctl.services.rescopes.reports.compared_people import PersonCompared, people_compared
    from iomctl.services.rescopes.reports.comparisons import ComparedLine, compared, find_pair

    app: App = context.obj
    with app.unit_of_work(reason) as work:
        pair = find_pair(work, first, second)
        if people:
            named = people_compared(work, pair)
        else:
            counted = compared(work, pair)
    if people:
        how = listing.style(things=("person", "people"), group_by="flow")
        app.show(named, PersonCompared, _titled(how, pair))
        _say_what_differs(app, pair)
        if not named:
            app.screen.say("The two runs say the same of everyone.")
    else:
        how = listing.style(whole=True, things=("line", "lines"), group_by="part")
        app.show(counted, ComparedLine, _titled(how, pair))
        _say_what_differs(app, pair)
        app.screen.say(f"Who they are, and why: iomctl rescope compare {first} {second} --people")


def _titled(how: "Style", pair: "Pair") -> "Style":
    from dataclasses import replace

    from iomctl.domain.reviews import full_day

    first, second = pair.first, pair.second
    days = tuple(f"as of {full_day(run.on)}" for run in (first, second))
    if days[0] == days[1]:
        runs = f"run {first.number} and run {second.number}, {days[0]}"
    else:
        runs = f"run {first.number}, {days[0]}, and run {second.number}, {days[1]}"
    legend = f"First: run {first.number}, {_against(first)}; second: run {second.number}, {_against(second)}"
    return replace(how, title=f"{first.cohort_name}: {runs}", legend=legend)


def _against(run: "Run") -> str:
    return f'"{run.criteria.name}" version {run.criteria.version}'


def _say_what_differs(app: App, pair: "Pair") -> None:
    from iomctl.domain.criteria.differences import differences

    first, second = pair.first, pair.second
    for line in differences(first.criteria, second.criteria):
        app.screen.say(f"Criteria: {line}")
    if first.policy.version != second.policy.version:
        versions = f"{first.policy.version}, then {second.policy.version}"
        app.screen.say(f"Policy: version {versions}; capacities are those of the second")
    if pair.of_cohort:
        blind = second if first.candidates else first
        app.screen.warn(
            f"Run {blind.number} did not look outside the cohort: only people of the cohort are compared,"
            " and who comes in can't be"
        )
