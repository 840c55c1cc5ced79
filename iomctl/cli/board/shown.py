"""iomctl report show, compare and trend: reports that are kept, given again, and measures over quarters."""

import re
from typing import TYPE_CHECKING, Annotated

import typer

from iomctl.app import App
from iomctl.cli.listing import LISTING, Listing, as_known, as_list
from iomctl.cli.options import AsOfOption, CohortOption, ExactOption

if TYPE_CHECKING:
    from iomctl.domain.documents import Paper

ReportArgument = Annotated[int, typer.Argument(metavar="REPORT", help="the report's number, like 12")]
KEPT = ("json", "md")
"""The forms whose words are kept byte for byte."""


def show(
    context: typer.Context,
    report: ReportArgument,
    format: Annotated[
        str | None,
        typer.Option(
            "--format", metavar="FORMAT", help="md, html, docx, pdf, xlsx or json (by the file's name, else md)"
        ),
    ] = None,
    output: Annotated[str | None, typer.Option("--output", metavar="FILE", help="a file for it")] = None,
) -> None:
    """Give a report again as it was made.

    JSON and Markdown are the same byte for byte, other forms have the same figures.

    \b
      iomctl report show 12
      iomctl report show 12 --output board.docx
    """
    from iomctl.domain.board.report_json import paper_of
    from iomctl.output.papers.paper import chosen_format
    from iomctl.services.board.reports import report as kept

    app: App = context.obj
    written_as = chosen_format(format, output, "board")
    app.confirm_over(output or "-")
    with app.unit_of_work() as work:
        found = kept(work, report)
    write_kept(app, paper_of(found.as_json), (found.as_json, found.as_markdown), written_as, output)
    if output not in {None, "-"}:
        app.screen.say(f"Report {report} is in {output}")
    if found.no_longer_cleared:
        one = found.record
        app.screen.warn(f"{found.no_longer_cleared} of people's own words in it may not be shown to the board any more")
        whose = f" --cohort {one.cohort}" if one.cohort else ""
        app.screen.warn(f"  without them: iomctl report board --from {one.first_on} --as-of {one.last_on}{whose}")


def write_kept(app: App, paper: "Paper", texts: tuple[str, str], written_as: str, output: str | None) -> None:
    """Write a report in a form; in one of KEPT its words as they are kept, `texts` in their order."""
    from iomctl.output.papers.paper import write_lines, write_paper

    if written_as in KEPT:
        write_lines(app.screen, texts[KEPT.index(written_as)].removesuffix("\n").split("\n"), output)
    else:
        write_paper(app.screen, paper, written_as, output, app.now)


@as_list
def compare(
    context: typer.Context,
    first: ReportArgument,
    second: Annotated[int, typer.Argument(metavar="REPORT", help="another one of the same cohort and form")],
    whole: Annotated[bool, typer.Option("--same", help="the figures too that are the same in both")] = False,
    listing: Listing = LISTING,
) -> None:
    """The figures that differ between two reports.

    \b
      iomctl report compare 11 12
    """
    from iomctl.services.board.comparing import ComparedFigure, compare

    app: App = context.obj
    with app.unit_of_work() as work:
        found = compare(work, first, second, whole)
    empty = "Both reports have the same figures."
    app.show(found, ComparedFigure, listing.style(app.today, things=("figure", "figures"), empty=empty))


@as_known
@as_list
def trend(
    context: typer.Context,
    measure: Annotated[
        list[str] | None, typer.Option("--measure", metavar="MEASURE", help="of one measure; once for each (all)")
    ] = None,
    cohort: CohortOption = None,
    exact: ExactOption = False,
    as_of: AsOfOption = None,
    listing: Listing = LISTING,
) -> None:
    """Each measure over eight quarters, as blocks and numbers.

    They are the whole calendar quarters before the day asked about. Beside per cent stands how many of how many, as
    94/101, in a terminal that has room for it.

    \b
      iomctl report trend
      iomctl report trend --measure reviews_on_time --measure people --exact
    """
    from iomctl.domain.documents import SHORTHAND
    from iomctl.domain.measures.catalogue import measures
    from iomctl.inputs.choices import one_of
    from iomctl.services.board.trends import MeasureTrend, trends

    app: App = context.obj
    on = app.day(as_of)
    among = [one_of("--measure", one, measures()) for one in measure or ()]
    with app.unit_of_work() as work:
        found = trends(work, on, cohort, exact, among)
    title = f"Quarters, the earliest first: {' '.join(found[0].numbers)}" if found else ""
    marks = {mark for one in found for mark in re.findall(r"\[([a-z])\]", f"{one.numbers} {one.counts}")}
    legend = "; ".join(f"[{mark}] {SHORTHAND[mark]}" for mark in sorted(marks))
    how = listing.style(on, title=title, legend=legend, things=("measure", "measures"), empty="Nothing was counted.")
    app.show(found, MeasureTrend, how)
    if listing.format == "csv" and title:
        app.screen.say(title)
