"""The kinds of gap that an open case may have: how each is found, and the command that closes it."""

from collections.abc import Callable, Mapping
from typing import Any

from sqlalchemy import Row, or_, select
from sqlmodel import col

from iomctl.domain.days.days import spoken
from iomctl.domain.references import SENTENCE, reference
from iomctl.services.asked_day import AskedDay
from iomctl.services.facts.standing_outcomes import standing
from iomctl.services.worklists.caseload_rows import needs_of
from iomctl.services.worklists.gap import Cases, Found, Gap
from iomctl.services.worklists.gaps_of_ages import no_birth_date, not_assessed
from iomctl.services.worklists.gaps_of_contacts import below_standard
from iomctl.services.worklists.gaps_of_exits import no_exit_plan
from iomctl.services.worklists.gaps_of_homes import empty_room, no_council
from iomctl.services.worklists.gaps_of_placements import no_move_on_plan, no_support
from iomctl.services.worklists.gaps_of_programmes import no_conditions
from iomctl.services.worklists.gaps_of_releases import no_contact, no_release_day, no_release_plan
from iomctl.services.worklists.gaps_of_requirements import not_offered_there
from iomctl.services.worklists.gaps_of_reviews import no_exemption
from iomctl.storage.bulk import rows_among
from iomctl.storage.tables.facts.offences import Offence
from iomctl.storage.tables.facts.scores import Score
from iomctl.storage.tables.facts.sentences import Sentence
from iomctl.storage.unit_of_work import UnitOfWork


def _no_index_offence(work: UnitOfWork, cases: Cases) -> Found:
    query = select(col(Offence.offender_id)).where(
        col(Offence.index_on) <= work.today, col(Offence.withdrawn_in).is_(None), standing(work.today)
    )
    known = {row.offender_id for row in rows_among(work, query, col(Offence.offender_id), _people(cases))}
    gap = Gap("no index offence", "iomctl offence add {offender} CODE --on DAY --index")
    yield from ((case, gap) for case in cases if case.person not in known)


def _no_score(work: UnitOfWork, cases: Cases) -> Found:
    """Nothing that counts today, of any kind: the newest of each is older than the policy lets it be."""
    query = select(col(Score.offender_id), col(Score.kind), col(Score.scored_on))
    query = query.where(col(Score.withdrawn_in).is_(None), col(Score.scored_on) <= work.today)
    newest: dict[int, Row[Any]] = {}
    fresh = set[int]()
    for row in rows_among(work, query, col(Score.offender_id), _people(cases)):
        kind = work.policy.scores.get(row.kind)
        if kind and row.scored_on > kind.max_age.before(work.today):
            fresh.add(row.offender_id)
        if row.offender_id not in newest or row.scored_on > newest[row.offender_id].scored_on:
            newest[row.offender_id] = row
    for case in cases:
        if case.person in fresh:
            continue
        old = newest.get(case.person)
        about = f"the newest score is of {spoken(old.scored_on, work.today)}: too old to count" if old else "no score"
        yield case, Gap(about, f"iomctl score add {{offender}} {old.kind if old else 'KIND'} FIGURE --on DAY")


def _no_sentence(work: UnitOfWork, cases: Cases) -> Found:
    query = select(col(Sentence.offender_id)).where(col(Sentence.withdrawn_in).is_(None))
    known = {row.offender_id for row in rows_among(work, query, col(Sentence.offender_id), _people(cases))}
    gap = Gap("no sentence recorded, nor that there is none", "iomctl sentence add {offender} KIND --from DAY")
    yield from ((case, gap) for case in cases if case.person not in known)


def _no_sentence_end(work: UnitOfWork, cases: Cases) -> Found:
    statutory = [code for code, kind in work.policy.sentences.items() if kind.statutory]
    query = select(*(col(one) for one in (Sentence.offender_id, Sentence.id, Sentence.kind, Sentence.start_on)))
    query = query.where(
        col(Sentence.withdrawn_in).is_(None),
        col(Sentence.until_on).is_(None),
        col(Sentence.start_on) <= work.today,
        or_(*(col(Sentence.kind) == code for code in statutory)),
    )
    endless = {row.offender_id: row for row in rows_among(work, query, col(Sentence.offender_id), _people(cases))}
    for case in cases:
        row = endless.get(case.person)
        if row:
            name = work.policy.sentences[row.kind].name
            about = f"{name} from {spoken(row.start_on, work.today)} has no end"
            yield case, Gap(about, f"iomctl sentence end {reference(SENTENCE, row.id)} --on DAY")


def _no_worker(work: UnitOfWork, cases: Cases) -> Found:
    assign = "iomctl cohort assign {offender} --to WORKER --cohort {cohort}"
    for case in cases:
        if case.worker is None:
            yield case, Gap("nobody leads the case", assign)
        elif case.left_on is not None and case.left_on <= work.today:
            yield case, Gap(f"{case.worker} left on {spoken(case.left_on, work.today)}", assign)


def _needs_not_asked(work: UnitOfWork, cases: Cases) -> Found:
    asked = needs_of(work, AskedDay(work, work.today).spells, _people(cases))
    for case in cases:
        levels = asked.get(case.person, {})
        wanting = [
            code
            for code, one in work.policy.pathways.items()
            if one.active and one.is_asked_of(case.gender) and code not in levels
        ]
        if wanting:
            yield case, Gap(f"never asked: {', '.join(wanting)}", "iomctl need set {offender} PATHWAY=LEVEL")


GAPS: Mapping[str, Callable[[UnitOfWork, Cases], Found]] = {
    "lead-worker": _no_worker,
    "birth-date": no_birth_date,
    "index-offence": _no_index_offence,
    "score": _no_score,
    "sentence": _no_sentence,
    "sentence-end": _no_sentence_end,
    "needs": _needs_not_asked,
    "assessment": not_assessed,
    "contact": no_contact,
    "contact-standard": below_standard,
    "release": no_release_day,
    "release-plan": no_release_plan,
    "duty": no_council,
    "empty-room": empty_room,
    "exit-plan": no_exit_plan,
    "move-on-plan": no_move_on_plan,
    "support": no_support,
    "exemption": no_exemption,
    "requirement": not_offered_there,
    "conditions": no_conditions,
}
"""By code; in the order in which they are told."""


def _people(cases: Cases) -> list[int]:
    return [case.person for case in cases]
