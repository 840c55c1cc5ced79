"""Whoever entered by one case with nothing recorded since is like others: they are counted, and told once for all.

The rules decide on each such group as on a person. Whoever has more than a case is read alone.
"""

from collections.abc import Iterator
from datetime import date
from typing import Any

from sqlalchemy import Integer, Select, and_, case, cast, func, null, or_, select
from sqlalchemy.orm import aliased
from sqlmodel import col

from iomctl.domain.facts.crime_groups import crime_group_of
from iomctl.domain.reoffending.asked import SCHEME
from iomctl.domain.reoffending.recorded import PROVING
from iomctl.services.evidence.asked import EvidenceScope, ReadBeside
from iomctl.services.evidence.entering import OF_CASE, adopted_in, first_tier
from iomctl.services.evidence.histories import PolicyWords, ReadPerson, people_of, people_read, read_person
from iomctl.services.evidence.rows_read import PersonRows
from iomctl.storage.bulk import read
from iomctl.storage.made_once import Query, made_once
from iomctl.storage.tables.cohorts import Spell
from iomctl.storage.tables.custodies import Custody
from iomctl.storage.tables.facts.arrests import Arrest
from iomctl.storage.tables.facts.offences import Offence
from iomctl.storage.unit_of_work import UnitOfWork

INDEX = "index"
"""What stands for the number of the index offence of people who are alike: of each another one, of one group."""


def people_told(work: UnitOfWork, scope: EvidenceScope, beside: ReadBeside) -> Iterator[ReadPerson]:
    """Everyone who may enter, as `people_read`, but in any order, and those who are alike together.

    Where something of each is asked for, and of the official cohort, everyone is read alone.
    """
    if scope.asked.route != SCHEME or beside.of_each:
        yield from people_read(work, scope, beside)
        return
    words, alone = PolicyWords.of(work.policy), set[int]()
    asked = scope.asked
    for row in read(work, _grouped(asked.first, min(asked.last, asked.day), asked.day, scope.cohort, beside)):
        if row.alone is None:
            yield _alike(row, scope, words)
        else:
            alone.add(row.alone)
    yield from people_of(work, scope, sorted(alone), beside)


def _alike(row: Any, scope: EvidenceScope, words: PolicyWords) -> ReadPerson:
    told = read_person(row.offender_id, PersonRows(spells=[row]), scope, words)._replace(people=row.people)
    if row.victim is None:
        return told
    return told._replace(groups={INDEX: crime_group_of(row.code, row.victim)}, index_days=[(row.adopted_on, INDEX)])


@made_once
def _grouped(first: date, last: date, day: date, cohort: int | None, beside: ReadBeside) -> Query:
    """How many `people` have a case like each; `alone` is whoever is read alone, and then nothing else is of use."""
    spell: Any = Spell
    alone = case((_has_more(day, beside), spell.offender_id)).label("alone")
    within = select(spell.id, *(getattr(spell, name) for name in ("offender_id", *OF_CASE)), alone)
    found = within.where(*adopted_in(first, last, cohort)).subquery("adopted")
    told = case((found.c.alone.is_(None), first_tier(found.c))).label("tier")
    none = cast(null(), Integer)
    index = case((found.c.alone.is_(None), _index_offence(found.c, day))) if beside.index_offence else none
    cases = select(found, told, index.label("index_offence")).subquery("cases")
    offence: Any = aliased(Offence)
    key = (*(cases.c[name] for name in ("alone", *OF_CASE, "tier")), offence.code, offence.victim)
    counted = (func.min(cases.c.offender_id).label("offender_id"), func.count().label("people"))
    query = select(*key, *counted).select_from(cases).outerjoin(offence, offence.id == cases.c.index_offence)
    return query.group_by(*key)


def _has_more(day: date, beside: ReadBeside) -> Any:
    """Whether anything is told of a person but a case: another case, or what was not over when this one began."""
    another: Any = aliased(Spell)
    more = [
        select(another.id).where(another.offender_id == col(Spell.offender_id), another.id != col(Spell.id)),
        _of_person(Offence).where(
            col(Offence.committed_on) <= day,
            or_(
                col(Offence.committed_on) >= col(Spell.adopted_on),
                col(Offence.committed_until) >= col(Spell.adopted_on),
                # A gap is told of each, and what was set aside may be no index offence any more.
                col(Offence.set_aside_on).is_not(None),
                and_(col(Offence.outcome).in_(PROVING), col(Offence.outcome_on).is_(None)),
            ),
        ),
    ]
    if beside.liberty:
        to_on = col(Custody.to_on)
        inside = or_(to_on.is_(None), to_on >= col(Spell.adopted_on))
        more.append(_of_person(Custody).where(col(Custody.from_on) <= day, inside))
    if beside.arrests:
        arrested = col(Arrest.arrested_on)
        more.append(_of_person(Arrest).where(arrested >= col(Spell.adopted_on), arrested <= day))
    return or_(*(one.exists() for one in more))


def _of_person(table: Any) -> Select[Any]:
    return select(table.id).where(table.offender_id == col(Spell.offender_id), table.withdrawn_in.is_(None))


def _index_offence(found: Any, day: date) -> Any:
    """The row number of the index offence of a case on its first day."""
    offence: Any = Offence
    query = select(offence.id).where(offence.offender_id == found.offender_id, offence.committed_on <= day)
    query = query.where(offence.index_on <= found.adopted_on, offence.withdrawn_in.is_(None))
    return query.order_by(offence.index_on.desc(), offence.id.desc()).limit(1).scalar_subquery()
