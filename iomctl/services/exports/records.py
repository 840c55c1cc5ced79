"""The rows of an export: their field names are the headers, and `iomctl import` takes them as they are."""

from dataclasses import dataclass
from datetime import date

from iomctl.domain.columns import column
from iomctl.domain.references import offender_column


@dataclass(frozen=True)
class SpellExported:
    """A spell at its adoption, or after a later day's changes; the de-selection stands on every row of it."""

    offender: str = offender_column()
    cohort: str = column("Cohort", "the cohort's code", "luton")
    adopted_on: date = column("Adopted", "the first day in the cohort", "2026-01-05")
    adoption_reason: str | None = column("Adoption reason", "code of the reason; on the first row only", "criteria-met")
    adoption_note: str | None = column(
        "Adoption note", "words kept with the adoption; on the first row only", "from tasking"
    )
    adoption_decision: str | None = column("Adoption decision", "who decided; on the first row only", "panel of 5 Jan")
    from_on: date = column("From", "the day of adoption or of the change", "2026-03-09")
    tier: str = column("Tier", "the tier's code", "fixed")
    tier_reason: str | None = column("Tier reason", "code of the reason for a new tier", "risk-up")
    tier_decision: str | None = column("Tier decision", "who decided a new tier", "panel of 9 Mar")
    colour: str = column("Colour", "the colour's code", "amber")
    colour_reason: str | None = column("Colour reason", "why a new colour", "missed two appointments")
    custody: str = column("Custody", "community or custody", "community")
    prison: str | None = column("Prison", "the prison, when in custody", "HMP Bedford")
    custody_reason: str | None = column("Custody reason", "why custody began or ended", "recalled")
    worker: str | None = column("Worker", "the lead worker; nothing for nobody", "S Okafor")
    agency: str | None = column("Agency", "the agency they lead it for", "Bedfordshire Police")
    worker_reason: str | None = column("Worker reason", "why a new lead worker", "moved to nights")
    deselected_on: date | None = column("De-selected", "the first day no longer in the cohort", "2026-06-01")
    deselection_reason: str | None = column("De-selection reason", "code of the reason", "risk-reduced")
    deselection_decision: str | None = column("De-selection decision", "who decided it", "panel of 1 Jun")
    exit_plan: str | None = column("Exit plan", "who goes on supporting them", "drug service until August")


@dataclass(frozen=True)
class NeedExported:
    """What was found when a person was asked about a pathway on a day."""

    offender: str = offender_column()
    pathway: str = column("Pathway", "the pathway's code", "accommodation")
    level: str = column("Level", "none, some or severe", "severe")
    from_on: date = column("From", "the day of the assessment", "2026-04-07")
    note: str | None = column("Note", "the words kept with it", "sofa surfing")


@dataclass(frozen=True)
class ReferralExported:
    """A referral with each of its steps."""

    referral: str = column("Referral", "the referral's reference", "R00042")
    offender: str = offender_column()
    pathway: str = column("Pathway", "the pathway's code", "accommodation")
    provider: str = column("Provider", "the provider's name", "Housing Solutions")
    area: str | None = column("Area", "the service's area; nothing for everywhere", "Luton")
    made_on: date = column("Made", "the day it was made", "2026-04-07")
    note: str | None = column("Note", "the words kept with it", "needs a ground floor")
    accepted_on: date | None = column("Accepted", "the day the provider said yes", "2026-04-09")
    refused_on: date | None = column("Refused", "the day the provider said no", "2026-04-09")
    refusal_reason: str | None = column("Refusal reason", "code of the reason", "full")
    answer_note: str | None = column("Answer note", "the words kept with the answer", "starts in May")
    started_on: date | None = column("Started", "the day the work began", "2026-04-14")
    start_note: str | None = column("Start note", "the words kept with the start", "first visit at home")
    ended_on: date | None = column("Ended", "the day it ended", "2026-06-30")
    ending: str | None = column("Ending", "completed, ended-early or never-started", "completed")
    ending_reason: str | None = column("Ending reason", "code of the reason", "NOT")
    outcome: str | None = column("Outcome", "achieved, partly or not-achieved", "achieved")
    end_note: str | None = column("End note", "the words kept with the end", "own tenancy")
    complexity: str | None = column("Complexity", "low, medium or high", "high")
    practitioners: str | None = column("Practitioners", "who works on it, each from a day", "2026-04-08 J Hale")
    outcomes: str | None = column("Outcomes", "each as chosen and as scored", "2026-04-20 home-kept=achieved")
    signpost: str | None = column("Signpost", "the first of those made in one go", "R00041")
    outside_area: str | None = column("Outside area", "yes: the service is not for where the person lives", "yes")


@dataclass(frozen=True)
class ReviewExported:
    """A review of a spell, closed or ahead."""

    offender: str = offender_column()
    cohort: str = column("Cohort", "the cohort's code", "luton")
    adopted_on: date = column("Adopted", "the first day of the spell", "2026-01-05")
    kind: str = column("Kind", "code of the kind of review", "case")
    made_on: date = column("Made", "the day from which it stood ahead", "2026-03-09")
    due_from: date = column("Due from", "the first day it may be held", "2026-03-30")
    due_by: date = column("Due by", "the last day it is due", "2026-04-06")
    basis: str = column("Basis", "how the window came about", "amber, every 4 weeks from 9 Mar 2026")
    exempt_reason: str | None = column("Exempt reason", "code of the reason why none was expected", "health")
    exempt_until: date | None = column("Exempt until", "the last day of the exemption, if known", "2026-06-01")
    closed_on: date | None = column("Closed", "the day it was held or gave way; nothing while ahead", "2026-04-03")
    outcome: str | None = column("Outcome", "held, moved, recalculated, exempted, resumed or deselected", "held")
    colour: str | None = column("Colour", "the colour it decided on", "green")
    decision: str | None = column("Decision", "what it decided", "keep on")
    note: str | None = column("Note", "the words kept with it", "in work since March")
