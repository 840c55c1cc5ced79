"""Made-up spells: adoption, tiers, colours, workers, custody, and the reviews held on the way."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random

from iomctl.domain.course.ratings import IN_CUSTODY
from iomctl.domain.course.versions import PolicyVersions
from iomctl.domain.course.windows import Ahead
from iomctl.services.demo.names import PRISONS, working_day

# Shares after the sizes that one scheme published (46 fixed, 53 flex, 14 free), with more of them fixed as
# the national framework means it to be.
TIERS = ("fixed", "flex", "fixed", "flex", "fixed", "free", "fixed", "flex")
AFTER = {
    "red": ("red", "red", "amber", "amber"),
    "amber": ("amber", "amber", "amber", "green", "red"),
    "green": ("green", "green", "amber", "red"),
}
LEAVING = ("risk-reduced", "no-offending", "order-ended", "moved-area", "long-custody")
JOINING = ("criteria-met", "criteria-met", "criteria-met", "tasking", "probation", "court", "release")


@dataclass(frozen=True)
class HeldReview:
    """A review as it was held: the window it had, since when, the day, and the colour it ended with."""

    window: Ahead
    made_on: date
    held_on: date
    colour: str


@dataclass
class MadeUpSpell:
    """One made-up spell; dated lists are pairs of day and value, the first at adoption."""

    adopted_on: date
    reason: str
    tiers: list[tuple[date, str]]
    colours: list[tuple[date, str]]
    workers: list[tuple[date, int | None]]
    prison: str | None
    reviews: list[HeldReview] = field(default_factory=list)
    ahead: tuple[Ahead, date] | None = None
    deselected_on: date | None = None
    deselection_reason: str | None = None


@dataclass(frozen=True)
class Frame:
    """What every made-up case hangs on: the policy, the day it is seen on, how long ago it may begin, the workers."""

    versions: PolicyVersions
    on: date
    days: int
    workers: range


def case(random: Random, frame: Frame, number: int, overdue: bool) -> MadeUpSpell:
    """A spell that is open on the day, with reviews held in time up to now or, when `overdue`, until lately."""
    versions, on, workers = frame.versions, frame.on, frame.workers
    adopted_on = working_day(random, on - timedelta(days=frame.days), on - timedelta(days=10))
    prison = random.choice(PRISONS) if random.random() < 0.1 else None
    made = MadeUpSpell(
        adopted_on=adopted_on,
        reason=random.choice(JOINING),
        tiers=[(adopted_on, TIERS[number % len(TIERS)])],
        colours=[(adopted_on, versions.on(on).custody.colour if prison else "red")],
        workers=[(adopted_on, random.choice(workers))],
        prison=prison,
    )
    _hold_reviews(random, versions, made, on)
    if overdue:
        _let_lapse(random, versions, made, on)
    _change_now_and_then(random, made, on, workers)
    return made


def close(random: Random, made: MadeUpSpell, on: date) -> None:
    """De-select the person of a spell on a day after everything else that happened in it."""
    made.deselected_on = working_day(random, max([on - timedelta(days=60), *_days(made)]), on)
    made.deselection_reason = random.choice(LEAVING)


def _days(made: MadeUpSpell) -> Iterator[date]:
    yield made.adopted_on
    for dated in (made.tiers, made.colours, made.workers):
        yield from (day for day, _ in dated)
    yield from (review.held_on for review in made.reviews)


def _window(versions: PolicyVersions, made: MadeUpSpell, start: date, colour: str) -> Ahead:
    return versions.ahead(IN_CUSTODY if made.prison else colour, start, held=bool(made.reviews))


def _hold_reviews(random: Random, versions: PolicyVersions, made: MadeUpSpell, on: date) -> None:
    start, colour = made.colours[0]
    while True:
        window = _window(versions, made, start, colour)
        held_on = working_day(random, max(window.due_from, start + timedelta(days=1)), window.due_by)
        if held_on > on or window.due_by >= on:
            made.ahead = window, start
            return
        if made.prison is None:
            colour = random.choice(AFTER[colour])
        made.reviews.append(HeldReview(window, start, held_on, colour))
        if colour != made.colours[-1][1]:
            made.colours.append((held_on, colour))
        start = held_on


def _let_lapse(random: Random, versions: PolicyVersions, made: MadeUpSpell, on: date) -> None:
    # Take back the latest reviews until the one ahead lies before the day: nobody held them.
    while made.reviews and made.ahead is not None and made.ahead[0].due_by >= on:
        last = made.reviews.pop()
        made.ahead = last.window, last.made_on
        made.colours = [made.colours[0], *(one for one in made.colours[1:] if one[0] < last.held_on)]
    if made.ahead is not None and made.ahead[0].due_by >= on:
        _adopt_earlier(random, versions, made, on)


def _adopt_earlier(random: Random, versions: PolicyVersions, made: MadeUpSpell, on: date) -> None:
    every, _ = versions.on(on).review_interval(made.colours[0][1], made.prison is not None)
    back = (every.after(made.adopted_on) - on).days + random.randint(1, 20)
    made.adopted_on -= timedelta(days=back)
    made.adopted_on -= timedelta(days=max(0, made.adopted_on.weekday() - 4))
    # Nothing but the adoption has happened yet, so each dated list has one row.
    made.tiers = [(made.adopted_on, tier) for _, tier in made.tiers]
    made.colours = [(made.adopted_on, colour) for _, colour in made.colours]
    made.workers = [(made.adopted_on, worker) for _, worker in made.workers]
    made.ahead = _window(versions, made, made.adopted_on, made.colours[0][1]), made.adopted_on


def _change_now_and_then(random: Random, made: MadeUpSpell, on: date, workers: range) -> None:
    if random.random() < 0.1:
        day = working_day(random, made.adopted_on + timedelta(days=1), on)
        made.tiers.append((day, random.choice([one for one in ("fixed", "flex", "free") if one != made.tiers[0][1]])))
    if random.random() < 0.15:
        day = working_day(random, made.adopted_on + timedelta(days=1), on)
        other = random.choice(workers)
        if other != made.workers[0][1]:
            made.workers.append((day, other))
