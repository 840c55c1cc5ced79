"""Made-up facts that criteria speak about: offences, arrests, scores, sentences and markers, some of them missing."""

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import TypeVar

from iomctl.services.demo.markers import MarkerMaker
from iomctl.services.demo.offending.arrests import ArrestMaker
from iomctl.services.demo.offending.crimes import MET, NEIGHBOURHOOD, Crime
from iomctl.services.demo.offending.reoffences import ReoffenceMaker
from iomctl.services.demo.requirements import MadeUpOrder
from iomctl.services.demo.rows import Rows
from iomctl.storage.tables.facts.offences import Offence
from iomctl.storage.tables.facts.scores import Score
from iomctl.storage.tables.facts.sentences import Sentence

# Shares of what nobody knows, so that every way of not knowing is met.
NO_CODE = 0.03
NO_SCORE = 0.04
OLD_SCORE = 0.12
NO_SENTENCE = 0.06
NEVER_ASKED = 0.14
LATER = ("arrested", "arrested", "charged", "charged", "convicted", "no-further-action")

Choice = TypeVar("Choice")


@dataclass(frozen=True)
class Subject:
    """Somebody to make up facts about: their row number, since when they are on the scheme, whether in prison."""

    person: int
    since: date | None
    in_prison: bool = False


class FactMaker:
    """Puts made-up facts in the queue, from chance of its own, so that the rest of a demo does not depend on them."""

    def __init__(self, rows: Rows, seed: int, on: date, markers: MarkerMaker) -> None:
        self._random = Random(f"{seed} facts")  # noqa: S311 made-up facts need to be repeatable, not secret
        self._arrests, self._reoffences = ArrestMaker(rows, seed, on), ReoffenceMaker(rows, seed, on)
        self._rows, self._on, self._marked = rows, on, markers

    def make(self, subject: Subject) -> MadeUpOrder | None:
        """The facts of one person, and the order they are under that may have requirements.

        Whoever is not on the scheme does neighbourhood crime, and may come in.
        """
        if subject.since is None:
            crime, since = self._one_of(NEIGHBOURHOOD), self._ago(40, 150)
        else:
            crime, since = self._one_of(MET), subject.since
        self._offences(subject.person, crime, since)
        if subject.since is not None:
            self._reoffences.make(subject.person, crime, subject.since)
        high = self._scores(subject.person, crime)
        order = self._sentence(subject, since)
        self._markers(subject.person, crime, since, high)
        return order

    def _offences(self, person: int, crime: Crime, since: date) -> None:
        chance = self._random.random
        convicted_on = _court_day(since - timedelta(4 + int(chance() * 80)))
        committed_on = convicted_on - timedelta(20 + int(chance() * 160))
        code = None if chance() < NO_CODE else self._one_of(crime.codes)
        self._offence(person, (committed_on, code, crime), ("convicted", convicted_on, convicted_on))
        for _ in range(int(chance() * 5)):
            committed_on -= timedelta(30 + int(chance() * 300))
            convicted_on = _court_day(min(convicted_on, committed_on + timedelta(20 + int(chance() * 100))))
            self._offence(person, (committed_on, self._one_of(crime.codes), crime), ("convicted", convicted_on, None))
        days = (self._on - since).days
        if days > 0 and chance() < 0.35:
            committed_on = since + timedelta(int(chance() * days))
            came_on = min(self._on, committed_on + timedelta(int(chance() * 40)))
            outcome = (self._one_of(LATER), came_on, None)
            self._offence(person, (committed_on, self._one_of(crime.codes), crime), outcome)

    def _offence(self, person: int, done: tuple[date, str | None, Crime], came: tuple[str, date, date | None]) -> None:
        committed_on, code, crime = done
        victim, (outcome, came_on, _) = self._one_of(crime.victims), came
        self._rows.add(Offence, person, committed_on, code, victim, *came, "PNC")
        self._arrests.make(person, crime, (committed_on, code, victim), (outcome, came_on))

    def _scores(self, person: int, crime: Crime) -> bool:
        """Scores of one assessment and perhaps the one before; whether the risk of serious harm is high."""
        chance = self._random.random
        scored_on = self._ago(380, 300) if chance() < OLD_SCORE else self._ago(10, 330)
        if chance() >= NO_SCORE:
            score = self._figure(crime.score)
            self._rows.add(Score, person, "ogrs3-2y", score, None, scored_on, "3", "OASys")
            if chance() < 0.35:
                earlier = max(1, min(99, score + int(chance() * 16) - 6))
                self._rows.add(Score, person, "ogrs3-2y", earlier, None, scored_on - timedelta(364), "3", "OASys")
        if chance() < 0.35:
            self._rows.add(Score, person, "ovp", self._figure(crime.violence), None, scored_on, None, "OASys")
        drawn = chance()
        if drawn > 1 - NO_SCORE:
            return False
        high = drawn < crime.harm
        level = ("very-high" if drawn < crime.harm / 6 else "high") if high else ("medium" if chance() < 0.7 else "low")
        self._rows.add(Score, person, "rosh", None, level, scored_on, None, "OASys")
        return high

    def _sentence(self, subject: Subject, since: date) -> MadeUpOrder | None:
        # Who is not on the scheme is under supervision, so that some of them could come in.
        drawn, start_on = self._random.random() * (1 if subject.since else 0.78), self._ago(20, 300)
        until_on = start_on + timedelta(self._one_of((364, 364, 545, 729)))
        if subject.in_prison:
            self._sentenced(subject, "custody", start_on, until_on)
        elif drawn < 0.38:
            inside_on = start_on - timedelta(90 + int(drawn * 500))
            self._sentenced(subject, "custody", inside_on, start_on - timedelta(1))
            self._sentenced(subject, "licence", start_on, until_on)
        elif drawn < 0.78:
            kind = "community-order" if drawn < 0.62 else "suspended-sentence"
            number = self._sentenced(subject, kind, start_on, until_on)
            return MadeUpOrder(number, subject.person, start_on, until_on)
        elif drawn < 0.88:
            ended_on = self._ago(5, 200)
            self._sentenced(subject, "community-order", ended_on - timedelta(364), ended_on)
        elif drawn < 1 - NO_SENTENCE:
            self._sentenced(subject, "none", _court_day(since), None, "probation")
        return None

    def _sentenced(
        self, subject: Subject, kind: str, start_on: date, until_on: date | None, source: str = "nDelius"
    ) -> int:
        number = self._rows.number(Sentence)
        self._rows.add(Sentence, number, subject.person, kind, start_on, until_on, source)
        return number

    def _markers(self, person: int, crime: Crime, since: date, high: bool) -> None:
        chance, from_on = self._random.random, _court_day(since)
        if chance() >= NEVER_ASKED:
            self._marked.add(person, "domestic-abuse", chance() < crime.abuse, from_on, "police")
        if chance() < (0.3 if high else 0.1):
            self._marked.add(person, crime.marker, True, from_on, "partners")

    def _figure(self, middle: int) -> int:
        chance = self._random.random
        return max(2, min(98, round(middle + (chance() + chance() + chance() - 1.5) * 26)))

    def _ago(self, least: int, more: int) -> date:
        return _court_day(self._on - timedelta(least + int(self._random.random() * more)))

    def _one_of(self, choices: tuple[Choice, ...]) -> Choice:
        return choices[int(self._random.random() * len(choices))]


def _court_day(day: date) -> date:
    """The day itself, or the Friday before a weekend."""
    return day - timedelta(max(0, day.weekday() - 4))
