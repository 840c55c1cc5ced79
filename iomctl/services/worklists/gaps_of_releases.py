"""Gaps of cases that hang on time: nobody met the person, a release has no day, a release has no plan."""

from sqlalchemy import func, label, select
from sqlmodel import col

from iomctl.domain.days.days import spoken
from iomctl.domain.facts.contacts import is_too_long_ago
from iomctl.domain.references import PERSON, reference
from iomctl.services.facts.contacts import has_outcome
from iomctl.services.releases.ahead import coming, without_day
from iomctl.services.releases.lists import ComingRelease
from iomctl.services.worklists.gap import Cases, Found, Gap
from iomctl.storage.bulk import rows_among
from iomctl.storage.tables.facts.contacts import Contact
from iomctl.storage.unit_of_work import UnitOfWork


def no_contact(work: UnitOfWork, cases: Cases) -> Found:
    """Nobody met the person in the days of the policy, which may ask for none, while the case is open that long."""
    days = work.policy.no_contact_days
    if days is None:
        return
    query = select(col(Contact.offender_id), label("last_on", func.max(col(Contact.contact_on))))
    query = query.where(has_outcome(work.today, "kept"), col(Contact.contact_on) <= work.today)
    query = query.group_by(col(Contact.offender_id))
    people = [case.person for case in cases]
    last = {row.offender_id: row.last_on for row in rows_among(work, query, col(Contact.offender_id), people)}
    for case in cases:
        met_on = last.get(case.person)
        if all(is_too_long_ago(day, work.today, days) for day in (case.adopted_on, met_on) if day is not None):
            about = f"nobody met them since {spoken(met_on, work.today)}" if met_on else "nobody ever met them"
            yield case, Gap(about, "iomctl contact add {offender} KIND --how HOW --on DAY --kept")


def no_release_day(work: UnitOfWork, cases: Cases) -> Found:
    """Somebody is in custody, and no day of release is known."""
    unknown = {one.offender: one.release_basis for one in without_day(work, work.today)}
    for case in cases:
        if (words := unknown.get(reference(PERSON, case.person))) is not None:
            yield case, Gap(f"in custody, {words}", "iomctl release set {offender} KIND DAY")


def no_release_plan(work: UnitOfWork, cases: Cases) -> Found:
    """A release comes in the time in which commissioned services are asked, and has no plan, or two first nights."""
    window = work.policy.release.commissioned_before.after(work.today) - work.today
    ahead = {one.offender: one for one in coming(work, work.today, window.days)}
    for case in cases:
        one = ahead.get(reference(PERSON, case.person))
        if one is None or one.release_on is None:
            continue
        out = f"out on {spoken(one.release_on, work.today)}"
        if not one.planned:
            yield case, _unplanned(one, out)
        if one.planned_otherwise is not None:
            about = f"{out}: the plan says {one.planned_otherwise}, but {one.placement} is {one.accommodation}"
            yield case, Gap(about, f"iomctl release plan {{offender}} --to {one.accommodation}")


def _unplanned(one: ComingRelease, out: str) -> Gap:
    planned = {
        ("first night", "--to CODE"): one.accommodation,
        ("appointment", "--appointment DAY"): one.appointment_on,
    }
    wanting = [words for words, there in planned.items() if there is None]
    options = " ".join(option for _, option in wanting)
    return Gap(
        f"{out} with no {' and '.join(word for word, _ in wanting)}", f"iomctl release plan {{offender}} {options}"
    )
