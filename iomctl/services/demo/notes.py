"""Made-up notes on people, and what they answered about showing their own words."""

from datetime import date, timedelta
from random import Random

from iomctl.services.demo.names import working_day
from iomctl.services.demo.rows import Rows
from iomctl.storage.tables.facts.notes import Note, NoteConsent

NOTED = 0.3
WORDS = (
    ("fact", "Came to the appointment with his sister"),
    ("fact", "Letter from the landlord: two months in arrears"),
    ("fact", "Has a new telephone, number with the lead worker"),
    ("opinion", "Keener than in spring, and says so at home too"),
    ("opinion", "Tired of the course; may not finish it"),
    ("intelligence", "Seen twice with people whom the order keeps apart"),
)
OWN = (
    "For the first time somebody rang to ask how I was",
    "I had a room to go to, so I did not go back to the others",
    "The course starts when I am still asleep",
    "My son knows now where I live",
)
OF_A_VICTIM = "The woman next door was at home when he broke in"
OWN_SHARE, VICTIM_SHARE = 0.45, 0.05
ANSWERS = ("given", "given", "given", "taken-back", "refused", "not-asked")
SINCE = timedelta(days=180)


class NoteMaker:
    """Puts made-up notes in the queue, from chance of its own, so that the rest of a demo does not depend on them."""

    def __init__(self, rows: Rows, seed: int, on: date) -> None:
        self._random = Random(f"{seed} notes")  # noqa: S311 made-up notes need to be repeatable, not secret
        self._rows, self._on = rows, on

    def make(self, person: int, since: date) -> None:
        """Perhaps a note on one person on the scheme."""
        chance = self._random.random
        if chance() >= NOTED:
            return
        noted_on, drawn = self._between(max(since, self._on - SINCE)), chance()
        if drawn < OWN_SHARE:
            self._answered(person, self._note(person, noted_on, "own-words", self._random.choice(OWN)), noted_on)
        elif drawn > 1 - VICTIM_SHARE:
            self._note(person, noted_on, "fact", OF_A_VICTIM, victim=True)
        else:
            self._note(person, noted_on, *self._random.choice(WORDS))

    def _note(self, person: int, noted_on: date, kind: str, words: str, victim: bool = False) -> int:
        number = self._rows.number(Note)
        self._rows.add(Note, number, person, noted_on, kind, victim, words)
        return number

    def _answered(self, person: int, note: int, noted_on: date) -> None:
        answer, asked_on = self._random.choice(ANSWERS), self._between(noted_on)
        audience = "services" if answer == "refused" else "board"
        if answer == "not-asked" or audience not in self._rows.work.policy.audiences:
            return
        until_on = asked_on + timedelta(days=364) if answer == "given" else None
        revoked = (self._between(asked_on), self._rows.event) if answer == "taken-back" else (None, None)
        said = "refused" if answer == "refused" else "given"
        self._rows.add(NoteConsent, person, note, audience, said, asked_on, until_on, "signed on paper", *revoked)

    def _between(self, first: date) -> date:
        return working_day(self._random, first, self._on, self._rows.work.calendar.holidays)
