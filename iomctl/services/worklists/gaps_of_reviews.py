"""The gap of cases that were said to be expected again at a review while they were not exempt."""

from datetime import date

from iomctl.domain.course.kept_facts import EXEMPT, EXPECTED, HELD
from iomctl.domain.days.days import spoken
from iomctl.services.worklists.gap import Cases, Found, Gap
from iomctl.storage.bulk import rows_by
from iomctl.storage.tables.spell_facts import SpellFact
from iomctl.storage.unit_of_work import UnitOfWork

_ORDER = {HELD: 0, EXPECTED: 1, EXEMPT: 2}
"""What comes first on one day: a review ends an exemption, and one that begins does so last."""


def no_exemption(work: UnitOfWork, cases: Cases) -> Found:
    """Nothing ended on that day: the exemption was never recorded, or was withdrawn, or a review had ended it."""
    told = rows_by(work, SpellFact, "spell_id", [case.id for case in cases])
    for case in cases:
        facts = [(one.from_on, _ORDER[one.what]) for one in told.get(case.id, ()) if one.what in _ORDER]
        for on in _ended_nothing(sorted(facts)):
            about = f"expected again from {spoken(on, work.today)}, and no exemption ran then"
            day = on.isoformat()
            command = f"iomctl review withdraw {{offender}} --what {EXPECTED} --on {day} --cohort {{cohort}}"
            yield case, Gap(about, f"{command} --reason WORDS")


def _ended_nothing(facts: list[tuple[date, int]]) -> list[date]:
    exempt, found = False, list[date]()
    for on, order in facts:
        if order == _ORDER[EXPECTED] and not exempt:
            found.append(on)
        exempt = order == _ORDER[EXEMPT]
    return found
