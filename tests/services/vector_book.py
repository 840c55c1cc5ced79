"""The vectors of proven reoffending recorded in one case book, each fact on the day on which it was recorded."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, date, datetime

from iomctl.services.cases.courses import settle
from iomctl.settings.places import place_of
from iomctl.storage.trail import Stamp
from iomctl.storage.unit_of_work import UnitOfWork, unit_of_work
from tests import casebook
from tests.program import Program
from tests.services.vector_rows import BY_ROW, Told

ORDER = ("off", "sent", "conv", "caut", "none", "quash", "out", "stay", "case", "end", "score", "died", "moved")
LEFT = {"died": "died", "moved": "moved-area", "end": "no-offending"}

Fact = tuple[date, str, list[str]]


def not_held(facts: str) -> str | None:
    """Why the tables can't hold the facts of a vector; None where they can."""
    if re.search(r"\boff \w \?", facts):
        return "an offence has a day, or a range of days"
    if facts.startswith("counts ") or "/" in facts:
        return "ready-made counts are of nobody"
    return None


def told(text: str) -> Iterator[Fact]:
    """The facts of one person, each with the day on which it was recorded."""
    for fact in text.split(";"):
        *words, last = fact.split()
        late = date.fromisoformat(last[1:]) if last.startswith("@") else None
        kind, *words = words if late else [*words, last]
        if kind == "stay":
            yield date.fromisoformat(words[0]), "stay", words
            if words[1] != "open":
                yield late or date.fromisoformat(words[1]), "out", words
        elif kind == "case":
            yield late or date.fromisoformat(words[0]), "case", words
            if words[1] != "open":
                yield date.fromisoformat(words[1]), "end", words
        elif kind != "adjudged":
            days = words[0] if kind in ("score", "died", "moved") else words[2 if kind == "sent" else 1]
            yield late or date.fromisoformat(days.partition("..")[0]), kind, words


Deed = tuple[Told, str, list[str]]


def recorded(program: Program, vectors: Mapping[str, str]) -> dict[str, list[Told]]:
    """Record the facts of vectors by their names; answer the people of each."""
    program.now = datetime(2020, 1, 6, 9, tzinfo=program.now.tzinfo)
    for code in ("first", "second", "elsewhere"):
        program("cohort", "create", code, "--name", code).succeeds()
    people, facts = defaultdict[str, list[Told]](list), defaultdict[date, list[Deed]](list)
    with a_day(program) as work:
        for name, one in _each(vectors):
            who = Told(casebook.person(work, f"Of {name}", born_on=None).id)
            people[name].append(who)
            for day, kind, words in told(one):
                facts[day].append((who, kind, words))
    for who in [who for listed in facts.values() for who, kind, _ in listed if kind in ("died", "moved")]:
        _adopt(program, who, "elsewhere")
    for day, listed in sorted(facts.items()):
        program.now = program.now.replace(year=day.year, month=day.month, day=day.day)
        _record(program, sorted(listed, key=lambda one: ORDER.index(one[1])))
    return people


def _each(vectors: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """The people of each vector, with its name."""
    for name, text in vectors.items():
        for number, one in re.findall(r"(\d+) x \(([^)]*)\)", text) or [("1", text)]:
            yield from [(name, one)] * int(number)


def _record(program: Program, deeds: list[Deed]) -> None:
    with a_day(program) as work:
        for who, kind, words in deeds:
            if kind in BY_ROW:
                BY_ROW[kind](work, who, words)
        settle(work, {who.person for who, kind, _ in deeds if kind in ("stay", "out")})
    for who, kind, _ in deeds:
        if kind == "case":
            _adopt(program, who, "first")
        elif kind in LEFT:
            _leave(program, who, LEFT[kind], "elsewhere" if kind in ("died", "moved") else "")


@contextmanager
def a_day(program: Program) -> Iterator[UnitOfWork]:
    """A unit of work on the day of the program."""
    stamp = Stamp(program.now.astimezone(UTC), program.today, "m.adeyemi", "set up")
    with unit_of_work(place_of(program.db), 5.0, stamp) as work:
        yield work


def _adopt(program: Program, who: Told, cohort: str) -> None:
    case = ("--tier", "fixed", "--colour", "red", "--no-worker", "--reason", "court")
    answer = program("cohort", "adopt", f"N{who.person}", "--cohort", cohort, *case)
    if answer.code and cohort == "first":
        # Adopted twice on a day: into another cohort.
        answer = program("cohort", "adopt", f"N{who.person}", "--cohort", "second", *case)
    answer.succeeds()


def _leave(program: Program, who: Told, reason: str, cohort: str) -> None:
    words = ("cohort", "deselect", f"N{who.person}", "--reason", reason, "--exit-plan", "the council")
    for one in [cohort] if cohort else ["first", "second"]:
        if not program(*words, "--cohort", one).code:
            return
    raise AssertionError(f"N{who.person} is in no cohort")
