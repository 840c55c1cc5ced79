"""What a run says of each person as a file, to be passed round and filled in."""

from typing import TYPE_CHECKING

from iomctl.app import App
from iomctl.domain.counts import counted
from iomctl.errors import NotUnderstood

if TYPE_CHECKING:
    from iomctl.services.rescopes.decisions.people import Narrowed


def write_sheet(
    app: App, which: "tuple[int, Narrowed]", where: tuple[str | None, str], reason: str | None = None
) -> None:
    """Write the people of a run to a file; that they were disclosed is logged.

    `which` is the run's number and how its people are narrowed, `where` the file and the format asked for. Raises
    NotUnderstood for a format that can't be written, and as `rescope show`.
    """
    from iomctl.domain.columns import columns_of
    from iomctl.domain.days.days import in_full
    from iomctl.output.files import FORM_FORMATS, format_of, new_file, write
    from iomctl.output.form import Form
    from iomctl.output.workbook import SheetAsked
    from iomctl.services.rescopes.decisions.choices import decision_choices, with_words
    from iomctl.services.rescopes.decisions.people import PersonInRun, people_in
    from iomctl.services.rescopes.runs.runs import find_run

    number, narrowed = which
    file, asked = where
    if file == "-":
        raise NotUnderstood("--output -: a sheet needs a file", advice="name one, like decisions.xlsx")
    path = file or "-"
    written_as = format_of(path, None if asked == "table" else asked, FORM_FORMATS)
    app.confirm_over(path)
    with new_file(path) as target, app.unit_of_work(reason) as work:
        run = find_run(work, number)
        people = people_in(work, run, narrowed)
        work.looked_at((), disclosed=True)
        choices = decision_choices(work.policy)
        if written_as == "xlsx":
            people = [with_words(choices, one) for one in people]
        told = (run.title, f"Written on {in_full(app.today)}", work.policy.publishing.marking)
        form = Form(columns_of(PersonInRun), choices, *told)
        count = write(target, people, PersonInRun, written_as, SheetAsked(f"run {number}", form))
    app.screen.say(f"{counted(count, 'person', 'people')} of run {number} in {path}")
    app.screen.say(f"Fill in the last columns, then: iomctl rescope decide {number} --from {path}")
