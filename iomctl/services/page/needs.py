"""The needs of one person's page, by pathway, each with its referrals beside it."""

from collections.abc import Callable, Iterable
from datetime import date
from functools import partial
from typing import NamedTuple

from sqlmodel import col, select

from iomctl.domain.referrals import OPEN
from iomctl.services.asked_day import AskedDay
from iomctl.services.lookup.find_person import person_reference, shown_words
from iomctl.services.lookup.listed_people import ListedPeople
from iomctl.services.referrals.narrowing import WhichReferrals
from iomctl.services.referrals.records import ReferralRecord, referrals_as_of
from iomctl.services.referrals.waiting import OpenReferral, open_referrals
from iomctl.storage.tables.needs import Need
from iomctl.storage.tables.people import Offender
from iomctl.storage.unit_of_work import UnitOfWork


class ReferralOnPage(NamedTuple):
    """A referral; the last three fields are of one without an answer, None where bank holidays are not known."""

    referral: str
    provider: str
    made_on: date
    status: str
    status_on: date
    ending: str | None
    outcome: str | None
    reason: str | None
    because: str | None
    working_days_waiting: int | None
    target: int | None
    past_target: bool | None


class NeedOnPage(NamedTuple):
    """A pathway: what was found when asked last (`level` is absent when never asked), and the referrals on it.

    `referrals` are those open on the day; when there are none, `last_referral` is the newest that had ended or
    been refused.
    """

    pathway: str
    level: str | None
    asked_on: date | None
    note: str | None
    referrals: tuple[ReferralOnPage, ...]
    last_referral: ReferralOnPage | None


def needs_on_page(work: UnitOfWork, person: Offender, day: AskedDay) -> tuple[NeedOnPage, ...]:
    """Every pathway in use, and any other with something recorded, in the order of the policy."""
    asked = _newest_needs(work, person, day.on)
    found = _referrals(work, person, day)
    pathways = work.policy.pathways
    in_use = [
        code
        for code, one in pathways.items()
        if (one.active and one.is_asked_of(person.gender)) or code in asked or code in found
    ]
    beyond = sorted({*asked, *found} - set(pathways))
    shown = partial(shown_words, work, restricted=person.restricted)
    return tuple(_need(code, asked.get(code), found.get(code, ()), shown) for code in (*in_use, *beyond))


def _need(
    pathway: str, asked: Need | None, found: Iterable[ReferralOnPage], shown: Callable[[str | None], str | None]
) -> NeedOnPage:
    still = tuple(one for one in found if one.status in OPEN)
    closed = sorted((one for one in found if one.status not in OPEN), key=lambda one: (one.status_on, one.referral))
    return NeedOnPage(
        pathway=pathway,
        level=asked.level if asked else None,
        asked_on=asked.from_on if asked else None,
        note=shown(asked.note) if asked else None,
        referrals=still,
        last_referral=closed[-1] if closed and not still else None,
    )


def _newest_needs(work: UnitOfWork, person: Offender, on: date) -> dict[str, Need]:
    query = select(Need).where(Need.offender_id == person.id, Need.from_on <= on)
    rows = work.session.exec(query.order_by(col(Need.from_on), col(Need.id)))
    return {row.pathway: row for row in rows}


def _referrals(work: UnitOfWork, person: Offender, day: AskedDay) -> dict[str, list[ReferralOnPage]]:
    made = referrals_as_of(work, day, WhichReferrals(ListedPeople(person_reference(person))))
    waiting = open_referrals(work, day, [person.id]) if any(one.status == "made" for one in made) else ()
    waits = {one.referral: one for one in waiting}
    found: dict[str, list[ReferralOnPage]] = {}
    for one in made:
        unanswered = one.status == "made"
        target = day.policy.answer_target(one.pathway) if unanswered else None
        told = _on_page(one, waits.get(one.referral) if unanswered else None, target)
        found.setdefault(one.pathway, []).append(told)
    return found


def _on_page(one: ReferralRecord, wait: OpenReferral | None, target: int | None) -> ReferralOnPage:
    return ReferralOnPage(
        referral=one.referral,
        provider=one.provider,
        made_on=one.made_on,
        status=one.status,
        status_on=one.status_on,
        ending=one.ending,
        outcome=one.outcome,
        reason=one.reason,
        because=one.reason_words,
        working_days_waiting=wait.working_days_waiting if wait else None,
        target=target,
        past_target=wait.overdue if wait else None,
    )
