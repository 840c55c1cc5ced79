"""Print how long the course of a case takes, in milliseconds of a processor. Not a part of the test suite.

    .venv/bin/python tests/benchmarks/courses.py [--cases 5000] [--times 9] [--seed 1]

Each time all cases are worked out anew by policies that remember nothing yet, as when a case book is rebuilt.
`like the demo`: an adoption, three to six reviews held, two colours and a stay. `random walk`: twenty facts of every
kind on any days of a year, those left out that clash. `all clashes of`: whether the facts of such a case clash.
"""

import argparse
import random
import sys
import tomllib
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from functools import cache, partial
from importlib.resources import files
from pathlib import Path
from statistics import median
from time import process_time
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from iomctl.domain.course.clashes import RecordOfPerson, clashes
from iomctl.domain.course.course import course_of
from iomctl.domain.course.facts import (
    Adopted,
    Coloured,
    ExemptFrom,
    ExpectedAgain,
    InTier,
    LedBy,
    Recalculated,
    ReviewHeld,
    ReviewSet,
)
from iomctl.domain.course.stays import AtLarge, InPrison, Released, Stay
from iomctl.domain.course.versions import PolicyVersions
from iomctl.domain.days.bank_holidays import read_holidays
from iomctl.domain.days.working_days import Calendar, calendar_of
from iomctl.domain.policy.build import build
from iomctl.domain.policy.policy import Policy

Facts = Sequence[Any]
COLOURS = ("red", "amber", "green")
OF_PEOPLE = (Stay, AtLarge, InPrison)
DEMO, WALK = 0.1, 0.2
"""Milliseconds a case that we mean to keep to."""


def like_the_demo(chance: random.Random) -> Facts:
    """An adoption, three to six reviews held some weeks apart, two colours and a stay that ended."""
    start = date(2024, 1, 1) + timedelta(days=chance.randrange(700))
    facts: list[Any] = [Adopted(start, 1, "a", "luton", "fixed", chance.choice(COLOURS), "okafor")]
    on = start
    for _ in range(chance.randint(3, 6)):
        on += timedelta(days=chance.randint(14, 70))
        facts.append(ReviewHeld(on, 2, "a", "case", chance.choice((None, *COLOURS))))
    for _ in range(2):
        facts.append(Coloured(_after(chance, start, 300), 3, "a", chance.choice(COLOURS)))
    inside = _after(chance, start, 200)
    facts.append(Stay(inside, 4, "a", _after(chance, inside, 90), Released((("c1", chance.choice(COLOURS)),))))
    return chance.sample(facts, len(facts))


def random_walk(chance: random.Random) -> Facts:
    """Twenty facts of every kind within a year, as many of them as clash nowhere."""
    start = date(2024, 1, 1) + timedelta(days=chance.randrange(700))
    facts: list[Any] = [Adopted(start, 1, "a", "luton", "fixed", chance.choice(COLOURS), "okafor")]
    for event in range(2, 22):
        fact = chance.choice(MAKERS)(chance, _after(chance, start, 365), event)
        if not clashes(_record([*facts, fact]), [fact]):
            facts.append(fact)
    return chance.sample(facts, len(facts))


MAKERS: tuple[Callable[[random.Random, date, int], Any], ...] = (
    lambda chance, on, event: ReviewHeld(on, event, "a", "case", chance.choice((None, *COLOURS))),
    lambda chance, on, event: Coloured(on, event, "a", chance.choice(COLOURS)),
    lambda chance, on, event: Stay(on, event, "a", _after(chance, on, 60)),
    lambda chance, on, event: ExemptFrom(on, event, "a", chance.choice(("health", "safety"))),
    lambda _, on, event: ExpectedAgain(on, event, "a"),
    lambda chance, on, event: ReviewSet(on, event, "a", _after(chance, on, 40), "panel moved"),
    lambda chance, on, event: Recalculated(on, event, "a", chance.choice((1, 2)), "another version"),
    lambda chance, on, event: AtLarge(on, event, "a", chance.choice((True, False))),
    lambda _, on, event: InPrison(on, event, "a", "HMP Bedford"),
    lambda chance, on, event: InTier(on, event, "a", chance.choice(("fixed", "flex"))),
    lambda chance, on, event: LedBy(on, event, "a", chance.choice(("okafor", "byrne"))),
)


def main() -> None:
    """Make the cases, time each question of them, and print a line for each."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--cases", type=int, default=5000)
    asked.add_argument("--times", type=int, default=9)
    asked.add_argument("--seed", type=int, default=1)
    given = asked.parse_args()
    chance = random.Random(given.seed)  # noqa: S311 made-up cases, no secret
    for name, make, limit in (("like the demo", like_the_demo, DEMO), ("random walk", random_walk, WALK)):
        cases = [make(chance) for _ in range(given.cases)]
        courses = [_taken(cases, partial(_course, _versions())) for _ in range(given.times)]
        _say(f"course, {name}", courses, limit)
        _say(f"all clashes of {name}", [_taken(cases, _clashes) for _ in range(given.times)], limit)


def _course(versions: PolicyVersions, facts: Facts) -> None:
    course_of("c1", facts, versions)


def _clashes(facts: Facts) -> None:
    clashes(_record(facts))


def _record(facts: Facts) -> RecordOfPerson:
    of_case = [one for one in facts if not isinstance(one, OF_PEOPLE)]
    return RecordOfPerson("K00001", [one for one in facts if isinstance(one, OF_PEOPLE)], {"c1": of_case})


@cache
def _policies() -> tuple[Policy, Policy, Calendar]:
    """The policy that is shipped, and the same where reviews move to the next working day, with the working days."""
    shipped = files("iomctl") / "policy"
    raw = tomllib.loads((shipped / "default.toml").read_text("utf-8"))
    known = read_holidays((shipped / "bank_holidays.csv").read_text("utf-8"))
    moving = raw | {"review_day": "working-day-after"}
    return build(raw, 1), build(moving, 2), calendar_of("england-and-wales", known)


def _versions() -> PolicyVersions:
    first, second, calendar = _policies()
    return PolicyVersions([(date(2024, 1, 1), first), (date(2025, 1, 1), second)], lambda: calendar)


def _taken(cases: Sequence[Facts], ask: Callable[[Facts], None]) -> float:
    begun = process_time()
    for facts in cases:
        ask(facts)
    return 1000 * (process_time() - begun) / len(cases)


def _say(name: str, taken: Sequence[float], limit: float) -> None:
    middle = median(taken)
    verdict = "kept" if middle <= limit else "MISSED"
    line = f"{name:<32} median {middle:.3f} ms  least {min(taken):.3f}  at most {limit:.3f}  {verdict}"
    sys.stdout.write(f"{line}\n")


def _after(chance: random.Random, start: date, most: int) -> date:
    return start + timedelta(days=chance.randint(0, most))


if __name__ == "__main__":
    main()
