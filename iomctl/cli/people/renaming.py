"""iomctl offender rename: what somebody is called from a day on, or what their name is where it was misspelt."""

from typing import Annotated

import typer

from iomctl.app import App
from iomctl.cli.options import DryRunOption, FormatOption, InsteadOption, OffenderArgument, ReasonOption
from iomctl.cli.people.changes import ForenamesOption, NotTheSameOption, SurnameOption, change_asking
from iomctl.errors import NotUnderstood


def rename(
    context: typer.Context,
    offender: OffenderArgument,
    surname: SurnameOption = None,
    forenames: ForenamesOption = None,
    from_on: Annotated[
        str | None, typer.Option("--from", metavar="DAY", help="the day from which they are called so (today)")
    ] = None,
    was_wrong: Annotated[
        bool, typer.Option("--was-wrong", help="the name that they had on that day was misspelt")
    ] = False,
    instead: InsteadOption = False,
    not_the_same: NotTheSameOption = None,
    reason: ReasonOption = None,
    dry_run: DryRunOption = False,
    format: FormatOption = "table",
) -> None:
    """Record another name from a day on.

    What they were called before stays: they are found by it, and --as-of shows it. A name that was misspelt is put
    right with --was-wrong; the wrong one still finds them.

    \b
      iomctl offender rename N00042 --surname Bevan --from 1/11/2026 --reason "deed poll"
      iomctl offender rename mercer --forenames Kai --was-wrong
    """
    if surname is None and forenames is None:
        raise NotUnderstood("no name is given", advice="give --surname or --forenames")
    if was_wrong and instead:
        raise NotUnderstood("--was-wrong and --instead can't both hold", advice="give one of them")
    from iomctl.services.people.possible_duplicates import numbers_in_references
    from iomctl.services.people.renaming import AskedName, rename

    app: App = context.obj
    others = numbers_in_references(not_the_same or ())
    asked = AskedName(surname, forenames, from_on, reason, was_wrong, instead)
    change_asking(app, (format, dry_run), reason, others, lambda work, known: rename(work, offender, asked, known))
