"""iomctl referral slip: a referral on one page for a provider without an account."""

from pathlib import Path
from typing import Annotated

import typer

from iomctl.app import App
from iomctl.cli.options import ReasonOption
from iomctl.cli.referrals.lists import ReferralArgument
from iomctl.errors import NotUnderstood

FORMATS = ("md", "docx")


def slip(
    context: typer.Context,
    referral: ReferralArgument,
    format: Annotated[
        str | None, typer.Option("--format", metavar="FORMAT", help="md or docx (by the file's name, else md)")
    ] = None,
    output: Annotated[str | None, typer.Option("--output", metavar="FILE", help="a file for it")] = None,
    reason: ReasonOption = None,
) -> None:
    """Write a referral as a slip to send to its provider.

    The reference to quote back, the person, the service, what is wanted, and by when. That the person was disclosed
    is logged.

    \b
      iomctl referral slip R00042
      iomctl referral slip R00042 --output R00042.docx
    """
    from iomctl.output.files import new_file
    from iomctl.output.papers import document_docx, document_markdown
    from iomctl.services.referrals.slip import slip

    app: App = context.obj
    written_as = _format(format, output)
    if written_as == "docx":
        document_docx.refuse_missing()
    if output is not None and Path(output).exists():
        app.confirm(f"{output} is there already; write over it?")
    with app.unit_of_work(reason) as work:
        found = slip(work, referral)
    if output is None:
        app.screen.write_lines(document_markdown.lines(found.title, found.sections))
    else:
        with new_file(output) as file:
            if written_as == "docx":
                document_docx.write(file, found.title, found.sections, app.now)
            else:
                lines = document_markdown.lines(found.title, found.sections)
                file.writelines(f"{line}\n".encode() for line in lines)
        app.screen.say(f"The slip of {found.referral} is in {output}")
    if found.hidden:
        app.screen.warn("The person has a limited-access mark, so the slip does not say who it is: --restricted does.")


def _format(asked: str | None, output: str | None) -> str:
    """The format asked for, else that of the file's name. Raises NotUnderstood."""
    known = f"formats: {', '.join(FORMATS)}"
    named = Path(output).suffix.removeprefix(".").lower() if output else "md"
    chosen = (asked or named).lower()
    if chosen not in FORMATS:
        told = f"--format {asked}: no such format" if asked else f"{output}: its name does not say which format"
        raise NotUnderstood(told, advice=known if asked else f"give --format; {known}")
    if chosen == "docx" and output in {None, "-"}:
        raise NotUnderstood("--format docx: a Word document needs a file", advice="name one with --output slip.docx")
    return chosen
