"""Import of spells: a new one is added with its dated rows, a recorded one goes on from where it stands."""

from datetime import date
from typing import NamedTuple

from iomctl.domain.course.old_books import OldInside, times_inside
from iomctl.domain.references import PERSON, reference
from iomctl.domain.spell_story import State, Story, last_of_each_day, story_of
from iomctl.services.cases.courses import settle
from iomctl.services.cases.stories import stories
from iomctl.services.imports.cases.against import FactsInTheWay, against_spell
from iomctl.services.imports.cases.custody_told import tell_custody
from iomctl.services.imports.cases.deaths_told import death_told, faults_beside_death, record_deaths
from iomctl.services.imports.cases.known_spells import KnownSpell, KnownSpells
from iomctl.services.imports.cases.spell_groups import GroupReader, SpellGroup
from iomctl.services.imports.cases.spell_rows import add_story, places_of
from iomctl.services.imports.cases.spell_states import check, states
from iomctl.services.imports.cases.spell_turns import store, timing_faults
from iomctl.services.imports.cases.spell_updates import SpellUpdate
from iomctl.services.imports.engine.fields import Row
from iomctl.services.imports.engine.intake import Intake
from iomctl.services.imports.engine.known_partners import KnownPartners
from iomctl.services.imports.engine.whose import PersonMeant, people_meant
from iomctl.storage.bulk import stored
from iomctl.storage.tables.cohorts import Spell


class GivenSpell(NamedTuple):
    """The rows of one spell that can be taken as far as they go by themselves; lead workers by name."""

    group: SpellGroup
    person: PersonMeant
    states: list[State]


