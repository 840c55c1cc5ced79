"""Numbered events as the vectors write them, replayed: what each adds, withdraws or undoes."""

import re
from collections.abc import Iterator

from iomctl.domain.course.facts import same
from iomctl.domain.course.known import Recorded
from tests.domain.course.written_facts import Written, written


class Replayed:
    """The facts with the events by which they came and went, after all events of a vector."""

    def __init__(self, text: str) -> None:
        self.facts: list[tuple[Written, Recorded]] = []
        self._came: dict[int, list[int]] = {}
        self._went: dict[int, list[int]] = {}
        for event in re.split("; (?=#)", text):
            number, deeds = re.fullmatch(r"#(\d+) (.*)", event).groups()  # type: ignore[union-attr]
            self._came[int(number)], self._went[int(number)] = [], []
            for deed in re.split(r", (?=add |withdraw |undo )", deeds):
                self._do(int(number), *deed.split(" ", 1))

    def _do(self, number: int, deed: str, what: str) -> None:
        if deed == "undo":
            undone = int(what.removeprefix("#"))
            went, came = list(self._came[undone]), list(self._went[undone])
            for place in went:
                self._withdraw(place, number)
            for place in came:
                self._bring_back(place, number)
        elif deed == "withdraw":
            self._withdraw(next(self._live(written(what, number))), number)
        else:
            self._came[number].append(len(self.facts))
            self.facts.append((written(what, number), Recorded(number)))

    def _live(self, wanted: Written) -> Iterator[int]:
        for place, (one, recorded) in enumerate(self.facts):
            if recorded.withdrawn_in is None and one[:2] == wanted[:2] and same(one.fact, wanted.fact):
                yield place

    def _withdraw(self, place: int, number: int) -> None:
        fact, recorded = self.facts[place]
        self.facts[place] = (fact, recorded._replace(withdrawn_in=number))
        self._went[number].append(place)

    def _bring_back(self, place: int, number: int) -> None:
        fact, recorded = self.facts[place]
        assert recorded.withdrawn_in is not None
        away = (*recorded.away, (recorded.withdrawn_in, number))
        self.facts[place] = (fact, recorded._replace(withdrawn_in=None, away=away))
        self._came[number].append(place)
