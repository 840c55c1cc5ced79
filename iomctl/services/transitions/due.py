"""Transitions ahead and overdue: who turns an age at which they go from one service to another."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import Row

from iomctl.domain.columns import column
from iomctl.domain.days.days import short
from iomctl.domain.facts.transitions import Progress, birthday, concerns, is_ahead, progress
from iomctl.domain.policy.young_adult_choices import Transition
from iomctl.domain.references import PERSON, listed_name, name_column, offender_column, reference
from iomctl.services.asked_day import AskedDay
from iomctl.services.cases.lead_workers import lead_workers
from iomctl.services.facts.rows import refuse_without_kinds
from iomctl.services.lookup.ages import NotTold
from iomctl.services.lookup.whose_cases import WhoseCases, people_with_cases
from iomctl.services.transitions.candidates import Candidates
from iomctl.storage.unit_of_work import UnitOfWork


@dataclass(frozen=True)
class TransitionDue:
    """A transition that is not over, of somebody whose birthday is ahead; the field names are a contract."""

    offender: str = offender_column()
    name: str = name_column()
    kind: str = column("Kind", "the code of the transition in the policy", "turning-18", rank=0)
    birthday_on: date = column("Birthday", "the day of turning that age", "2026-05-04", rank=0, spoken=True)
    days_left: int = column("Days left", "days to it", "14", rank=0, right=True)
    done: str | None = column("Done", "the steps recorded by the day asked about", "agreed 3 Mar, met 17 Mar", rank=2)
    to_do: str | None = column("To do", "the steps that are not", "accepted, transferred", rank=0)
    worker: str | None = column("Worker", "the lead worker", "S Okafor", rank=1)


@dataclass(frozen=True)
class TransitionOverdue:
    """A transition that is not over, of somebody whose birthday is past; the field names are a contract."""

    offender: str = offender_column()
    name: str = name_column()
    kind: str = column("Kind", "the code of the transition in the policy", "turning-18", rank=0)
    birthday_on: date = column("Birthday", "the day of turning that age", "2026-04-06", rank=0, spoken=True)
    days_overdue: int = column("Days overdue", "whole days since then", "14", rank=0, right=True)
    done: str | None = column("Done", "the steps recorded by the day asked about", "agreed 3 Mar, met 17 Mar", rank=2)
    to_do: str | None = column("To do", "the steps that are not", "accepted, transferred", rank=0)
    worker: str | None = column("Worker", "the lead worker", "S Okafor", rank=1)


class WhichTransitions(NamedTuple):
    """Which transitions a list is narrowed to; `kind` as typed, None for all of the policy."""

    whose: WhoseCases = WhoseCases()
    kind: str | None = None


class TransitionsTold(NamedTuple):
    """The rows of a list, and whom it says nothing of."""

    found: list[Any]
    not_told: NotTold


class _Open(NamedTuple):
    """A transition of a person that is not over."""

    row: Row[Any]
    kind: Transition
    birthday_on: date
    progress: Progress


def due(work: UnitOfWork, on: date, within_days: int | None, which: WhichTransitions) -> TransitionsTold:
    """Transitions of people on the scheme whose birthday comes in so many days, the soonest first.

    For None they are those that the policy's own time before the birthday holds. One that is over, or whose birthday is
    past, is not among them. The look is logged. Raises NotFound and BadValue for unknown words.
    """
    day, candidates = _asked(work, on, which)
    return TransitionsTold(_due(work, day, candidates, within_days, which), candidates.not_told())


def overdue(work: UnitOfWork, on: date, which: WhichTransitions) -> TransitionsTold:
    """Transitions that are not over of people whose birthday is past, the longest overdue first.

    One counts from a birthday while the person was on the scheme, with the marker that it asks for, or once a step of
    it was recorded. Raises as `due`; the look is logged.
    """
    day, candidates = _asked(work, on, which)
    return TransitionsTold(_overdue(work, day, candidates, which), candidates.not_told())


def due_and_overdue(
    work: UnitOfWork, day: AskedDay, which: WhichTransitions
) -> tuple[list[TransitionDue], list[TransitionOverdue]]:
    """What is `due` in the policy's time, and what is `overdue`. Raises as `due`; the look is logged."""
    if not _kinds(work, day, which):
        return [], []
    candidates = _candidates(work, day, which)
    return _due(work, day, candidates, None, which), _overdue(work, day, candidates, which)


