"""iomctl rescope report: what a run changed and whom it touched, for the board."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from iomctl.app import App
from iomctl.cli.options import ExactOption
from iomctl.cli.rescopes.runs import RunArgument

if TYPE_CHECKING:
    from iomctl.services.rescopes.reports.reporting import RunReport

FORMATS = ("md", "html", "docx", "pdf", "xlsx", "json")


def report(
    context: typer.Context,
    run: RunArgument,
    exact: ExactOption = False,
    format: Annotated[
        str | None,
        typer.Option(
            "--format", metavar="FORMAT", help="md, html, docx, pdf, xlsx, json (by the file's name, else md)"
        ),
    ] = None,
    output: Annotated[str | None, typer.Option("--output", metavar="FILE", help="a file for it")] = None,
) -> None:
    """What a run changed, for the board.

    The criteria in words, the tiers before and after, what becomes of people and why, who decided where, and the
    effect by gender, age, ethnicity and area. Nobody is named.

    Without an option it is for readers outside: small categories are merged, and counts under 6 can't be worked out.
    With --exact it is the partnership's own: exact figures, the marking on every page, and in the audit trail who
    took it.

    \b
      iomctl rescope report 3
      iomctl rescope report 3 --exact
      iomctl rescope report 3 --output board.pdf
    """
    from iomctl.domain.documents import Paper
    from iomctl.output.papers.paper import chosen_format, write_lines, write_paper
    from iomctl.services.rescopes.reports.reporting import run_report

    app: App = context.obj
    written_as = chosen_format(format, output, "board", FORMATS)
    app.confirm_over(output or "-")
    with app.unit_of_work() as work:
        found = run_report(work, run, exact)
    if written_as == "json":
        write_lines(app.screen, _json(found), output)
    else:
        write_paper(app.screen, Paper(found.title, found.sections, found.marking), written_as, output, app.now)
    if output not in {None, "-"}:
        app.screen.say(f"The report of run {run} is in {output}")


def _json(found: "RunReport") -> Iterator[str]:
    from dataclasses import fields

    from iomctl.output import as_json

    return as_json.object_lines(found, [one.name for one in fields(found)])
