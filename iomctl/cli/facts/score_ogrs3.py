"""iomctl score ogrs3: work OGRS3 out as a convenience, and show everything that goes into it."""

from typing import TYPE_CHECKING, Annotated

import typer

from iomctl.app import App
from iomctl.cli.options import ColumnsOption, FormatOption, ReasonOption, style
from iomctl.cli.pages import is_page, write_page

if TYPE_CHECKING:
    from iomctl.output.page import PageSection
    from iomctl.services.facts.score_ogrs3 import Ogrs3Worked


def ogrs3(
    context: typer.Context,
    offender: Annotated[
        str | None,
        typer.Argument(metavar="OFFENDER", help="whose record fills in gender, birth date and index offence"),
    ] = None,
    gender: Annotated[str | None, typer.Option("--gender", metavar="male|female", help="as OGRS3 knows it")] = None,
    born: Annotated[str | None, typer.Option("--born", metavar="DAY", help="the birth date")] = None,
    convicted: Annotated[
        str | None, typer.Option("--convicted", metavar="DAY", help="the day of the current conviction")
    ] = None,
    follow_up: Annotated[
        str | None,
        typer.Option("--follow-up", metavar="DAY", help="a community sentence starts, or release"),
    ] = None,
    sanctions: Annotated[
        str | None,
        typer.Option("--sanctions", metavar="N", help="convictions, cautions and warnings, this one with them"),
    ] = None,
    first_at: Annotated[
        str | None, typer.Option("--first-at", metavar="AGE", help="the age at the first of those")
    ] = None,
    code: Annotated[
        str | None, typer.Option("--code", metavar="CODE", help="the Home Office code of the current offence")
    ] = None,
    actuarial_category: Annotated[
        str | None,
        typer.Option(
            "--actuarial-category", metavar="CATEGORY", help="OGRS3's own group of it, where the code has none"
        ),
    ] = None,
    explain: Annotated[
        bool, typer.Option("--explain", help="what OGRS3 is worth, where sources disagree, and what is used")
    ] = False,
    format: FormatOption = "table",
    columns: ColumnsOption = None,
    reason: ReasonOption = None,
) -> None:
    """Work OGRS3 out; nothing is recorded.

    A recorded score stays as it is: this is for where there is none, and to see what makes a score. Without OFFENDER
    every fact is an option.

    \b
      iomctl score ogrs3 N00042 --convicted 2/3/2026 --follow-up 2/3/2026 --sanctions 12 --first-at 15
      iomctl score ogrs3 N00042 --convicted 2/3/2026 --follow-up fri --sanctions 3 --first-at 17 --code 034/01
      iomctl score ogrs3 --explain
    """
    app: App = context.obj
    words = {
        "gender": gender, "born_on": born, "convicted_on": convicted, "followed_from": follow_up,
        "sanctions": sanctions, "first_sanction_at": first_at, "code": code, "actuarial_category": actuarial_category,
    }  # fmt: skip
    how = style(format, columns)
    if explain and offender is None and not any(words.values()):
        from iomctl.domain.facts.ogrs3_tables import EXPLAINED, Explained

        if is_page(how):
            _write_page(app, None, format)
        else:
            app.show(EXPLAINED, Explained, how)
        return
    from iomctl.services.facts.score_ogrs3 import work_out, work_out_for

    if offender is None:
        found = work_out(words, app.today, explain)
    else:
        with app.unit_of_work(reason) as work:
            found = work_out_for(work, offender, words, explain)
    if is_page(how):
        _write_page(app, found, format)
    else:
        app.show_one(found, how)
    _say(app, found)


def _write_page(app: App, found: "Ogrs3Worked | None", format: str) -> None:
    from iomctl.cli.facts.score_ogrs3_page import explained, sections_of, title_of

    def worded(flat: bool) -> "tuple[list[str], list[PageSection]]":
        return title_of(found, flat), sections_of(found, flat) if found else [explained(flat)]

    write_page(app, format, worded)


def _say(app: App, found: "Ogrs3Worked") -> None:
    for line in found.doubts:
        app.screen.warn(f"iomctl: {line}")
    if found.offender is None or found.kind is None:
        return
    if found.recorded:
        app.screen.say("A score is recorded already, and stays; a newer one would count instead of it.")
    app.screen.say(
        f"Nothing was recorded. To record it: iomctl score add {found.offender} {found.kind} "
        f'{found.percent_two_years} --version "{found.version}"'
    )
