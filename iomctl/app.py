"""What every command is given: settings, clock, actor, screen, and a way to the database."""

import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from iomctl.domain.days.local_time import local
from iomctl.errors import NotUnderstood
from iomctl.settings import Settings, read_settings
from iomctl.settings.places import Place, place_of

if TYPE_CHECKING:
    from iomctl.output.render import Style
    from iomctl.output.screen import Screen
    from iomctl.storage.trail import Stamp
    from iomctl.storage.unit_of_work import UnitOfWork

Clock = Callable[[], datetime]
LETS_GO = frozenset(("db", "init", "demo"))  # nouns that move a case book or its tables: nobody else may have it open


def system_clock() -> datetime:
    """The moment now, aware: the only place the program reads the clock."""
    return datetime.now(UTC)


@dataclass
class App:
    """Made once for each run by `main`; the root callback fills in the global options.

    `given` are settings that a command took as options of its own. `writes` is whether the command is one that changes
    something, `changed` whether it has; `to_undo` is the event that takes it back when it is undone, `undo_lifts_mark`
    whether a limited-access mark is lifted by that. `known_on` is the day as of whose end the book is asked, `as_of`
    the day asked about, whose names people have. In the shell case books are `held` open, `run` is `main` for a line,
    `ended` the exit code of the last that failed.
    """

    clock: Clock
    environ: Mapping[str, str]
    screen: "Screen"
    db: str | None = None
    given: Mapping[str, str | None] = field(default_factory=dict)
    yes: bool = False
    restricted: bool = False
    known_on: date | None = None
    as_of: date | None = None
    command: str = ""
    writes: bool = False
    changed: bool = False
    to_undo: int | None = None
    undo_lifts_mark: bool = False
    run: Callable[[Iterable[str]], int] | None = None
    held: bool = False
    ended: int = 0

    @cached_property
    def settings(self) -> Settings:
        """The settings in force, read when first needed."""
        return read_settings(self.environ, {"db": self.db, **self.given})

    @cached_property
    def place(self) -> Place:
        """Where the case book is."""
        if lets_go := self.held and self.command.partition(" ")[0] in LETS_GO:
            from iomctl.storage.held_open import let_go

            let_go()
        return replace(place_of(self.settings.db), held=self.held and not lets_go)

    @cached_property
    def now(self) -> datetime:
        """The moment this command runs at, by the scheme's clock; the same for all it does."""
        return local(self.clock())

    @property
    def today(self) -> date:
        """The day this command runs on, or the one by which the book is asked what was known."""
        return self.known_on or self.now.date()

    def ask_as_known(self, words: str | None) -> None:
        """Have the book answer as it was at the end of the day that somebody typed. Raises BadValue."""
        if words is None:
            return
        from iomctl.domain.days.days import past_day_typed_for

        self.known_on = past_day_typed_for("--known-on", words, self.today)

    @property
    def as_known(self) -> str:
        """How an answer says by which day it was known; nothing for what is known now."""
        from iomctl.domain.days.days import in_full

        return "" if self.known_on is None else f"as known on {in_full(self.known_on)}"

    def day(self, words: str | None, option: str = "--as-of") -> date:
        """The day that somebody typed for an option; today when they typed none. Raises BadValue."""
        if words is None:
            return self.today
        from iomctl.domain.days.days import day_typed_for

        day = day_typed_for(option, words, self.today)
        if option == "--as-of" and not self.writes:
            self.as_of = day
        return day

    def stamp(self, reason: str | None = None) -> "Stamp":
        """Who runs which command, when, as the audit trail keeps it."""
        from iomctl.storage.trail import Stamp

        return Stamp(self.now.astimezone(UTC), self.today, self.settings.actor, self.command, reason)

    @contextmanager
    def unit_of_work(self, reason: str | None = None, **how: bool) -> "Iterator[UnitOfWork]":
        """One transaction on the case book, see `storage.unit_of_work`.

        Asked what was known on a day, all that was changed since is turned back in it, and the transaction rolled
        back; people have the names of the day asked about. Raises DoesNotFit for a day of which the book can't tell.
        """
        from iomctl.storage.unit_of_work import unit_of_work

        how = {"restricted": self.restricted, **how} | ({"dry_run": True} if self.known_on else {})
        with unit_of_work(self.place, self.settings.lock_wait, self.stamp(reason), **how) as work:
            if self.known_on or self.as_of:
                from iomctl.services.undo.as_it_was import as_it_was

                with as_it_was(work, self.known_on, self.as_of):
                    yield work
            else:
                yield work
        if work.changed_in is not None:
            from iomctl.services.undo.not_taken_back import can_be_undone, undo_lifts_mark

            self.changed = True
            if can_be_undone(work.seen.changes):
                self.to_undo = work.changed_in
                self.undo_lifts_mark = undo_lifts_mark(work.seen.changes)

    def say_way_back(self) -> None:
        """Say on stderr how to take back what the command changed; nothing when it changed nothing that can be."""
        if self.to_undo:
            self.screen.say(f"To take it back: iomctl undo {self.to_undo}" + " --restricted" * self.undo_lifts_mark)

    def once_more(self) -> "App":
        """The same for one more unit of work of a command that asks: with the moment at which that runs."""
        return replace(self, changed=False, to_undo=None)

    def ask(self, question: str, option: str) -> str:
        """Ask one question at a terminal. Raises NotUnderstood elsewhere, naming the option to give instead."""
        if not self.answers_questions():
            raise NotUnderstood(f"{option} is missing, and nobody is here to ask", advice=f"give {option}")
        import typer

        return str(typer.prompt(question, err=True))

    def confirm(self, question: str) -> None:
        """Ask for a yes before something that can't be undone, unless --yes was given.

        Raises NotUnderstood without a terminal, and for a no.
        """
        if self.yes:
            return
        if not self.answers_questions():
            raise NotUnderstood(f"{question} Nobody is here to ask", advice="give --yes to go ahead")
        import typer

        if not typer.confirm(question, err=True):
            raise NotUnderstood("not confirmed; nothing was changed")

    def confirm_over(self, file: str) -> None:
        """Ask for a yes before a file that is there is written over; "-" is none. Raises as `confirm`."""
        if file != "-" and Path(file).exists():
            self.confirm(f"{file} is there already; write over it?")

    def answers_questions(self) -> bool:
        """Whether somebody sits at both ends: a terminal to read the question and one to type the answer."""
        return self.screen.terminal and sys.stdin.isatty()

    def show(self, records: Sequence[Any], kind: type, style: "Style") -> None:
        """Write a list of records in the format that was asked for."""
        from iomctl.output.render import show

        show(self.screen, records, kind, self._told(style))

    def show_one(self, record: Any, style: "Style") -> None:
        """Write one record in the format that was asked for."""
        from iomctl.output.render import show_one

        show_one(self.screen, record, self._told(style))

    def _told(self, style: "Style") -> "Style":
        known = self.as_known
        if not known:
            return style
        title = f"{style.title}, {known}" if style.title else f"A{known[1:]}"
        return replace(style, title=title, empty=style.empty and f"A{known[1:]}: {style.empty}")
