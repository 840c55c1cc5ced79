"""iomctl find: people by part of a name, a birth date, an identifier or a reference."""

from typing import Annotated

import typer

from iomctl.app import App
from iomctl.cli.listing import LISTING, Listing, as_known, as_list
from iomctl.cli.options import ReasonOption


@as_known
@as_list
def command(
    context: typer.Context,
    words: Annotated[
        list[str],
        typer.Argument(metavar="WORDS", help="part of a name, a birth date or its year, an identifier or a reference"),
    ],
    listing: Listing = LISTING,
    reason: ReasonOption = None,
) -> None:
    """People whose name, former name or alias holds the words, or whose identifier or reference they are.

    Accents, case, apostrophes and the order of the words don't matter. A birth date, its month or its year narrows
    them, or finds people alone. Without --restricted, somebody with a limited-access mark is found only by the whole
    surname, name now or before, alias, identifier or reference.

    \b
      iomctl find merc
      iomctl find kai mercer
      iomctl find mercer 8/1994
      iomctl find 09/417723
    """
    from iomctl.services.people.find import FoundPerson, find

    app: App = context.obj
    wanted = " ".join(words)
    with app.unit_of_work(reason) as work:
        found = find(work, wanted)
    app.show(found, FoundPerson, listing.style(things=("person", "people")))
    if not found:
        # Whoever looks for a person has to know that there is nobody, in a pipe too.
        app.screen.say("Nobody found; try a shorter part of the name, or iomctl offender list")
    if any(one.name == "restricted" for one in found) and app.screen.terminal and not app.restricted:
        app.screen.say("--restricted shows the names that have a limited-access mark, and is logged")
