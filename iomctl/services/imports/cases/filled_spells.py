"""Spells that take their history from a file of reviews: its rows wait in their table, and are read into facts last."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from typing import Any, NamedTuple

from sqlalchemy import select
from sqlmodel import col

from iomctl.domain.course.case_windows import HELD as WAS_HELD
from iomctl.domain.course.facts import Adopted, CaseFact, Deselected
from iomctl.domain.course.kept_facts import COLOUR, FIRST_COLOUR, HELD, KeptFact
from iomctl.domain.course.old_books import OldCase, OldColour, OldReview, kept_of
from iomctl.domain.course.stays import PersonFact
from iomctl.domain.course.told_windows import course_kept, with_told
from iomctl.domain.course.versions import PolicyVersions
from iomctl.services.cases.case_facts import facts_of
from iomctl.services.cases.courses import AT_ONCE, policy_versions, settle
from iomctl.services.imports.cases.known_reviews import ReviewsOf
from iomctl.services.imports.cases.review_steps import add_fact
from iomctl.services.imports.engine.intake import Intake
from iomctl.storage.bulk import rows_among
from iomctl.storage.tables.cohorts import Spell
from iomctl.storage.tables.reviews import Review
from iomctl.storage.tables.spell_facts import SpellFact

COLOURS = (COLOUR, FIRST_COLOUR)


class _ToldCase(NamedTuple):
    """A case as the file tells it, with its colours, which the file does not change, and what else bears on it."""

    case: OldCase
    colours: list[KeptFact]
    of_person: Collection[PersonFact]
    versions: PolicyVersions
    custody_colours: Collection[str]


class FilledSpells:
    """Remembered in a byte for each spell there is, for the rows of a spell may stand anywhere in the file."""

    def __init__(self, intake: Intake) -> None:
        self._intake = intake
        self._states = bytearray()

    def has(self, spell: int) -> bool:
        """Whether a spell takes its history from this file."""
        return spell < len(self._states) and self._states[spell] > 0

    def begin(self, spell: int, recorded: ReviewsOf) -> None:
        """Let a spell take its history from the file: what follows from its colours and custody alone gives way."""
        for review in recorded.give_way():
            self._intake.ledger.remove(Review, review.values)
        self._states.extend(bytes(max(0, spell + 1 - len(self._states))))
        self._states[spell] = 1

    def finish(self) -> None:
        """Read the rows of these spells into facts, and work their courses out."""
        versions = policy_versions(self._intake.work)
        filled = [spell for spell, state in enumerate(self._states) if state]
        for start in range(0, len(filled), AT_ONCE):
            self._keep(filled[start : start + AT_ONCE], versions)

    def _keep(self, spells: Collection[int], versions: PolicyVersions) -> None:
        work = self._intake.work
        query = select(col(Spell.id), col(Spell.offender_id))
        people = {row.id: row.offender_id for row in rows_among(work, query, col(Spell.id), spells)}
        recorded = facts_of(work, set(people.values()))
        reviews, colours = self._rows(Review, OldReview, spells), self._rows(SpellFact, KeptFact, spells)
        blue = {versions.on(day).custody.colour for day in versions.loaded_on}
        for spell, person in people.items():
            record = recorded[person].record
            said = [one for one in colours[spell] if one.what in COLOURS]
            case = _case(record.cases[spell], said, _last_of_each_day(reviews[spell]))
            for fact in _facts(_ToldCase(case, said, record.of_person, versions, blue)):
                add_fact(self._intake, spell, person, fact)
        self._intake.ledger.write()
        settle(work, set(people.values()))

    def _rows(self, table: Any, made: Any, spells: Collection[int]) -> dict[int, list[Any]]:
        query = select(table.spell_id, *(getattr(table, name) for name in made._fields)).order_by(table.id)
        found: dict[int, list[Any]] = defaultdict(list)
        for spell, *values in rows_among(self._intake.work, query, table.spell_id, spells):
            found[spell].append(made(*values))
        return found


def _last_of_each_day(reviews: list[OldReview]) -> list[OldReview]:
    """The reviews, of those held on one day the one whose row came last."""
    held = {one.closed_on: place for place, one in enumerate(reviews) if one.outcome == WAS_HELD}
    return [one for place, one in enumerate(reviews) if one.outcome != WAS_HELD or held[one.closed_on] == place]


def _case(facts: Iterable[CaseFact], said: Iterable[KeptFact], reviews: list[OldReview]) -> OldCase:
    told = {type(one): one for one in facts if isinstance(one, (Adopted, Deselected))}
    adopted, ended = told[Adopted], told.get(Deselected)
    colours = [OldColour(one.from_on, one.colour or "", one.reason, one.recorded_in) for one in said]
    ended_on, ended_in = (ended.on, ended.event) if ended is not None else (None, None)
    return OldCase(adopted.on, adopted.event, ended_on, ended_in, colours, reviews)


def _facts(told: _ToldCase) -> list[KeptFact]:
    """The facts of reviews that a file tells of, with a window told where another stood than they amount to."""
    of_reviews = [one for one in kept_of(told.case, (), told.custody_colours) if one.what not in COLOURS]
    all_of_it = _with_colours(told, [*told.colours, *of_reviews])
    found = with_told(told.case, all_of_it, list(told.of_person), told.versions)
    return [one for one in found if one.what not in COLOURS]


def _with_colours(told: _ToldCase, kept: list[KeptFact]) -> list[KeptFact]:
    """The facts, each held review with the colour that its row gives, where it is not the one shown then.

    What one gives is shown at the next, so they are gone through again until nothing is new.
    """
    given = {one.closed_on: one.colour for one in told.case.reviews if one.outcome == WAS_HELD}
    unsaid = given.keys() - {one.on for one in told.case.colours}
    while True:
        course = course_kept(told.case, kept, list(told.of_person), told.versions)
        shown = {one.closed_on: one.colour for one in course.windows if one.how == WAS_HELD}
        news = {on for on in unsaid if given[on] not in {None, *told.custody_colours, shown.get(on)}}
        if not news:
            return kept
        kept = [
            one._replace(colour=given[one.from_on]) if one.what == HELD and one.from_on in news else one for one in kept
        ]
