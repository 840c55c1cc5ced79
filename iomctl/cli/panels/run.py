"""iomctl panel run: hold a panel from the terminal, one case after another."""

import typer

from iomctl.app import App
from iomctl.cli.panels import asking
from iomctl.cli.panels.asking import Asker, Given, refusals_told
from iomctl.cli.panels.lists import PanelArgument
from iomctl.cli.panels.run_case import CaseAsked
from iomctl.cli.panels.run_opening import Opening
from iomctl.domain.panels.meetings import RUNNING
from iomctl.errors import NotUnderstood


def run(context: typer.Context, panel: PanelArgument) -> None:
    """Hold a panel from a terminal, one case after another.

    First the statement, who is here, and the actions from last time; of each case the update of each agency that is
    here, then the decision. Each answer is kept at once, so it can be stopped and gone on with on another machine.
    Typed instead of an answer u takes the last one back, e opens an editor, m shows all of a case, /NAME goes to
    another person, p says who is here, n leaves a case for later, ? tells these keys, and q stops.

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
        self._opening = Opening(app, self._asker, panel)
        self._later: list[str] = []

    def run(self) -> None:
        if not self._is_open() and not self._opening.open():
            return
        if not self._comes_to_cases():
            self._stopped()
            return
        offender = self._next()
        self._asker.clear()
        while offender:
            given = CaseAsked(self._app, self._asker, self._panel, offender).run()
            self._asker.about = ""
            if given.key == asking.STOP or (given.key == asking.HERE and not self._opening.attendance()):
                self._stopped()
                return
            offender = self._after(offender, given)
        self._close()

    def _comes_to_cases(self) -> bool:
        """Go through what comes before the cases, so far as it was not said yet; whether nobody stopped it."""
        here = not self._opening.nobody_is_here() or self._opening.attendance()
        return here and self._opening.actions()

    def _after(self, offender: str, given: Given) -> str | None:
        """Whose case is asked next; None after the last."""
        if given.key == asking.JUMP:
            return self._jump(given.text) or offender
        if given.key == asking.LATER:
            return self._leave_for_later(offender)
        self._asker.clear()
        return offender if given.key == asking.HERE else self._next()

    def _leave_for_later(self, offender: str) -> str | None:
        self._later.append(offender)
        following = self._next()
        if following == offender:
            self._app.screen.warn(f"{offender} is the only case without a decision; q stops")
        else:
            self._asker.clear()
        return following

    def _stopped(self) -> None:
        self._app.screen.say(f"Stopped; what was said is kept. To go on: iomctl panel run {self._panel}")

    def _is_open(self) -> bool:
        from iomctl.services.meetings.cases_meant import going_on
        from iomctl.services.panels.steps import standing

        with self._app.once_more().unit_of_work() as work:
            return standing(work, going_on(work, self._panel), work.today) == RUNNING

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
            self._asker.clear()
            return offender
        return None

    def _close(self) -> None:
        from iomctl.services.meetings.meeting import close

        self._asker.tell_left()
        for one in self._opening.still_open():
            self._app.screen.write(f"Still open from last time: {one.panel or one.action} {one.task}, {one.owner}")
        if not self._asker.agrees("Each case is decided. Close the panel"):
            self._app.screen.say(f"Not closed. To close it: iomctl panel close {self._panel}")
            return
        app = self._app.once_more()
        with app.unit_of_work() as work:
            closed = close(work, self._panel)
        app.screen.say(f"{closed.said}: iomctl panel minutes {self._panel}")
        app.say_way_back()
