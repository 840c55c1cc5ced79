"""Reports of the board that are kept: list them, give one again, publish one."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from sqlalchemy import Row, select
from sqlmodel import col

from iomctl.domain.board.report_json import paper_of
from iomctl.domain.board.told import EXACT
from iomctl.domain.columns import column
from iomctl.domain.days.days import spoken
from iomctl.errors import BadValue, DatabaseUnusable, DoesNotFit, NotFound
from iomctl.inputs.bounds import Bounds
from iomctl.services.board.keeping import digest
from iomctl.services.board.own_words import no_longer_cleared
from iomctl.services.every_fault import EveryFault
from iomctl.services.facts import correcting
from iomctl.storage.tables.board.reports import BoardReport, BoardReportText
from iomctl.storage.tables.cohorts import Cohort
from iomctl.storage.unit_of_work import UnitOfWork

if TYPE_CHECKING:
    from iomctl.inputs.board import Publication
    from iomctl.inputs.typed_words import Typed


@dataclass(frozen=True)
class BoardReportRecord:
    """One report that is kept; the field names are a contract."""

    report: int = column("Report", "its number", "12", rank=0, right=True, kept=True)
    first_on: date = column("First", "the first day of its period", "2026-02-01", rank=0, spoken=True)
    last_on: date = column("Last", "the last day, of which it says how things stand", "2026-03-31", rank=0, spoken=True)
    cohort: str | None = column("Cohort", "the cohort's code; absent: the whole scheme", "luton", rank=2)
    form: str = column("Form", "suppressed, or exact for the partnership alone", "suppressed", rank=0)
    edition: int = column("Edition", "how often it was made for these days, up to this one", "1", rank=0, right=True)
    made_on: date = column("Made", "the day it was made", "2026-04-08", rank=2, spoken=True)
    known_on: date = column("Known on", "what the book said at the end of that day", "2026-04-08", rank=4, spoken=True)
    published_on: date | None = column("Published", "the day it was published", "2026-04-20", rank=2, spoken=True)
    published_where: str | None = column("Published where", "where it can be found", "the PCC's website", rank=4)
    title: str = column("Title", "what stands over it", "Reducing Reoffending Board: IOM Luton", rank=5)
    policy_version: int = column("Policy version", "the version of the policy it went by", "3", rank=6, right=True)
    trail_event: int = column("Trail event", "the newest event when it was made", "2310", shown=False, right=True)
    trail_head: str = column("Trail head", "the hash of that event", "9f2c...", shown=False)


@dataclass(frozen=True)
class KeptWords:
    """The words of a report as it was made, and its record; how many of people's own may not be shown any more."""

    record: BoardReportRecord
    as_json: str
    as_markdown: str
    no_longer_cleared: int


def reports(work: UnitOfWork, on: date, cohort: str | None = None) -> list[BoardReportRecord]:
    """Reports made by a day, the newest first; of one cohort by its code, or all."""
    found = [_record(work, row, on) for row in work.session.execute(_rows())]
    return [one for one in reversed(found) if one.made_on <= on and cohort in {None, one.cohort}]


def report(work: UnitOfWork, number: int) -> KeptWords:
    """A report with its words. That an exact one was taken is in the trail, and the look at people's own words.

    Raises NotFound, and DatabaseUnusable where its words are not those that were kept.
    """
    row = work.session.execute(_rows().where(col(BoardReport.id) == number)).first()
    if row is None:
        raise NotFound(f"no report {number}", advice="iomctl report list shows those that are kept")
    words = work.session.get_one(BoardReportText, number)
    if digest(words.figures, words.as_json, words.as_markdown) != row.digest:
        raise DatabaseUnusable(f"report {number} is not as it was kept", advice="iomctl db check")
    if row.form == EXACT:
        work.took_exact(f"{number} (exact)")
    over = no_longer_cleared(work, paper_of(words.as_json), (row.first_on, row.last_on))
    return KeptWords(_record(work, row, work.today), words.as_json, words.as_markdown, over)


def publish(work: UnitOfWork, number: int, words: "Typed[Publication]") -> BoardReportRecord:
    """Record that a report was published.

    Raises BadValue or NotFound with every fault at once, and DoesNotFit for an exact one and one that is published.
    """
    faults = EveryFault()
    row = faults.take(lambda: _find(work, number))
    asked = faults.take(lambda: words.read(Bounds(work.policy, work.today)))
    if row is None or asked is None:
        raise faults.refusal()
    if row.form == EXACT:
        again = f"iomctl report board --from {row.first_on} --as-of {row.last_on}"
        raise DoesNotFit(f"report {number} is exact: it stays within the partnership", advice=f"for others: {again}")
    if row.published_on is not None:
        raise DoesNotFit(f"report {number} was published on {spoken(row.published_on, work.today)} already")
    if asked.on < work.day_of(row.recorded_in):
        raise BadValue(f"--on: {spoken(asked.on, work.today)} is before it was made")
    told = {"published_on": asked.on, "published_where": asked.where, "published_in": work.event}
    correcting.write(work, row, told)
    work.session.flush()
    return _record(work, work.session.execute(_rows().where(col(BoardReport.id) == number)).one(), work.today)


def _find(work: UnitOfWork, number: int) -> BoardReport:
    row = work.session.get(BoardReport, number)
    if row is None:
        raise NotFound(f"no report {number}", advice="iomctl report list shows those that are kept")
    return row


def _rows() -> Any:
    cohort: Any = col(Cohort.code).label("cohort")
    query = select(*BoardReport.__table__.columns, cohort)  # type: ignore[attr-defined]  # every table class has it
    return query.outerjoin(Cohort, col(Cohort.id) == col(BoardReport.cohort_id)).order_by(col(BoardReport.id))


def _record(work: UnitOfWork, row: Row[Any], on: date) -> BoardReportRecord:
    published = row.published_on is not None and row.published_on <= on
    return BoardReportRecord(
        report=row.id,
        made_on=work.day_of(row.recorded_in),
        published_on=row.published_on if published else None,
        published_where=row.published_where if published else None,
        **{
            name: getattr(row, name)
            for name in ("first_on", "last_on", "cohort", "form", "edition", "known_on", "title")
        },
        **{name: getattr(row, name) for name in ("policy_version", "trail_event", "trail_head")},
    )
