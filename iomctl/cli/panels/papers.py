"""iomctl panel minutes, pack and disclosures: papers of a panel in several forms, and who was given them."""

from typing import TYPE_CHECKING, Annotated

import typer

from iomctl.app import App
from iomctl.cli.listing import LISTING, Listing, as_known, as_list
from iomctl.cli.options import AsOfOption
from iomctl.cli.panels.lists import PanelArgument

if TYPE_CHECKING:
    from collections.abc import Callable

    from iomctl.services.meetings.minutes import PanelPaper
    from iomctl.storage.unit_of_work import UnitOfWork

FormOption = Annotated[
    str, typer.Option("--form", metavar="FORM", help="full, actions alone, agency, summary of one person, names-free")
]
PackFormOption = Annotated[str, typer.Option("--form", metavar="FORM", help="full, agency, or names-free")]
ForAgencyOption = Annotated[
    str | None, typer.Option("--agency", metavar="AGENCY", help="the agency that --form agency is for")
]
AboutOption = Annotated[
    str | None, typer.Option("--about", metavar="OFFENDER", help="the person that --form summary is about")
]
ToOption = Annotated[
    str | None, typer.Option("--to", metavar="WORDS", help="who is given it; recorded as a disclosure")
]
PaperFormatOption = Annotated[
    str | None, typer.Option("--format", metavar="FORMAT", help="md, html, docx or pdf (by the file's name, else md)")
]
OutputOption = Annotated[str | None, typer.Option("--output", metavar="FILE", help="a file for it")]


def minutes(
    context: typer.Context,
    panel: PanelArgument,
    form: FormOption = "full",
    agency: ForAgencyOption = None,
    about: AboutOption = None,
    to: ToOption = None,
    format: PaperFormatOption = None,
    output: OutputOption = None,
) -> None:
    """The minutes of a panel that is closed, for whoever gets them.

    In full; its actions alone; one agency's own people and lines; a summary about one person, without what agencies
    said; or without names and free words. The marking stands on every page.
    `today` asks for them until they are with all who are to have them: actions with everybody who owns one, minutes
    with everybody who was there. --to all, or "all who were there", is everybody; else say who by name, with commas
    between people or agencies; an agency's form is with that agency.

    \b
      iomctl panel minutes 7
      iomctl panel minutes 7 --form actions --to all --output actions.docx
      iomctl panel minutes 7 --format docx --output minutes.docx --to "all who were there"
      iomctl panel minutes 7 --form agency --agency council --to "A Khan" --output council.html
    """
    from iomctl.services.meetings.minutes import minutes
    from iomctl.services.meetings.paper_forms import FormAsked

    asked = FormAsked(form, agency, about)
    _write(context.obj, ("minutes", to), (format, output), lambda work: minutes(work, panel, asked))


def pack(
    context: typer.Context,
    panel: PanelArgument,
    form: PackFormOption = "full",
    agency: ForAgencyOption = None,
    to: ToOption = None,
    format: PaperFormatOption = None,
    output: OutputOption = None,
) -> None:
    """What is to be read before a panel, half a page a case.

    \b
      iomctl panel pack 7 --output pack.docx
      iomctl panel pack 7 --form agency --agency police --to "S Okafor" --output police.html
    """
    from iomctl.services.meetings.pack import pack
    from iomctl.services.meetings.paper_forms import FormAsked

    asked = FormAsked(form, agency, None)
    _write(context.obj, ("pack", to), (format, output), lambda work: pack(work, panel, asked))


@as_known
@as_list
def disclosures(
    context: typer.Context,
    panel: Annotated[str | None, typer.Argument(metavar="[PANEL]", help="of one panel, by its number")] = None,
    about: Annotated[str | None, typer.Option("--about", metavar="OFFENDER", help="that told of one person")] = None,
    as_of: AsOfOption = None,
    listing: Listing = LISTING,
) -> None:
    """Who was given minutes or a pack, the newest first.

    \b
      iomctl panel disclosures 7
      iomctl panel disclosures --about mercer
    """
    from iomctl.services.meetings.disclosures import DisclosureRecord, disclosures

    app: App = context.obj
    on = app.day(as_of)
    with app.unit_of_work() as work:
        found = disclosures(work, on, panel, about)
    empty = "Nothing was given out. With --to it is recorded: iomctl panel minutes PANEL --to WORDS"
    app.show(found, DisclosureRecord, listing.style(on, things=("paper", "papers"), empty=empty))


def _write(
    app: App,
    given: tuple[str, str | None],
    where: tuple[str | None, str | None],
    make: "Callable[[UnitOfWork], PanelPaper]",
) -> None:
    """Make a paper and write it; that it is given to somebody is recorded in the same event, or neither is done."""
    from iomctl.domain.documents import Paper
    from iomctl.inputs.panels import GivenTo
    from iomctl.output.papers.paper import FOR_READING, chosen_format, write_paper
    from iomctl.services.meetings.disclosures import disclose

    (kind, to), (asked, output) = given, where
    written_as, in_file = chosen_format(asked, output, kind, FOR_READING), output not in {None, "-"}

    def write() -> None:
        write_paper(app.screen, Paper(made.title, made.sections, made.marking), written_as, output, app.now)

    app.confirm_over(output or "-")
    with app.unit_of_work() as work:
        made = make(work)
        if to is not None or in_file:  # on the screen without --to nobody is given it
            work.looked_at(made.people, disclosed=True)
        if to is not None:
            disclose(work, kind, made, GivenTo.typed(to=to))
        if in_file:
            write()
    if not in_file:  # whoever reads it on the screen may take their time: nobody waits for them
        write()
    else:
        app.screen.say(f"{made.title}, is in {output}")
