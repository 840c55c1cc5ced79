"""The evidence of a paper of the board, counted exactly: reoffending by year of entry, and three windows."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import or_, select
from sqlmodel import col

from iomctl.domain.days.intervals import QUARTER, add_months, quarter_of
from iomctl.domain.measures.adding_up import REOFFENDED
from iomctl.domain.reoffending.asked import FIRST_YEAR
from iomctl.domain.reoffending.baselines import ReoffendingBaseline, shipped_baselines
from iomctl.domain.reoffending.edges import WAIT_ENDS, months_on
from iomctl.domain.reoffending.recorded import PROVING
from iomctl.services.board.asked import A_DAY, Scope
from iomctl.services.board.evidence_told.names import AT_LIBERTY, by_name
from iomctl.services.evidence import reoffending, windows
from iomctl.services.evidence.asked import EvidenceAsked, ReadBeside
from iomctl.services.evidence.asked import scope_of as evidence_scope
from iomctl.services.evidence.figure_records import Reoffending, ReoffendingFigure
from iomctl.services.evidence.liberty import ARRESTS, CHARGES, PROVEN, AtLiberty, LibertyFigure
from iomctl.services.evidence.reoffending import HowTold
from iomctl.services.evidence.tallying import tallied_by
from iomctl.services.evidence.windows import ThreeWindowsTold
from iomctl.storage.tables.facts.arrests import Arrest
from iomctl.storage.tables.facts.offences import Offence
from iomctl.storage.unit_of_work import UnitOfWork

REOFFENDING, WINDOWS = "reoffending", "windows"
SO_FAR = 2
"""How many years of entry are told that are not final yet."""
YEAR = 12
"""Months."""
GROUPED = ("tier", "index-group")
"""By what the entries of a final year are told beside all together."""
WINDOW_YEARS = 5
"""Over how many years of adoptions the three windows are told."""
NOT_PROVEN, NOT_ARRESTED = "no conviction or caution is recorded", "no arrest is recorded"


class WindowsFound(NamedTuple):
    """The three windows, of who was adopted from the day `first` on."""

    first: date
    told: ThreeWindowsTold


@dataclass(frozen=True)
class EvidenceFound:
    """What was counted for the sections of evidence; nothing for one that the policy has not.

    `years` are of the people who entered in a year, the newest that is final first; of that one `by` has the groups, in
    the order to show them, and `liberty` its months at liberty. `nation` is the baseline beside it. `missing` says by
    the code of a measure why its noughts are no finding: nobody recorded what it counts.
    """

    years: Sequence[Reoffending] = ()
    by: Mapping[str, Sequence[ReoffendingFigure]] = field(default_factory=dict)
    liberty: Sequence[LibertyFigure] = ()
    nation: ReoffendingBaseline | None = None
    windows: WindowsFound | None = None
    missing: Mapping[str, str] = field(default_factory=dict)


def evidence(scope: Scope) -> EvidenceFound:
    """What the policy has of it in a paper. Nobody is named, so no look is logged."""
    asked = {one.section for one in scope.work.policy.board.sections}
    found: dict[str, Any] = _reoffending(scope) if REOFFENDING in asked else {}
    if WINDOWS in asked:
        found["windows"] = _windows(scope)
    return EvidenceFound(**found, missing=_missing(scope.work) if found else {})


def _reoffending(scope: Scope) -> dict[str, Any]:
    """The entries of the newest final year beside the nation, by each of GROUPED and at liberty, each read once."""
    work, (year, *others) = scope.work, _years(scope.last)
    asked = evidence_scope(work, _entered(scope, year))
    nation = next((one for one in reversed(shipped_baselines()) if one.category == "all"), None)
    free = AtLiberty(asked.asked)
    found = tallied_by(work, asked, ("", *GROUPED), ReadBeside(arrests=True, liberty=True), free.add)
    final = reoffending.recorded(work, found[""], HowTold(against=nation.name if nation else None), exact=True)
    rows = {one: reoffending.recorded(work, found[one], HowTold(by=one), exact=True).rows for one in GROUPED}
    return {
        "years": [final, *(reoffending.figures_of(work, _entered(scope, one)) for one in others)],
        "by": {one: by_name(work.policy, one, listed) for one, listed in rows.items()},
        "liberty": free.figures(),
        "nation": nation,
    }


def _windows(scope: Scope) -> WindowsFound:
    first = date(max(scope.last.year - WINDOW_YEARS + 1, FIRST_YEAR), 1, 1)
    return WindowsFound(
        first, windows.windows(scope.work, EvidenceAsked(first, scope.last, scope.last, cohort=_cohort(scope)))
    )


def _missing(work: UnitOfWork) -> dict[str, str]:
    """Why what nobody records can't be told, by the code of each measure that counts it."""
    proven = or_(*(col(Offence.outcome) == one for one in PROVING))
    convicted = select(col(Offence.id)).where(proven, col(Offence.withdrawn_in).is_(None)).limit(1)
    arrested = select(col(Arrest.id)).where(col(Arrest.withdrawn_in).is_(None)).limit(1)
    missing = dict[str, str]()
    if work.session.scalar(convicted) is None:
        missing |= dict.fromkeys((REOFFENDED, AT_LIBERTY[PROVEN], windows.OFFENCES), NOT_PROVEN)
    if work.session.scalar(arrested) is None:
        missing |= dict.fromkeys((AT_LIBERTY[ARRESTS], AT_LIBERTY[CHARGES]), NOT_ARRESTED)
    return missing


def _years(last: date) -> list[tuple[date, date]]:
    """The newest twelve months, to the end of a quarter, of which every outcome that may count has had its time; and
    those after them, as far as they have begun."""
    ends = quarter_of(last)
    while months_on(ends - A_DAY, WAIT_ENDS) > last:
        ends = add_months(ends, -QUARTER)
    begin = (add_months(ends, YEAR * ahead) for ahead in range(-1, SO_FAR))
    return [(first, min(add_months(first, YEAR) - A_DAY, last)) for first in begin if first <= last]


def _entered(scope: Scope, year: tuple[date, date]) -> EvidenceAsked:
    return EvidenceAsked(*year, scope.last, cohort=_cohort(scope))


def _cohort(scope: Scope) -> str | None:
    return None if scope.cohort is None else scope.cohort.code
