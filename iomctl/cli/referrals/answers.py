"""iomctl referral answer and sheet: what a provider said, about one referral or by the sheet that it sends back."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from iomctl.app import App
from iomctl.cli.changes import change_style, say_changed
from iomctl.cli.options import DryRunOption, FormatOption, NoteOption, OnOption, ReasonOption
from iomctl.cli.referrals.steps import CodeOption, record_style, show_changed
from iomctl.errors import NotUnderstood

if TYPE_CHECKING:
    from iomctl.inputs.referrals.referrals import ProviderAnswer
    from iomctl.inputs.typed_words import Typed


def answer(
    context: typer.Context,
    referral: Annotated[str | None, typer.Argument(metavar="REFERRAL", help="a reference like R00042")] = None,
    answered: Annotated[str | None, typer.Argument(metavar="accepted|refused", help="what the provider said")] = None,
    on: OnOption = None,
    reason: CodeOption = None,
    note: NoteOption = None,
    file: Annotated[
        str | None, typer.Option("--from", metavar="FILE", help="a CSV, XLSX or ODS file that the provider filled in")
    ] = None,
    rejects: Annotated[
        str | None, typer.Option("--rejects", metavar="FILE", help="with --from: take the good rows, write the others")
    ] = None,
    encoding: Annotated[
        str | None, typer.Option("--encoding", metavar="NAME", help="of a CSV file, when it can't be told")
    ] = None,
    sheet: Annotated[
        str | None, typer.Option("--sheet", metavar="NAME", help="of a workbook with several in use")
    ] = None,
    dry_run: DryRunOption = False,
    format: FormatOption = "table",
) -> None:
    """Record a provider's answer; a refusal needs a reason.

    With --from the answers of a whole sheet: columns referral, answer, on, reason, note, practitioner.

    \b
      iomctl referral answer R00042 accepted
      iomctl referral answer R00042 refused --reason full --on fri
      iomctl referral answer --from answers.xlsx --rejects rejects.csv
    """
    from iomctl.inputs.referrals.referrals import ProviderAnswer

    app: App = context.obj
    if file is None:
        _refuse_apart("one referral", {"--rejects": rejects, "--encoding": encoding, "--sheet": sheet})
        if referral is None or answered is None:
            told = "which referral?" if referral is None else f"what was said about {referral}?"
            raise NotUnderstood(told, advice="give REFERRAL and accepted or refused, or --from FILE")
        words = ProviderAnswer.typed(status=answered, reason=reason, on=on, note=note)
        _answer_one(app, referral, words, (format, dry_run))
        return
    _refuse_apart("--from", {"REFERRAL": referral, "--reason": reason, "--note": note})
    _answer_by_file(app, (file, rejects, encoding, sheet), on, (format, dry_run))


def sheet(
    context: typer.Context,
    provider: Annotated[str, typer.Argument(metavar="PROVIDER", help="whose answers are awaited")],
    output: Annotated[str, typer.Option("--output", metavar="FILE", help="an XLSX or CSV file for it")],
    reason: ReasonOption = None,
) -> None:
    """Write the referrals that await a provider's answer to a sheet.

    The provider fills in the last columns and sends it back. That everyone in it was disclosed is logged.

    \b
      iomctl referral sheet "Housing Solutions" --output housing.xlsx
    """
    from iomctl.domain.columns import columns_of
    from iomctl.domain.counts import counted
    from iomctl.domain.days.days import in_full
    from iomctl.output.files import FORM_FORMATS, format_of, new_file, write
    from iomctl.output.form import Form
    from iomctl.output.workbook import SheetAsked
    from iomctl.services.referrals.sheets import AnswerSheetRow, answer_choices, unanswered

    app: App = context.obj
    if output == "-":
        raise NotUnderstood("--output -: a sheet needs a file", advice="name one, like answers.xlsx")
    written_as = format_of(output, None, FORM_FORMATS)
    if Path(output).exists():
        app.confirm(f"{output} is there already; write over it?")
    with new_file(output) as target, app.unit_of_work(reason) as work:
        found = unanswered(work, provider)
        head, foot = f"Referrals that await an answer: {provider}", f"Written on {in_full(app.today)}"
        form = Form(columns_of(AnswerSheetRow), answer_choices(work.policy), head, foot, work.policy.publishing.marking)
        count = write(target, found, AnswerSheetRow, written_as, SheetAsked("answers", form))
    app.screen.say(f"{counted(count, 'referral')} in {output}")
    app.screen.say(f"Once it is filled in: iomctl referral answer --from {output}")


def _refuse_apart(chosen: str, options: dict[str, str | None]) -> None:
    given = [name for name, value in options.items() if value is not None]
    if given:
        raise NotUnderstood(f"{' and '.join(given)} does not go with {chosen}")


def _answer_one(app: App, referral: str, words: "Typed[ProviderAnswer]", how: tuple[str, bool]) -> None:
    from iomctl.services.referrals.steps import answer

    shown = record_style(app, how[0])
    with app.unit_of_work(dry_run=how[1]) as work:
        made = answer(work, referral, words)
    show_changed(app, made, shown, how[1])


def _answer_by_file(
    app: App, file: tuple[str, str | None, str | None, str | None], on: str | None, how: tuple[str, bool]
) -> None:
    from iomctl.services.imports.engine.filled_sheets import SheetFile
    from iomctl.services.referrals.answers_by_file import AnswersTaken, answer_by_file

    shown, day = change_style(app, how[0], AnswersTaken), app.day(on, "--on")
    with app.unit_of_work(dry_run=how[1]) as work:
        taken = answer_by_file(work, SheetFile(*file), day)
    app.show_one(taken.record, shown)
    for line in taken.told:
        app.screen.say(line)
    if taken.record.rejected:
        app.screen.say(f"The rejected rows are in {file[1]} with the reasons; mend them there and give that file.")
    say_changed(app, how[1])
