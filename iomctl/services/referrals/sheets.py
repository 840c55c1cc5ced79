"""The referrals that wait for one provider's answer, as a sheet that the provider fills in and sends back."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlmodel import col, select

from iomctl.domain.columns import column
from iomctl.domain.days.births import Birth
from iomctl.domain.drop_downs import DropDowns
from iomctl.domain.policy.policy import Policy
from iomctl.domain.references import REFERRAL, number_in
from iomctl.domain.referrals import ACCEPTED, ANSWERS, MADE, REFUSED
from iomctl.services.lookup.find_service import find_provider
from iomctl.services.referrals.narrowing import WhichReferrals
from iomctl.services.referrals.outcomes import chosen_codes
from iomctl.services.referrals.records import ReferralRecord, referrals
from iomctl.storage.tables.people import Offender
from iomctl.storage.tables.referrals import Referral
from iomctl.storage.unit_of_work import UnitOfWork


@dataclass(frozen=True)
class AnswerSheetRow:
    """A referral without an answer, and the columns for one; `iomctl referral answer --from` takes it as it is."""

    referral: str = column("Referral", "the reference to quote back", "R00042")
    offender: str = column("Ref", "the person's reference", "N00042")
    name: str = column("Name", 'surname and forenames, or "restricted"', "Mercer, Kai")
    born_on: Birth | None = column("Born", "the person's birth date", "1994-08-14")
    pathway: str = column("Pathway", "the pathway's code", "accommodation")
    area: str | None = column("Area", "the service's area; nothing for everywhere", "Luton")
    complexity: str | None = column("Complexity", "low, medium or high", "high")
    outcomes: str | None = column("Outcomes", "their codes", "home-kept, home-tenancy")
    made_on: date = column("Made", "the day it was made", "2026-04-07")
    answer_due_on: date | None = column("Answer due", "the last day to answer", "2026-04-14")
    answer: str | None = column("Answer", "accepted or refused", "accepted")
    on: str | None = column("On", "the day of the answer", "2026-04-09")
    reason: str | None = column("Reason", "code of the reason for a refusal", "full")
    note: str | None = column("Note", "words to keep with the answer", "starts in May")
    practitioner: str | None = column("Practitioner", "who works on it", "J Hale")


BLANK: dict[str, Any] = dict.fromkeys(("answer", "on", "reason", "note", "practitioner"))
"""The columns that are filled in by the provider."""


def unanswered(work: UnitOfWork, provider: str) -> list[AnswerSheetRow]:
    """The referrals that wait for a provider's answer today, by reference; the people in them are disclosed.

    Raises NotFound for an unknown provider.
    """
    name = find_provider(work, provider).name
    found = referrals(work, work.today, WhichReferrals(provider=name, status=MADE))
    work.looked_at((), disclosed=True)
    return [_row(work, one) for one in found]


def answer_choices(policy: Policy) -> DropDowns:
    """What the columns of the sheet are chosen from: a reason only beside a refusal."""
    return DropDowns(
        lists={"answers": dict.fromkeys(ANSWERS, ""), "refusals": refusals(policy), "no_reason": {"": ""}},
        sources={
            "answer": "answers",
            "on": "",
            "reason": f'=IF({{answer}}="{REFUSED}",refusals,no_reason)',
            "note": "",
            "practitioner": "",
        },
        told={
            "referral": "Which referral the row is about. It must stay as it is.",
            "answer": f"One of {', '.join(ANSWERS)}. Empty while there is no answer.",
            "on": "The day of the answer, like 9/4/2026. Empty for the day that is named for the whole sheet.",
            "reason": f"After {REFUSED} only, which needs one: choose the answer first.",
            "note": "Free words that are kept with the answer.",
            "practitioner": f"After {ACCEPTED} only: who works on it.",
        },
    )


def refusals(policy: Policy) -> dict[str, str]:
    """The reasons for which a provider may say no, with their words."""
    return {code: one.wording for code, one in policy.reasons["refusal"].items() if one.active}


def _row(work: UnitOfWork, one: ReferralRecord) -> AnswerSheetRow:
    number = number_in(REFERRAL, one.referral) or 0
    query = select(Offender).join(Referral, col(Referral.offender_id) == col(Offender.id))
    person = work.session.exec(query.where(Referral.id == number)).one()
    same = ("referral", "offender", "name", "pathway", "area", "complexity", "made_on", "answer_due_on")
    return AnswerSheetRow(
        **{name: getattr(one, name) for name in same},
        **BLANK,
        born_on=None if work.hides(person.restricted) else person.birth,
        outcomes=", ".join(chosen_codes(work, number)) or None,
    )
