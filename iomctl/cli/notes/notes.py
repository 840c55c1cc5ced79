"""iomctl note: what people write down about a person, corrected by further notes and never changed."""

from typing import TYPE_CHECKING, Annotated

import typer

from iomctl.app import App
from iomctl.cli import group
from iomctl.cli.fact_options import HowAsked, OfOneArgument, WhyOption, change_fact
from iomctl.cli.listing import LISTING, Listing, as_known, as_list
from iomctl.cli.options import (
    AsOfOption,
    DryRunOption,
    FormatOption,
    OffenderArgument,
    ReasonOption,
)
from iomctl.cli.whose_cases import of_cases
from iomctl.errors import NotUnderstood

if TYPE_CHECKING:
    from iomctl.output.render import Style
    from iomctl.services.lookup.listed_people import ListedPeople
    from iomctl.services.lookup.whose_cases import WhoseCases

KINDS = "fact|opinion|intelligence|own-words"

verbs = group("Notes on people: facts, opinions, intelligence and their own words, which further notes correct.")

WordsArgument = Annotated[str, typer.Argument(metavar="WORDS", help="what to write down")]
NoteArgument = Annotated[
    str, typer.Argument(metavar="NOTE", help="the reference of the note that is wrong, like E00042")
]
VictimOption = Annotated[bool, typer.Option("--victim", help="it speaks of a victim or witness")]


@verbs.command("add")
def add(
    context: typer.Context,
    offender: OffenderArgument,
    words: WordsArgument,
    kind: Annotated[str, typer.Option("--kind", metavar=KINDS, help="own-words are what the person said")],
    victim: VictimOption = False,
    dry_run: DryRunOption = False,
    format: FormatOption = "table",
) -> None:
    """Write a note on a person down.

    \b
      iomctl note add N00042 "Moved in with his sister" --kind fact
      iomctl note add mercer "I want to see my kids at weekends" --kind own-words
    """
    from iomctl.inputs.notes.notes import NewNote
    from iomctl.services.notes.notes import NoteRecord, add

    told = NewNote.typed(words=words, kind=kind, victim=victim)
    change_fact(context, HowAsked(format, dry_run), NoteRecord, lambda work: add(work, offender, told))


@verbs.command("correct")
def correct(
    context: typer.Context,
    note: NoteArgument,
    words: WordsArgument,
    kind: Annotated[str | None, typer.Option("--kind", metavar=KINDS, help="of another kind than the first")] = None,
    victim: VictimOption = False,
    dry_run: DryRunOption = False,
    format: FormatOption = "table",
) -> None:
    """Correct a note by a further one.

    The first one stays, and says which note corrects it.

    \b
      iomctl note correct E00042 "Moved in with his aunt"
    """
    from iomctl.inputs.notes.notes import NewNote
    from iomctl.services.notes.notes import NoteRecord, correct

    told = NewNote.typed(words=words, kind=kind, victim=victim)
    change_fact(context, HowAsked(format, dry_run), NoteRecord, lambda work: correct(work, note, told))


@verbs.command("withdraw")
def withdraw(
    context: typer.Context,
    note: NoteArgument,
    reason: WhyOption,
    dry_run: DryRunOption = False,
    format: FormatOption = "table",
) -> None:
    """Take back a note that was written down by mistake.

    Nobody is shown it any more. Its words stay in the audit trail alone.

    \b
      iomctl note withdraw E00042 --reason "about another person"
    """
    from iomctl.services.notes.notes import NoteRecord, withdraw

    change_fact(context, HowAsked(format, dry_run, reason), NoteRecord, lambda work: withdraw(work, note, reason))


@verbs.command("list")
@as_known
@of_cases
@as_list
def list_notes(
    context: typer.Context,
    whose: "WhoseCases",
    offender: OfOneArgument = None,
    kind: Annotated[str | None, typer.Option("--kind", metavar=KINDS, help="of one kind")] = None,
    cleared: Annotated[
        bool, typer.Option("--cleared", help="only own words that may be shown, by the person's consent")
    ] = False,
    audience: Annotated[
        str | None, typer.Option("--for", metavar="AUDIENCE", help="with --cleared, to whom: a code of the policy")
    ] = None,
    as_of: AsOfOption = None,
    listing: Listing = LISTING,
    reason: ReasonOption = None,
) -> None:
    """Notes on people, the newest first.

    Corrected ones are among them, and say which note corrects them.

    \b
      iomctl note list N00042
      iomctl note list --kind own-words --cohort luton
      iomctl note list --kind own-words --cleared --for board --as-of 31/3/2026
    """
    from iomctl.services.lookup.listed_people import ListedPeople
    from iomctl.services.notes.notes import NoteRecord, notes

    app: App = context.obj
    on = app.day(as_of)
    how = listing.style(on, things=("note", "notes"), empty="No such note.")
    if cleared:
        _show_cleared(app, ListedPeople(offender, whose), (kind, audience), (how, reason))
        return
    if audience is not None:
        raise NotUnderstood("--for goes only with --cleared", advice="say so, or leave it out")
    with app.unit_of_work(reason) as work:
        found = notes(work, ListedPeople(offender, whose), on, kind)
    app.show(found, NoteRecord, how)


def _show_cleared(
    app: App, whose: "ListedPeople", asked: tuple[str | None, str | None], shown: "tuple[Style, str | None]"
) -> None:
    from iomctl.services.notes.cleared import cleared
    from iomctl.services.notes.notes import NoteRecord

    (kind, audience), (how, reason) = asked, shown
    if kind not in {None, "own-words"}:
        raise NotUnderstood(f"--cleared does not go with --kind {kind}", advice="only own words are cleared")
    with app.unit_of_work(reason) as work:
        found = cleared(work, how.on or app.today, whose, audience)
    app.show(found.notes, NoteRecord, how)
    if found.in_words:
        app.screen.say(found.in_words)
