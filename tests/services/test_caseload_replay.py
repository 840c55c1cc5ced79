"""Any past day of the caseload is what a replay of the changes up to it says."""

import random
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

import pytest

from iomctl.domain.course.clashes import clashes
from iomctl.services.cases.case_facts import facts_of
from iomctl.storage.tables.agencies import Worker
from iomctl.storage.tables.cohorts import Spell
from iomctl.storage.tables.people import Offender
from iomctl.storage.unit_of_work import UnitOfWork
from tests import casebook as cb
from tests import casebook_referrals as cr
from tests.program import Program

FIRST, DAYS = date(2026, 2, 2), 70
PATHWAYS = ("accommodation", "drugs")


@dataclass
class Life:
    """One person's case as the test remembers it: the state after each change, by its day, oldest first."""

    who: Offender
    case: Spell
    states: list[tuple[date, dict[str, Any]]] = field(default_factory=list)
    ended_on: date | None = None

    def now(self, on: date, **changed: Any) -> None:
        """Remember a change."""
        before = self.states[-1][1] if self.states else {}
        self.states.append((on, {**before, **changed}))

    def on(self, day: date) -> dict[str, Any] | None:
        """The state on a day; None when the case was not open on it."""
        if self.ended_on is not None and self.ended_on <= day:
            return None
        known = [state for start, state in self.states if start <= day]
        return known[-1] if known else None


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_every_past_day_is_what_a_replay_says(iomctl: Program, seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 it has to answer the same every time
    with cb.book(iomctl) as work:
        workers = [cb.worker(work, name) for name in ("S Okafor", "J Byrne")]
        lives = [_adopted(work, number, FIRST + timedelta(days=chance.randrange(20))) for number in range(6)]
        for step in range(DAYS):
            for life in lives:
                _maybe_change(work, life, FIRST + timedelta(days=step), chance, workers)
        references = [f"N{life.who.id:05d}" for life in lives]
    with cb.book(iomctl) as work:
        for facts in facts_of(work, range(1, len(lives) + 1)).values():
            assert clashes(facts.record) == []
    iomctl("db", "check").succeeds()
    for step in range(0, DAYS + 10, 7):
        day = FIRST + timedelta(days=step)
        listed = iomctl("caseload", "--as-of", str(day), "--format", "json").succeeds().json()
        shown = {one["offender"]: _short(one) for one in listed}
        expected = {ref: _told(life.on(day), day) for ref, life in zip(references, lives, strict=True)}
        assert shown == {ref: state for ref, state in expected.items() if state is not None}, day


def _adopted(work: UnitOfWork, number: int, on: date) -> Life:
    who = cb.person(work, f"Person{chr(65 + number)}")
    life = Life(who, cb.spell(work, who, on, due_by=on + timedelta(days=21)))
    start = {"adopted": on, "tier": "fixed", "colour": "amber", "custody": "community", "worker": None}
    life.now(on, **start, due_by=on + timedelta(days=21), held=None, needs={}, referrals={})
    return life


def _maybe_change(work: UnitOfWork, life: Life, on: date, chance: random.Random, workers: list[Worker]) -> None:
    state = life.on(on)
    if state is None or chance.random() > 0.25:
        return
    kind = chance.choice(("tier", "colour", "worker", "custody", "hold", "need", "need", "refer", "start", "leave"))
    if kind == "tier":
        _set(work, life, on, tier=chance.choice(("fixed", "flex", "free")))
    elif kind == "colour" and state["custody"] == "community":
        _set(work, life, on, colour=chance.choice(("red", "amber", "green")))
    elif kind == "worker":
        leads = chance.choice([*workers, None])
        cb.change(work, life.case, on, worker=leads)
        life.now(on, worker=leads.name if leads else None)
    elif kind == "custody" and state["custody"] == "community":
        _set(work, life, on, custody="custody", colour="blue")
    elif kind == "custody":
        _set(work, life, on, custody="community", colour=chance.choice(("red", "amber", "green")))
    else:
        _further(work, life, on, chance, kind)


def _set(work: UnitOfWork, life: Life, on: date, **state: str) -> None:
    cb.change(work, life.case, on, **state)
    life.now(on, **state)


def _further(work: UnitOfWork, life: Life, on: date, chance: random.Random, kind: str) -> None:
    state = life.states[-1][1]
    pathway = chance.choice(PATHWAYS)
    if kind == "hold":
        cb.hold(work, life.case, on, due_by=on + timedelta(days=14))
        life.now(on, held=on, due_by=on + timedelta(days=14))
    elif kind == "need":
        level = chance.choice(("none", "some", "severe"))
        cr.need(work, life.who, pathway, level, on)
        life.now(on, needs={**state["needs"], pathway: level})
    elif kind == "refer" and not state["referrals"]:
        started = on + timedelta(days=5)
        cr.referral(work, life.who, pathway, on, accepted=started, started=started)
        life.now(on, referrals={pathway: (on, started)})
    elif kind == "leave" and chance.random() < 0.2:
        cb.deselect(work, life.case, on)
        life.ended_on = on


def _short(row: dict[str, Any]) -> dict[str, Any]:
    same = ("tier", "colour", "custody", "worker", "days_on_scheme", "held_last_on", "due_by", "standing")
    asked = {pathway: level for pathway, level in row["needs"].items() if level}
    return {name: row[name] for name in same} | {
        "needs": asked,
        "referrals": {one["pathway"]: one["status"] for one in row["referrals"]},
    }


def _told(state: dict[str, Any] | None, day: date) -> dict[str, Any] | None:
    if state is None:
        return None
    soon = day + timedelta(days=7)
    stands = "overdue" if state["due_by"] < day else "due soon" if state["due_by"] <= soon else "later"
    return {
        **{name: state[name] for name in ("tier", "custody", "worker", "needs")},
        # A colour sleeps while its person is inside, also one that is said then; with the release it is shown.
        "colour": "blue" if state["custody"] == "custody" else state["colour"],
        "days_on_scheme": (day - state["adopted"]).days,
        "held_last_on": state["held"].isoformat() if state["held"] else None,
        "due_by": state["due_by"].isoformat(),
        "standing": stands,
        "referrals": {
            pathway: "started" if started <= day else "made" for pathway, (_, started) in state["referrals"].items()
        },
    }
