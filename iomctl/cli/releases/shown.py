"""iomctl release show: one release on one page, ahead or past."""

from typing import Annotated

import typer

from iomctl.app import App
from iomctl.cli.listing import as_known
from iomctl.cli.options import AsOfOption, ColumnsOption, FormatOption, OffenderArgument, ReasonOption, style
from iomctl.cli.pages import show_page


@as_known
def show(
    context: typer.Context,
    offender: OffenderArgument,
    released: Annotated[
        str | None, typer.Option("--on", metavar="DAY", help="the release that took place on that day")
    ] = None,
    as_of: AsOfOption = None,
    format: FormatOption = "table",
    columns: ColumnsOption = None,
    reason: ReasonOption = None,
) -> None:
    """One release on one page.

    Of somebody in custody the one ahead, of somebody who is out how the newest went and what became of them.

    \b
      iomctl release show N00042
      iomctl release show mercer --on 17/4/2026 --format json
    """
    from iomctl.cli.releases import page as page_ahead
    from iomctl.cli.releases import review_words
    from iomctl.services.releases.page import ReleasePage, page_of

    app: App = context.obj
    on = app.day(as_of)
    day = app.day(released, "--on") if released is not None else None
    with app.unit_of_work(reason) as work:
        page = page_of(work, offender, on, day)
    how = style(format, columns, on)
    if isinstance(page, ReleasePage):
        ahead = page
        show_page(app, ahead, how, lambda _: (page_ahead.title_of(ahead, app.today), page_ahead.sections_of(ahead)))
    else:
        past = page
        title = review_words.title_of(past, on, app.today)
        show_page(app, past, how, lambda _: (title, review_words.sections_of(past)))
