"""iomctl rescope report: what a run changed and whom it touched, for the board."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from iomctl.app import App
from iomctl.cli.options import ExactOption
from iomctl.cli.rescopes.runs import RunArgument
from iomctl.errors import NotUnderstood

if TYPE_CHECKING:
    from iomctl.services.rescopes.reports.reporting import RunReport

FORMATS = ("md", "html", "json")


def report(
    context: typer.Context,
    run: RunArgument,
    exact: ExactOption = False,
    format: Annotated[str, typer.Option("--format", metavar="FORMAT", help="md, html or json")] = "md",
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
      iomctl rescope report 3 --format html --output board.html
    """
    from iomctl.output.files import new_file
    from iomctl.services.rescopes.reports.reporting import run_report

    app: App = context.obj
    if format not in FORMATS:
        raise NotUnderstood(f"--format {format}: no such format", advice=f"formats: {', '.join(FORMATS)}")
    app.confirm_over(output or "-")
    with app.unit_of_work() as work:
        found = run_report(work, run, exact)
    if output is None:
        app.screen.write_lines(_lines(found, format))
        return
    with new_file(output) as file:
        file.writelines(f"{line}\n".encode() for line in _lines(found, format))
    app.screen.say(f"The report of run {run} is in {output}")


def _lines(found: "RunReport", format: str) -> Iterator[str]:
    from dataclasses import fields

    from iomctl.output import as_json
    from iomctl.output.papers import document_html, document_markdown

    if format == "json":
        return as_json.object_lines(found, [one.name for one in fields(found)])
    if format == "html":
        return document_html.lines(found.title, found.sections, found.marking)
    return document_markdown.lines(found.title, found.sections, found.marking)
