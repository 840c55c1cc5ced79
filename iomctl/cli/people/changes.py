"""iomctl offender add, edit: record a person, and change what is recorded about who they are."""

from collections.abc import Callable, Collection, Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from iomctl.app import App
from iomctl.cli.changes import change_style, say_changed, say_told, told_before
from iomctl.cli.options import DryRunOption, FormatOption, OffenderArgument, ReasonOption
from iomctl.domain.references import PERSON, reference
from iomctl.errors import NotUnderstood

if TYPE_CHECKING:
    from iomctl.services.people.offenders import OffenderChange
    from iomctl.storage.unit_of_work import UnitOfWork

    Change = Callable[[UnitOfWork], OffenderChange]
    ChangeKnowing = Callable[[UnitOfWork, Collection[int]], OffenderChange]

SurnameOption = Annotated[str | None, typer.Option("--surname", metavar="NAME", help="the surname")]
ForenamesOption = Annotated[str | None, typer.Option("--forenames", metavar="NAMES", help="the forenames")]
BornOption = Annotated[
    str | None, typer.Option("--born", metavar="DAY", help="the birth date; or 3/1987, or 1987, where no more is known")
]
GenderOption = Annotated[str | None, typer.Option("--gender", metavar="GENDER", help="a code of the policy")]
EthnicityOption = Annotated[str | None, typer.Option("--ethnicity", metavar="CODE", help="a code of the policy")]
LivesOption = Annotated[
    str | None, typer.Option("--area", metavar="AREA", help="one of the scheme's areas, or 'elsewhere: PLACE'")
]
PncOption = Annotated[str | None, typer.Option("--pnc", metavar="NUMBER", help="the PNC id, like 2009/0417723H")]
CroOption = Annotated[str | None, typer.Option("--cro", metavar="NUMBER", help="the CRO number, like 041772/09M")]
CrnOption = Annotated[str | None, typer.Option("--crn", metavar="NUMBER", help="probation's number, like X417723")]
PrisonOption = Annotated[str | None, typer.Option("--prison", metavar="NUMBER", help="the prison number, like A4172CX")]
LocalOption = Annotated[str | None, typer.Option("--local", metavar="NUMBER", help="a number in another local system")]
AliasOption = Annotated[
    list[str] | None, typer.Option("--alias", metavar="NAME", help="another name; may be given again")
]
RestrictedAccessOption = Annotated[
    bool, typer.Option("--restricted-access", help="show the name only to those who ask with --restricted")
]
NotTheSameOption = Annotated[
    list[str] | None,
    typer.Option("--not-the-same", metavar="REF", help="someone this person is known not to be; may be given again"),
]
CLEARED = ("forenames", "born", "gender", "ethnicity", "area")


def add(
    context: typer.Context,
    surname: Annotated[str, typer.Option("--surname", metavar="NAME", help="the surname")],
    forenames: ForenamesOption = None,
    born: BornOption = None,
    gender: GenderOption = None,
    ethnicity: EthnicityOption = None,
    area: LivesOption = None,
    pnc: PncOption = None,
    cro: CroOption = None,
    crn: CrnOption = None,
    prison: PrisonOption = None,
    local: LocalOption = None,
    alias: AliasOption = None,
    restricted_access: RestrictedAccessOption = False,
    not_the_same: NotTheSameOption = None,
    reason: ReasonOption = None,
    dry_run: DryRunOption = False,
    format: FormatOption = "table",
) -> None:
    """Record a person; a possible duplicate is refused.

    Several identifiers of one kind are kept apart by semicolons.

    \b
      iomctl offender add --surname Mercer --forenames Kai --born 14/8/1994 --pnc 2009/0417723H
      iomctl offender add --surname Quill --crn X417723 --alias "Rowan Quill" --area Luton
    """
    from iomctl.inputs.offenders import OffenderWords
    from iomctl.services.people.offenders import add
    from iomctl.services.people.possible_duplicates import numbers_in_references

    typed = OffenderWords(
        surname=surname, forenames=forenames, born_on=born, gender=gender, ethnicity=ethnicity, area=area,
        pnc=pnc, cro=cro, crn=crn, prison=prison, local=local, aliases="; ".join(alias or ()),
        restricted="yes" if restricted_access else "no",
    )  # fmt: skip
    app: App = context.obj
    others = numbers_in_references(not_the_same or ())
    change_asking(app, (format, dry_run), reason, others, lambda work, known: add(work, typed, known))


