"""The tiers' capacity, which is for all cohorts together, beside the people of each cohort."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from sqlalchemy import select
from sqlmodel import col

from iomctl.domain.documents import Section, Table, figure, number
from iomctl.domain.small_counts import Count, added, alone, parts
from iomctl.services.rescopes.reports.tables import Row, room_of
from iomctl.services.rescopes.runs.runs import PLANNED, Run, newest_step
from iomctl.services.rescopes.runs.tier_sizes import in_other_cohorts
from iomctl.storage.details import WORDS
from iomctl.storage.tables.event_details import EventDetail
from iomctl.storage.unit_of_work import UnitOfWork


class TiersTold(NamedTuple):
    """What is told of a cohort by tier: `before` or `after`, how many are in each, and what is to be said of that."""

    when: str
    counts: Mapping[str, Count]
    about: tuple[str, ...] = ()


def whole_scheme(work: UnitOfWork, run: Run, told: TiersTold | None, threshold: int) -> list[Section]:
    """The people of each cohort by tier beside its capacity, and why it may be exceeded; none where there is neither.

    The others are counted on the day that the run asked about. Words that somebody typed can name people or tell small
    counts: they are given with exact figures alone, where `threshold` is 0.
    """
    others = in_other_cohorts(work, run.cohort, run.on) if told else {}
    tables = [_table(run, told, others, threshold)] if told and others else []
    why = [*_why(work, run, threshold), *(told.about if told and tables else ())]
    return [Section("Capacity and the whole scheme", tuple(why), tuple(tables))] if why or tables else []


def _table(run: Run, told: TiersTold, others: Mapping[str, Counter[str]], threshold: int) -> Table:
    tiers = list(told.counts)
    rows = {f"{run.cohort_name}, {told.when}": list(told.counts.values())}
    rows |= {name: _published([people[tier] for tier in tiers], threshold) for name, people in others.items()}
    rows["all cohorts"] = [added(column) for column in zip(*rows.values(), strict=True)]
    cells: list[Row] = [(name, *map(figure, counts)) for name, counts in rows.items()]
    room = [room_of(run.policy, [tier]) for tier in tiers]
    cells.append(("capacity", *map(number, room)))
    over = [_beyond(count, one) for count, one in zip(rows["all cohorts"], room, strict=True)]
    if any(one.most for one in over):
        cells.append(("over capacity", *map(figure, over)))
    return Table("People of every cohort by tier", ("Cohort", *tiers), tuple(cells))


def _beyond(count: Count, room: int) -> Count:
    return Count(max(count.least - room, 0), max(count.most - room, 0))


def _published(counts: Sequence[int], threshold: int) -> list[Count]:
    whole = alone(sum(counts), threshold)
    told = parts(counts, threshold) if whole.exact else None
    return told or [Count(0, whole.most)] * len(counts)


def _why(work: UnitOfWork, run: Run, threshold: int) -> Iterator[str]:
    step = newest_step(work, run.number) if run.state != PLANNED else None
    if step is None:
        return
    there = (col(EventDetail.event_id) == step.recorded_in, col(EventDetail.offender_id) == WORDS)
    words = step.over_capacity or work.session.scalar(select(col(EventDetail.body)).where(*there))
    if words and threshold:
        yield "Why a tier may be over its capacity was said when it was applied: the exact form has the words."
    elif words:
        yield f"Why a tier may be over its capacity: {words}"
