"""What people were sent to and what followed, by provider, pathway and requirement: side by side, never a ranking."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

from sqlalchemy import select
from sqlmodel import col

from iomctl.domain.columns import column
from iomctl.domain.disclosure.printed_counts import DisclosureRule
from iomctl.domain.referrals import COMPLETED
from iomctl.domain.reoffending.adjusted import score_at
from iomctl.domain.reoffending.asked import AskedCohort
from iomctl.domain.reoffending.cohorts import CohortCounts
from iomctl.domain.reoffending.figures import BinaryRate, binary_rate_so_far
from iomctl.domain.reoffending.follow_up import FollowedPerson, FollowedYear, followed
from iomctl.domain.reoffending.recorded import DatedScore
from iomctl.domain.reoffending.rounding import rounded
from iomctl.domain.reoffending.telling_apart import LEAST_PEOPLE
from iomctl.services.evidence.asked import EvidenceAsked, ReadBeside, scope_of
from iomctl.services.evidence.histories import ReadPerson, people_read
from iomctl.services.evidence.publishing import WITHHELD, is_small
from iomctl.services.evidence.reoffending import score_kind
from iomctl.services.evidence.tallies import of_rate
from iomctl.storage.tables.facts.scores import Score
from iomctl.storage.unit_of_work import UnitOfWork

KINDS = ("provider", "pathway", "requirement")
OUTCOMES = ("achieved", "partly", "not-achieved")
ENDS = ("completed", "achieved", "partly", "not_achieved")
"""The figures of how work ended; of a requirement there are none."""


@dataclass(frozen=True)
class InterventionFigure:
    """What followed for those who were with a provider, on a pathway, or under a requirement; names are a contract.

    People who entered in the period and were with it at entry or came to it in the year that followed. Rows stand by
    name. What is withheld, or not recorded, is null.
    """

    kind: str = column("Kind", "provider, pathway or requirement", "pathway", rank=0, kept=True)
    name: str = column("Name", "its name or code", "accommodation", rank=0, kept=True)
    people: int | None = column("People", "who were with it, each once", "48", rank=0, right=True)
    completed: int | None = column("Completed", "of those, whose work ended as completed", "21", rank=2, right=True)
    achieved: int | None = column("Achieved", "of those, who achieved the outcome", "12", rank=3, right=True)
    partly: int | None = column("Partly", "of those, who did so partly", "5", rank=5, right=True)
    not_achieved: int | None = column("Not achieved", "of those, who did not", "4", rank=5, right=True)
    reoffenders: int | None = column("Reoffenders", "who reoffended after it began", "17", rank=1, right=True)
    rate: Decimal | None = column("Rate", "the same of 100 people", "35.4", rank=0, right=True)
    low: Decimal | None = column("Low", "the low end of its 95 % interval", "23.44", rank=2, right=True)
    high: Decimal | None = column("High", "the high end of it", "49.60", rank=2, right=True)
    scored: int | None = column("Scored", "people with a score at entry", "40", rank=4, right=True)
    mean_score: Decimal | None = column("Mean score", "their mean score, of 30 and more", "61.5", right=True)
    status: str = column("Status", "final, or how many of 18 months have run", "final", rank=4)
    why: str | None = column("Why", "why there is no rate", "fewer than 30 people (12)", rank=3)


@dataclass
class _With:
    """Those who were with something."""

    people: int = 0
    completed: int = 0
    reoffenders: int = 0
    outcomes: dict[str, int] = field(default_factory=lambda: dict.fromkeys(OUTCOMES, 0))
    scores: list[Decimal] = field(default_factory=list)


def interventions(work: UnitOfWork, asked: EvidenceAsked, score: str | None = None) -> list[InterventionFigure]:
    """What followed, with exact counts, and the mean score by the kind that `score_told` finds.

    Nobody is named. Raises as `scope_of`, and BadValue for a kind of score that is unknown or of levels.
    """
    scope, kind = scope_of(work, asked), score_told(work, score)
    found = defaultdict[tuple[str, str], _With](_With)
    for one in people_read(work, scope, ReadBeside(kind, referrals=True, requirements=True)):
        row = followed(one.history, scope.asked)
        if row is None:
            continue
        held = score_at(one.history, row.entry, kind, scope.asked) if kind else None
        for key, those in _was_with(one, row, scope.asked.day).items():
            _add(found[key], row, those, held)
    order = sorted(found, key=lambda key: (KINDS.index(key[0]), key[1].casefold()))
    return [_figure(key, found[key], scope.asked) for key in order]


def published(work: UnitOfWork, asked: EvidenceAsked, score: str | None = None) -> list[InterventionFigure]:
    """The same for readers outside: what is small is withheld. Raises as that."""
    rule = work.policy.board.disclosure
    return [_for_others(one, rule) for one in interventions(work, asked, score)]


def score_told(work: UnitOfWork, word: str | None) -> str | None:
    """The kind of score as typed; for None the first percentage of the policy that anybody has; None if there is none.

    Raises BadValue for a kind that is unknown or of levels.
    """
    if word is not None:
        return score_kind(work, word, "--score")
    recorded = set(work.session.scalars(select(col(Score.kind)).where(col(Score.withdrawn_in).is_(None)).distinct()))
    return next((code for code, one in work.policy.scores.items() if not one.levels and code in recorded), None)


def _was_with(one: ReadPerson, row: FollowedPerson, day: date) -> dict[tuple[str, str], list[Any]]:
    """What a person was with, each with the referrals or requirements by which."""
    year, told = FollowedYear.since(row.entry.on), defaultdict[tuple[str, str], list[Any]](list)
    for made in one.referrals:
        if made.fits(year, day):
            told["provider", made.provider].append(made)
            told["pathway", made.pathway].append(made)
    for passed in one.requirements:
        if passed.fits(year, day):
            told["requirement", passed.kind].append(passed)
    return told


def _add(tally: _With, row: FollowedPerson, those: Sequence[Any], score: DatedScore | None) -> None:
    began = min(one.started_on for one in those)
    tally.people += 1
    tally.reoffenders += any(day >= began for day in row.reoffences)
    ended = [one for one in those if getattr(one, "ending", None) == COMPLETED]
    tally.completed += bool(ended)
    # Of several the best that came of them.
    best = next((word for word in OUTCOMES if any(one.outcome == word for one in ended)), None)
    if best:
        tally.outcomes[best] += 1
    if score is not None:
        tally.scores.append(score.value)


def _figure(key: tuple[str, str], tally: _With, asked: AskedCohort) -> InterventionFigure:
    rate = binary_rate_so_far(CohortCounts(tally.people, tally.reoffenders, tally.reoffenders), asked.months_run)
    value, low, high = of_rate(rate)
    enough = len(tally.scores) >= LEAST_PEOPLE
    mean = rounded(sum(map(Fraction, tally.scores), Fraction()) / len(tally.scores), 1) if enough else None
    of_requirement = key[0] == "requirement"
    ends: dict[str, Any] = dict.fromkeys(ENDS) if of_requirement else dict(zip(ENDS, _ends(tally), strict=True))
    return InterventionFigure(
        kind=key[0],
        name=key[1],
        people=tally.people,
        reoffenders=tally.reoffenders,
        rate=value,
        low=low,
        high=high,
        scored=len(tally.scores),
        mean_score=mean,
        status=asked.months_run.words,
        why=None if isinstance(rate, BinaryRate) else rate.words.removeprefix("refused: "),
        **ends,
    )


def _ends(tally: _With) -> Iterator[int | None]:
    yield tally.completed
    yield from (tally.outcomes[word] for word in OUTCOMES)


def _for_others(one: InterventionFigure, rule: DisclosureRule) -> InterventionFigure:
    people, again = one.people or 0, one.reoffenders or 0
    if is_small(people, rule):
        nothing: dict[str, Any] = dict.fromkeys(_COUNTS)
        return replace(one, **nothing, why=WITHHELD)
    counts = {name: getattr(one, name) for name in (*ENDS, "scored")}
    shown: dict[str, Any] = {name: None if is_small(count or 0, rule) else count for name, count in counts.items()}
    if is_small(again, rule) or is_small(people - again, rule):
        shown |= dict.fromkeys(("reoffenders", "rate", "low", "high"))
        shown["why"] = WITHHELD
    return replace(one, **shown)


_COUNTS = tuple("people completed achieved partly not_achieved reoffenders rate low high scored mean_score".split())
