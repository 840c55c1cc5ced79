"""iomctl pathway: where needs are not met."""

from dataclasses import replace
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from iomctl.app import App
from iomctl.cli import group
from iomctl.cli.options import (
    AreaOption,
    AsOfOption,
    CohortOption,
    ColumnsOption,
    FormatOption,
    PathwayOption,
    style,
)
from iomctl.errors import NotUnderstood

if TYPE_CHECKING:
    from iomctl.output.render import Style

verbs = group("Pathways: who was asked, who needs something, and what came of it.")

By = Literal["pathway", "area", "tier", "gender", "age"]
THINGS = {"area": ("area", "areas"), "tier": ("tier", "tiers"), "gender": ("gender", "genders"), "age": ("age", "ages")}
LEGEND = "Referrals: made since the need was recorded, or open on that day. Days: median from the need to the start."


@verbs.command("gaps")
def gaps(
    context: typer.Context,
    by: Annotated[By, typer.Option("--by", help="what to count by, on each pathway")] = "pathway",
    suppress: Annotated[
        bool, typer.Option("--suppress", help="for readers outside: counts under 6 can't be worked out")
    ] = False,
    cohort: CohortOption = None,
    area: AreaOption = None,
    pathway: PathwayOption = None,
    as_of: AsOfOption = None,
    format: FormatOption = "table",
    columns: ColumnsOption = None,
) -> None:
    """Where needs are not met.

    Who was asked, who needs something, and how far their referrals came. Everyone on the scheme counts once on each
    pathway; nobody is named. Who was never asked is apart from who needs nothing. A person who was referred several
    times counts by the referral that came furthest.

    With --suppress each count is what may be known of it: 14, <6, or 37 to 42; in JSON an object of text, least and
    most. Nothing that is shown can be taken from something else that is, to get a count under 6.

    \b
      iomctl pathway gaps
      iomctl pathway gaps --by area --pathway accommodation
      iomctl pathway gaps --suppress --format md
    """
    from iomctl.services.pathway_gaps import Asked, PathwayGap, gaps
    from iomctl.services.pathway_gaps_published import published

    app: App = context.obj
    if suppress and area is not None:
        raise NotUnderstood("--suppress does not go with --area", advice="--by area shows each, beside the others")
    on = app.day(as_of)
    how = style(format, columns, on, whole=True, empty="Nobody is on the scheme.")
    with app.unit_of_work() as work:
        found = (published if suppress else gaps)(work, on, Asked(by, cohort, area, pathway))
    app.show(found, PathwayGap, _shown(how, by))
    if suppress and found:
        _explain(app, cohort)


def _shown(how: "Style", by: str) -> "Style":
    """A heading for each pathway and its groups below it, or a row for each pathway."""
    from iomctl.domain.columns import columns_of
    from iomctl.domain.reviews import full_day
    from iomctl.output.asked import FOR_PEOPLE
    from iomctl.services.pathway_gaps import PathwayGap

    titled = replace(
        how, title=f"Needs and what came of them, by {by}, {full_day(how.on)}" if how.on else "", legend=LEGEND
    )
    if by != "pathway":
        return replace(titled, group_by="pathway", things=THINGS[by])
    if how.columns is not None or how.format not in FOR_PEOPLE:
        return titled
    return replace(titled, columns=tuple(name for name in columns_of(PathwayGap) if name != "group"))


def _explain(app: App, cohort: str | None) -> None:
    app.screen.say("Left out: pathways that not everyone is asked about, as they would tell small counts apart")
    if cohort is not None:
        app.screen.warn("Publish this or the whole scheme's, not both: one taken from the other tells small counts")
