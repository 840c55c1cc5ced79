"""The record of a review of a release: what failed, what is done about it, by whom and by when."""

from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple

from sqlmodel import col, select

from iomctl.domain.days.days import spoken
from iomctl.errors import DoesNotFit
from iomctl.inputs.bounds import Bounds
from iomctl.services.asked_day import AskedDay
from iomctl.services.custody.ends import release_of
from iomctl.services.every_fault import EveryFault
from iomctl.services.facts import correcting
from iomctl.services.facts.rows import FactChange
from iomctl.services.facts.withdrawing import Meant, meant_row, withdraw_rows
from iomctl.services.lookup.find_agency_or_worker import find_worker
from iomctl.services.lookup.find_person import find_one, person_reference
from iomctl.services.releases.review import past_release
from iomctl.services.releases.withdrawing import release_meant
from iomctl.storage.tables.agencies import Worker
from iomctl.storage.tables.custodies import Custody
from iomctl.storage.tables.dated.release_reviews import ReleaseReview
from iomctl.storage.tables.people import Offender
from iomctl.storage.tables.releases import Release
from iomctl.storage.unit_of_work import UnitOfWork

if TYPE_CHECKING:
    from iomctl.inputs.choices import DatedWithdrawal, WhichOne
    from iomctl.inputs.release_reviews import NewReleaseReview
    from iomctl.inputs.typed_words import Typed
    from iomctl.services.releases.review_records import ReviewedRelease

FREE_WORDS = ("action", "note")


class Reviewed(NamedTuple):
    """A review with the release it is of, and whose that is."""

    person: Offender
    release: Release
    row: ReleaseReview


def reviewed(
    work: UnitOfWork, offender: str, words: "Typed[NewReleaseReview]", released: "Typed[WhichOne]"
) -> FactChange:
    """Record that the newest release of a person was reviewed, or that of a day.

    Raises BadValue or NotFound with every fault at once, and DoesNotFit as `release_meant`, for a policy that has no
    list of what fails, for a day before the release, and where one of that day is recorded already.
    """
    _refuse_without_list(work)
    faults = EveryFault()
    person = faults.take(lambda: find_one(work, offender))
    asked = faults.take(lambda: words.read(Bounds(work.policy, work.today)))
    which = faults.take(lambda: released.read(Bounds(work.policy, work.today)))
    typed = words.given.get("who")
    worker = faults.take(lambda: find_worker(work, str(typed))) if typed else None
    if person is None or asked is None or which is None or faults.met:
        raise faults.refusal()
    release = release_meant(work, person, which.of)
    row = ReleaseReview(custody_id=release.custody_id, **_columns(asked, worker), **work.recorded)
    found = Reviewed(person, release, row)
    _refuse_day(work, found)
    work.session.add(row)
    out = spoken(release.released_on, work.today)
    return FactChange(_now(work, found), f"the release of {person_reference(person)} of {out} was reviewed")


def correct_review(work: UnitOfWork, offender: str, of: str | None, asked: correcting.Asked) -> FactChange:
    """Put the newest review of a person's releases right, or that of a day.

    Raises as `correcting.understood` and `store_part`, and DoesNotFit as `meant_row` and for a day before the release.
    """
    find = partial(correcting.part_of, work, partial(find_one, work, offender), of, partial(_meant, work))
    (person, found), new = correcting.understood(
        work, find, asked, lambda _: Bounds(work.policy, work.today), partial(_standing, work)
    )
    worker, was = find_worker(work, new.who) if new.who else None, _who(work, found.row)
    called = f"The review of {spoken(found.row.reviewed_on, work.today)} of the release of {person_reference(person)}"
    part = correcting.PartOf(called, found.row, person.id, FREE_WORDS)
    said = correcting.store_part(work, part, asked.words, _columns(new, worker))
    _refuse_day(work, found)
    now = _who(work, found.row)
    said += f"{',' if ':' in said else ':'} who {was or 'none'} -> {now or 'none'}" if was != now else ""
    return FactChange(_now(work, found), said)


def withdraw_review(work: UnitOfWork, offender: str, words: "Typed[DatedWithdrawal]") -> FactChange:
    """Withdraw the newest review of a person's releases, or that of a day.

    Raises BadValue or NotFound with every fault at once, and DoesNotFit as `meant_row`.
    """
    faults = EveryFault()
    person = faults.take(lambda: find_one(work, offender))
    asked = faults.take(lambda: words.read(Bounds(work.policy, work.today)))
    if person is None or asked is None:
        raise faults.refusal()
    found = _meant(work, person, asked.on)
    withdraw_rows(work, found.row)
    day = spoken(found.row.reviewed_on, work.today)
    said = f"The review of {day} of the release of {person_reference(person)} was withdrawn"
    return FactChange(_now(work, found), said)


def _refuse_without_list(work: UnitOfWork) -> None:
    if not work.policy.failings:
        raise DoesNotFit(
            "the policy in force has no list of what fails at a release",
            advice="add a list failings to what iomctl policy show --text writes, then: iomctl policy load FILE",
        )


def _refuse_day(work: UnitOfWork, found: Reviewed) -> None:
    """Raise DoesNotFit for a review before its release, and where one of that day is recorded already."""
    person, release, row = found
    ref, day = person_reference(person), spoken(row.reviewed_on, work.today)
    if row.reviewed_on < release.released_on:
        raise DoesNotFit(f"{day} is before the release of {ref}, {spoken(release.released_on, work.today)}")
    same = select(ReleaseReview.id).where(
        ReleaseReview.custody_id == release.custody_id,
        ReleaseReview.reviewed_on == row.reviewed_on,
        col(ReleaseReview.id).is_distinct_from(row.id),
    )
    if work.session.exec(same).first() is not None:
        raise DoesNotFit(
            f"the release of {ref} was reviewed on {day} already",
            advice=f"if that is wrong: iomctl release correct {ref} --review --reason WORDS",
        )


def _meant(work: UnitOfWork, person: Offender, on: date | None) -> Reviewed:
    """The newest review of the releases of a person, or that of a day. Raises DoesNotFit where there is none."""
    query = select(ReleaseReview).join(Custody, col(Custody.id) == col(ReleaseReview.custody_id))
    query = query.where(Custody.offender_id == person.id)
    ref = person_reference(person)
    advice = f"iomctl offender history {ref} shows what was recorded"
    row = meant_row(work, query, Meant(f"the release of {ref}", "review", "reviewed_on", on, advice))
    release = release_of(work, work.session.get_one(Custody, row.custody_id))
    if release is None:
        raise DoesNotFit(f"the release of {ref} that was reviewed then was withdrawn", advice=advice)
    return Reviewed(person, release, row)


def _standing(work: UnitOfWork, found: tuple[Offender, Reviewed]) -> dict[str, object]:
    from iomctl.inputs.release_reviews import NewReleaseReview

    row = found[1].row
    return NewReleaseReview.of_row(row) | {"who": _who(work, row)}


def _columns(asked: "NewReleaseReview", worker: Worker | None) -> dict[str, Any]:
    told = asked.stored()
    del told["who"]
    return told | {"worker_id": worker.id if worker else None}


def _who(work: UnitOfWork, row: ReleaseReview) -> str | None:
    return work.session.get_one(Worker, row.worker_id).name if row.worker_id else None


def _now(work: UnitOfWork, found: Reviewed) -> "ReviewedRelease":
    work.session.flush()
    return past_release(work, found.person, AskedDay(work, work.today), found.release.released_on)
