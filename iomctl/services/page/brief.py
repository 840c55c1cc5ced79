"""Half a page about one person, for a panel: what is decided by, and nothing that was."""

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from iomctl.domain.columns import column
from iomctl.domain.days.births import Birth
from iomctl.domain.references import name_column, offender_column
from iomctl.services.page.actions import ActionOnPage
from iomctl.services.page.custody import CustodyOnPage
from iomctl.services.page.facts import SentenceOnPage
from iomctl.services.page.homes import HomeOnPage
from iomctl.services.page.needs import NeedOnPage
from iomctl.services.page.offender_page import page
from iomctl.services.page.spells import SpellOnPage
from iomctl.services.reviews.of_person import of_person
from iomctl.storage.unit_of_work import UnitOfWork


class HeldLast(NamedTuple):
    """The newest review that was held in one cohort."""

    cohort: str
    held_on: date
    colour: str | None
    decision: str | None


@dataclass(frozen=True)
class OffenderBrief:
    """The part of a person's page that a panel needs; the fields are those of the page, and the reviews held last."""

    offender: str = offender_column()
    name: str = name_column()
    as_of: date = column("As of", "the day it is told for", "2026-04-20")
    born_on: Birth | None = column("Born", "the birth date, or the year or month of it", "1994-08-14")
    age: int | None = column("Age", "whole years on that day, or that of the death", "31")
    area: str | None = column("Area", "where the person lives", "Luton")
    restricted: bool = column("Restricted", "whether there is a limited-access mark", "no")
    spells: tuple[SpellOnPage, ...] = column("Spells", "spells open on that day", "luton, fixed, amber")
    held_last: tuple[HeldLast, ...] = column("Held last", "the newest review of each spell", "2026-03-13, amber")
    needs: tuple[NeedOnPage, ...] = column("Needs", "needs by pathway, each with its referrals", "drugs severe")
    actions: tuple[ActionOnPage, ...] = column("Actions", "what is to be done, the soonest first", "Ring the council")
    home: HomeOnPage = column("Home", "where they sleep", "Rough sleeping, homeless")
    custody: CustodyOnPage | None = column("Custody", "the stay that went on, and the release", "HMP Bedford")
    sentences: tuple[SentenceOnPage, ...] = column(
        "Sentences", "those that run, or the newest", "licence to 2026-11-02"
    )
    died_on: date | None = column("Died", "the day they died, if they did by that day", "2026-03-06")


def brief(work: UnitOfWork, words: str, on: date) -> OffenderBrief:
    """What a panel needs of one person as it stood on a day. The look is logged. Raises NotFound."""
    found = page(work, words, on)
    same = ("offender", "name", "as_of", "born_on", "age", "area", "restricted", "spells", "needs", "actions")
    whole = {name: getattr(found, name) for name in (*same, "home", "custody", "sentences", "died_on")}
    return OffenderBrief(**whole, held_last=tuple(_held_last(work, found.offender, found.spells, on)))


def _held_last(work: UnitOfWork, offender: str, spells: tuple[SpellOnPage, ...], on: date) -> list[HeldLast]:
    held = {
        one.cohort: HeldLast(one.cohort, one.closed_on, one.colour, one.decision)
        for one in of_person(work, offender, None, on)
        if one.outcome == "held" and one.closed_on is not None
    }
    return [held[one.cohort] for one in spells if one.cohort in held]
