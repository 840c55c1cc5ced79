"""The gap of cases whose sentence soon ends with nothing planned for afterwards."""

from datetime import date

from sqlalchemy import select
from sqlmodel import col

from iomctl.domain.days.days import spoken
from iomctl.services.worklists.gap import Cases, Found, Gap
from iomctl.storage.bulk import rows_among
from iomctl.storage.tables.dated.exit_plans import SpellExitPlan
from iomctl.storage.tables.facts.sentences import Sentence
from iomctl.storage.unit_of_work import UnitOfWork


def no_exit_plan(work: UnitOfWork, cases: Cases) -> Found:
    """The last statutory sentence that runs ends within the time of the policy, which may ask for none."""
    before = work.policy.exit_plan_before
    if before is None:
        return
    query = select(col(SpellExitPlan.spell_id))
    planned = {row.spell_id for row in rows_among(work, query, col(SpellExitPlan.spell_id), [one.id for one in cases])}
    ends = _last_ends(work, cases)
    for case in cases:
        until_on = ends.get(case.person)
        if until_on is not None and before.before(until_on) <= work.today and case.id not in planned:
            about = f"the sentence ends on {spoken(until_on, work.today)} with no exit plan"
            yield case, Gap(about, "iomctl cohort exit-plan {offender} WORDS --cohort {cohort}")


def _last_ends(work: UnitOfWork, cases: Cases) -> dict[int, date | None]:
    """By person the end of the statutory sentence that runs longest; None where one has no known end."""
    statutory = {code for code, kind in work.policy.sentences.items() if kind.statutory}
    query = select(col(Sentence.offender_id), col(Sentence.kind), col(Sentence.until_on))
    query = query.where(col(Sentence.withdrawn_in).is_(None), col(Sentence.start_on) <= work.today)
    ends: dict[int, date | None] = {}
    for row in rows_among(work, query, col(Sentence.offender_id), [case.person for case in cases]):
        if row.kind not in statutory or (row.until_on is not None and row.until_on < work.today):
            continue
        known = ends.get(row.offender_id, row.until_on)
        ends[row.offender_id] = None if known is None or row.until_on is None else max(known, row.until_on)
    return ends
