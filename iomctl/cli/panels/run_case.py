"""One case of a panel asked question by question: each answer is kept at once, and at its end they become facts."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING

from iomctl.app import App
from iomctl.cli.pages import write_page
from iomctl.cli.panels import asking
from iomctl.cli.panels.asking import Asker, Given, refusals_told
from iomctl.cli.panels.case_page import sections_of, title_of
from iomctl.cli.panels.case_screen import write_case
from iomctl.domain.panels.meetings import ACTION, DECISION, UPDATE

if TYPE_CHECKING:
    from iomctl.services.cases.open_cases import Case
    from iomctl.services.meetings.answering import SaidAtPanel
    from iomctl.services.meetings.questions import Question
    from iomctl.storage.tables.panels.panels import Panel
    from iomctl.storage.unit_of_work import UnitOfWork

    InOneWork = tuple[UnitOfWork, Panel, Case]
    Refusing = Callable[[UnitOfWork, Panel, str], None]

DONE = "done"
LEFT_LINES = 3  # what it mostly takes to say what became of the case before


class CaseAsked:
    """The case of a person at a panel, both meant by their references; no turn is held while it asks."""

    def __init__(self, app: App, asker: Asker, panel: str, offender: str) -> None:
        self._app, self._asker, self._panel, self._offender = app, asker, panel, offender
        self._ahead: list[Question] = []
        self._workers: tuple[str, ...] = ()
        self._decided_elsewhere = False

    def run(self) -> Given:
        """Ask until the case is left (DONE), or a key leads elsewhere, which is given."""
        self._open()
        while True:
            question = self._ahead[0] if self._ahead else None
            given = self._ask(question) if question else self._asker.ask("Enter leaves the case")
            if not given.key and question is not None:
                given = self._take(question, given.text)
            elif not given.key and self._left():
                return Given("", DONE)
            if self._decided_elsewhere:
                return Given("", DONE)
            if given.key and not self._stays(given.key):
                return given

    def _open(self) -> None:
        """Show the case with room for what is asked beneath it, up to the decision."""
        from iomctl.services.meetings.case_at_panel import told_at
        from iomctl.services.meetings.questions import questions_ahead
        from iomctl.services.meetings.speakers import workers_there_are

        with self._one_more() as (work, panel, case):
            found, self._workers = told_at(work, panel, case), workers_there_are(work)
            self._ahead = questions_ahead(work, panel, case)
        to_decision = 1 + sum(one.name == UPDATE for one in self._ahead)
        write_case(self._app.screen, found, to_decision + (LEFT_LINES if self._asker.left else 0))
        self._app.screen.write()
        self._asker.tell_left()
        self._asker.about = f"{found.offender}  {found.name}"

    def _stays(self, key: str) -> bool:
        """Do what a key asks for where that leads nowhere else."""
        here = {asking.TAKE_BACK: self._take_back, asking.MORE: self._show_all}
        if key == asking.KEYS:
            asking.tell_keys(self._app)
        elif key in here:
            here[key]()
        return key in {asking.KEYS, *here}

    def _show_all(self) -> None:
        from iomctl.services.meetings.case_at_panel import told_at

        with self._one_more() as (work, panel, case):
            found = told_at(work, panel, case)
        write_page(self._app, "table", lambda _: (title_of(found), sections_of(found)))
        self._app.screen.write()

    def _ask(self, question: "Question") -> Given:
        words = f" ({', '.join(question.choices)})" if question.choices else ""
        empty = f" [{question.empty}]" if question.empty and question.agency is None else ""
        known = question.choices or (self._workers if question.asks_who else ())
        return self._asker.ask(f"{question.label}{words}{empty}", known, whole=bool(question.choices))

    def _take(self, question: "Question", text: str) -> Given:
        """Keep an answer, or pass over a question that needs none; what is wrong is said, and it is asked again.

        Gives the key that was typed where an answer needs a second one.
        """
        from iomctl.services.meetings.questions import said_to

        if question.name == ACTION and text:
            return self._action(text)
        if text and question.named and ":" not in text:
            self._app.screen.warn("say who said it, as in okafor: seen twice; enter where nobody else did")
        elif text:
            self._keep(said_to(question, text))
        elif question.needed:
            self._app.screen.warn(f"{question.label}: an answer is needed")
        else:
            del self._ahead[0]
        return Given("")

    def _action(self, task: str) -> Given:
        """Ask who is to do it and by when; a key there lets go of the action, and is given."""
        from iomctl.services.meetings.answering import SaidAtPanel, refuse_day, refuse_owner

        who = self._detail("  who is to do it", self._workers, refuse_owner)
        due = who if who.key else self._detail("  by which day", (), refuse_day)
        if due.key:
            self._app.screen.warn(f"not kept: {task}")
            return Given("") if due.key == asking.TAKE_BACK else due
        self._keep(SaidAtPanel(ACTION, task, who.text, due.text))
        return Given("")

    def _detail(self, label: str, words: tuple[str, ...], refuse: "Refusing") -> Given:
        """Ask until it is right; `refuse` raises for what is not."""
        while (given := self._asker.ask(label, words)).key in {"", asking.KEYS}:
            if given.key:
                asking.tell_keys(self._app)
                continue
            with refusals_told(self._app), self._one_more() as (work, panel, _):
                refuse(work, panel, given.text)
                break
        return given

    def _keep(self, said: "SaidAtPanel") -> None:
        from iomctl.services.meetings.agenda_rows import DecidedAlready
        from iomctl.services.meetings.answering import answer
        from iomctl.services.meetings.questions import questions_ahead

        with refusals_told(self._app):
            try:
                with self._one_more() as (work, panel, case):
                    answer(work, panel, case, said)
                    ahead = questions_ahead(work, panel, case)
            except DecidedAlready:  # on another machine
                self._decided_elsewhere = True
                told = f"{self._offender} was decided elsewhere: iomctl panel case {self._panel} {self._offender}"
                self._asker.left = partial(self._app.screen.warn, told)
            else:
                self._go_on(ahead)

    def _go_on(self, ahead: "list[Question]") -> None:
        """Go on where it stood; what stands before the question that was answered has been passed over."""
        passed, keys = self._ahead[0].key, [one.key for one in ahead]
        if passed in keys:
            self._ahead = ahead[keys.index(passed) :]
            return
        there = {one.key for one in self._ahead}
        decided = passed[0] == DECISION
        self._ahead = [one for one in ahead if one.key in there or (decided and one.name != UPDATE)]

    def _take_back(self) -> None:
        from iomctl.services.meetings.answering import take_back
        from iomctl.services.meetings.questions import questions_ahead

        with refusals_told(self._app):
            with self._one_more() as (work, panel, case):
                gone = take_back(work, panel, case)
                ahead = questions_ahead(work, panel, case)
            if gone is None:
                self._app.screen.say("nothing was said of this case yet")
                return
            self._app.screen.say(f"taken back: {gone.question}, {gone.words}")
            asked = {(gone.question, gone.agency), (gone.question, None)}
            self._ahead = ahead[next((number for number, one in enumerate(ahead) if one.key in asked), 0) :]

    def _left(self) -> bool:
        """Make facts of what was said; whether that could be done."""
        from iomctl.services.meetings.settling import settle

        with refusals_told(self._app):
            app = self._app.once_more()
            with self._one_more(app) as (work, panel, case):
                settled = settle(work, panel, case)
                said = f"{case.reference}: {settled.decided}"
            agreed = f"actions {', '.join(settled.actions)}" if settled.actions else ""
            self._asker.left = partial(asking.say_left, app, "; ".join(filter(None, (said, settled.said, agreed))))
            return True
        return False

    @contextmanager
    def _one_more(self, app: App | None = None) -> "Iterator[InOneWork]":
        """A unit of work of its own, with the panel and the case as they stand in it."""
        from iomctl.services.meetings.cases_meant import case_meant

        with (app or self._app.once_more()).unit_of_work() as work:
            yield work, *case_meant(work, self._panel, self._offender)
