"""What the rows of a file say about a spell that is recorded: the same, later dated rows, or its end."""

from collections.abc import Callable, Iterator
from typing import Any

from iomctl.domain.policy.policy import Policy
from iomctl.domain.references import RESTRICTED_NAME
from iomctl.domain.spell_story import Dated, State, Story, add, changes_between, has, states_of
from iomctl.services.imports.cases.against import FactsInTheWay
from iomctl.services.imports.cases.known_spells import KnownSpell
from iomctl.services.imports.cases.spell_groups import ADOPTION, ENDING, WORDS, SpellGroup, SpellRow
from iomctl.services.imports.cases.spell_states import rating_faults, state_after
from iomctl.services.imports.engine.known_partners import Lead

LeadOf = Callable[[str | None, str | None], Lead]
_STATE = State._fields[1:]


class SpellUpdate:
    """The rows of a recorded spell, read one after the other; faults go to the group.

    `story` is what is recorded and what comes to it, `new` the dated rows that come, `changed` how many rows of
    the file brought something, `ends` whether they end the spell. Empty cells say nothing.
    """

    def __init__(
        self, group: SpellGroup, spell: KnownSpell, recorded: Story, policy: Policy, facts: FactsInTheWay
    ) -> None:
        self.group, self.spell, self.facts = group, spell, facts
        self.story = Story(list(recorded.tiers), list(recorded.colours), list(recorded.custodies), list(recorded.leads))
        self.new: list[Dated] = []
        self.changed = 0
        self.ends = False
        self._policy = policy
        self._known = states_of(recorded)

    def read(self, lead_of: LeadOf, has_workers: bool) -> None:
        """Go through the rows. `lead_of` finds a worker and agency, see `states` for `has_workers`."""
        values = [_with_lead(value, lead_of) for value in self.group.values]
        self.group.add_each(0, self._adoption_faults(values[0]))
        for place, value in enumerate(values[1:], start=1):
            if not self._is_recorded(value):
                self._go_on(place, value, has_workers)
        self.group.add_each(len(values) - 1, self._ending_faults())
        on = self.group.ending()[0]
        self.ends = on is not None and self.spell.deselected_on is None

    def _adoption_faults(self, value: SpellRow) -> Iterator[str]:
        for label, recorded in zip(ADOPTION, self.spell.adoption, strict=True):
            if getattr(value, label) not in {None, recorded}:
                yield f"{label}: recorded as {self._shown(label, recorded)}"
        for label in _differing(value, self._known[0]):
            recorded = getattr(self._known[0], label)
            what = "somebody else" if label in {"worker", "agency"} else self._shown(label, recorded)
            yield f"{label}: recorded as {what} at adoption; a later change needs a row with its day in from_on"

    def _is_recorded(self, value: SpellRow) -> bool:
        """Whether a later row tells of a recorded change, or of nothing that was different on its day."""
        on = value.from_on or value.adopted_on
        before = [state for state in self._known if state.from_on <= on]
        same_day = [state for state in before if state.from_on == on]
        return any(not _differing(value, state) for state in same_day or before[-1:])

    def _go_on(self, place: int, value: SpellRow, has_workers: bool) -> None:
        on, ended = value.from_on or value.adopted_on, self.spell.deselected_on
        before = next((one for one in reversed(states_of(self.story)) if one.from_on <= on), None)
        if before is None:
            self.group.add(place, f"from_on: {on} is before the adoption on {self.spell.adopted_on}")
        elif ended is not None and on >= ended:
            self.group.add(place, f"from_on: the spell is recorded as ended on {ended}")
        else:
            state = state_after(before, value, self._policy, has_workers)
            rows = [row for row in changes_between(before, state) if not has(self.story, row)]
            for row in rows:
                if there := add(self.story, row):
                    words = self.facts.against(row) or [f"of {on} something else is recorded: {', '.join(there)}"]
                    self.group.add_each(place, (f"from_on: {one}" for one in words))
            self.new += rows
            self.changed += bool(rows)
            self.group.add_each(place, rating_faults(state, self._policy))

    def _ending_faults(self) -> Iterator[str]:
        on, newest = self.group.ending()[0], self.story.newest_on()
        if self.spell.deselected_on is None:
            if on is not None and on < newest:
                newer = [f"{on} is before the newest recorded change, on {newest}"]
                yield from (f"deselected_on: {one}" for one in self.facts.against_end(on) or newer)
            return
        for label, told, recorded in zip(ENDING, self.group.ending(), self.spell.ending, strict=True):
            if told not in {None, recorded}:
                yield f"{label}: recorded as {self._shown(label, recorded)}"

    def _shown(self, label: str, recorded: str | None) -> str:
        """What is recorded, as a fault may say it."""
        return RESTRICTED_NAME if recorded and self.spell.hidden and label in WORDS else recorded or "nothing"


def _differing(value: SpellRow, state: State) -> list[str]:
    """The columns in which a row says something else than a state."""
    told = ((label, getattr(value, label)) for label in _STATE)
    return [label for label, one in told if one is not None and one != getattr(state, label)]


def _with_lead(value: SpellRow, lead_of: LeadOf) -> SpellRow:
    lead: Any = lead_of(value.worker, value.agency)
    return value._replace(worker=lead.worker, agency=lead.agency)