def _asked(work: UnitOfWork, on: date, which: WhichTransitions) -> tuple[AskedDay, Candidates]:
    day = AskedDay(work, on)
    return day, _candidates(work, day, which)


def _candidates(work: UnitOfWork, day: AskedDay, which: WhichTransitions) -> Candidates:
    return Candidates(work, day, people_with_cases(work, day, which.whose), which.whose == WhoseCases())


def _kinds(work: UnitOfWork, day: AskedDay, which: WhichTransitions) -> list[Transition]:
    if which.kind is None:
        return [one for one in day.policy.transitions.values() if one.active]
    from iomctl.storage.tables.facts.transitions import TransitionStep

    refuse_without_kinds(work, TransitionStep)
    return [work.policy.pick(Transition, which.kind)]


def _due(
    work: UnitOfWork, day: AskedDay, candidates: Candidates, within_days: int | None, which: WhichTransitions
) -> list[TransitionDue]:
    def is_told(kind: Transition, row: Row[Any]) -> bool:
        return within_days is not None or is_ahead(kind, birthday(row.born_on, kind.age), day.on)

    of_kind = ((kind, candidates.ahead(kind, within_days)) for kind in _kinds(work, day, which))
    found = _open(work, day, candidates, of_kind, is_told)
    shown = zip(found, _shown(work, day, found), strict=True)
    return [TransitionDue(days_left=(one.birthday_on - day.on).days, **told) for one, told in shown]


def _overdue(
    work: UnitOfWork, day: AskedDay, candidates: Candidates, which: WhichTransitions
) -> list[TransitionOverdue]:
    of_kind = ((kind, candidates.past(kind)) for kind in _kinds(work, day, which))
    found = [
        one
        for one in _open(work, day, candidates, of_kind, lambda *_: True)
        if concerns(one.kind, one.birthday_on, one.row.adopted_on, bool(one.progress.done))
    ]
    shown = zip(found, _shown(work, day, found), strict=True)
    return [TransitionOverdue(days_overdue=(day.on - one.birthday_on).days, **told) for one, told in shown]


def _open(
    work: UnitOfWork,
    day: AskedDay,
    candidates: Candidates,
    of_kind: Iterable[tuple[Transition, Iterable[Row[Any]]]],
    is_told: Callable[[Transition, Row[Any]], bool],
) -> list[_Open]:
    """The transitions that are told and not over, by their birthday."""
    told = [(kind, row) for kind, rows in of_kind for row in rows if is_told(kind, row)]
    done: Any = {}
    if told and "transition_step" in candidates.kept:
        from iomctl.services.transitions.steps import steps_among

        done = steps_among(work, day.on, {row.id for _, row in told})
    found = (
        _Open(row, kind, birthday(row.born_on, kind.age), progress(kind, done.get((row.id, kind.code), ())))
        for kind, row in told
    )
    return sorted(
        (one for one in found if not one.progress.over), key=lambda one: (one.birthday_on, one.row.id, one.kind.code)
    )


def _shown(work: UnitOfWork, day: AskedDay, found: list[_Open]) -> Iterator[dict[str, Any]]:
    people = [one.row.id for one in found]
    work.looked_at(people)
    leads = lead_workers(work, people, day)
    for row, kind, birthday_on, made in found:
        yield {
            "offender": reference(PERSON, row.id),
            "name": listed_name(row.surname, row.forenames, work.hides(row.restricted)),
            "kind": kind.code,
            "birthday_on": birthday_on,
            "done": ", ".join(f"{one.code} {short(one.step_on, day.on)}" for one in made.done) or None,
            "to_do": ", ".join(made.to_do) or None,
            "worker": leads.get(row.id),
        }
