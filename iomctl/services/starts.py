"""Referrals that a provider accepted and has not started within the target."""

from datetime import date
from typing import Any

from sqlalchemy import func, select
from sqlmodel import col

from iomctl.domain.referrals import ACCEPTED, answer_due_on, is_waiting
from iomctl.services.referral_course import Course
from iomctl.services.referral_records import policy_then
from iomctl.storage.tables import Referral, Service
from iomctl.storage.unit_of_work import UnitOfWork


def late_starts(work: UnitOfWork, on: date) -> int:
    """How many accepted referrals have not started within the target of their pathway, on a day.

    The target counts working days after the day a referral was made, as for an answer. Raises SettingsWrong
    where bank holidays are not known.
    """
    course, policy = Course(on, work.today), policy_then(work, on)
    query: Any = select(col(Service.pathway), col(Referral.made_on), func.count())
    query = query.select_from(Referral).join(Service, col(Service.id) == col(Referral.service_id))
    query = course.joined(query) if course.past else query
    query = query.where(course.was_made, course.status == ACCEPTED)
    late = 0
    for pathway, made_on, count in work.session.execute(query.group_by(col(Service.pathway), col(Referral.made_on))):
        # The same arithmetic as for an answer, to another target.
        if is_waiting(answer_due_on(made_on, policy.start_target(pathway), work.calendar), on):
            late += count
    return late
