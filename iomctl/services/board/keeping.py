"""A report of the board as it is made, to be kept: its number and edition, what it was counted from, and its words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from hashlib import sha256
from typing import Any

from sqlalchemy import func, select, table
from sqlmodel import col

from iomctl.domain.board.paper import board_paper, short_of, title
from iomctl.domain.board.told import EXACT, BoardTold, Earlier
from iomctl.domain.documents import Paper, marked
from iomctl.domain.measures.kept_counts import to_json
from iomctl.domain.measures.tally import Tallies
from iomctl.domain.reviews import full_day
from iomctl.services.board.asked import Scope
from iomctl.services.board.kept_reports import KeptReport, cohorts_beside, kept_of, neighbours
from iomctl.services.board.telling import earlier, told
from iomctl.storage.bulk import insert_rows
from iomctl.storage.numbering import highest_of
from iomctl.storage.tables.board.reports import BoardReport, BoardReportText
from iomctl.storage.tables.trail import Event
from iomctl.storage.unit_of_work import UnitOfWork

ALIKE = 15
"""Days by which two periods may differ in length and be compared: months have not the same."""
COUNTED = ("offender", "spell", "review", "action", "referral", "need", "release", "placement", "offence")
"""The tables that figures are counted from, of which a report says how many rows they had."""


@dataclass(frozen=True)
class MadeReport:
    """A report that was made and is not kept yet: its number and edition, and the head of the trail it was made at."""

    number: int
    edition: int
    told: BoardTold
    paper: Paper
    made_at: datetime
    policy_version: int
    trail: tuple[int, str]
    rows: Mapping[str, int]

    @property
    def about(self) -> dict[str, Any]:
        """What it rests on, as its JSON says it."""
        event, head = self.trail
        return {
            "report": self.number,
            "title": title(self.told),
            "edition": self.edition,
            "made_at": self.made_at.isoformat(timespec="seconds"),
            "policy_version": self.policy_version,
            "trail": {"event": event, "head": head},
            # Two papers for others would tell by them how much was recorded between.
            "rows_counted": dict(self.rows) if self.told.form == EXACT else None,
        }

    @property
    def in_short(self) -> list[str]:
        """What it says in a few sentences."""
        return short_of(self.told)


def made(scope: Scope, known_on: date, exact: bool, then: Tallies | None = None) -> MadeReport:
    """The report of a scheme in a period; that exact figures were taken is in the trail.

    `then` is what was known at the end of the last day, for a day that is over; the first report of the same period
    counts before it. Raises as `telling.told`.
    """
    work = scope.work
    if exact:
        work.took_exact("--exact")
    kept = list(kept_of(scope))
    before = [one.given_out for one in neighbours(scope, kept)]
    of = told(scope, known_on, exact, before, None if exact else cohorts_beside(scope))
    of = replace(of, then=_then(scope, of, kept, then), before=_before(scope, of, kept))
    same = [one for one in kept if one.is_of(scope) and one.row.form == of.form]
    return MadeReport(
        number=highest_of(work.session, BoardReport) + 1,
        edition=len(same) + 1,
        told=of,
        paper=board_paper(of, marked(work.policy.publishing.marking) if exact else None),
        made_at=work.stamp.now,
        policy_version=work.policy.version,
        trail=_head(work),
        rows=_rows(work),
    )


def keep(work: UnitOfWork, scope: Scope, report: MadeReport, as_json: str, as_markdown: str) -> BoardReport:
    """Keep a report with its words, for good."""
    figures = to_json(report.told.tallies, report.told.withheld)
    row = BoardReport(
        first_on=scope.first,
        last_on=scope.last,
        known_on=report.told.known_on,
        cohort_id=None if scope.cohort is None else scope.cohort.id,
        form=report.told.form,
        edition=report.edition,
        title=title(report.told),
        policy_version=report.policy_version,
        trail_event=report.trail[0],
        trail_head=report.trail[1],
        digest=digest(figures, as_json, as_markdown),
        **work.recorded,
    )
    work.session.add(row)
    work.session.flush()
    # Past the session: an event would hold all of it once more, and the digest stands in the row above.
    columns = ("report_id", "figures", "as_json", "as_markdown")
    insert_rows(work, BoardReportText, columns, [(row.id, figures, as_json, as_markdown)])
    return row


def digest(*texts: str) -> str:
    """SHA-256 over the figures and the words of a report, as hexadecimal text."""
    said = sha256()
    for text in texts:
        said.update(len(text).to_bytes(8, "big") + text.encode("utf-8"))
    return said.hexdigest()


def _then(scope: Scope, of: BoardTold, kept: Sequence[KeptReport], then: Tallies | None) -> Earlier | None:
    """What the first report of the same period told, else what was known at its end."""
    same = [one for one in kept if one.is_of(scope)]
    if same:
        return earlier(same[0].row.known_on, same[0].tallies, of)
    return None if then is None else earlier(scope.last, then, of)


def _before(scope: Scope, of: BoardTold, kept: Sequence[KeptReport]) -> Earlier | None:
    """The paper of the period before, in the same form."""
    length = (scope.last - scope.first).days
    found = [
        one
        for one in kept
        if one.row.last_on < scope.first
        and one.row.form == of.form
        and abs((one.row.last_on - one.row.first_on).days - length) <= ALIKE
    ]
    if not found:
        return None
    last = max(found, key=lambda one: (one.row.last_on, one.row.id))
    return Earlier(last.row.known_on, last.tallies, last.withheld, f"to {full_day(last.row.last_on)}")


def _head(work: UnitOfWork) -> tuple[int, str]:
    newest = select(col(Event.id), col(Event.hash)).order_by(col(Event.id).desc()).limit(1)
    row = work.session.execute(newest).one()
    return row.id, row.hash


def _rows(work: UnitOfWork) -> dict[str, int]:
    counted = select(*(select(func.count()).select_from(table(name)).scalar_subquery().label(name) for name in COUNTED))
    return dict(work.session.execute(counted).one()._mapping)
