"""What is shown of a requirement, and of each thing that was said of it on a day."""

from dataclasses import dataclass
from datetime import date

from iomctl.domain.columns import column
from iomctl.domain.references import name_column, offender_column
from iomctl.domain.requirements import STEPS


@dataclass(frozen=True)
class RequirementRecord:
    """One requirement of a sentence; the field names are a contract.

    Sessions that were offered are attended, missed for an acceptable reason or missed for another. A limited-access
    mark leaves `assessed_by` as "restricted", unless --restricted was given.
    """

    requirement: str = column("Requirement", "the requirement's reference", "Q00042", rank=0, kept=True)
    offender: str = offender_column()
    name: str = name_column()
    sentence: str = column("Sentence", "the reference of its sentence", "T00042", rank=5)
    kind: str = column("Kind", "the code of its kind in the policy", "drug-rehabilitation", rank=0)
    pathway: str = column("Pathway", "the pathway it belongs to", "drugs", rank=6)
    start_on: date = column("Start", "its first day", "2026-02-03", rank=4, spoken=True)
    until_on: date | None = column(
        "Until", "its last day, at the latest that of its sentence; absent: not known", "2026-11-02",
        rank=2, spoken=True,
    )  # fmt: skip
    state: str = column("State", "runs or ended", "runs", rank=3)
    referral: str | None = column("Referral", "the referral that meets it", "R00042", rank=0)
    withdrawn_on: date | None = column("Withdrawn", "the day it was withdrawn", "2026-04-20", shown=False)
    consent: str | None = column("Consent", "given or refused; absent: not recorded", "given", rank=2)
    consent_on: date | None = column("Consent on", "the day of that", "2026-01-20", shown=False)
    assessment: str | None = column("Assessment", "suitable or not-suitable; absent: none", "suitable", rank=2)
    assessed_on: date | None = column("Assessed on", "the day of that", "2026-01-20", shown=False)
    assessed_by: str | None = column("Assessed by", "who assessed, in words", "P Osei, nurse", shown=False)
    sessions: int | None = column(
        "Sessions", "sessions that were offered; absent: none is recorded", "12", rank=2, right=True
    )
    attended: int | None = column("Attended", "of those, attended", "9", rank=2, right=True)
    acceptable: int | None = column(
        "Acceptable", "of those, missed for a reason that the policy accepts", "2", shown=False, right=True
    )
    unacceptable: int | None = column("Unacceptable", "of those, missed otherwise", "1", shown=False, right=True)
    breach: str | None = column(
        "Breach", "begun, or what came of the newest, a code of the policy; absent: none is recorded", "begun", rank=2
    )
    breach_on: date | None = column("Breach on", "the day of that", "2026-04-03", shown=False)
    outside: str | None = column(
        "Outside", "the person's area, where the policy does not offer that kind; absent: it does", "Bedford",
        shown=False,
    )  # fmt: skip


@dataclass(frozen=True)
class RequirementStepRecord:
    """One thing that was said of a requirement on a day; the field names are a contract.

    A limited-access mark leaves free words as "restricted", unless --restricted was given.
    """

    requirement: str = column("Requirement", "the requirement's reference", "Q00042", rank=0, kept=True)
    offender: str = offender_column()
    name: str = name_column()
    kind: str = column("Kind", "the code of its kind in the policy", "drug-rehabilitation", rank=3)
    step: str = column("Step", f"one of {', '.join(STEPS)}", "session", rank=0)
    step_on: date = column("Step on", "the day of it", "2026-03-02", rank=0, spoken=True)
    outcome: str = column("Outcome", "what came of it", "missed", rank=0)
    reason: str | None = column("Reason", "why a session was missed, a code of the policy", "medical", rank=2)
    absence: str | None = column("Absence", "whether the policy calls that acceptable or not", "acceptable", rank=2)
    assessed_by: str | None = column("Assessed by", "who assessed, in words", "P Osei, nurse", rank=2)
    note: str | None = column("Note", "the words kept with it", "by video", rank=4)
