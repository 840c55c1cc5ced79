"""How undo and redo answer: each row that they changed."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from iomctl.app import App
from iomctl.cli.changes import change_style, say_changed, say_left, say_told, told_before

if TYPE_CHECKING:
    from iomctl.output.render import Style
    from iomctl.services.undo.told import ToldChange
    from iomctl.services.undo.undoing import TakenBack
    from iomctl.storage.unit_of_work import UnitOfWork


@dataclass
class ShownTakenBack:
    """The answer, made while the case book is open and shown when what was done is kept."""

    app: App
    style: "Style"
    rows: "Sequence[ToldChange]" = field(default_factory=list)
    said: str = ""
    why: "Sequence[str]" = ()
    follows: "Sequence[str]" = ()
    passed: "Sequence[str]" = ()
    told_before: "dict[str, list[str]]" = field(default_factory=dict)

    def take(self, work: "UnitOfWork", done: "TakenBack") -> None:
        """Put into words what was done, and who was told since of those whom it was about."""
        from iomctl.domain.counts import counted
        from iomctl.domain.references import PERSON, reference
        from iomctl.services.undo.taking import MOST_TOLD

        self.rows, self.why, self.follows, self.passed = done.told, done.why, done.follows, done.passed
        left = ", ".join(reference(PERSON, one) for one in done.left)
        self.said = f"Event {done.event}, {done.command}, is taken back" + (f", but for {left}" if left else "")
        people = sorted({one.offender for one in done.told if one.offender is not None})
        self.told_before = {one: told_before(work, one, done.event) for one in people}
        if done.rows > MOST_TOLD:  # below that, changes of one row may be told as one
            shown, rows = f"{len(done.told):,}", counted(done.rows, "row")
            self.said += f": the first {shown} of {rows} are shown, and iomctl audit show {done.event} tells all"

    def show(self, dry_run: bool) -> None:
        """Write the rows, and say what was done."""
        from iomctl.services.undo.told import ToldChange

        self.app.show(self.rows, ToldChange, self.style)
        for line in self.passed:
            self.app.screen.say(f"{line}.")
        say_changed(self.app, dry_run, self.said)
        for line in self.follows:
            self.app.screen.say(f"{line}.")
        say_left(self.app, self.why)
        for offender, told in self.told_before.items():
            say_told(self.app, told, offender)


def show_taken_back(app: App, format: str, columns: str | None, every: bool) -> ShownTakenBack:
    """The answer to come. Raises NotUnderstood now, while nothing is changed yet."""
    from iomctl.services.undo.told import ToldChange

    return ShownTakenBack(app, change_style(app, format, ToldChange, columns, whole=every, things=("row", "rows")))
