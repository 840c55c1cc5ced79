"""What is so is typed in any order, days in the past among it, and the book is the same."""

import json
import random
import re
from collections.abc import Sequence
from datetime import date, timedelta
from tempfile import NamedTemporaryFile
from typing import Any, NamedTuple

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from tests.books import CopyOf
from tests.program import Program

FIRST = date(2026, 3, 2)
DAYS = 40
PEOPLE = ("N1", "N2", "N3")
POLICY_ON = 18
"""The day of the second version of the policy, counted from the first."""

Line = tuple[str, ...]


class Told(NamedTuple):
    """A command, and those that can be typed only once it was."""

    line: Line
    after: Sequence["Told"] = ()


def begun(iomctl: Program) -> None:
    """A scheme with three people, one with a limited-access mark, adopted on different days; two policies."""
    for words in (
        "cohort create luton --name Luton",
        "agency add Police",
        "worker add Okafor --agency police",
        "worker add Byrne --agency police",
        "offender add --surname Mercer --forenames Kai --born 1994-08-14",
        "offender add --surname Finch --forenames Sam",
        "offender restrict N2 --reason told",
        "offender add --surname Sayle --forenames Jo",
    ):
        iomctl(*words.split()).succeeds()
    text = iomctl("policy", "show", "--text").succeeds().out
    iomctl.now += FIRST + timedelta(days=POLICY_ON) - iomctl.today
    with NamedTemporaryFile("w", suffix=".toml") as other:
        other.write(text.replace('review_every = "4 weeks"', 'review_every = "3 weeks"'))
        other.flush()
        iomctl("policy", "load", other.name).succeeds()
    iomctl.now += timedelta(days=DAYS - POLICY_ON + 5)


def day(offset: int) -> str:
    """A day of the weeks that are told of, as it is typed."""
    return (FIRST + timedelta(days=offset)).isoformat()


def adopted(person: str, cohort: str, colour: str) -> Line:
    """The adoption of a person on the first day."""
    words = f"cohort adopt {person} --cohort {cohort} --tier fixed --colour {colour} --worker okafor"
    return (*words.split(), "--reason", "court", "--on", day(0))


@st.composite
def facts(draw: st.DrawFn) -> list[Told]:
    """Commands in any order but that parents come before their children."""
    told: list[Told] = []
    for person in PEOPLE:
        days = draw(st.permutations(range(1, DAYS)))
        take = iter(days)
        for _ in range(draw(st.integers(0, 2))):
            kind = draw(st.sampled_from(("telephone", "doorstep")))
            told.append(Told(("contact", "add", person, "appointment", "--how", kind, "--on", day(next(take)))))
        for _ in range(draw(st.integers(0, 2))):
            level = draw(st.sampled_from(("none", "some", "severe")))
            told.append(Told(("need", "set", person, f"drugs={level}", "--on", day(next(take)))))
        for verb in draw(st.lists(st.sampled_from(VERBS), max_size=7)):
            told.append(Told(typed(draw, person, verb, next(take))))
        if draw(st.booleans()):
            told.append(inside(draw, person, sorted(next(take) for _ in range(9))))
    return told


VERBS = ("move", "colour", "assign", "hold", "hold-next", "set", "exempt", "exempt-end")


def typed(draw: st.DrawFn, person: str, verb: str, on: int) -> Line:
    """One fact about the case of a person in Luton, on a day that no other fact of them has."""
    colour = draw(st.sampled_from(("red", "amber", "green")))
    later = day(on + draw(st.integers(1, 30)))
    lines: dict[str, Line] = {
        "move": ("cohort", "move", person, draw(st.sampled_from(("flex", "free"))), "--reason", "risk-down"),
        "colour": ("cohort", "colour", person, colour, "--reason", "panel"),
        "assign": ("cohort", "assign", person, "--to", draw(st.sampled_from(("byrne", "okafor")))),
        "hold": ("review", "hold", person, *draw(st.sampled_from(((), ("--colour", colour))))),
        "hold-next": ("review", "hold", person, "--next", later),
        "set": ("review", "set", person, later, "--reason", "moved"),
        "exempt": ("review", "exempt", person, "--reason", "health"),
        "exempt-end": ("review", "exempt", person, "--end"),
    }
    return (*lines[verb], "--cohort", "luton", "--on", day(on))


