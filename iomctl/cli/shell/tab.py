"""The tab key at the prompt: what the shells of the system are offered, and people."""

import shlex
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from prompt_toolkit.completion import CompleteEvent, Completer, Completion
from prompt_toolkit.document import Document

from iomctl.app import App
from iomctl.cli.completion.offers import offers
from iomctl.cli.completion.typed import starts_at, typed_line
from iomctl.cli.shell.lines import PROGRAM
from iomctl.output.clean import plain
from iomctl.services.completion.offered import OfferedWord

if TYPE_CHECKING:
    from iomctl.settings import Settings

PATIENCE = 0.5
"""Seconds that the tab key waits for another command that holds the case book."""
LONGEST_ABOUT = 60


class OfferedWords(Completer):
    """What may be typed next; whatever is wrong offers nothing, for somebody is in the middle of a line."""

    def __init__(self, app: App) -> None:
        self._app = app

    def get_completions(self, document: Document, complete_event: CompleteEvent) -> Iterable[Completion]:  # noqa: ARG002
        """The words that go on from the one at the cursor, each with what it is about."""
        text = document.text_before_cursor
        try:
            found = self._offered(text)
        except Exception:
            return
        for one in found:
            end = "" if one.word.endswith("=") else " "
            yield Completion(
                f"{shlex.quote(one.word)}{end}",
                start_position=starts_at(text) - len(text),
                display=one.word,
                display_meta=plain(" ".join(one.about.split()))[:LONGEST_ABOUT],
            )

    def _offered(self, text: str) -> Sequence[OfferedWord]:
        words, typed = typed_line(text)
        words = words[1:] if words[:1] == [PROGRAM] else words
        app = replace(self._app, command="shell", held=True)
        app.settings = self._hurried(app.settings)
        return [one for one in offers(words, typed, lambda *asked: _of_book(app, *asked)) if one.word.isprintable()]

    def _hurried(self, settings: "Settings") -> "Settings":
        return replace(settings, lock_wait=min(PATIENCE, settings.lock_wait))


def _of_book(app: App, kind: str, typed: str) -> Sequence[OfferedWord]:
    from iomctl.services.completion.book_words import book_words

    if kind != "people":
        return book_words(app.place, kind, typed, app.today)
    from iomctl.services.completion.people import may_mean_somebody, people_meant

    if not may_mean_somebody(typed):
        return []
    with app.unit_of_work() as work:
        return people_meant(work, typed)
