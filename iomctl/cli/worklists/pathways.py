"""iomctl pathway: where needs are not met."""

from dataclasses import replace
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer

from iomctl.app import App
from iomctl.cli import group
from iomctl.cli.listing import as_known
from iomctl.cli.options import (
    AreaOption,
    AsOfOption,
    CohortOption,
    ColumnsOption,
    ExactOption,
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
MARKED = ("table", "md")
"""Formats that show a title; the others are data, and the marking is said beside them."""

LEGEND = "Referrals: since the need was recorded. Days: median from need to start."
NOT_OF_EVERYONE = "On a pathway that not everyone is asked about: of those asked; how many are to be asked is not told"
LEFT_OUT = "Left out: pathways that not everyone is asked about, as their groups would tell small counts apart"


@verbs.command("gaps")
@as_known
def gaps(
    context: typer.Context,
    by: Annotated[By, typer.Option("--by", help="what to count by, on each pathway")] = "pathway",
    exact: ExactOption = False,
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
    times counts by the referral that came furthest, of those made since the need was recorded, or open on that day.

    Without --exact it is for readers outside: each count is what may be known of it, 14, <6, or 37 to 42; in JSON an
    object of text, least and most. Nothing that is shown can be taken from something else that is, to get a count
    under 6. On a pathway that not everyone is asked about, like those of women, counts are of those asked, told where
    those who were and those who were not are both 6 or more. With --exact it is the partnership's own, and the audit
    trail says who took it.

    \b
      iomctl pathway gaps --format md
      iomctl pathway gaps --pathway women-abuse
      iomctl pathway gaps --exact
      iomctl pathway gaps --exact --by area --pathway accommodation
    """
    from iomctl.domain.documents import marked
    from iomctl.domain.reviews import full_day
    from iomctl.services.figures.gap_records import GroupGap, PathwayGap
    from iomctl.services.figures.gaps import GapsAsked, gaps
    from iomctl.services.figures.gaps_published import published

    app: App = context.obj
    if area is not None and not exact:
        raise NotUnderstood("--area goes with --exact only", advice="--by area shows each, beside the others")
    on = app.day(as_of)
    title = f"Needs and what came of them, by {by}, {full_day(on)}"
    how = style(
        format, columns, on, whole=True, title=title, legend=LEGEND, empty="Nobody is on the scheme.", **_grouped(by)
    )
    with app.unit_of_work() as work:
        found = (gaps if exact else published)(work, on, GapsAsked(by, cohort, area, pathway))
        marking = marked(work.policy.publishing.marking) if exact else None
        if exact:
            work.took_exact("--exact")
    app.show(found, PathwayGap if by == "pathway" else GroupGap, _marked(how, marking))
    if marking and format not in MARKED:
        app.screen.say(marking)
    if exact or not found:
        return
    if pathway is None:
        app.screen.say(NOT_OF_EVERYONE if by == "pathway" else LEFT_OUT)
    if cohort is not None:
        app.screen.warn("Publish this or the whole scheme's, not both: one taken from the other tells small counts")


def _marked(how: "Style", marking: str | None) -> "Style":
    """The same with what stands on exact figures above the table and below it."""
    if marking is None:
        return how
    return replace(how, title=f"{marking}. {how.title}", legend=f"{how.legend} {marking}")


def _grouped(by: str) -> dict[str, Any]:
    """A heading for each pathway with its groups below it; where there are none, a row for each pathway."""
    return {} if by == "pathway" else {"group_by": "pathway", "things": THINGS[by]}