def inside(draw: st.DrawFn, person: str, days: list[int]) -> Told:
    """A stay in custody, over or released from, and what is said of the release that it ends with."""
    first, *between, last = days
    begin: Line = ("custody", "begin", person, "remand", "--prison", "HMP Bedford", "--on", day(first))
    after = ahead(draw, person, between)
    if draw(st.booleans()):
        return Told((*begin, "--to", day(last)), after)
    colour = draw(st.sampled_from(("red", "amber", "green")))
    out = ("release", "unplanned", person, "--to", "A07B", "--told", "today", "--colour", colour, "--on", day(last))
    return Told(begin, (*after, Told(out)))


def ahead(draw: st.DrawFn, person: str, days: Sequence[int]) -> Sequence[Told]:
    """What is known of a release ahead from days of the stay: the due days, a decision about one, plans and checks."""
    first, *others = days
    on = iter(draw(st.permutations(others)))

    def said(verb: str, *words: str, of: int | None = None) -> Line:
        return ("release", verb, person, *words, "--on", day(next(on) if of is None else of))

    decided = Told(said("decide", "further-day", "--decision", "governor"))
    all_of_them = (
        Told(said("set", "conditional", day(DAYS + 30), of=first), (decided,)),
        Told(said("set", "conditional", day(DAYS + 60))),
        Told(said("plan", "--to", "A17", "--address", "his aunt", "--done", "gp")),
        Told(said("plan", "--to", "A07B", "--appointment", day(DAYS + 31), "--done", "id", "--done", "gp")),
        Told(said("plan", "--with", "Okafor", "--not-done", "gp")),
    )
    return [one for one in all_of_them if draw(st.booleans())]


def told(iomctl: Program) -> dict[str, Any]:
    """What the book says, with references that go by the order of typing left out."""
    said: dict[str, Any] = {}
    for number in (0, 7, POLICY_ON, 30, DAYS):
        said[f"caseload {number}"] = _lines(iomctl, "caseload", "--as-of", day(number))
        said[f"releases {number}"] = _lines(iomctl, "release", "list", "--as-of", day(number))
    said["caseload"] = _lines(iomctl, "caseload")
    for person in PEOPLE:
        said[f"reviews {person}"] = iomctl("review", "list", person, "--format", "json").succeeds().json()
        said[f"history {person}"] = _lines(iomctl, "offender", "history", person, sorted_by_text=True)
    for kind in ("spells", "reviews", "needs", "offenders"):
        said[kind] = iomctl("export", kind, "--restricted", "--reason", "test", "--format", "csv").succeeds().out
    return said


def _lines(iomctl: Program, *words: str, sorted_by_text: bool = False) -> list[str]:
    rows = iomctl(*words, "--format", "json").succeeds().json()
    found = [re.sub(r"\b[A-MO-Z]\d{5}\b", "-", json.dumps(row, sort_keys=True)) for row in rows]
    return sorted(found) if sorted_by_text else found


def in_some_order(told: Sequence[Told], seed: int) -> list[Line]:
    """The commands in some order, each after the one that it needs."""
    order = random.Random(seed)  # noqa: S311 an order is no secret
    waiting, found = list(told), list[Line]()
    while waiting:
        one = waiting.pop(order.randrange(len(waiting)))
        found.append(one.line)
        waiting += one.after
    return found


def typed_in(copy_of: CopyOf, facts: Sequence[Told], seed: int) -> dict[str, Any]:
    """What the book says once everything was typed in one order."""
    iomctl = copy_of(begun)
    for person, cohort, colour in (("N1", "luton", "red"), ("N2", "luton", "amber"), ("N3", "luton", "green")):
        iomctl(*adopted(person, cohort, colour)).succeeds()
    for line in in_some_order(facts, seed):
        iomctl(*line).succeeds()
    iomctl("db", "check").succeeds()
    return told(iomctl)


@settings(
    max_examples=6,
    phases=(Phase.explicit, Phase.generate),  # to make a month of commands shorter takes minutes
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(typed=facts(), seeds=st.tuples(st.integers(0, 10_000), st.integers(0, 10_000)))
def test_the_order_of_typing_makes_no_difference(typed: list[Told], seeds: tuple[int, int], copy_of: CopyOf) -> None:
    one, other = (typed_in(copy_of, typed, seed) for seed in seeds)
    assert one == other
