"""iomctl panel run: hold a panel from the terminal, one case after another."""

from typing import TYPE_CHECKING

import typer

from iomctl.app import App
from iomctl.cli.panels import asking
from iomctl.cli.panels.asking import Asker, Given
from iomctl.cli.panels.lists import PanelArgument
from iomctl.cli.panels.run_case import CaseAsked, refusals_told
from iomctl.domain.panels.meetings import RUNNING
from iomctl.errors import NotUnderstood
from iomctl.output.folding import fold

if TYPE_CHECKING:
    from iomctl.inputs.typed_words import Typed
    from iomctl.services.panels.action_records import ActionRecord


def run(context: typer.Context, panel: PanelArgument) -> None:
    """Hold a panel from a terminal, one case after another.

    First the statement, who is here, and the actions from last time. Each answer is kept at once, so it can be stopped
    and gone on with on another machine. Typed instead of an answer u takes the last one back, e opens an editor, /NAME
    goes to another person, p says who is here, n leaves a case for later, ? tells these keys, and q stops.

    \b
      iomctl panel run 7
    """
    app: App = context.obj
    if not app.answers_questions():
        raise NotUnderstood(
            "panel run asks, and nobody is here to answer",
            advice="in a script: iomctl panel open, then panel decide for each case, then panel close",
        )
    _Holding(app, panel).run()


class _Holding:
    """A panel that is held at this terminal."""

    def __init__(self, app: App, panel: str) -> None:
        self._app, self._panel, self._asker = app, panel, Asker()
        self._later: list[str] = []

    def run(self) -> None:
        if not self._is_open() and not self._open():
            return
        offender = self._next()
        while offender:
            given = CaseAsked(self._app, self._asker, self._panel, offender).run()
            if given.key == asking.STOP:
                self._stopped()
                return
            offender = self._after(offender, given)
        self._close()

    def _after(self, offender: str, given: Given) -> str | None:
        """Whose case is asked next; None after the last."""
        if given.key == asking.JUMP:
            return self._jump(given.text) or offender
        if given.key == asking.HERE:
            self._attendance()
            return offender
        if given.key == asking.LATER:
            self._later.append(offender)
        return self._next()

    def _stopped(self) -> None:
        self._app.screen.say(f"Stopped; what was said is kept. To go on: iomctl panel run {self._panel}")

    def _is_open(self) -> bool:
        from iomctl.services.meetings.cases_meant import going_on
        from iomctl.services.panels.steps import standing

        with self._app.once_more().unit_of_work() as work:
            return standing(work, going_on(work, self._panel), work.today) == RUNNING

    def _open(self) -> bool:
        """Read the statement, say who is here, and go through the actions from last time; whether that was done."""
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
        self._attendance()
        return self._actions()

    def _attendance(self) -> None:
        """Ask who is here until nobody more is named."""
        from iomctl.services.meetings.questions import workers_there_are
        from iomctl.services.panels.attendances import PRESENT, SORRY, WhoCame, attend

        with self._app.once_more().unit_of_work() as work:
            names = workers_there_are(work)
        for label, state in (("Who is here", PRESENT), ("Who is sorry", SORRY)):
            while word := self._asker.ask(f"{label} [nobody more]", names).text:
                with refusals_told(self._app), self._app.once_more().unit_of_work() as work:
                    attend(work, self._panel, WhoCame([word]), state)

    def _actions(self) -> bool:
        """Ask of each open action from last time whether it was done; False when somebody stopped."""
        from iomctl.services.meetings.agenda import actions_before
        from iomctl.services.meetings.cases_meant import going_on

        with self._app.once_more().unit_of_work() as work:
            found = actions_before(work, going_on(work, self._panel), work.today)
        return all(self._action(one) for one in found if one.outcome_on is None)

    def _action(self, one: "ActionRecord") -> bool:
        from iomctl.inputs.facts.actions import ActionDropped, ActionOver
        from iomctl.services.panels.actions import finish

        ref = one.panel or one.action
        told = f"{ref}  {one.offender} {one.name}: {one.task}, {one.owner}, {one.state}"
        for line in fold(told, self._app.screen.width):
            self._app.screen.write(line)
        while True:
            given = self._asker.ask("  done, dropped [carried over]", ("done", "dropped"))
            if given.key == asking.STOP:
                self._stopped()
                return False
            if not given.text:
                return True
            if given.text not in {"done", "dropped"}:
                self._app.screen.warn(f"{given.text}: done, dropped, or enter for neither")
                continue
            asked: Typed[ActionOver] | Typed[ActionDropped] = ActionOver.typed(on=None)
            if given.text == "dropped":
                asked = ActionDropped.typed(on=None, note=self._asker.ask("  why").text)
            with refusals_told(self._app):
                with self._app.once_more().unit_of_work() as work:
                    finish(work, ref, given.text, asked)
                return True

    def _next(self) -> str | None:
        """The reference of the next person without a decision; those left for later come last."""
        from iomctl.services.meetings.agenda import people_ahead

        with self._app.once_more().unit_of_work() as work:
            ahead = people_ahead(work, self._panel)
        first = [one for one in ahead if one not in self._later]
        if not first:
            self._later.clear()
        return next(iter(first or ahead), None)

    def _jump(self, word: str) -> str | None:
        """The reference of a person who is meant; somebody who is not on the agenda is put on it with a reason."""
        from iomctl.inputs.panels import AgendaWhy
        from iomctl.services.meetings.agenda import place_of
        from iomctl.services.meetings.agenda_changes import add

        with refusals_told(self._app):
            with self._app.once_more().unit_of_work() as work:
                offender, listed = place_of(work, self._panel, word)
            if not listed:
                why = self._asker.ask(f"{offender} is not on the agenda; why are they to be talked of").text
                if not why:
                    return None
                with self._app.once_more().unit_of_work() as work:
                    add(work, self._panel, offender, AgendaWhy.typed(because=why))
            return offender
        return None

    def _close(self) -> None:
        from iomctl.services.meetings.meeting import close

        self._asker.about = ""
        self._asker.tell_left()
        if not self._asker.agrees("Each case is decided. Close the panel"):
            self._app.screen.say(f"Not closed. To close it: iomctl panel close {self._panel}")
            return
        app = self._app.once_more()
        with app.unit_of_work() as work:
            closed = close(work, self._panel)
        app.screen.say(f"{closed.said}: iomctl panel minutes {self._panel}")
        app.say_way_back()
