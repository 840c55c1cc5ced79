"""What a run says of each person as a file, to be passed round and filled in."""

from typing import TYPE_CHECKING

from iomctl.app import App
from iomctl.domain.counts import counted

if TYPE_CHECKING:
    from iomctl.services.rescopes.decisions.people import Narrowed


def write_sheet(
    app: App, which: "tuple[int, Narrowed]", where: tuple[str | None, str], reason: str | None = None
) -> None:
    """Write the people of a run to a file; that they were disclosed is logged.

    `which` is the run's number and how its people are narrowed, `where` the file and the format asked for. Raises
    NotUnderstood for a format that can't be written, and as `rescope show`.
    """
    from iomctl.output.files import format_of, new_file, write
    from iomctl.output.workbook import SheetAsked
    from iomctl.services.rescopes.decisions.choices import decision_choices
    from iomctl.services.rescopes.decisions.people import PersonInRun, people_in
    from iomctl.services.rescopes.runs.runs import find_run

    number, narrowed = which
    file, asked = where
    path = file or "-"
    written_as = format_of(path, None if asked == "table" else asked)
    app.confirm_over(path)
    with new_file(path) as target, app.unit_of_work(reason) as work:
        people = people_in(work, find_run(work, number), narrowed)
        work.looked_at((), disclosed=True)
        sheet = SheetAsked(f"run {number}", decision_choices(work.policy))
        count = write(target, people, PersonInRun, written_as, sheet)
    app.screen.say(f"{counted(count, 'person', 'people')} of run {number} in {path}")
    app.screen.say(f"Fill in the last columns, then: iomctl rescope decide {number} --from {path}")
