"""One release ahead on one page: the day and why, the plan, and each thing of the list."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from sqlmodel import col, select

from iomctl.domain.accommodation.release_plans import is_due
from iomctl.domain.columns import column
from iomctl.domain.days.days import spoken
from iomctl.domain.references import name_column, offender_column
from iomctl.errors import DoesNotFit
from iomctl.services.asked_day import AskedDay
from iomctl.services.custody.stays import in_custody_on, newest_row
from iomctl.services.lookup.find_person import find_one, person_reference, shown_words
from iomctl.services.releases.lists import ComingRelease, coming_where
from iomctl.services.releases.records import kept
from iomctl.storage.tables.custodies import Custody
from iomctl.storage.tables.people import Offender
from iomctl.storage.tables.releases import Release, ReleaseDue
from iomctl.storage.unit_of_work import UnitOfWork

if TYPE_CHECKING:
    from iomctl.services.releases.review_records import ReviewedRelease

DONE, DUE, LATER = "done", "due", "later"


@dataclass(frozen=True)
class ItemOnPage:
    """A thing of the policy's list: DONE since `done_on`, DUE from `due_from`, LATER before it or for no known day."""

    item: str
    name: str
    state: str
    due_from: date | None
    done_on: date | None
    basis: str | None


@dataclass(frozen=True)
class ReleasePage:
    """One release ahead as it stood on a day; the field names are a contract."""

    offender: str = offender_column()
    name: str = name_column()
    as_of: date = column("As of", "the day asked about", "2026-04-20")
    in_custody_since: date = column("In custody since", "the first day of the stay", "2026-02-03")
    decision: str | None = column("Decision", "further-day or reverted, by the governor", "further-day")
    decided: str | None = column("Decided", "who decided it, and where it is", "governor, 2 June")
    release: ComingRelease = column("Release", "the release as in the list", "2026-06-11")
    items: tuple[ItemOnPage, ...] = column("Items", "each thing of the policy's list", "gp due from 2026-05-14")


def page_of(
    work: UnitOfWork, offender: str, on: date, released_on: date | None = None
) -> "ReleasePage | ReviewedRelease":
    """The release ahead of a person in custody on a day, else the newest past one, or that of a day.

    The look is logged.
    Raises NotFound, and DoesNotFit for somebody who was not in custody on the day, nor released by it.
    """
    person, day = find_one(work, offender), AskedDay(work, on)
    stay = None if released_on is not None else _stay_on(work, person, on)
    if stay is not None:
        return _ahead(work, person, stay, day)
    # Only now: what became of somebody is read from many tables.
    from iomctl.services.releases.review import past_release

    return past_release(work, person, day, released_on)


def _ahead(work: UnitOfWork, person: Offender, stay: Custody, day: AskedDay) -> ReleasePage:
    on = day.on
    (release,) = coming_where(work, day, col(Custody.id) == stay.id)
    decided = select(ReleaseDue.decision, ReleaseDue.decided).where(
        ReleaseDue.id == select(newest_row(ReleaseDue, on)).where(col(Custody.id) == stay.id).scalar_subquery()
    )
    decision, words = work.session.exec(decided).first() or (None, None)
    return ReleasePage(
        offender=release.offender,
        name=release.name,
        as_of=on,
        in_custody_since=stay.from_on,
        decision=decision,
        decided=shown_words(work, words, person.restricted) if decision else None,
        release=release,
        items=tuple(_items(work, stay, day, release.release_on)),
    )


def _stay_on(work: UnitOfWork, person: Offender, on: date) -> Custody | None:
    """The stay that a person is in on a day; None for one who was released by then.

    Raises DoesNotFit for somebody of whom neither is known.
    """
    query = select(Custody).where(col(Custody.offender_id) == person.id, in_custody_on(on))
    stay = work.session.exec(query).first()
    if stay is not None:
        return stay
    released = select(Release.id).join(Custody, col(Custody.id) == col(Release.custody_id))
    released = released.where(col(Custody.offender_id) == person.id, col(Release.withdrawn_in).is_(None))
    if work.session.exec(released.where(Release.released_on <= on)).first() is None:
        ref = person_reference(person)
        raise DoesNotFit(
            f"{ref} was not in custody on {spoken(on, work.today)}" if on < work.today else f"{ref} is not in custody",
            advice=f"every stay: iomctl custody list {ref}",
        )
    return None


def _items(work: UnitOfWork, stay: Custody, day: AskedDay, out_on: date | None) -> list[ItemOnPage]:
    done = kept(work, [stay.id], day.on)[stay.id].done
    found = []
    for one in day.policy.release_items.values():
        if one.active or one.code in done:
            due_from = one.before.before(out_on) if out_on else None
            state = DONE if one.code in done else DUE if is_due(out_on, one.before, day.on) else LATER
            basis = f"{one.before.words} before the release" if due_from else None
            found.append(ItemOnPage(one.code, one.name, state, due_from, done.get(one.code), basis))
    return found
