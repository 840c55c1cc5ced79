"""A person's history read from the words of the vectors: `off b 2023-08-01 theft; conv b 2023-10-01 @2024-01-02`."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from iomctl.domain.reoffending.recorded import (
    CommittedOffence,
    CustodyStay,
    DatedScore,
    LifeDay,
    OffenceOutcome,
    OutcomeSetAside,
    PassedSentence,
    PersonHistory,
    SchemeCase,
)

OUTCOMES = {"conv": "convicted", "caut": "cautioned", "none": "no-further-action", "adjudged": "prison-hearing"}


def person(text: str) -> PersonHistory:
    """The history of one person; facts are parted by `;`."""
    history = PersonHistory()
    for fact in text.split(";"):
        *words, last = fact.split()
        recorded = date.fromisoformat(last[1:]) if last.startswith("@") else None
        kind, *words = words if recorded else [*words, last]
        history = _with(history, kind, words, recorded)
    return history


def people(text: str) -> Iterator[PersonHistory]:
    """The people of `15 x (facts) + 1 x (facts)`, or one person's facts alone."""
    groups = re.findall(r"(\d+) x \(([^)]*)\)", text)
    for number, facts in groups or [("1", text)]:
        yield from [person(facts)] * int(number)


def _with(history: PersonHistory, kind: str, words: list[str], recorded: date | None) -> PersonHistory:
    if kind in OUTCOMES:
        made = OffenceOutcome(words[0], date.fromisoformat(words[1]), OUTCOMES[kind], recorded)
        return replace(history, outcomes=(*history.outcomes, made))
    if kind == "died":
        return replace(history, died=LifeDay(date.fromisoformat(words[0]), recorded))
    field, read = _KINDS[kind]
    more: dict[str, Any] = {field: (*getattr(history, field), read(words, recorded))}
    return replace(history, **more)


def _offence(words: list[str], recorded: date | None) -> CommittedOffence:
    number, days, _, *flags = words
    first, _, last = days.partition("..")
    assert set(flags) <= {"breach", "tic", "place=scotland"}
    return CommittedOffence(
        number,
        None if first == "?" else date.fromisoformat(first),
        None if first == "?" else date.fromisoformat(last or first),
        recorded,
        breach="breach" in flags,
        considered="tic" in flags,
        elsewhere="place=scotland" in flags,
    )


def _sentence(words: list[str], recorded: date | None) -> PassedSentence:
    days = int(words[3]) if len(words) > 3 else 0
    return PassedSentence(words[0], date.fromisoformat(words[2]), words[1], days, recorded)


def _stay(words: list[str], recorded: date | None) -> CustodyStay:
    for_what = tuple(words[3].removeprefix("for=").split(",")) if len(words) > 3 else ()
    return CustodyStay(date.fromisoformat(words[0]), _end(words[1]), words[2], for_what, recorded)


def _end(word: str) -> date | None:
    return None if word == "open" else date.fromisoformat(word)


_KINDS: dict[str, tuple[str, Callable[[list[str], date | None], object]]] = {
    "off": ("offences", _offence),
    "quash": ("set_aside", lambda words, seen: OutcomeSetAside(words[0], date.fromisoformat(words[1]), seen)),
    "sent": ("sentences", _sentence),
    "stay": ("stays", _stay),
    "case": ("cases", lambda words, seen: SchemeCase(date.fromisoformat(words[0]), _end(words[1]), words[2], seen)),
    "score": (
        "scores",
        lambda words, seen: DatedScore(date.fromisoformat(words[0]), Decimal(words[1]), words[2], seen),
    ),
    "moved": ("moves", lambda words, seen: LifeDay(date.fromisoformat(words[0]), seen)),
}
