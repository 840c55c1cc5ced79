"""Past releases to be reviewed: a list with what became of each, narrowed, and counted with remand apart."""

from collections.abc import Collection, Sequence
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, ScalarSelect, Select, func, label, literal, or_, select
from sqlalchemy.orm import aliased
from sqlmodel import col

from iomctl.domain.accommodation.after_release import SinceRelease
from iomctl.domain.accommodation.home import HOMELESS
from iomctl.domain.accommodation.past_releases import ENDS, NOT_KNOWN, REMAND, YES
from iomctl.errors import DoesNotFit
from iomctl.inputs.choices import one_of
from iomctl.services.asked_day import AskedDay
from iomctl.services.every_fault import EveryFault
from iomctl.services.lookup.find_person import person_reference
from iomctl.services.releases.past import WhichReleases, narrowed, releases_query
from iomctl.services.releases.review_records import Releases, ReviewedRelease
from iomctl.storage.bulk import read
from iomctl.storage.tables.cohorts import Spell
from iomctl.storage.tables.custodies import Custody
from iomctl.storage.tables.facts.arrests import Arrest
from iomctl.storage.tables.facts.contacts import Contact
from iomctl.storage.tables.people import Offender
from iomctl.storage.tables.releases import Release
from iomctl.storage.unit_of_work import UnitOfWork

KINDS = (*ENDS, NOT_KNOWN)
RECALL = "recall"


class WhichReviews(NamedTuple):
    """Which past releases are reviewed; `kind` as typed, None for all. `due` leaves those that ask and have none."""

    releases: WhichReleases = WhichReleases()
    kind: str | None = None
    late_friday: bool = False
    nowhere: bool = False
    due: bool = False

    def told(self, one: ReviewedRelease) -> bool:
        """Whether a release is among them, but for its days and its person."""
        return not (
            (self.kind is not None and one.kind != self.kind)
            or (self.releases.unplanned and one.planned)
            or (self.late_friday and one.late_friday != YES)
            or (self.nowhere and one.first_night_settled != HOMELESS)
            or (self.due and (one.asks is None or one.reviewed_on is not None))
        )


def review(work: UnitOfWork, on: date, which: WhichReviews) -> list[ReviewedRelease]:
    """Past releases as known on a day, the newest first, those after remand behind all others. The look is logged.

    Raises NotFound and BadValue with every unknown word at once.
    """
    faults, day = EveryFault(), AskedDay(work, on)
    if which.kind is not None:
        which = which._replace(kind=faults.take(lambda: one_of("kind", which.kind or "", KINDS)))
    releases = which.releases._replace(last=min(which.releases.last or on, on))
    where = faults.take(lambda: narrowed(work, day, releases))
    if where is None or faults.met:
        raise faults.refusal()
    found = [one for one in _read(work, day, *where) if which.told(one[1])]
    work.looked_at(person for person, _ in found)
    return sorted((one for _, one in found), key=lambda one: one.kind == REMAND)


def past_release(work: UnitOfWork, person: Offender, day: AskedDay, on: date | None = None) -> ReviewedRelease:
    """The newest release of a person by a day, or that `on` a day. The look is logged.

    Raises DoesNotFit where there is none.
    """
    where: list[ColumnElement[bool]] = [col(Offender.id) == person.id, col(Release.withdrawn_in).is_(None)]
    where.append(col(Release.released_on) <= day.on if on is None else col(Release.released_on) == on)
    found = _read(work, day, *where)
    if not found:
        ref = person_reference(person)
        raise DoesNotFit(f"no release of {ref} is recorded", advice=f"every stay: iomctl custody list {ref}")
    work.looked_at((person.id,))
    return found[0][1]


def _read(work: UnitOfWork, day: AskedDay, *where: ColumnElement[bool]) -> Sequence[tuple[int, ReviewedRelease]]:
    rows = read(work, query(day.on).where(*where))
    if not rows:
        return []
    of = Releases(work, day, rows)
    return [(row.offender_id, of.of(row)) for row in rows]


def query(on: date, names: Collection[str] = SinceRelease._fields) -> Select[Any]:
    """SQL for releases with the first day of each thing since, by a day: fields of SinceRelease, all or some."""
    stay: Any = aliased(Custody)
    another = (stay.withdrawn_in.is_(None), stay.id != col(Custody.id))
    met = (col(Contact.withdrawn_in).is_(None), col(Contact.outcome_on) <= on)
    days = {
        "contact_kept": _first(Contact, Contact.contact_on, on, *met, col(Contact.outcome) == "kept"),
        "contact_missed": _first(Contact, Contact.contact_on, on, *met, col(Contact.outcome) == "missed"),
        "recalled": _first(stay, stay.from_on, on, *another, stay.kind == RECALL),
        "arrested": _first(Arrest, Arrest.arrested_on, on, col(Arrest.withdrawn_in).is_(None)),
        "inside": _first(stay, stay.from_on, on, *another, stay.kind.is_distinct_from(RECALL)),
        "on_scheme_until": _on_scheme_until(),
    }
    return releases_query().add_columns(*(label(name, day) for name, day in days.items() if name in names))


def _first(table: Any, day: Any, on: date, *where: ColumnElement[bool]) -> ScalarSelect[Any]:
    """SQL for the first day of rows about the person from the release on, by a day."""
    found = select(func.min(day)).where(table.offender_id == Custody.offender_id, day >= Release.released_on, day <= on)
    return found.where(*where).correlate(Custody, Release).scalar_subquery()


def _on_scheme_until() -> ScalarSelect[Any]:
    """SQL for the day on which the last case ended that was open on the day of release; null for none."""
    left = func.coalesce(col(Spell.deselected_on), literal(date.max))
    open_then = or_(col(Spell.deselected_on).is_(None), col(Spell.deselected_on) > Release.released_on)
    found = select(func.max(left)).where(col(Spell.offender_id) == col(Custody.offender_id), open_then)
    found = found.where(col(Spell.adopted_on) <= Release.released_on)
    return found.correlate(Custody, Release).scalar_subquery()
