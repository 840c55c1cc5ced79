"""Any past day answers what a plain replay of the changes answers, and each open spell has one review ahead."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from sqlalchemy import func, label
from sqlalchemy import select as select_columns
from sqlmodel import col, select

from iomctl.errors import DoesNotFit
from iomctl.inputs.custodies import CustodyChange, NewCustody
from iomctl.inputs.releases import HappenedRelease
from iomctl.inputs.spells import Adoption, Assignment, Deselection, Move, Recolour
from iomctl.services.as_of import AsOf
from iomctl.services.cohorts import adoptions, assignments, spell_changes
from iomctl.services.custody import custodies
from iomctl.services.custody.stays import open_stay
from iomctl.services.releases import releases
from iomctl.services.reviews.lists import was_ahead
from iomctl.storage.tables.agencies import Worker
from iomctl.storage.tables.cohorts import Spell
from iomctl.storage.tables.people import Offender
from iomctl.storage.tables.reviews import Review
from iomctl.storage.unit_of_work import UnitOfWork
from tests.program import Program
from tests.services.case_book import add_people, set_up, working

ADOPTED_ON = date(2026, 1, 5)
WORDS = {
    "move": st.sampled_from(("fixed", "flex", "free")),
    "colour": st.sampled_from(("red", "amber", "green")),
    "imprison": st.sampled_from(("HMP Bedford", "HMP Peterborough")),
    "release": st.sampled_from(("red", "amber", "green")),
    "assign": st.sampled_from(("S Okafor", "J Byrne", "P Dane")),
    "deselect": st.just("died"),
}
STEPS = st.lists(
    st.sampled_from([*list(WORDS) * 3][:-1]).flatmap(
        lambda verb: st.tuples(st.just(verb), WORDS[verb], st.integers(0, 105))
    ),
    max_size=12,
).flatmap(lambda steps: st.sampled_from((steps, sorted(steps, key=lambda step: step[2]))))


@dataclass
class Replay:
    """What a person's spell was from each day on, as the accepted changes say."""

    seen: list[tuple[date, dict[str, str | None]]] = field(default_factory=list)
    deselected_on: date | None = None

    def change(self, on: date, **values: str | None) -> None:
        last = self.seen[-1][1] if self.seen else {}
        self.seen.append((on, {**last, **values}))

    def per_column(self, day: date) -> dict[str, str | None]:
        """Each column by its own newest row: a late-recorded change of one leaves the others alone."""
        now: dict[str, str | None] = {}
        previous: dict[str, str | None] = {}
        for from_on, values in self.seen:
            changed = {name: value for name, value in values.items() if previous.get(name, "-") != value}
            now |= changed if from_on <= day else {}
            previous = values
        return now


def _take(work: UnitOfWork, replay: Replay, person: str, step: tuple[str, str, int]) -> None:
    verb, word, offset = step
    on = ADOPTED_ON + timedelta(days=offset)
    take: dict[str, tuple[Callable[[], object], dict[str, str | None]]] = {
        "move": (
            lambda: spell_changes.move(work, person, None, Move.typed(on=on, tier=word, reason="rescope")),
            {"tier": word},
        ),
        "colour": (
            lambda: spell_changes.recolour(work, person, None, Recolour.typed(on=on, colour=word, reason="x")),
            {"colour": word},
        ),
        "imprison": (
            lambda: _inside(work, person, {"on": on, "prison": word}),
            {"custody": "custody", "prison": word, "colour": "blue"},
        ),
        "release": (
            lambda: releases.happened(work, person, HappenedRelease.typed(on=on, to="A07A", colour=word), True),
            {"custody": "community", "prison": None, "colour": word},
        ),
        "assign": (lambda: assignments.assign(work, person, None, word, Assignment.typed(on=on)), {"worker": word}),
        "deselect": (
            lambda: adoptions.deselect(work, person, None, Deselection.typed(on=on, reason=word, exit_plan=None)),
            {},
        ),
    }
    change, values = take[verb]
    try:
        change()
    except DoesNotFit:
        return
    if replay.deselected_on is not None:
        return  # custody is the person's: it goes on, and leaves a spell that is over alone
    replay.change(on, **values)
    if verb == "deselect":
        replay.deselected_on = on


def _inside(work: UnitOfWork, person: str, words: dict[str, object]) -> None:
    """Into custody, or to another prison."""
    if open_stay(work, work.session.get_one(Offender, 1)) is None:
        custodies.begin(work, person, NewCustody.typed(**words, kind="remand"))
    else:
        custodies.change(work, person, CustodyChange.typed(**words))


def _recorded(work: UnitOfWork, spell: Spell, day: date) -> tuple[bool, dict[str, str | None]]:
    as_of = AsOf(day, work.today)
    names = ("tier", "colour", "custody", "prison")
    query = (
        select_columns(*(label(name, getattr(as_of, name)) for name in names), col(Worker.name).label("worker"))
        .select_from(Spell)
        .outerjoin(Worker, col(Worker.id) == as_of.worker_id)
        .where(col(Spell.id) == spell.id)
    )
    row = work.session.execute(query).one()
    is_open = work.session.execute(
        select_columns(col(Spell.id)).where(col(Spell.id) == spell.id, as_of.is_open)
    ).first()
    return is_open is not None, dict(row._mapping)


@settings(
    max_examples=15,
    deadline=None,
    derandomize=True,
    phases=(Phase.explicit, Phase.generate),  # a sequence is short enough to read; making it shorter takes minutes
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(steps=STEPS)
def test_any_past_day_answers_as_a_plain_replay_does(iomctl: Program, steps: list[tuple[str, str, int]]) -> None:
    if not iomctl("agency", "list", "--format", "json").json():
        set_up(iomctl)
    (person,) = add_people(iomctl)
    replay = Replay()
    first = {"on": ADOPTED_ON, "tier": "fixed", "colour": "red", "reason": "criteria-met"}
    with working(iomctl) as work:
        adoptions.adopt(work, person, "luton", "okafor", Adoption.typed(**first))
    replay.change(ADOPTED_ON, tier="fixed", colour="red", custody="community", prison=None, worker="S Okafor")
    for step in steps:
        with working(iomctl) as work:
            _take(work, replay, person, step)

    with working(iomctl) as work:
        spell = work.session.exec(select(Spell).where(Spell.offender_id == int(person[1:]))).one()
        days = {ADOPTED_ON, work.today} | {on + timedelta(days=step) for on, _ in replay.seen for step in (-1, 0, 1)}
        for day in sorted(day for day in days if day <= work.today):
            expected_open = day >= ADOPTED_ON and not (replay.deselected_on and replay.deselected_on <= day)
            is_open, values = _recorded(work, spell, day)
            assert is_open == expected_open, day
            ahead = work.session.execute(
                select_columns(func.count()).where(col(Review.spell_id) == spell.id, was_ahead(AsOf(day, work.today)))
            ).scalar_one()
            assert ahead == int(expected_open), day
            if day >= ADOPTED_ON:
                assert values == replay.per_column(day), day
