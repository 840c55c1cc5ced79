"""iomctl offender identify, alias, restrict, unrestrict: what a person is known by, and who may see it."""

from typing import Annotated

import typer

from iomctl.cli.options import DryRunOption, FormatOption, OffenderArgument, ReasonOption
from iomctl.cli.people.changes import (
    CrnOption,
    CroOption,
    LocalOption,
    NotTheSameOption,
    PncOption,
    PrisonOption,
    change_asking,
    change_of,
)
from iomctl.errors import NotUnderstood

NeededReasonOption = Annotated[str, typer.Option("--reason", metavar="WORDS", help="why; kept in the audit trail")]


def identify(
    context: typer.Context,
    offender: OffenderArgument,
    pnc: PncOption = None,
    cro: CroOption = None,
    crn: CrnOption = None,
    prison: PrisonOption = None,
    local: LocalOption = None,
    explained: Annotated[
        str | None, typer.Option("--explained", metavar="WORDS", help="why it stands beside another of its kind")
    ] = None,
    not_the_same: NotTheSameOption = None,
    reason: ReasonOption = None,
    dry_run: DryRunOption = False,
    format: FormatOption = "table",
) -> None:
    """Add an identifier to a person.

    \b
      iomctl offender identify N00042 --prison A4172CX
      iomctl offender identify N00042 --pnc 2011/0230011D --explained "given out twice, the police say"
    """
    from iomctl.inputs.offenders import OffenderWords

    typed = OffenderWords(pnc=pnc, cro=cro, crn=crn, prison=prison, local=local)
    if not typed.given:
        raise NotUnderstood("no identifier is given", advice="give --pnc, --cro, --crn, --prison or --local")
    from iomctl.services.people.identities import identify
    from iomctl.services.people.possible_duplicates import numbers_in_references

    others = numbers_in_references(not_the_same or ())
    form = (format, dry_run)
    change_asking(
        context.obj, form, reason, others, lambda work, known: identify(work, offender, typed, known, explained)
    )


def alias(
    context: typer.Context,
    offender: OffenderArgument,
    name: Annotated[str, typer.Argument(metavar="NAME", help="the other name")],
    not_the_same: NotTheSameOption = None,
    reason: ReasonOption = None,
    dry_run: DryRunOption = False,
    format: FormatOption = "table",
) -> None:
    """Add another name that a person is known by.

    \b
      iomctl offender alias N00042 "Kai Marsh"
    """
    from iomctl.services.people.identities import add_alias
    from iomctl.services.people.possible_duplicates import numbers_in_references

    others = numbers_in_references(not_the_same or ())
    form = (format, dry_run)
    change_asking(context.obj, form, reason, others, lambda work, known: add_alias(work, offender, name, known))


def restrict(
    context: typer.Context,
    offender: OffenderArgument,
    reason: NeededReasonOption,
    dry_run: DryRunOption = False,
    format: FormatOption = "table",
) -> None:
    """Give a person a limited-access mark, which hides the name.

    It is shown only to those who ask with --restricted.

    \b
      iomctl offender restrict N00042 --reason "works with a partner agency"
    """
    from iomctl.services.people.identities import restrict

    change_of(context.obj, format, dry_run, reason, lambda work: restrict(work, offender, True))


def unrestrict(
    context: typer.Context,
    offender: OffenderArgument,
    reason: NeededReasonOption,
    dry_run: DryRunOption = False,
    format: FormatOption = "table",
) -> None:
    """Lift a person's limited-access mark.

    \b
      iomctl offender unrestrict N00042 --reason "no longer employed there"
    """
    from iomctl.services.people.identities import restrict

    change_of(context.obj, format, dry_run, reason, lambda work: restrict(work, offender, False))
