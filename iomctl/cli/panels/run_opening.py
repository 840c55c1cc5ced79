"""What comes before the cases of a panel: the statement, who is here, and the actions from last time."""

from typing import TYPE_CHECKING

from iomctl.app import App
from iomctl.cli.panels import asking
from iomctl.cli.panels.asking import Asker, Given, refusals_told
from iomctl.domain.days.days import short
from iomctl.output.folding import fold

if TYPE_CHECKING:
    from iomctl.inputs.typed_words import Typed
    from iomctl.services.panels.action_records import ActionRecord
    from iomctl.services.panels.attendances import WhoCame

OVER = ("done", "dropped")


class Opening:
    """The questions about a panel itself, not about a case; each method says whether nobody stopped it."""

    def __init__(self, app: App, asker: Asker, panel: str) -> None:
        self._app, self._asker, self._panel = app, asker, panel

    def open(self) -> bool:
        """Read the statement and open the panel."""
        from iomctl.services.meetings.meeting import open_panel, statement_of

        with self._app.once_more().unit_of_work() as work:
            statement = statement_of(work, self._panel)
        for line in fold(statement, self._app.screen.width):
            self._app.screen.write((line, "bold"))
        if not self._asker.agrees("Was it read to everybody"):
            self._app.screen.say("Not opened.")
            return False
        app = self._app.once_more()
        with app.unit_of_work() as work:
            opened = open_panel(work, self._panel, statement_read=True)
        app.screen.say(f"{opened.said}.")
        return True

    def nobody_is_here(self) -> bool:
        """Whether nobody is recorded as present."""
        from iomctl.services.meetings.cases_meant import going_on
        from iomctl.services.meetings.speakers import who_is_there

        with self._app.once_more().unit_of_work() as work:
            return not who_is_there(work, going_on(work, self._panel))

    def attendance(self) -> bool:
        """Ask who is here, and who is sorry, until nobody more is named."""
        from iomctl.services.meetings.speakers import workers_there_are
        from iomctl.services.panels.attendances import PRESENT, SORRY

        with self._app.once_more().unit_of_work() as work:
            names = workers_there_are(work)
        asked = {"Who is here": PRESENT, "Who is sorry": SORRY}
        self._app.screen.say("Workers by name; somebody who is none as NAME, AGENCY.")
        return all(self._named(f"{label} [nobody more]", names, state) for label, state in asked.items())

    def actions(self) -> bool:
        """Ask of each action from last time that is open whether it was done, until the rest is left for later."""
        for one in self.still_open():
            given = self._action(one)
            if given.key:
                return given.key == asking.LATER
        return True

    def still_open(self) -> "list[ActionRecord]":
        """The actions from last time that are open."""
        from iomctl.services.meetings.agenda import actions_before
        from iomctl.services.meetings.cases_meant import going_on

        with self._app.once_more().unit_of_work() as work:
            found = actions_before(work, going_on(work, self._panel), work.today)
        return [one for one in found if one.outcome_on is None]

    def _named(self, label: str, names: tuple[str, ...], state: str) -> bool:
        from iomctl.services.panels.attendances import attend

        while True:
            given = self._asker.ask(label, names)
            if given.key == asking.STOP:
                return False
            if given.key:
                mistaken = f"recorded by mistake: iomctl panel attend {self._panel} WORKER --neither"
                self._tell(given, "name somebody, or enter for nobody more", mistaken)
            elif not given.text:
                return True
            else:
                with refusals_told(self._app), self._app.once_more().unit_of_work() as work:
                    attend(work, self._panel, _who_came(given.text), state)

    def _action(self, one: "ActionRecord") -> Given:
        """Ask of one action; what was given at last is an outcome, nothing, or a key that leads away."""
        due = short(one.due_on, self._app.today)
        ref = one.panel or one.action
        told = f"{ref}  {one.offender} {one.name}: {one.task}, {one.owner}, {one.state}, due {due}"
        for line in fold(told, self._app.screen.width):
            self._app.screen.write(line)
        while True:
            given = self._asker.ask("  done, dropped [carried over]", OVER)
            if given.key in {asking.STOP, asking.LATER} or not (given.key or given.text):
                return given
            if given.key:
                self._tell(given, "done, dropped, or enter for neither", "what was said of one: iomctl undo NUMBER")
            elif given.text not in OVER:
                self._app.screen.warn(f"{given.text}: done, dropped, or enter for neither")
            elif over := self._finish(ref, given):
                return over

    def _finish(self, ref: str, given: Given) -> Given | None:
        """Record that an action is over, or stop; None where it could not be done."""
        from iomctl.inputs.facts.actions import ActionDropped, ActionOver
        from iomctl.services.panels.actions import finish

        asked: Typed[ActionOver] | Typed[ActionDropped] = ActionOver.typed(on=None)
        if given.text == "dropped":
            why = self._asker.ask("  why")
            if why.key == asking.STOP:
                return why
            if not why.text:
                self._app.screen.warn("say why it is not to be done any more")
                return None
            asked = ActionDropped.typed(on=None, note=why.text)
        with refusals_told(self._app):
            app = self._app.once_more()
            with app.unit_of_work() as work:
                finish(work, ref, given.text, asked)
            app.say_way_back()
            return given
        return None

    def _tell(self, given: Given, otherwise: str, advice: str) -> None:
        """Say what the keys do where that was asked, else what can be typed here."""
        if given.key == asking.KEYS:
            asking.tell_keys(self._app)
        else:
            self._app.screen.warn(otherwise)
            self._app.screen.warn(f"  {advice}")


def _who_came(text: str) -> "WhoCame":
    """A worker, or somebody else as NAME, AGENCY."""
    from iomctl.inputs.panels import Somebody
    from iomctl.services.panels.attendances import WhoCame

    name, comma, agency = text.partition(",")
    if comma:
        return WhoCame((), Somebody.typed(name=name.strip(), agency=agency.strip()))
    return WhoCame((text,))
