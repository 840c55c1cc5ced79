"""Ask one question after another at a terminal, with the keys that do something else than answer."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import NamedTuple

from iomctl.app import App
from iomctl.errors import IomctlError
from iomctl.output.clean import plain
from iomctl.output.folding import fold

TAKE_BACK, LONG_NOTE, MORE, JUMP, HERE, LATER, KEYS, STOP = "u", "e", "m", "/", "p", "n", "?", "q"
TOLD = {
    "enter": "go on: what stands in brackets",
    TAKE_BACK: "take the last answer about this case back",
    LONG_NOTE: "write this answer in an editor",
    MORE: "show all of this case, also what there was no room for",
    "/NAME": "go to another person, or put one on the agenda",
    HERE: "say who is here",
    LATER: "leave this case, or the actions from last time, for later",
    STOP: "stop; iomctl panel run goes on from here, on any machine",
}
FOOT = "enter go on  u take back  e edit  m more  /NAME  p here  n later  ? keys  q stop"


class Given(NamedTuple):
    """What was typed: an answer, or one of the keys, with the words behind it."""

    text: str
    key: str = ""


@contextmanager
def refusals_told(app: App) -> Iterator[None]:
    """What is refused inside is said, and the questions go on."""
    try:
        yield
    except IomctlError as fault:
        app.screen.refuse(fault)


class Asker:
    """A line editor that completes the words there are; `about` says at the foot of the screen whose case it is.

    `left` tells what became of the case before, once the screen was cleared for the next.
    """

    def __init__(self) -> None:
        from prompt_toolkit import PromptSession

        self._session: PromptSession[str] = PromptSession()
        self.about = ""
        self.left: Callable[[], None] | None = None

    def ask(self, label: str, words: Sequence[str] = (), whole: bool = True) -> Given:
        """One answer; Ctrl-D and Ctrl-C stop.

        The tab key offers `words`. One of them may be cut short while it means one alone, unless the answer is free
        words: those stay as typed (`whole` is False).
        """
        from prompt_toolkit.completion import WordCompleter

        completer = WordCompleter(list(words), ignore_case=True, sentence=True)
        foot = "\n".join(filter(None, (plain(self.about), FOOT)))
        try:
            text = self._session.prompt(
                self._prompt(label), completer=completer, complete_while_typing=False, bottom_toolbar=foot
            ).strip()
        except (EOFError, KeyboardInterrupt):
            return Given("", STOP)
        if text == LONG_NOTE:
            return self._in_editor(label)
        if text in {TAKE_BACK, MORE, HERE, LATER, KEYS, STOP}:
            return Given("", text)
        if text.startswith(JUMP):
            return Given(text.removeprefix(JUMP).strip(), JUMP)
        return Given(_whole(text, words) if whole else text)

    def agrees(self, label: str) -> bool:
        """Whether the answer is a yes; asked again until it is yes or no, or stops."""
        while True:
            given = self.ask(f"{label} (yes, no)", ("yes", "no"))
            if given.key == STOP or given.text.casefold() in {"yes", "no"}:
                return given.text.casefold() == "yes"

    def tell_left(self) -> None:
        """Say what became of the case that was left, once."""
        if self.left is not None:
            self.left()
            self.left = None

    def clear(self) -> None:
        """An empty screen."""
        from prompt_toolkit.shortcuts import clear

        clear()

    def _prompt(self, label: str) -> str:
        """The label before the place where is typed, in several lines where it is wider than the terminal."""
        lines = fold(f"{plain(label)} >", self._session.output.get_size().columns - 1)
        return "\n".join(lines) + " "

    def _in_editor(self, label: str) -> Given:
        """What was written in the editor that $VISUAL or $EDITOR names, on one line."""
        from prompt_toolkit.application import get_app

        def open_it() -> None:
            get_app().current_buffer.open_in_editor(validate_and_handle=True)

        try:
            return Given(" ".join(self._session.prompt(self._prompt(label), pre_run=open_it).split()))
        except (EOFError, KeyboardInterrupt):
            return Given("", STOP)


def say_left(app: App, said: str) -> None:
    """Say what became of a case, and how to take it back."""
    for line in fold(said, app.screen.width):
        app.screen.say(line)
    app.say_way_back()


def tell_keys(app: App) -> None:
    """Say what each key does."""
    for key, about in TOLD.items():
        app.screen.write(f" {key:<6} {about}")


def _whole(text: str, words: Sequence[str]) -> str:
    """The word that a text begins, where it is the only one."""
    meant = [one for one in words if text and one.casefold().startswith(text.casefold())]
    return meant[0] if len(meant) == 1 else text
