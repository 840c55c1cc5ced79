"""Offers of restorative justice counted by stage or area; nobody is named."""

from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import date

from sqlalchemy import label, select
from sqlmodel import col

from iomctl.domain.columns import column
from iomctl.domain.policy.home_and_release_choices import RestorativeStage
from iomctl.services.asked_day import AskedDay
from iomctl.services.figures.groups import Grouping, grouping
from iomctl.services.rescopes.reports.group_names import NOT_RECORDED
from iomctl.services.restorative.narrowing import WhichOffers, narrowed_to
from iomctl.storage.tables.facts.restoratives import RestorativeOffer
from iomctl.storage.tables.people import Offender
from iomctl.storage.unit_of_work import UnitOfWork


@dataclass(frozen=True)
class OfferCount:
    """The offers of a group; the field names are a contract. Of each offer all is counted once."""

    group: str = column("Group", "the stage or the area", "Before charge", rank=0, kept=True)
    people: int = column("People", "to whom it was offered", "11", rank=0, right=True)
    offers: int = column("Offers", "how many offers there were", "12", rank=0, right=True)
    accepted: int = column("Accepted", "of those, which were accepted", "7", rank=0, right=True)
    declined: int = column("Declined", "which were declined", "3", rank=0, right=True)
    no_answer: int = column("No answer", "which had no answer", "2", rank=0, right=True)
    victim_asked: int = column(
        "Victim asked", "of all offers, where the victim's side was asked", "6", rank=2, right=True
    )
    victim_not_asked: int = column("Victim not asked", "where it was not asked", "2", rank=2, right=True)
    victim_not_recorded: int = column("Victim not recorded", "where nobody recorded it", "4", rank=2, right=True)
    came_out: int = column("Came out", "of those accepted, of which an outcome is recorded", "5", rank=2, right=True)


COUNTED = (
    "offers",
    "accepted",
    "declined",
    "no_answer",
    "victim_asked",
    "victim_not_asked",
    "victim_not_recorded",
    "came_out",
)


def offers_counted(work: UnitOfWork, on: date, which: WhichOffers, by: str) -> list[OfferCount]:
    """Offers made by a day, by stage or area, over what `offers` would list: each group that has any.

    Areas are those of the scheme, and one group of all others. Raises as `offers`.
    """
    day, table = AskedDay(work, on), RestorativeOffer
    groups = _by_stage(day) if by == "stage" else grouping(work, by, day.spells)
    query = select(table, label("key", groups.key)).join(Offender, col(Offender.id) == col(table.offender_id))
    query = query.where(*narrowed_to(work, day, which), col(table.withdrawn_in).is_(None), col(table.offered_on) <= on)
    counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
    people: dict[str, set[int]] = defaultdict(set)
    for row, key in work.session.execute(query):
        group = groups.group(key)
        people[group].add(row.offender_id)
        counts[group].update(_told(row, on))
    return [
        OfferCount(group, len(people[group]), **{name: counts[group][name] for name in COUNTED})
        for group in groups.listed
        if group in counts
    ]


def _told(row: RestorativeOffer, on: date) -> list[str]:
    answer = row.answer if row.answered_on is not None and row.answered_on <= on else None
    asked = {True: "victim_asked", False: "victim_not_asked", None: "victim_not_recorded"}[row.victim_asked]
    came = ["came_out"] if row.outcome_on is not None and row.outcome_on <= on else []
    return ["offers", answer or "no_answer", asked, *came]


def _by_stage(day: AskedDay) -> Grouping:
    names = {code: one.name for code, one in day.either(RestorativeStage).items()}
    listed = tuple(dict.fromkeys([*names.values(), NOT_RECORDED]))
    return Grouping(col(RestorativeOffer.stage), listed, names, NOT_RECORDED)
