"""All that a paper of the board tells, counted and looked up on one day."""

from collections.abc import Iterable, Iterator
from datetime import date

from sqlalchemy import func, select
from sqlmodel import col

from iomctl.domain.board.told import EXACT, SUPPRESSED, ActionTold, BoardTold, Earlier
from iomctl.domain.measures.cohorts_beside import CohortsBeside
from iomctl.domain.measures.hidden import hidden
from iomctl.domain.measures.kept_counts import GivenOut
from iomctl.domain.measures.tally import Tallies
from iomctl.domain.policy.programme_choices import Programme
from iomctl.services.board.actions import actions
from iomctl.services.board.asked import Scope
from iomctl.services.board.counted import counted
from iomctl.services.board.evidence_told.counts import evidence_counted
from iomctl.services.board.evidence_told.found import evidence
from iomctl.services.board.evidence_told.sections import evidence_sections, in_short
from iomctl.services.board.evidence_told.withheld import beside, for_others, withheld_beside, without_gaps
from iomctl.services.board.own_words import words_cleared
from iomctl.services.partnership.schemes import scheme_of
from iomctl.storage.tables.cohorts import Spell
from iomctl.storage.unit_of_work import UnitOfWork


def told(
    scope: Scope, known_on: date, exact: bool, before: Iterable[GivenOut], cohorts: CohortsBeside | None
) -> BoardTold:
    """What is told of a scheme in a period, for others or `exact`.

    `before` and `cohorts` are papers that readers may have: of the same people, and of other cohorts. The words that
    people cleared are a look at them, and logged; nothing else names anybody. Raises as `counted`.
    """
    work, rules = scope.work, scope.work.policy.board
    period, rule = (scope.first, scope.last), rules.disclosure
    code, name = (None, None) if scope.cohort is None else (scope.cohort.code, scope.cohort.name)
    found = evidence(scope)
    tallies = Tallies([*counted(scope), *evidence_counted(found)])
    cells = frozenset() if exact else hidden(tallies, period, rule, before, cohorts)
    begins, shown = first_adoption(scope), found
    if not exact:
        shown = for_others(found, cells, rule)
        cells |= withheld_beside(shown)
    shown = without_gaps(shown, begins)
    return BoardTold(
        scheme=scheme_of(work).name,
        cohort=name,
        first=scope.first,
        last=scope.last,
        known_on=known_on,
        rules=rules,
        tallies=tallies,
        form=EXACT if exact else SUPPRESSED,
        withheld=cells,
        capacity={one.name: one.capacity for one in scope.day.policy.tiers.values()},
        evidence=evidence_sections(scope, shown),
        reoffending=in_short(shown),
        beside=beside(shown),
        missing=found.missing,
        places={one.name: one.places for one in scope.day.either(Programme).values() if one.places is not None},
        # Consent that was taken back since then holds no more.
        words=tuple(dict.fromkeys(words_cleared(work, period, known_on, code))),
        actions=tuple(_actions(work, known_on)),
        begins=begins,
    )


def earlier(known_on: date, tallies: Tallies, of: BoardTold) -> Earlier:
    """What was counted of the same period earlier, with what must be withheld of it in the form of a paper."""
    cells = frozenset() if of.form == EXACT else hidden(tallies, (of.first, of.last), of.rules.disclosure)
    return Earlier(known_on, tallies, cells)


def first_adoption(scope: Scope) -> date | None:
    """The day of the first adoption of all, before which nothing was counted; None where nobody was adopted yet."""
    first: date | None = scope.work.session.scalar(select(func.min(col(Spell.adopted_on))).where(*scope.of_cohort))
    return first


def _actions(work: UnitOfWork, on: date) -> Iterator[ActionTold]:
    for one in actions(work, on):
        state = "open" if one.state == "overdue" else one.state
        yield ActionTold(one.action, one.task, one.who, one.due_on, one.measure, state, one.outcome_on, one.note)
