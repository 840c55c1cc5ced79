"""The gap of cases below a contact standard of the policy: by how they were met last, and what would count."""

from iomctl.domain.days.days import spoken
from iomctl.services.asked_day import AskedDay
from iomctl.services.worklists.caseload_filters import Wanted
from iomctl.services.worklists.contact_standards import owed, ways_since
from iomctl.services.worklists.gap import Cases, Found, Gap
from iomctl.storage.unit_of_work import UnitOfWork


def below_standard(work: UnitOfWork, cases: Cases) -> Found:
    """Somebody was not met in a way, or not as often, as a standard of the policy asks."""
    day = AskedDay(work, work.today)
    late = [one for one in owed(work, day, Wanted(), day.on) if one.due_by < day.on]
    since = ways_since(work, day.on, late)
    by_case: dict[int, list[Gap]] = {}
    for one, other in zip(late, since, strict=True):
        how, standard = " or ".join(one.standard.how), one.standard
        last = one.case.kept_last_on
        met = f"last {how} contact {spoken(last, day.on)}" if last else f"no {how} contact"
        also = f"; {other} does not count" if other else ""
        about = f"{met}, {standard.code} asks for one every {standard.every.words.removeprefix('1 ')}{also}"
        command = f"iomctl contact add {{offender}} KIND --how {standard.how[0]} --on DAY --kept"
        by_case.setdefault(one.case.id, []).append(Gap(about, command))
    yield from ((case, gap) for case in cases for gap in by_case.get(case.id, ()))