def edit(
    context: typer.Context,
    offender: OffenderArgument,
    surname: SurnameOption = None,
    forenames: ForenamesOption = None,
    born: BornOption = None,
    gender: GenderOption = None,
    ethnicity: EthnicityOption = None,
    area: LivesOption = None,
    clear: Annotated[
        list[str] | None,
        typer.Option("--clear", metavar="|".join(CLEARED), help="what is not known any more; may be given again"),
    ] = None,
    not_the_same: NotTheSameOption = None,
    reason: ReasonOption = None,
    dry_run: DryRunOption = False,
    format: FormatOption = "table",
) -> None:
    """Change a person's name, birth date, gender, ethnicity or area.

    Another name is one from today on: iomctl offender rename takes any day, and puts a misspelt name right.

    \b
      iomctl offender edit N00042 --surname Marsh --reason "deed poll seen"
      iomctl offender edit mercer --area Dunstable --clear ethnicity
    """
    from iomctl.inputs.offenders import OffenderWords

    typed = OffenderWords(surname, forenames, born, gender, ethnicity, area)
    typed = typed._replace(**_cleared(clear or (), typed.given))
    if not typed.given:
        raise NotUnderstood("nothing to edit", advice="give --surname, --born ..., or --clear FIELD")
    from iomctl.services.people.offenders import edit
    from iomctl.services.people.possible_duplicates import numbers_in_references

    app: App = context.obj
    others = numbers_in_references(not_the_same or ())
    change_asking(app, (format, dry_run), reason, others, lambda work, known: edit(work, offender, typed, known))


def change_asking(
    app: App, form: tuple[str, bool], reason: str | None, others: Collection[int], change: "ChangeKnowing"
) -> None:
    """The same for a change by which somebody may turn out to be recorded already, but for these `others`.

    `form` is the format and whether it is a dry run. Whoever sits at a terminal is asked about possible duplicates.
    """
    from iomctl.services.people.alike import MayBeSomebody

    def run(known: Collection[int]) -> None:
        change_of(app, *form, why(reason, known), lambda work: change(work, known))

    try:
        run(others)
    except MayBeSomebody as found:
        if found.is_certain or not app.answers_questions():
            raise
        for line in found.faults:
            app.screen.warn(line)
        if not typer.confirm("Is this someone else?", err=True):
            raise NotUnderstood("nothing was changed") from None
        run({*others, *found.people})


def change_of(app: App, format: str, dry_run: bool, reason: str | None, change: "Change") -> None:
    """Make a change, show the person after it, and say what there is to say about it.

    Who was told before is named where somebody is known otherwise now: by another name, or born on another day.
    """
    from iomctl.services.people.offenders import OffenderRecord

    how = change_style(app, format, OffenderRecord)
    with app.unit_of_work(reason, dry_run=dry_run) as work:
        made = change(work)
        told = told_before(work, made.record) if made.known_otherwise else []
    app.show_one(made.record, how)
    for line in made.doubts:
        app.screen.warn(f"iomctl: {line}")
    say_changed(app, dry_run, made.said)
    say_told(app, told)


def why(reason: str | None, others: Collection[int]) -> str | None:
    """The reason for the audit trail, with the people (row numbers) whom this person is known not to be."""
    named = ", ".join(reference(PERSON, number) for number in sorted(others))
    not_the_same = f"not the same person as {named}" if named else None
    return "; ".join(filter(None, (reason, not_the_same))) or None


def _cleared(words: Sequence[str], given: Collection[str]) -> dict[str, str]:
    wrong = [word for word in words if word not in CLEARED]
    if wrong:
        raise NotUnderstood(
            *(f"--clear {word}: no such field" for word in wrong), advice=f"one of {', '.join(CLEARED)}"
        )
    names = {"born": "born_on"}
    cleared = {names.get(word, word): "" for word in words}
    both = [word for word in words if names.get(word, word) in given]
    if both:
        raise NotUnderstood(*(f"--clear {word} and --{word} can't both hold" for word in both))
    return cleared
