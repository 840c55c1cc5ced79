"""One case of a panel asked question by question: each answer is kept at once, and at its end they become facts."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING

from iomctl.app import App
from iomctl.cli.pages import write_page
from iomctl.cli.panels import asking
from iomctl.cli.panels.asking import Asker, Given
from iomctl.cli.panels.case_page import sections_of, title_of
from iomctl.domain.panels.meetings import ACTION, DIFFERED, UPDATE
from iomctl.errors import IomctlError
from iomctl.output.folding import fold

if TYPE_CHECKING:
    from iomctl.services.cases.open_cases import Case
    from iomctl.services.meetings.answering import SaidAtPanel
    from iomctl.services.meetings.questions import Question
    from iomctl.storage.tables.panels.panels import Panel
    from iomctl.storage.unit_of_work import UnitOfWork

DONE = "done"
WHO_SAID = {UPDATE: "Update, who: words", DIFFERED: "Views that differed, who: words"}


@contextmanager
def refusals_told(app: App) -> Iterator[None]:
    """What is refused inside is said, and the questions go on."""
    try:
        yield
    except IomctlError as fault:
        app.screen.refuse(fault)


def _tell(app: App, said: str) -> None:
    for line in fold(said, app.screen.width):
        app.screen.say(line)
    app.say_way_back()


class CaseAsked:
    """The case of a person at a panel, both meant by their references; no turn is held while it asks."""

    def __init__(self, app: App, asker: Asker, panel: str, offender: str) -> None:
        self._app, self._asker, self._panel, self._offender = app, asker, panel, offender
        self._ahead: list[Question] = []
        self._workers: tuple[str, ...] = ()

    def run(self) -> Given:
        """Ask until the case is left (DONE), or a key leads elsewhere, which is given."""
        self._show()
        while True:
            question = self._ahead[0] if self._ahead else None
            given = self._ask(question) if question else self._asker.ask("Enter leaves the case")
            if given.key == asking.TAKE_BACK:
                self._take_back()
            elif given.key == asking.KEYS:
                self._tell_keys()
            elif given.key:
                return given
            elif question is not None:
                self._take(question, given.text)
            elif self._left():
                return Given("", DONE)

    def _show(self) -> None:
        from iomctl.services.meetings.case_at_panel import told_at
        from iomctl.services.meetings.questions import questions_ahead, workers_there_are

        with self._one_more() as (work, panel, case):
            found, self._workers = told_at(work, panel, case), workers_there_are(work)
            self._ahead = questions_ahead(work, panel, case)
        self._asker.about = f"{found.offender}  {found.name}"
        self._asker.clear()
        write_page(self._app, "table", lambda _: (title_of(found), sections_of(found)))
        self._app.screen.write()
        self._asker.tell_left()

    def _ask(self, question: "Question") -> Given:
        words = f" ({', '.join(question.choices)})" if question.choices else ""
        empty = f" [{question.empty}]" if question.empty else ""
        who = self._workers if question.name in WHO_SAID else ()
        label = WHO_SAID.get(question.name, question.label)
        return self._asker.ask(f"{label}{words}{empty}", question.choices or who)

    def _take(self, question: "Question", text: str) -> None:
        """Keep an answer, or pass over a question that needs none; what is wrong is said, and it is asked again."""
        if text:
            with refusals_told(self._app):
                self._keep(self._said(question, text))
        elif question.needed:
            self._app.screen.warn(f"{question.label}: an answer is needed")
        else:
            del self._ahead[0]

    def _said(self, question: "Question", text: str) -> "SaidAtPanel":
        from iomctl.services.meetings.answering import SaidAtPanel

        if question.name == ACTION:
            who = self._asker.ask("  who is to do it", self._workers).text
            return SaidAtPanel(question.name, text, who, self._asker.ask("  by which day").text)
        before, colon, after = text.partition(":")
        if question.name in WHO_SAID and colon:
            return SaidAtPanel(question.name, after.strip(), before.strip())
        return SaidAtPanel(question.name, text)

    def _keep(self, said: "SaidAtPanel") -> None:
        from iomctl.services.meetings.answering import answer
        from iomctl.services.meetings.questions import questions_ahead

        passed = self._ahead[0].name
        with self._one_more() as (work, panel, case):
            answer(work, panel, case, said)
            ahead = questions_ahead(work, panel, case)
        names = [one.name for one in ahead]
        # What stands before the question that was answered has been passed over.
        self._ahead = ahead[names.index(passed) :] if passed in names else self._behind(ahead)

    def _behind(self, ahead: "list[Question]") -> "list[Question]":
        """The questions that were not passed over before, and those that the answer has brought."""
        from iomctl.domain.panels.meetings import DECISION

        there = {one.name for one in self._ahead}
        decided = self._ahead[0].name == DECISION
        return [one for one in ahead if one.name in there or (decided and one.name != UPDATE)]

    def _take_back(self) -> None:
        from iomctl.services.meetings.answers import take_back
        from iomctl.services.meetings.questions import questions_ahead

        with self._one_more() as (work, panel, case):
            gone = take_back(work, panel, case.spell.id)
            self._ahead = questions_ahead(work, panel, case)
        if gone is None:
            self._app.screen.say("nothing was said yet")
            return
        self._app.screen.say(f"taken back: {', '.join(gone)}")
        names = [one.name for one in self._ahead]
        self._ahead = self._ahead[names.index(gone[0]) :] if gone[0] in names else self._ahead

    def _left(self) -> bool:
        """Make facts of what was said; whether that could be done."""
        from iomctl.services.meetings.settling import settle

        with refusals_told(self._app):
            app = self._app.once_more()
            with self._one_more(app) as (work, panel, case):
                settled = settle(work, panel, case)
                said = f"{case.reference}: {settled.decided}"
            agreed = f"actions {', '.join(settled.actions)}" if settled.actions else ""
            self._asker.left = partial(_tell, app, "; ".join(filter(None, (said, settled.said, agreed))))
            return True
        return False

    def _tell_keys(self) -> None:
        for key, about in asking.TOLD.items():
            self._app.screen.write(f" {key:<6} {about}")

    @contextmanager
    def _one_more(self, app: App | None = None) -> "Iterator[tuple[UnitOfWork, Panel, Case]]":
        """A unit of work of its own, with the panel and the case as they stand in it."""
        from iomctl.services.meetings.cases_meant import case_meant

        with (app or self._app.once_more()).unit_of_work() as work:
            yield work, *case_meant(work, self._panel, self._offender)
