"""People on a pathway counted by what was found and how far their referrals came: one statement for each question.

A need is recorded on the first day from which it was found without a break, however often it was asked about since.
The referrals that count for it are those to the same pathway made from that day on, and those still open on it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, case, func, label, not_, null, or_, select
from sqlalchemy.orm import aliased
from sqlmodel import col

from iomctl.domain.referrals import ACCEPTED, COMPLETED, ENDED, OPEN, REFUSED
from iomctl.services.asked_day import AskedDay
from iomctl.services.referrals.course import Course
from iomctl.storage.day_counts import DaysBetween
from iomctl.storage.tables.cohorts import Spell
from iomctl.storage.tables.needs import Need
from iomctl.storage.tables.people import Offender
from iomctl.storage.tables.referrals import Referral, ReferralStep, Service
from iomctl.storage.unit_of_work import UnitOfWork

NONE, ACHIEVED = "none", "achieved"
REFERRED, TAKEN, BEGUN, DONE = range(4)
"""How far a referral came: made, accepted, started, or ended with its outcome achieved."""


@dataclass(frozen=True)
class NeedsCounted:
    """Whose needs are counted: `key` is the group of a spell and its person in SQL, `pathways` all or one.

    `narrowed` are further conditions on a spell and its person.
    """

    day: AskedDay
    key: Any
    pathways: tuple[str, ...]
    narrowed: tuple[ColumnElement[bool], ...] = ()

    def people(self) -> Any:
        """Everyone with an open spell: person, key of the group, gender; each once."""
        cases = select(col(Spell.offender_id).label("person"), label("key", self.key), col(Offender.gender))
        cases = cases.join(Offender, col(Offender.id) == col(Spell.offender_id))
        rows = cases.where(self.day.spells.is_open, *self.narrowed).subquery("cases")
        once = select(rows.c.person, func.min(rows.c.key).label("key"), func.min(rows.c.gender).label("gender"))
        return once.group_by(rows.c.person).subquery("people")


def sizes(work: UnitOfWork, scope: NeedsCounted) -> Iterator[Any]:
    """How many `people` have each `key` and `gender`."""
    people = scope.people()
    query = select(people.c.key, people.c.gender, func.count().label("people"))
    yield from work.session.execute(query.group_by(people.c.key, people.c.gender))


def levels(work: UnitOfWork, scope: NeedsCounted, gendered: tuple[str, ...]) -> Iterator[Any]:
    """How many `people` were found to have each `level` by `pathway` and `key`; by `gender` on those of `gendered`."""
    people = scope.people()
    pathway = col(Need.pathway)
    gender = case((pathway.in_(gendered), people.c.gender), else_=null()) if gendered else null()
    by = (pathway, people.c.key, label("gender", gender), col(Need.level))
    query = select(*by, func.count().label("people")).join(people, people.c.person == col(Need.offender_id))
    query = query.where(_is_newest(scope, Need))
    if len(scope.pathways) == 1:
        query = query.where(pathway.in_(scope.pathways))
    # Of several, a person's needs would be looked up once for each: it is quicker to count them all.
    yield from (row for row in work.session.execute(query.group_by(*by)) if row.pathway in scope.pathways)


def reached(work: UnitOfWork, scope: NeedsCounted) -> Iterator[Any]:
    """How many `people` with a need have referrals that came as far as `came`, by `pathway`, `key` and `days`.

    `came` is of the one that came furthest; `days` are those from the need to the first start, or null. Who had no
    referral is left out.
    """
    course, people = Course.by(scope.day), scope.people()
    need: Any = aliased(Need, name="need")
    far = (
        (course.ended.outcome == ACHIEVED, DONE),
        (course.started.id.is_not(None), BEGUN),
        (course.answered.status == ACCEPTED, TAKEN),
    )
    columns = (
        *(func.min(one).label(name) for name, one in _named(need, people).items()),
        label("came", func.max(case(*far, else_=REFERRED))),
        label("started_on", func.min(course.started.step_on)),
    )
    each = course.joined(_referrals(scope, need, people, columns)).group_by(need.id).subquery("each")
    days = DaysBetween(_recorded_on(scope, each.c.person, each.c.pathway), each.c.started_on)
    begun = case((each.c.started_on.is_not(None), days), else_=null())
    by = (each.c.pathway, each.c.key, each.c.came, label("days", begun))
    yield from work.session.execute(select(*by, func.count().label("people")).group_by(*by))


def came_to_nothing(work: UnitOfWork, scope: NeedsCounted) -> Iterator[Any]:
    """How many `people` with a need had a referral refused, or ended before it was done, by `status` and `reason`.

    Each person counts once on a pathway for either, by the newest of these: by its day, then by its reference.
    """
    people = scope.people()
    need: Any = aliased(Need, name="need")
    step: Any = aliased(ReferralStep, name="step")
    order = (step.step_on.desc(), col(Referral.id).desc())
    place = func.row_number().over(partition_by=(need.id, step.status), order_by=order)
    columns = (need.pathway, people.c.key, step.status, step.reason, label("place", place))
    query = _referrals(scope, need, people, columns).join(step, step.referral_id == Referral.id)
    query = query.where(step.step_on <= scope.day.on, col(Referral.status).in_((REFUSED, ENDED)))
    ended = and_(step.status == ENDED, step.ending != COMPLETED)
    rows = query.where(or_(step.status == REFUSED, ended)).subquery("newest")
    by = (rows.c.pathway, rows.c.key, rows.c.status, rows.c.reason)
    query = select(*by, func.count().label("people")).where(rows.c.place == 1)
    yield from work.session.execute(query.group_by(*by))


def _named(need: Any, people: Any) -> dict[str, Any]:
    return {"person": need.offender_id, "pathway": need.pathway, "key": people.c.key}


def _referrals(scope: NeedsCounted, need: Any, people: Any, columns: Sequence[Any]) -> Select[Any]:
    """The referrals that count for the newest `need` of each of the people, where there is one."""
    query = select(*columns).select_from(Referral).join(Service, col(Service.id) == col(Referral.service_id))
    query = query.join(people, people.c.person == col(Referral.offender_id))
    same = and_(need.offender_id == col(Referral.offender_id), need.pathway == col(Service.pathway))
    query = query.join(need, same).where(need.level != NONE, _is_newest(scope, need))
    made_on = col(Referral.made_on)
    recorded_on = _recorded_on(scope, need.offender_id, need.pathway)
    # The newest row of a need answers for nearly all: the others are looked up only where it does not.
    counts = or_(
        made_on >= need.from_on,
        col(Referral.status).in_(OPEN),
        made_on >= recorded_on,
        col(Referral.status_on) >= recorded_on,
    )
    return query.where(made_on <= scope.day.on, need.pathway.in_(scope.pathways), counts)


def _is_newest(scope: NeedsCounted, need: Any) -> ColumnElement[bool]:
    """Whether nothing newer was found of the person on the pathway by the day."""
    return and_(need.from_on <= scope.day.on, not_(_found_after(scope, need)))


def _found_after(scope: NeedsCounted, need: Any, *more: str) -> ColumnElement[bool]:
    """Whether something was found after a row of a need by the day: of these levels, or of any."""
    later: Any = aliased(Need)
    newer = and_(later.from_on >= need.from_on, or_(later.from_on > need.from_on, later.id > need.id))
    query = select(later.id).where(later.offender_id == need.offender_id, later.pathway == need.pathway)
    query = query.where(later.from_on <= scope.day.on, newer, *([later.level.in_(more)] if more else []))
    return query.exists()


def _recorded_on(scope: NeedsCounted, person: Any, pathway: Any) -> Any:
    """The first day from which a need of somebody was found without a break."""
    first: Any = aliased(Need)
    query = select(func.min(first.from_on)).where(first.offender_id == person, first.pathway == pathway)
    query = query.where(first.from_on <= scope.day.on, first.level != NONE, not_(_found_after(scope, first, NONE)))
    return query.scalar_subquery()
