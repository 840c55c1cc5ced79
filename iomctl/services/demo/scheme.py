"""Put a made-up scheme into a new case book, in bulk, so that a hundred thousand people take seconds."""

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from iomctl.domain.course.kept_facts import FIRST_COLOUR, HELD
from iomctl.domain.course.versions import PolicyVersions
from iomctl.domain.names import fold
from iomctl.services.cases.courses import policy_versions
from iomctl.services.demo import cases
from iomctl.services.demo.deaths import make_death, make_reaches
from iomctl.services.demo.makers import Makers
from iomctl.services.demo.panels.agreed import make_actions
from iomctl.services.demo.panels.meetings import make_panels
from iomctl.services.demo.partners import Partners, make_partners
from iomctl.services.demo.pathways import Sent, add_pathways
from iomctl.services.demo.people import MadeUpPerson, people
from iomctl.services.demo.places import make_places
from iomctl.services.demo.reminding.reminders import make_reminders
from iomctl.services.demo.requirements import MadeUpReferral
from iomctl.services.demo.rows import Rows
from iomctl.storage.bulk import make_room
from iomctl.storage.tables.cohorts import Spell
from iomctl.storage.tables.dated.spell_states import SpellTier, SpellWorker
from iomctl.storage.tables.identities import Alias, Identifier
from iomctl.storage.tables.people import Offender
from iomctl.storage.tables.spell_facts import SpellFact
from iomctl.storage.unit_of_work import UnitOfWork

SMALL = 5_000
MOST_OVERDUE = 200
IN_LUTON = {"Luton", "Dunstable", "Houghton Regis", "Leighton Buzzard"}


@dataclass(frozen=True)
class DemoScheme:
    """What to make: how many people, from which seed, as the scheme stands on which day."""

    people: int
    seed: int
    on: date

    @property
    def history_days(self) -> int:
        """How far back adoptions go: two years, or four months for a scheme so large that it is for measuring."""
        return 700 if self.people <= SMALL else 120

    @property
    def overdue(self) -> int:
        """How many reviews are left overdue: one in seventeen, two hundred at the most."""
        return min(self.people // 17, MOST_OVERDUE)


def fill(work: UnitOfWork, wanted: DemoScheme) -> None:
    """Fill a case book that has a scheme and a policy and nobody in it. The same `wanted` makes the same rows."""
    random = Random(wanted.seed)  # noqa: S311 made-up people need to be repeatable, not secret
    partners = make_partners(work, max(8, wanted.people // 30), wanted.on - timedelta(days=6))
    make_room(work)
    rows, versions = Rows(work), policy_versions(work)
    signposts = Random(f"{wanted.seed} signposts")  # noqa: S311 the same
    makers = Makers(rows, wanted.seed, wanted.on, partners.providers)
    every = max(1, wanted.people // max(1, wanted.overdue))
    for person in map(makers.young.instead, people(random, wanted.people, wanted.on)):
        _add_person(rows, person)
        overdue = person.id % every == 3 and person.id // every < wanted.overdue
        if random.random() < 0.965 or overdue:
            scene = _Scene(person, partners, wanted, versions, overdue)
            makers.on_the_scheme(person, *_add_case(random, rows, signposts, scene))
        else:
            makers.outside(person)
        rows.write_when_full()
    rows.write()
    make_places(work, wanted.on)
    make_panels(work, partners, wanted.on)
    make_actions(work, partners, wanted.on)
    make_death(work, wanted.on)
    make_reaches(work, wanted.on, wanted.seed)
    make_reminders(work, wanted.on)
    work.looked_at(range(1, wanted.people + 1))
    work.seen.kind = "collection"


@dataclass(frozen=True)
class _Scene:
    person: MadeUpPerson
    partners: Partners
    wanted: DemoScheme
    versions: PolicyVersions
    overdue: bool


def _add_person(rows: Rows, person: MadeUpPerson) -> None:
    rows.add(
        Offender,
        person.id,
        person.surname,
        person.forenames,
        person.search_name,
        person.born_on,
        person.gender,
        person.ethnicity,
        person.area,
        int(person.restricted),
    )
    for kind, value in person.identifiers:
        rows.add(Identifier, person.id, kind, value, value)
    if person.alias:
        rows.add(Alias, person.id, person.alias, fold(person.alias))


def _add_case(
    random: Random, rows: Rows, signposts: Random, scene: _Scene
) -> tuple[cases.MadeUpSpell, list[MadeUpReferral]]:
    wanted = scene.wanted
    frame = cases.Frame(scene.versions, wanted.on, wanted.history_days, scene.partners.workers)
    made = cases.case(random, frame, scene.person.id, scene.overdue)
    closed = not scene.overdue and random.random() < 0.03
    if closed:
        cases.close(random, made, wanted.on)
    elif not scene.overdue and random.random() < 0.02:
        made.workers = [(made.adopted_on, random.choice((None, scene.partners.left)))]
    spell = rows.number(Spell)
    _add_spell(rows, spell, scene, made)
    _add_reviews(rows, spell, made)
    sent = Sent(scene.person.id, made.adopted_on, wanted.on, scene.partners.services)
    return made, add_pathways((random, signposts), rows, sent)


def _add_spell(rows: Rows, spell: int, scene: _Scene, made: cases.MadeUpSpell) -> None:
    agency_of = scene.partners.agency_of
    cohort = scene.partners.cohorts["luton" if scene.person.area in IN_LUTON else "bedford"]
    plan = "Family support and the community drug service go on" if made.deselected_on else None
    adopted = (made.adopted_on, made.reason, f"panel {made.adopted_on.isoformat()}")
    ended = (made.deselected_on, made.deselection_reason, plan, rows.event if made.deselected_on else None)
    rows.add(Spell, spell, scene.person.id, cohort, *adopted, *ended)
    for number, (day, tier) in enumerate(made.tiers):
        rows.add(SpellTier, spell, tier, day, "supervision" if number else None)
    for number, (day, lead) in enumerate(made.workers):
        rows.add(SpellWorker, spell, lead, agency_of.get(lead or 0), day, "cases shared out anew" if number else None)


def _add_reviews(rows: Rows, spell: int, made: cases.MadeUpSpell) -> None:
    if made.prison is None:
        rows.add(SpellFact, spell, FIRST_COLOUR, made.adopted_on, made.colours[0][1], None, None)
    for held in made.reviews:
        colour = None if made.prison else held.colour
        rows.add(SpellFact, spell, HELD, held.held_on, colour, "case", "keep on scheme")
