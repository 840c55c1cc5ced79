"""What placements cost in some time, added up by the database: nights where they are slept, money when it is paid."""

from collections.abc import Sequence
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import (
    BigInteger,
    ColumnElement,
    Date,
    Select,
    and_,
    case,
    cast,
    distinct,
    false,
    func,
    label,
    literal,
    null,
    or_,
    select,
    union_all,
)
from sqlmodel import col

from iomctl.domain.accommodation.spans import DaySpan
from iomctl.storage.day_counts import DaysBetween
from iomctl.storage.tables.people import Offender
from iomctl.storage.tables.placements import Placement


class SpendAsked(NamedTuple):
    """What is added up: to which day, which kinds are `money`, whose placements, and each span of days by itself.

    `of_people` says whether what narrows them asks about the people.
    """

    on: date
    money: tuple[str, ...]
    narrowed: Sequence[ColumnElement[bool]]
    spans: Sequence[DaySpan]
    of_people: bool


def whole(asked: SpendAsked) -> Select[Any]:
    """SQL for the people and the placements of all spans together, each once, and what of them is in no amount."""
    of = _placements(asked, None)
    return _within(of, _spans(asked.spans), _counts(of))


def spend(asked: SpendAsked, key: Any) -> Select[Any]:
    """SQL for what placements cost by a `key`, which is SQL beside a placement and its person; None is the span.

    Of each key: the people, each once, their placements, the nights in the span and what those cost that have a cost,
    what was paid in it, placements without a cost, and money that is agreed and not paid.
    """
    spans, of = _spans(asked.spans), _placements(asked, key)
    starts = case((of.c.begins < spans.c.first, spans.c.first), else_=of.c.begins)
    ends = case((of.c.ends > spans.c.before, spans.c.before), else_=of.c.ends)
    nights = case((of.c.of_money, 0), else_=DaysBetween(starts, ends))
    columns = (
        label("key", spans.c.name if key is None else of.c.key),
        *_counts(of),
        label("nights", func.sum(nights)),
        label("for_nights", func.sum(case((of.c.of_money, null()), else_=cast(nights, BigInteger) * of.c.per_night))),
        label("paid", func.sum(case((of.c.paid, of.c.amount), else_=null()))),
    )
    return _within(of, spans, columns).group_by(columns[0])


def _counts(of: Any) -> tuple[Any, ...]:
    lacks = case((of.c.of_money, of.c.amount.is_(None)), else_=of.c.per_night.is_(None))
    agreed = and_(of.c.of_money, ~of.c.paid, of.c.amount.is_not(None))
    return (
        label("people", func.count(distinct(of.c.person))),
        label("placements", func.count()),
        label("not_recorded", func.sum(case((lacks, 1), else_=0))),
        label("not_paid", func.sum(case((agreed, 1), else_=0))),
    )


def _within(of: Any, spans: Any, columns: tuple[Any, ...]) -> Select[Any]:
    """Columns of the placements that have a night or their money in a span; of one span each placement is once."""
    slept = and_(~of.c.of_money, of.c.ends > spans.c.first, of.c.ends > of.c.begins)
    inside = and_(of.c.of_money, of.c.begins >= spans.c.first)
    meets = and_(of.c.begins < spans.c.before, or_(slept, inside))
    return select(*columns).select_from(of).join(spans, meets)


def _placements(asked: SpendAsked, key: Any) -> Any:
    """The placements that are asked for, each with its first day and day of leaving, or with the day of its money."""
    of_money = col(Placement.kind).in_(asked.money)
    paid = func.coalesce(col(Placement.paid_on) <= asked.on, false())
    # Money that was not paid by the day is told of where it was to begin.
    day = case((paid, col(Placement.paid_on)), else_=col(Placement.from_on))
    left_on = case((col(Placement.left_on) <= asked.on, col(Placement.left_on)), else_=literal(asked.on, Date))
    columns: tuple[Any, ...] = (
        col(Placement.offender_id).label("person"),
        label("key", null() if key is None else key),
        of_money.label("of_money"),
        label("paid", and_(of_money, paid)),
        label("begins", case((of_money, day), else_=col(Placement.from_on))),
        label("ends", left_on),
        col(Placement.amount_pence).label("amount"),
        col(Placement.per_night_pence).label("per_night"),
    )
    query = select(*columns).select_from(Placement).where(*asked.narrowed)
    if asked.of_people:
        # Each person looked up takes as long as all the rest of a row.
        query = query.join(Offender, col(Offender.id) == col(Placement.offender_id))
    return query.subquery("placed")


def _spans(spans: Sequence[DaySpan]) -> Any:
    """A table of the spans."""
    rows = [
        select(
            literal(one.name).label("name"),
            literal(one.first or date.min, Date).label("first"),
            literal(one.before, Date).label("before"),
        )
        for one in spans
    ]
    return union_all(*rows).subquery("span")
