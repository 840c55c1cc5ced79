"""Proven reoffending of a cohort, by group, with what may be said of it; nobody is named, so no look is logged."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction

from iomctl.domain.policy.choices import ScoreKind
from iomctl.domain.reoffending.adjusted import versions_of, without_scores
from iomctl.domain.reoffending.asked import OFFICIAL, AskedCohort, in_one_line
from iomctl.domain.reoffending.baselines import ReoffendingBaseline
from iomctl.domain.reoffending.figures import few_reoffenders, percent, refused
from iomctl.domain.reoffending.numbers_needed import needed_in_words
from iomctl.domain.reoffending.rounding import rounded
from iomctl.domain.reoffending.telling_apart import LEAST_PEOPLE, told_apart
from iomctl.errors import BadValue
from iomctl.services.evidence.asked import EvidenceAsked, scope_of
from iomctl.services.evidence.baselines import baseline_figure, baseline_named, not_like
from iomctl.services.evidence.figure_records import Reoffending
from iomctl.services.evidence.groups import EVERYONE, OVERLAPPING
from iomctl.services.evidence.histories import GAPS_OF_ALL
from iomctl.services.evidence.publishing import for_others
from iomctl.services.evidence.tallies import GroupTally
from iomctl.services.evidence.tallying import Tallied, tallied
from iomctl.storage.unit_of_work import UnitOfWork


@dataclass(frozen=True)
class HowTold:
    """How a cohort is told: `by` one of groups.BY, "" for all together; beside which baseline, by name; adjusted by
    which kind of score, as typed."""

    by: str = ""
    against: str | None = None
    adjusted: str | None = None


PLAIN = HowTold()


def figures_of(work: UnitOfWork, asked: EvidenceAsked, told: HowTold = PLAIN) -> Reoffending:
    """The reoffending of a cohort with exact counts; `published` gives what readers outside may have.

    Raises BadValue for a wrong period, for years that are never one line, and for a score of levels; NotFound for an
    unknown cohort or baseline.
    """
    return recorded(work, _tallied(work, asked, told), told, exact=True)


def published(work: UnitOfWork, asked: EvidenceAsked, told: HowTold = PLAIN) -> Reoffending:
    """The same for readers outside: what says something of few people is withheld. Raises as that."""
    return recorded(work, _tallied(work, asked, told), told, exact=False)


def recorded(work: UnitOfWork, found: Tallied, told: HowTold, exact: bool) -> Reoffending:
    """What was added up of a cohort, as `figures_of` tells it or as `published` does. Raises NotFound as these."""
    score = None if told.adjusted is None else score_kind(work, told.adjusted)
    against = None if told.against is None else baseline_named(work, told.against)
    made = _record(found, told.by, against, list(_adjusted(work, found, score)))
    return made if exact else for_others(made, work.policy.board.disclosure)


def _tallied(work: UnitOfWork, asked: EvidenceAsked, told: HowTold) -> Tallied:
    score = None if told.adjusted is None else score_kind(work, told.adjusted)
    if told.against is not None:
        baseline_named(work, told.against)
    scope = scope_of(work, asked)
    if told.by == "year":
        in_one_line(list(_years(scope.asked).values()))
    return tallied(work, scope, told.by, score)


def _record(found: Tallied, by: str, against: ReoffendingBaseline | None, adjusted: Sequence[str]) -> Reoffending:
    asked, everyone = found.scope.asked, found.everyone
    asked_of = _asked_of(asked, by)
    rows = [found.groups[group].figure(group, asked_of(group)) for group in sorted(found.groups)] if by else []
    whole = everyone.figure(EVERYONE, asked)
    return Reoffending(
        measure=asked.measure,
        first=asked.first,
        last=asked.last,
        as_of=asked.day,
        by=by,
        status=asked.months_run.words,
        rows=tuple(rows),
        everyone=whole,
        beside=(baseline_figure(against),) if against else (),
        sentences=tuple(filter(None, (*sentences(asked, everyone, by, against), *adjusted))),
        gaps={name: number for name, number in found.gaps.items() if asked.route == OFFICIAL or name in GAPS_OF_ALL},
    )


def sentences(asked: AskedCohort, everyone: GroupTally, by: str, against: ReoffendingBaseline | None) -> Iterator[str]:
    """What may be said of a cohort beside its figures."""
    counts = everyone.counts
    if against and everyone.people:
        groups = (counts.reoffenders, counts.people), (against.reoffenders, against.offenders)
        if asked.months_run.final:
            yield _compared(*groups)
        else:
            yield f"Not compared: {asked.months_run.words}, and the baseline is final."
        yield needed_in_words(groups[0] if asked.months_run.final else None, groups[1])
        yield not_like(asked, against)
    if counts.people and few_reoffenders(counts):
        yield f"Figures of reoffenders rest on {counts.reoffenders} of them."
    if by in OVERLAPPING:
        yield f"A person may be with more than one {by}: the groups do not add up, and no order of them is a ranking."


def _compared(group: tuple[int, int], baseline: tuple[int, int]) -> str:
    """What the interval of the difference lets be said, or in words why nothing is."""
    if min(group[1], baseline[1]) < LEAST_PEOPLE:
        return f"Not compared: fewer than {LEAST_PEOPLE} people in a group ({group[1]:,} and {baseline[1]:,})."
    return told_apart(group, baseline)


def _years(asked: AskedCohort) -> dict[str, AskedCohort]:
    """The cohort of each calendar year of the period."""
    return {
        str(year): replace(asked, first=max(asked.first, date(year, 1, 1)), last=min(asked.last, date(year, 12, 31)))
        for year in range(asked.first.year, asked.last.year + 1)
    }


def _asked_of(asked: AskedCohort, by: str) -> Callable[[str], AskedCohort]:
    """What is asked for by a group: of a year its own period."""
    years = _years(asked) if by == "year" else {}
    return lambda group: years.get(group, asked)


def score_kind(work: UnitOfWork, word: str, option: str = "--adjusted") -> str:
    """The code of the kind of score that was typed for an option. Raises BadValue for one of levels, and another."""
    kind = work.policy.pick(ScoreKind, word)
    if kind.levels:
        raise BadValue(f"{option} {kind.code}: it has levels, and a percentage is asked for")
    return kind.code


def _adjusted(work: UnitOfWork, found: Tallied, score: str | None) -> Iterator[str]:
    """What was observed beside what was to be expected by the scores."""
    if score is None:
        return
    everyone, run = found.everyone, found.scope.asked.months_run
    held, most = everyone.scores, work.policy.evidence.without_score
    if no := refused(everyone.people, run) or without_scores(everyone.people, len(held), most):
        yield f"Adjusted for risk by {score}: {no.words}."
        return
    expected = rounded(sum((Fraction(one.value) for one in held), Fraction()) / len(held), 1)
    observed = rounded(percent(everyone.counts), 1)
    yield (
        f"Observed {observed} %, expected {expected} % by the mean {score} at entry ({versions_of(held)}) of the "
        f"{len(held):,} of {everyone.people:,} people who have one."
    )
