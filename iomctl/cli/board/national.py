"""iomctl report national: the figures of many schemes added up."""

from typing import TYPE_CHECKING, Annotated

import typer

from iomctl.app import App
from iomctl.cli.listing import LISTING, Listing, as_list
from iomctl.errors import NotUnderstood

if TYPE_CHECKING:
    from iomctl.domain.returns.national import SentReturn

ADVICE = "give files that report return made, --books FOLDER or --server"


@as_list
def national(
    context: typer.Context,
    files: Annotated[list[str] | None, typer.Argument(metavar="[FILE]...", help="returns of schemes")] = None,
    expected: Annotated[
        str | None, typer.Option("--expected", metavar="FILE|NUMBER", help="which schemes should send, or how many")
    ] = None,
    books: Annotated[
        str | None,
        typer.Option("--books", metavar="FOLDER", help="SQLite case books in a folder, read and not changed"),
    ] = None,
    server: Annotated[bool, typer.Option("--server", help="the roll-ups on the PostgreSQL server of --db")] = False,
    on: Annotated[str | None, typer.Option("--on", metavar="DAY", help="the day asked of --books (today)")] = None,
    schemes: Annotated[bool, typer.Option("--schemes", help="the schemes, a row each, in place of the sums")] = False,
    listing: Listing = LISTING,
) -> None:
    """The figures of many schemes added up, names-free.

    From files, from case books, or from roll-ups. Of each scheme the latest day counts; who is missing or behind is
    said. Where a scheme withheld a count, the sum is "at least" so many. Somebody who moved in the period is counted by
    two schemes: how many is said beside the sums. A file that was edited and different definitions of one measure are
    refused. Of --books it is people, by tier, colour and custody.

    \b
      iomctl report national *.jsonl --expected 43
      iomctl report national *.jsonl --expected schemes.txt --format csv
      iomctl report national --books /srv/iom --schemes
      iomctl --db postgresql://reader@centre/national report national --server
    """
    from iomctl.domain.returns.coverage import in_full_words, in_short
    from iomctl.domain.returns.national import folded
    from iomctl.services.returns.files import read_expected
    from iomctl.services.returns.national_records import NationalFigure, SchemeSent, figures
    from iomctl.services.returns.national_records import schemes as listed

    app: App = context.obj
    if [bool(files), bool(books), server].count(True) != 1:
        raise NotUnderstood("one of files, --books and --server is needed", advice=ADVICE)
    awaited = None if expected is None else read_expected(expected)
    found = folded(_sent(app, files or [], books, on))
    title = in_short(found, awaited)
    if schemes:
        app.show(listed(found), SchemeSent, listing.style(found.latest, title=title))
    else:
        app.show(figures(found.tallies), NationalFigure, listing.style(found.latest, title=title))
    if listing.format not in {"table", "md"}:
        app.screen.say(title)
    for line in in_full_words(found, awaited, flows=books is None):
        app.screen.say(line)


def _sent(app: App, files: list[str], books: str | None, on: str | None) -> "list[SentReturn]":
    if books is not None:
        from pathlib import Path

        from iomctl.services.returns.books import returns_of

        return list(returns_of(Path(books), app.day(on, "--on")))
    if files:
        from iomctl.services.returns.files import read_returns

        return list(read_returns(files))
    from iomctl.services.returns.servers import returns_on

    return returns_on(app.place)
