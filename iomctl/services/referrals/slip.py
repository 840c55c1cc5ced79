"""A referral on a slip for a provider that has no account: what it needs to answer, and nothing else."""

from collections.abc import Iterator
from dataclasses import dataclass

from sqlmodel import col, select

from iomctl.domain.days.births import PartialBirth
from iomctl.domain.documents import Section, Table
from iomctl.domain.references import REFERRAL, reference
from iomctl.domain.referrals import MADE, OPEN, wait_of
from iomctl.domain.reviews import full_day
from iomctl.errors import DoesNotFit
from iomctl.services.asked_day import AskedDay
from iomctl.services.lookup.find_person import is_hidden, shown_name, shown_words
from iomctl.services.referrals.page import ReferralPage, page_of
from iomctl.services.referrals.steps import find_referral
from iomctl.storage.tables.agencies import Agency, Worker
from iomctl.storage.tables.cohorts import Scheme, Spell
from iomctl.storage.tables.people import Offender
from iomctl.storage.tables.referrals import Referral
from iomctl.storage.unit_of_work import UnitOfWork

HEADINGS = ("What", "Details")


@dataclass(frozen=True)
class Slip:
    """A slip as its title and sections; `hidden` is whether it may not say who the person is."""

    referral: str
    title: str
    sections: tuple[Section, ...]
    hidden: bool


def slip(work: UnitOfWork, word: str) -> Slip:
    """The slip of an open referral, as it stands today; the person is logged as disclosed.

    Raises NotFound, and DoesNotFit for a referral that is over.
    """
    referral = find_referral(work, word)
    ref = reference(REFERRAL, referral.id)
    if referral.status not in OPEN:
        raise DoesNotFit(f"{ref} was {referral.status} on {full_day(referral.status_on)}, so nothing is to be asked")
    work.looked_at((referral.offender_id,), disclosed=True)
    person = work.session.exec(select(Offender).where(Offender.id == referral.offender_id)).one()
    page = page_of(work, referral, AskedDay(work, work.today))
    return Slip(ref, f"Referral {ref}", tuple(_sections(work, referral, page, person)), is_hidden(work, person))


def _sections(work: UnitOfWork, referral: Referral, page: ReferralPage, person: Offender) -> Iterator[Section]:
    quoted = f"Please quote {page.referral} whenever you answer."
    yield Section("What is asked", (quoted,), (_asked(work, referral, page),))
    known = None if is_hidden(work, person) else person.birth
    words = known.words if isinstance(known, PartialBirth) else full_day(known) if known else ""
    born = (("Born", words),) if words else ()
    yield Section("The person", (), (Table("The person", HEADINGS, (("Name", shown_name(work, person)), *born)),))
    if leads := tuple(_leads(work, referral)):
        yield Section("Who to answer to", (), tuple(Table("Who to answer to", HEADINGS, one) for one in leads))
    if page.outcomes:
        rows = tuple((one.code, one.wording) for one in page.outcomes)
        yield Section("What it is meant to bring about", (), (Table("Desired outcomes", ("Code", "Outcome"), rows),))
    if note := shown_words(work, referral.note, person.restricted):
        yield Section("Note", (note,))
    if page.status == MADE:
        yield _answer(work, page)


def _asked(work: UnitOfWork, referral: Referral, page: ReferralPage) -> Table:
    pathway = work.policy.pathways[page.pathway].name
    rows = [
        ("Reference", page.referral),
        ("From", work.session.exec(select(col(Scheme.name))).one()),
        ("Referred on", full_day(referral.made_on)),
        ("To", page.provider),
        ("Service", f"{pathway}, {page.area or 'everywhere'}"),
    ]
    if page.complexity:
        rows.append(("Complexity", page.complexity))
    if by := _wanted_by(work, referral, page):
        rows.append(("Answer wanted by", by))
    return Table("The referral", HEADINGS, tuple(rows))


def _leads(work: UnitOfWork, referral: Referral) -> Iterator[tuple[tuple[str, str], ...]]:
    """Whoever leads an open case of the person, and how they and their agency are reached."""
    query = (
        select(Worker, Agency)
        .join(Spell, col(Spell.worker_id) == col(Worker.id))
        .join(Agency, col(Agency.id) == col(Spell.agency_id))
        .where(Spell.offender_id == referral.offender_id, col(Spell.deselected_on).is_(None))
    )
    found = {worker.id: (worker, agency) for worker, agency in work.session.exec(query.order_by(col(Spell.id)))}
    for worker, agency in found.values():
        known = (("Telephone", agency.telephone), ("Email", worker.email or agency.email))
        yield ("Lead worker", worker.name), ("Agency", agency.name), *((name, one) for name, one in known if one)


def _wanted_by(work: UnitOfWork, referral: Referral, page: ReferralPage) -> str:
    """The last day to answer, while there is no answer; "" where the bank holidays are not known."""
    target = work.policy.answer_target(page.pathway)
    due_on = wait_of(referral.made_on, work.today, target, work.calendar).due_on
    return full_day(due_on) if due_on and page.status == MADE else ""


def _answer(work: UnitOfWork, page: ReferralPage) -> Section:
    said = f"Please say with {page.referral}: accepted or refused, on which day, and who will work on it."
    reasons = tuple((one.code, one.wording) for one in work.policy.reasons["refusal"].values() if one.active)
    why = "A refusal names one of these reasons."
    return Section("Your answer", (said, why), (Table("Reasons for a refusal", ("Code", "Reason"), reasons),))