class SpellImport:
    """Rows of one spell are taken together or refused together.

    A spell is the recorded one of the same person, cohort and day of adoption. Its recorded rows are never
    changed: rows that say the same are left, others are added, a de-selection ends it. No exit plan is
    asked for, as it is when a person is de-selected: a file tells what was. What follows, reviews among it, is
    worked out from the facts.
    """

    def __init__(self, intake: Intake) -> None:
        self._intake, self._policy = intake, intake.work.policy
        self._groups = GroupReader(intake)
        self._partners = KnownPartners(intake)
        self._has_workers = "worker" in intake.filled
        self._touched: set[int] = set()
        self._inside: dict[int, list[OldInside]] = {}
        self._died: dict[int, date] = {}

    def take(self, rows: list[Row]) -> None:
        """Take in one chunk."""
        work = self._intake.work
        people = people_meant(work, (row.texts[0] for row in rows))
        found = (self._told(group, people[group.rows[0].texts[0]]) for group in self._groups.of(rows))
        told = [one for one in found if one is not None]
        known = KnownSpells(work, {one.person.id for one in told})
        matched = [self._match(one, known) for one in told]
        recorded = stories(work, {spell.id for spell in matched if spell is not None})
        for one in told:
            self._decide(one, known, recorded)
        tell_custody(self._intake, self._inside)
        self._intake.ledger.write()
        settle(work, self._inside.keys())
        record_deaths(work, self._died)
        self._touched.clear()
        self._inside.clear()

    def finish(self) -> None:
        """Nothing is left to do."""

    def _told(self, group: SpellGroup, person: PersonMeant | str) -> GivenSpell | None:
        if isinstance(person, str):
            group.add(0, person)
        if group.faults or isinstance(person, str):
            self._refuse(group)
            return None
        group.let_the_last_of_a_day_count(self._has_workers)
        told, first = states(group, self._policy, self._has_workers), group.first
        check(group, told, self._policy)
        if person.born_on and first.adopted_on.isoformat() < person.born_on:
            group.add(0, f"adopted_on: {first.adopted_on} is before they were born")
        group.add_each(0, faults_beside_death(self._intake.work, group, person))
        if fault := self._partners.cohort_fault(first.cohort):
            group.add(0, fault)
        for place, state in enumerate(told):
            if fault := self._partners.lead_fault(state.worker, state.agency):
                group.add(place, fault)
        if group.faults:
            self._refuse(group)
            return None
        return GivenSpell(group, person, told)

    def _keep_death(self, told: GivenSpell) -> None:
        died_on = death_told(self._intake.work, told.group)
        if died_on is not None and told.person.died_on is None:
            self._died[told.person.id] = died_on

    def _match(self, told: GivenSpell, known: KnownSpells) -> KnownSpell | None:
        cohort, first = self._partners.cohort_there(told.group.first.cohort), told.group.first
        if cohort is None:
            return None
        return known.found(told.person.id, cohort, first.adopted_on, told.group.ending()[0])

    def _decide(self, told: GivenSpell, known: KnownSpells, recorded: dict[int, Story]) -> None:
        spell = self._match(told, known)
        if spell is None:
            self._add(told, known)
            return
        if spell.id not in recorded or spell.id in self._touched:
            self._intake.ledger.write()  # this chunk has added or changed it
            recorded |= stories(self._intake.work, {spell.id})
        facts = FactsInTheWay(self._intake.work, told.person.id, spell.id)
        update = SpellUpdate(told.group, spell, recorded[spell.id], self._policy, facts)
        update.read(self._partners.lead, self._has_workers)
        if not told.group.faults:
            told.group.add_each(len(told.group.rows) - 1, timing_faults(self._intake, update))
        if told.group.faults:
            self._refuse(told.group)
            return
        self._go_on(told, update)

    def _go_on(self, told: GivenSpell, update: SpellUpdate) -> None:
        changed = update.changed or int(update.ends)
        self._intake.counts["changed"] += changed
        self._intake.counts["unchanged"] += len(told.group.rows) - changed
        if changed:
            self._keep_death(told)
            store(self._intake, update)
            self._intake.ledger.spells[update.spell.id] = told.person.id
            self._tell_custody(told.person.id, update.story, update.group.ending()[0] or update.spell.deselected_on)
            self._touched.add(update.spell.id)
            update.spell.ending = told.group.ending() if update.ends else update.spell.ending

    def _add(self, told: GivenSpell, known: KnownSpells) -> None:
        first, ending = told.group.first, told.group.ending()
        there = self._partners.cohort_there(first.cohort)
        other = there and known.overlapping(told.person.id, there, first.adopted_on, ending[0])
        if other:
            since, until = other.adopted_on, f"to {other.deselected_on}" if other.deselected_on else "on"
            of_this_file = [f"{reference(PERSON, told.person.id)} is in it already, from {since} {until}"]
            span = (first.adopted_on, ending[0])
            words = against_spell(self._intake.work, told.person.id, first.cohort, span) or of_this_file
            told.group.add_each(0, (f"adopted_on: {one}" for one in words))
            self._refuse(told.group)
            return
        cohort, ledger = self._partners.cohort(first.cohort), self._intake.ledger
        story = last_of_each_day(story_of([self._with_leads(state) for state in told.states]))
        number = ledger.number(Spell)
        adoption = (first.adoption_reason, first.adoption_note, first.adoption_decision)
        place = (number, told.person.id, cohort, first.adopted_on.isoformat())
        ended_in = () if ending[0] is None else (ledger.event,)
        ledger.rows[Spell].append((*place, *adoption, *stored(ending), *ended_in))
        add_story(ledger, number, story, self._policy.custody.colour)
        self._tell_custody(told.person.id, story, ending[0])
        self._keep_death(told)
        known.keep(told.person.id, cohort, KnownSpell(number, first.adopted_on, adoption, ending))
        self._intake.counts["added"] += len(told.group.rows)

    def _tell_custody(self, person: int, story: Story, ended_on: date | None) -> None:
        self._inside.setdefault(person, []).extend(times_inside(places_of(story), ended_on))

    def _with_leads(self, state: State) -> State:
        lead = self._partners.lead(state.worker, state.agency)
        return state._replace(worker=lead.worker, agency=lead.agency)

    def _refuse(self, group: SpellGroup) -> None:
        lines = ", ".join(str(group.rows[place].line) for place in sorted(group.faults))
        for place, row in enumerate(group.rows):
            self._intake.refuse(row, group.faults.get(place, [f"belongs to the spell refused in line {lines}"]))
