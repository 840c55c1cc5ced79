"""One person on one page: who they are, their spells, needs with referrals beside them, and what happened last."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from sqlmodel import col, select

from iomctl.domain.columns import column
from iomctl.domain.days.births import Birth, full_day_of
from iomctl.domain.references import name_column, offender_column
from iomctl.services.asked_day import AskedDay
from iomctl.services.changes.change import TOLD_BY, PersonChange
from iomctl.services.changes.of_person import changes_of
from iomctl.services.lookup.deaths import death_of
from iomctl.services.lookup.find_person import find_one, person_reference, shown_name
from iomctl.services.lookup.recorded_about import recorded_about
from iomctl.services.page.actions import ActionOnPage, actions_on_page
from iomctl.services.page.arrests import ArrestOnPage, ArrestsOnPage, arrests_on_page
from iomctl.services.page.contacts import ContactOnPage, NoteOnPage, contacts_on_page
from iomctl.services.page.custody import CustodyOnPage, custody_on_page
from iomctl.services.page.duties import DutiesOnPage, duties_on_page, duty_due_on_page
from iomctl.services.page.facts import MarkerOnPage, OffenceOnPage, ScoreOnPage, SentenceOnPage, facts_on_page
from iomctl.services.page.homes import TOLD_BY_TABLES, HomeOnPage, home_on_page
from iomctl.services.page.identity import AlsoRecorded, KnownNumber, identity_on_page
from iomctl.services.page.names import NameBefore
from iomctl.services.page.needs import NeedOnPage, needs_on_page
from iomctl.services.page.placements import PlacementsOnPage, placements_on_page
from iomctl.services.page.programmes import ProgrammesOnPage, programmes_on_page
from iomctl.services.page.reaches import ReachOnPage, reaches_on_page
from iomctl.services.page.restoratives import OfferOnPage, offers_on_page
from iomctl.services.page.spells import FormerSpell, SpellOnPage, former_spell, spell_on_page
from iomctl.services.page.transitions import TransitionOnPage, WhoseTransitions, transitions_on_page
from iomctl.storage.tables.cohorts import Cohort, Spell
from iomctl.storage.unit_of_work import UnitOfWork

if TYPE_CHECKING:
    from iomctl.services.releases.duties_due import DutyDue

LAST = 5
FIRST_STATE = frozenset({"tier", "colour", "custody", "worker"})


@dataclass(frozen=True)
class OffenderPage:
    """Everything about one person as it stood on a day; the field names are a contract.

    A limited-access mark leaves the name as "restricted", and birth date, age, identifiers, aliases and former names
    absent, unless --restricted was given. `last` is the newest first.
    """

    offender: str = offender_column()
    name: str = name_column()
    as_of: date = column("As of", "the day asked about", "2026-04-20")
    born_on: Birth | None = column("Born", "the birth date, or the year or month of it", "1994-08-14")
    age: int | None = column("Age", "whole years on that day, or that of the death", "31")
    gender: str | None = column("Gender", "a code of the policy", "male")
    ethnicity: str | None = column("Ethnicity", "a code of the policy", "W1")
    area: str | None = column("Area", "where the person lives", "Luton")
    restricted: bool = column("Restricted", "whether there is a limited-access mark", "no")
    identifiers: tuple[KnownNumber, ...] | None = column("Identifiers", "numbers in other systems", "CRN X417723")
    aliases: tuple[str, ...] | None = column("Aliases", "other names", "Kai Marsh")
    former_names: tuple[NameBefore, ...] | None = column("Former names", "what they were called", "Pryce, 2026-10-31")
    also_recorded: tuple[AlsoRecorded, ...] = column("Also recorded", "who was merged into this one", "N00042")
    spells: tuple[SpellOnPage, ...] = column("Spells", "spells open on that day", "luton, fixed, amber")
    former_spells: tuple[FormerSpell, ...] = column("Former spells", "spells that had ended", "luton, 2024-01-03")
    needs: tuple[NeedOnPage, ...] = column("Needs", "needs by pathway, each with its referrals", "drugs severe")
    last: tuple[PersonChange, ...] = column("Last", f"the {LAST} newest changes", "colour amber")
    index_offence: OffenceOnPage | None = column("Index offence", "the newest index offence", "028/03, 2026-02-12")
    scores: tuple[ScoreOnPage, ...] = column("Scores", "the newest score of each kind", "ogrs3-2y 81")
    sentences: tuple[SentenceOnPage, ...] = column(
        "Sentences", "those that run, or the newest", "licence to 2026-11-02"
    )
    markers: tuple[MarkerOnPage, ...] = column("Markers", "what is known of each kind", "mappa since 2026-01-05")
    placements: PlacementsOnPage | None = column("Placements", "those that had not ended, and how many had", "hotel")
    contacts: tuple[ContactOnPage, ...] = column("Contacts", "the next and the newest", "2026-04-13 kept")
    more_contacts: int = column("More contacts", "how many more there are", "4")
    notes: tuple[NoteOnPage, ...] = column("Notes", "the newest that nothing corrects", "2026-04-13 opinion")
    more_notes: int = column("More notes", "how many more there are, corrected ones among them", "1")
    custody: CustodyOnPage | None = column("Custody", "the stay that went on, and the release", "HMP Bedford")
    duties: DutiesOnPage | None = column("Duties", "the newest referral to a council, and how many before", "Luton")
    restoratives: tuple[OfferOnPage, ...] = column("Restoratives", "offers of restorative justice", "accepted")
    last_arrest: ArrestOnPage | None = column("Last arrest", "the newest arrest", "028/03, 2026-03-12")
    more_arrests: int = column("More arrests", "how many there were before it", "2")
    home: HomeOnPage = column("Home", "where they sleep", "Rough sleeping, homeless")
    duty_due: "DutyDue | None" = column("Duty due", "why a council is to be asked, and since when", "2026-04-08")
    transitions: tuple[TransitionOnPage, ...] = column("Transitions", "at a birthday, with their steps", "turning-18")
    programmes: ProgrammesOnPage | None = column("Programmes", "those they are in, and how many they left", "contract")
    actions: tuple[ActionOnPage, ...] = column("Actions", "what is to be done, the soonest first", "Ring the council")
    died_on: date | None = column("Died", "the day they died, if they did by that day", "2026-03-06")
    reaches: tuple[ReachOnPage, ...] = column("Reaches", "address, telephone, e-mail", "07700 900123")


def page(work: UnitOfWork, words: str, on: date) -> OffenderPage:
    """The page of one person as it stood on a day. The look is logged. Raises NotFound."""
    day, person = AskedDay(work, on), find_one(work, words)
    number = person.id
    spells = _spells(work, number, on)
    left = [(spell, home) for spell, home in spells if spell.deselected_on is not None and spell.deselected_on <= on]
    recorded, died_on = recorded_about(work, number, TOLD_BY), _died_on(work, number, on)
    who = identity_on_page(work, person, min(on, died_on or on), recorded)
    facts = facts_on_page(work, number, day, recorded)
    turning = WhoseTransitions(number, full_day_of(who.born_on), spells, facts.markers, recorded)
    return OffenderPage(
        offender=person_reference(person),
        name=shown_name(work, person),
        as_of=on,
        **who._asdict(),
        spells=tuple(spell_on_page(work, one, home, day) for one, home in spells if (one, home) not in left),
        former_spells=tuple(former_spell(work, one, home) for one, home in left),
        needs=needs_on_page(work, person, day),
        last=_last(work, number, on, recorded),
        **facts._asdict(),
        placements=placements_on_page(work, number, day) if "placement" in recorded else None,
        **contacts_on_page(work, number, day, recorded)._asdict(),
        custody=custody_on_page(work, number, day) if "custody" in recorded else None,
        duties=duties_on_page(work, number, day) if "duty_referral" in recorded else None,
        restoratives=offers_on_page(work, number, on) if "restorative_offer" in recorded else (),
        **(arrests_on_page(work, number, on) if "arrest" in recorded else ArrestsOnPage())._asdict(),
        home=home_on_page(work, number, day, recorded),
        duty_due=duty_due_on_page(work, number, day) if recorded & TOLD_BY_TABLES else None,
        transitions=transitions_on_page(work, turning, day),
        programmes=programmes_on_page(work, number, day, recorded),
        actions=actions_on_page(work, number, on) if "action" in recorded else (),
        died_on=died_on,
        reaches=reaches_on_page(work, number, day) if "reach" in recorded else (),
    )


def _spells(work: UnitOfWork, person: int, on: date) -> Sequence[tuple[Spell, Cohort]]:
    """The spells of a person that had begun by a day, each with its cohort, the first in front."""
    query = select(Spell, Cohort).join(Cohort, col(Cohort.id) == col(Spell.cohort_id))
    query = query.where(Spell.offender_id == person, Spell.adopted_on <= on)
    return work.session.exec(query.order_by(col(Spell.adopted_on))).all()


def _died_on(work: UnitOfWork, person: int, on: date) -> date | None:
    death = death_of(work, person)
    return death.died_on if death is not None and death.died_on <= on else None


def _last(work: UnitOfWork, person: int, on: date, recorded: frozenset[str]) -> tuple[PersonChange, ...]:
    """The newest changes up to a day, newest first, but for contacts and notes, which the page has apart.

    What a spell began with says nothing new.
    """
    told = [
        one
        for one in changes_of(work, person, recorded - {"contact", "note"})
        if one.changed_on <= on and (one.before is not None or one.what not in FIRST_STATE)
    ]
    return tuple(reversed(told[-LAST:]))
