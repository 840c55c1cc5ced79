"""iomctl import: take in a CSV, XLSX or ODS file that another system exported."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Annotated

import typer

from iomctl.app import App
from iomctl.cli.changes import change_style, say_changed
from iomctl.cli.options import DryRunOption, FormatOption, KindArgument, ReasonOption
from iomctl.domain.counts import counted

if TYPE_CHECKING:
    from iomctl.services.imports.files import Imported, Progress


def command(
    context: typer.Context,
    kind: KindArgument,
    file: Annotated[str, typer.Argument(metavar="FILE", help="a CSV, XLSX or ODS file; - is standard input")],
    map: Annotated[
        str | None, typer.Option("--map", metavar="FILE.toml", help="which of its columns is which of ours")
    ] = None,
    encoding: Annotated[
        str | None, typer.Option("--encoding", metavar="NAME", help="of a CSV file, when it can't be told")
    ] = None,
    sheet: Annotated[
        str | None, typer.Option("--sheet", metavar="NAME", help="of a workbook with several in use")
    ] = None,
    rejects: Annotated[
        str | None, typer.Option("--rejects", metavar="FILE", help="take the good rows, write the others here")
    ] = None,
    strict: Annotated[bool, typer.Option("--strict", help="take all rows or none, with --rejects too")] = False,
    create: Annotated[
        bool, typer.Option("--create", help="make the cohorts, agencies, workers and providers that are not there")
    ] = False,
    dry_run: DryRunOption = False,
    format: FormatOption = "table",
    reason: ReasonOption = None,
) -> None:
    """Take in a file: whole or not at all, or with --rejects its good rows.

    The same file twice changes nothing.

    \b
      iomctl import offenders people.csv --dry-run
      iomctl import offenders people.xlsx --map map.toml --rejects rejects.csv
      iomctl import spells spells.csv --create
    """
    from iomctl.services.imports.files import FileToImport, Imported, import_file

    app: App = context.obj
    shown = change_style(app, format, Imported)
    asked = FileToImport(kind, file, map, encoding, sheet, rejects, strict, create)
    with _progress(app) as progress, app.unit_of_work(reason, dry_run=dry_run) as work:
        done, told, advice, possible = import_file(work, asked, progress)
    for line in (*told, _sentence(done, dry_run)):
        app.screen.say(line)
    if possible:
        app.screen.say(f"{counted(possible, 'possible duplicate')}: iomctl offender duplicates lists them")
    if done.refused:
        app.screen.say(f"The refused rows are in {rejects} with the reasons; mend them there and import that file.")
    if advice:
        app.screen.say(f"{advice[0].upper()}{advice[1:]}")
    say_changed(app, dry_run)
    if format != "table":
        app.show_one(done, shown)


MADE = {
    "cohorts": "cohort",
    "agencies": "agency",
    "workers": "worker",
    "providers": "provider",
    "services": "service",
}
"""The counts of what --create made, and what one of each is called."""


def _sentence(done: "Imported", dry_run: bool) -> str:
    would = "would be " if dry_run else ""
    counts = ", ".join(
        f"{getattr(done, what):,} {would if what != 'unchanged' else ''}{what}"
        for what in ("added", "changed", "unchanged", "refused")
    )
    made = ", ".join(counted(number, one, many) for many, one in MADE.items() if (number := getattr(done, many)))
    return f"{done.kind}: {counted(done.rows, 'row')}: {counts}" + (f"; {would}made: {made}" if made else "")


@contextmanager
def _progress(app: App) -> "Iterator[Progress]":
    """A bar on a terminal's stderr once a first chunk of many is read; nothing elsewhere."""
    if app.screen.quiet or not app.screen.err.isatty():
        yield lambda _read, _total: None
        return
    from rich.console import Console
    from rich.progress import Progress as Bar

    with Bar(console=Console(file=app.screen.err), transient=True) as bar:
        task = bar.add_task("Reading", total=None, visible=False)

        def show(read: int, total: int) -> None:
            # The first chunk takes well under a second: a bar for less would only flicker.
            bar.update(task, total=total, completed=read, visible=read < total, refresh=True)

        yield show
