"""Members of programmes as they stood on a day: when their time is up and why, and how it ended."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Any

from sqlalchemy import ColumnElement, Row, Select, select
from sqlmodel import col

from iomctl.domain.columns import column
from iomctl.domain.policy.programme_choices import ConditionKind, Programme
from iomctl.domain.programmes.conditions import in_words, standing
from iomctl.domain.programmes.ends import LEFT, RELEASE, InCustody, ProgrammeEnd, end_of, state_on
from iomctl.domain.references import name_column, offender_column
from iomctl.services.asked_day import AskedDay
from iomctl.services.facts import rows as facts
from iomctl.services.facts.words import free_words
from iomctl.services.lookup.stays_begun import stays_begun
from iomctl.services.policy_then import reasons_then
from iomctl.storage.bulk import read, rows_among
from iomctl.storage.made_once import Query, made_once, with_more
from iomctl.storage.tables.custodies import Custody
from iomctl.storage.tables.facts.programmes import Membership
from iomctl.storage.unit_of_work import UnitOfWork

if TYPE_CHECKING:
    from iomctl.domain.policy.choices import Reason

COMPLETED = "completed"
"""The group of the policy's reasons that say that all of a programme was done."""
NOT_LEFT = dict.fromkeys(("left_on", "completed", "reason", "reason_words"))


@dataclass(frozen=True)
class MembershipRecord:
    """One person in one programme; the field names are a contract. What came after the day asked about is absent."""

    membership: str = column("Membership", "the membership's reference", "G00042", rank=0, kept=True)
    offender: str = offender_column()
    name: str = name_column()
    programme: str = column("Programme", "the code of the programme in the policy", "family-work", rank=0)
    programme_name: str = column("Programme name", "what it is called", "Family work through the gate", shown=False)
    joined_on: date = column("Joined", "the day of joining", "2026-03-02", rank=2, spoken=True)
    ends_on: date | None = column(
        "Ends", "the day on which their time is up, if known", "2026-11-03", rank=0, spoken=True
    )
    ends_basis: str = column("Ends basis", "where that day comes from", "6 months after release on 3 May 2026", rank=3)
    state: str = column("State", "runs, past (its end, and nobody said that they left) or left", "runs", rank=2)
    days_left: int | None = column(
        "Days left", "days to that end; below 0 when past; absent once they left", "14", rank=2, right=True
    )
    children: int | None = column("Children", "how many children; absent: not asked", "2", rank=4, right=True)
    family: int | None = column("Family", "how many of the family; absent: not asked", "4", rank=4, right=True)
    until_on: date | None = column("Until", "the end that was agreed for this member", "2026-06-01", shown=False)
    left_on: date | None = column("Left", "the day of leaving", "2026-11-03", rank=2, spoken=True)
    completed: bool | None = column("Completed", "whether all of it was done; absent: not left", "yes", rank=2)
    reason: str | None = column("Reason code", "the code of the reason for leaving", "completed", shown=False)
    reason_words: str | None = column("Reason", "why they left, as worded then", "all of it done", rank=2)
    note: str | None = column("Note", "words kept with it", "starts on Mondays", rank=5)
    withdrawn_on: date | None = column("Withdrawn", "the day it was withdrawn", "2026-04-20", shown=False)
    conditions: str | None = column("Conditions", "how the conditions of a contract stand", "1 met, 2 open", rank=2)


@made_once
def counts_on(on: date) -> tuple[ColumnElement[bool], ...]:
    """SQL for the memberships that began by a day and are not withdrawn."""
    return (col(Membership.withdrawn_in).is_(None), col(Membership.joined_on) <= on)


def records(work: UnitOfWork, day: AskedDay, *narrowed: ColumnElement[bool]) -> list[MembershipRecord]:
    """The memberships so narrowed as they stood on a day, by person, the newest first. The look is logged."""
    rows = read(work, with_more(_query(), *narrowed))
    programmes, reasons = day.either(Programme), reasons_then(work)
    ends, contracts = ends_of(work, day.on, rows, programmes), _contracts(work, day, rows)
    return [
        replace(
            _record(work, row, day.on, (programmes[row.programme], ends[row.id]), reasons),
            conditions=in_words(contracts.get(row.id, ())),
        )
        for row in rows
    ]


