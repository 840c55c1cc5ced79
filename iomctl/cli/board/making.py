"""iomctl report board: make the paper of the board, keep it, and show it."""

from dataclasses import replace
from typing import TYPE_CHECKING, Annotated

import typer

from iomctl.app import App
from iomctl.cli.listing import as_known
from iomctl.cli.options import CohortOption, DryRunOption, ExactOption

if TYPE_CHECKING:
    from collections.abc import Iterator

    from iomctl.domain.measures.tally import Tallies
    from iomctl.services.board.asked import BoardAsked
    from iomctl.services.board.keeping import MadeReport

ON_SCREEN = "table"
"""The form in which the paper is shown where no other is asked for: in short, at a terminal or in a pipe."""
FormatOption = Annotated[
    str | None,
    typer.Option("--format", metavar="FORMAT", help="md, html, docx, pdf, xlsx or json (in short, on the screen)"),
]
OutputOption = Annotated[str | None, typer.Option("--output", metavar="FILE", help="a file for it")]


@as_known
def board(
    context: typer.Context,
    first: Annotated[
        str | None, typer.Option("--from", metavar="DAY", help="the first day (that after the last report's)")
    ] = None,
    as_of: Annotated[str | None, typer.Option("--as-of", metavar="DAY", help="the last day (today)")] = None,
    cohort: CohortOption = None,
    exact: ExactOption = False,
    check: Annotated[
        bool, typer.Option("--check", help="make nothing; fail where a measure has nothing to count")
    ] = False,
    dry_run: DryRunOption = False,
    format: FormatOption = None,
    output: OutputOption = None,
) -> None:
    """Make the paper of the reducing-reoffending board, and keep it.

    Who is on the scheme, who came in and left, what is off its target and who acts, what was done on time, needs,
    releases and homes, reoffending, and what every figure counts. Nobody is named. What is kept is given again by
    `report show`, next year too.

    Without an option it is for readers outside: small counts are withheld, and so is what would tell one. With --exact
    it is the partnership's own: exact figures, the marking on every page, and in the audit trail who took it.
    Sections, measures and targets are the policy's.

    \b
      iomctl report board --from 1/2/2026 --as-of 31/3/2026
      iomctl report board --from 1/2/2026 --as-of 31/3/2026 --exact --output board.docx
      iomctl report board --check
    """
    from iomctl.services.board.checking import refuse_empty
    from iomctl.services.board.keeping import made
    from iomctl.services.board.period import asked_period

    app: App = context.obj
    written_as = _format(format, output)
    app.confirm_over(output or "-")
    days = [None if one is None else app.day(one, name) for one, name in ((first, "--from"), (as_of, "--as-of"))]
    with app.unit_of_work() as work:
        asked, anew = asked_period(work, days[0], days[1], cohort)
    then = _as_known_then(app, asked) if anew and app.known_on is None else None
    with app.unit_of_work(dry_run=dry_run or check) as work:
        from iomctl.services.board.asked import scope_of

        scope = scope_of(work, asked)
        report = made(scope, app.today, exact, then)
        if check:
            refuse_empty(report.told)
            app.screen.say("Every measure of the paper has something to count.")
            return
        texts = _texts(report)
        if not dry_run and app.known_on is None:
            from iomctl.services.board.keeping import keep

            keep(work, scope, report, *texts)
    _show(app, report, texts, (written_as, output))
    _say(app, report, dry_run, output)


def _format(format: str | None, output: str | None) -> str:
    from iomctl.output.papers.paper import chosen_format

    if format in {None, ON_SCREEN} and output in {None, "-"}:
        return ON_SCREEN
    return chosen_format(format, output, "board")


def _as_known_then(app: App, asked: "BoardAsked") -> "Tallies | None":
    """What was known at the end of the last day; None where the book can't say that."""
    from iomctl.errors import DoesNotFit
    from iomctl.services.board.asked import scope_of
    from iomctl.services.board.counted import counted

    then = replace(app.once_more(), known_on=asked.last)
    try:
        with then.unit_of_work() as work:
            return counted(scope_of(work, asked, over=True))
    except DoesNotFit:
        return None


def _texts(report: "MadeReport") -> tuple[str, str]:
    """The report as JSON and as Markdown, as they are kept."""
    from iomctl.domain.board.report_json import report_json
    from iomctl.output.papers.document_markdown import lines

    return report_json(report.told, report.paper, report.about), "".join(f"{line}\n" for line in lines(report.paper))


def _show(app: App, report: "MadeReport", texts: tuple[str, str], where: tuple[str, str | None]) -> None:
    from iomctl.cli.board.shown import write_kept

    written_as, output = where
    if written_as != ON_SCREEN:
        write_kept(app, report.paper, texts, written_as, output)
        return
    for line in _in_short(report):
        app.screen.write(line)
    _write_flow(app, report)


def _in_short(report: "MadeReport") -> "Iterator[str]":
    from iomctl.domain.reviews import full_day

    told = report.told
    yield f"{report.paper.title}, {full_day(told.first)} to {full_day(told.last)}"
    yield report.paper.marking or "Small counts are withheld: [c]"
    yield ""
    yield from report.in_short
    yield ""


def _write_flow(app: App, report: "MadeReport") -> None:
    from iomctl.cli.options import style
    from iomctl.services.board.flow_rows import FlowRow, flow_rows

    app.show(flow_rows(report.told), FlowRow, style(whole=True, things=("tier", "tiers")))


def _say(app: App, report: "MadeReport", dry_run: bool, output: str | None) -> None:
    if output not in {None, "-"}:
        app.screen.say(f"{report.paper.title} is in {output}")
    if dry_run or app.known_on is not None:
        why = "a dry run changes nothing" if dry_run else "it says what was known then"
        app.screen.say(f"It is not kept: {why}.")
        return
    edition = "" if report.edition == 1 else f", edition {report.edition} of these days"
    see = f"iomctl report show {report.number} --output board.html"
    app.screen.say(f"Kept as report {report.number}{edition}. To see it: {see}")
