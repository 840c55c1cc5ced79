"""The record of one case at a panel: how it stands, and what was said and decided of it."""

from dataclasses import dataclass
from datetime import date

from iomctl.domain.columns import column
from iomctl.domain.references import name_column, offender_column


@dataclass(frozen=True)
class CaseAtPanel:
    """A case at a panel; the field names are a contract. Words about somebody restricted are hidden."""

    panel: int = column("Panel", "the panel's number", "7")
    item: str | None = column("Item", "its place on the agenda, and how many there are", "4 of 17")
    offender: str = offender_column()
    name: str = name_column()
    age: int | None = column("Age", "whole years on that day", "31")
    cohort: str = column("Cohort", "the cohort's code", "luton")
    tier: str = column("Tier", "the tier's code", "fixed")
    colour: str = column("Colour", "the colour's code", "amber")
    worker: str | None = column("Worker", "the lead worker", "S Okafor")
    agency: str | None = column("Agency", "the lead worker's agency", "Bedfordshire Police")
    why: str | None = column("Why", "why it is on the agenda", "review due 10 Apr, 10 days overdue")
    review: str | None = column("Review", "when the review ahead is due", "3 to 10 Apr, amber, every 4 weeks")
    last: str | None = column("Last", "the last review, and what it decided", "13 Mar: panel 6: keep")
    since: tuple[str, ...] = column("Since", "what happened since then, the newest first", "10 Apr contact missed")
    needs: tuple[str, ...] = column("Needs", "what was found on each pathway, with referrals", "drugs severe")
    sentence: str | None = column("Sentence", "the sentence that runs", "licence to 2 Nov 2026")
    home: str | None = column("Home", "where they sleep", "Emergency hotel, transient, until 24 Apr")
    actions: tuple[str, ...] = column("Actions", "those that are open", "6/2 S Okafor: home visit, due 3 Apr")
    updates: tuple[str, ...] = column(
        "Updates", "what was said, and by whom", "S Okafor, Bedfordshire Police: seen twice"
    )
    decision: str | None = column("Decision", "keep, move, de-select or defer", "keep")
    to_tier: str | None = column("To tier", "the tier they are moved to", "flex")
    code: str | None = column("Code", "the code of the reason, of a move or a de-selection", "risk-down")
    exit_plan: str | None = column("Exit plan", "who goes on supporting them", "drug service until August")
    because: str | None = column("Because", "why it was decided", "offending suspected, not engaging")
    to_colour: str | None = column("To colour", "the colour that was decided", "red")
    differed: tuple[str, ...] = column("Differed", "who saw it otherwise, and how", "J Byrne: too early")
    agreed: tuple[str, ...] = column("Agreed", "the actions agreed", "7/3 J Byrne: ring the council, by 24 Apr")
    next_by: date | None = column("Next by", "the day that was chosen for the next review", "2026-05-05")
    decided: bool = column("Decided", "whether it became facts", "no")