@made_once
def _query() -> Select[Any]:
    order = (col(Membership.offender_id), col(Membership.joined_on).desc(), col(Membership.id).desc())
    return facts.rows_of(Membership).order_by(*order)


def membership_now(work: UnitOfWork, row: Membership) -> MembershipRecord:
    """A stored membership, withdrawn or not, as it stands today. The look is logged."""
    return records(work, AskedDay(work, work.today), col(Membership.id) == row.id)[0]


def ends_of(
    work: UnitOfWork, on: date, rows: Sequence[Any], programmes: Mapping[str, Programme]
) -> dict[int, ProgrammeEnd]:
    """When the time of members is up, as was known on a day, by the row number of each membership."""
    by_release = {code for code, one in programmes.items() if one.lasts and one.counted_from == RELEASE}
    stays = _stays(work, on, {row.offender_id for row in rows if row.programme in by_release})
    found = {}
    for row in rows:
        one = programmes[row.programme]
        known = stays.get(row.offender_id, ())
        found[row.id] = end_of(row.joined_on, one.lasts, one.counted_from, known, row.until_on)
    return found


def _contracts(work: UnitOfWork, day: AskedDay, rows: Sequence[Row[Any]]) -> Mapping[int, Sequence[str]]:
    """How the conditions of those memberships that are contracts stood on a day, by the row number of each."""
    contracts = {one.programme for one in day.either(ConditionKind).values()}
    left = {row.id: row.left_on for row in rows if row.programme in contracts}
    if not left:
        return {}
    from iomctl.storage.tables.facts.conditions import ProgrammeCondition

    table, found = ProgrammeCondition, defaultdict[int, list[str]](list)
    for membership, due_on, *outcome in rows_among(work, _agreed(day.on), col(table.membership_id), left):
        found[membership].append(standing(day.on, due_on, (outcome[0], outcome[1]), left[membership]))
    return found


@made_once
def _agreed(on: date) -> Query:
    """SQL for the conditions of contracts that were agreed by a day and are not withdrawn."""
    from iomctl.storage.tables.facts.conditions import ProgrammeCondition as Condition

    columns = (Condition.membership_id, Condition.due_on, Condition.outcome, Condition.outcome_on)
    query = select(*map(col, columns)).where(col(Condition.withdrawn_in).is_(None), col(Condition.agreed_on) <= on)
    return query.order_by(col(Condition.id))


def _stays(work: UnitOfWork, on: date, people: Iterable[int]) -> Mapping[int, Sequence[InCustody]]:
    """The stays in custody of people as they were known to have gone by a day."""
    found: dict[int, list[InCustody]] = defaultdict(list)
    for _, person, from_on, to_on in rows_among(work, stays_begun(on), col(Custody.offender_id), people):
        found[person].append(InCustody(from_on, to_on if to_on is not None and to_on <= on else None))
    return found


def _record(
    work: UnitOfWork,
    row: Row[Any],
    on: date,
    of: tuple[Programme, ProgrammeEnd],
    reasons: Callable[[int, str, str], "Reason | None"],
) -> MembershipRecord:
    programme, end = of
    state = state_on(on, end.on, row.left_on)
    same = ("programme", "joined_on", "children", "family", "until_on")
    return MembershipRecord(
        **facts.shown(work, Membership, row),
        **free_words(work, Membership, row),
        **{name: getattr(row, name) for name in same},
        programme_name=programme.name,
        ends_on=end.on,
        ends_basis=end.basis,
        state=state,
        days_left=(end.on - on).days if end.on is not None and state != LEFT else None,
        **(_left(row, reasons) if state == LEFT else NOT_LEFT),
        withdrawn_on=row.withdrawn_in and work.day_of(row.withdrawn_in),
        conditions=None,
    )


def _left(row: Row[Any], reasons: Callable[[int, str, str], "Reason | None"]) -> dict[str, Any]:
    known = reasons(row.left_in or row.recorded_in, "programme", row.end_reason)
    return {
        "left_on": row.left_on,
        "completed": known.group == COMPLETED if known else None,
        "reason": row.end_reason,
        "reason_words": known.wording if known else row.end_reason,
    }
