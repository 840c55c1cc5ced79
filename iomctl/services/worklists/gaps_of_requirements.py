"""The gap of requirements that run where the policy does not offer them, as while a kind is tried out in some areas."""

from collections import defaultdict
from typing import Any

from sqlalchemy import or_, select
from sqlmodel import col

from iomctl.domain.references import REQUIREMENT, reference
from iomctl.domain.requirements import NOT_RECORDED, outside
from iomctl.services.worklists.gap import Cases, Found, Gap
from iomctl.storage.bulk import rows_among
from iomctl.storage.tables.facts.sentences import Sentence
from iomctl.storage.tables.requirements import Requirement
from iomctl.storage.unit_of_work import UnitOfWork


def not_offered_there(work: UnitOfWork, cases: Cases) -> Found:
    """A requirement that runs is of somebody who lives in no area that the policy lists for its kind."""
    somewhere = {code: kind for code, kind in work.policy.requirements.items() if kind.areas}
    required = _running(work, cases, list(somewhere)) if somewhere else {}
    for case in cases:
        for row in required.get(case.person, ()):
            areas = somewhere[row.kind].areas
            stray = outside(areas, case.area)
            if stray is not None:
                ref = reference(REQUIREMENT, row.id)
                lives = "whose area is not recorded" if stray == NOT_RECORDED else f"who lives in {stray}"
                about = f"{ref} {row.kind} is offered in {' and '.join(areas)} alone, and not to somebody {lives}"
                yield case, Gap(about, f"iomctl requirement correct {ref} --kind KIND --reason WORDS")


def _running(work: UnitOfWork, cases: Cases, kinds: list[str]) -> dict[int, list[Any]]:
    """The requirements of these kinds that run today, by person."""
    lasts = (col(Requirement.until_on), col(Sentence.until_on))
    query = select(col(Requirement.id), col(Requirement.offender_id), col(Requirement.kind))
    query = query.join(Sentence, col(Sentence.id) == col(Requirement.sentence_id)).where(
        col(Requirement.withdrawn_in).is_(None),
        col(Sentence.withdrawn_in).is_(None),
        col(Requirement.start_on) <= work.today,
        *(or_(last.is_(None), last >= work.today) for last in lasts),
        or_(*(col(Requirement.kind) == kind for kind in kinds)),
    )
    found = defaultdict(list)
    for row in rows_among(work, query, col(Requirement.offender_id), [case.person for case in cases]):
        found[row.offender_id].append(row)
    return found
