"""Spells that take their history from a file of reviews: its rows wait, and are read into facts when it ends."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date
from itertools import zip_longest
from typing import Any

from sqlalchemy import select
from sqlmodel import col

from iomctl.domain.course.case_windows import HELD as WAS_HELD
from iomctl.domain.course.clashes import RecordOfPerson
from iomctl.domain.course.course import CaseCourse, course_of
from iomctl.domain.course.facts import Adopted, CaseFact, Coloured, Deselected, Fact
from iomctl.domain.course.kept_facts import COLOUR, FIRST_COLOUR, FIRST_REVIEW, HELD, KeptFact, case_fact
from iomctl.domain.course.old_books import OldCase, OldColour, OldReview, kept_of
from iomctl.domain.course.told_windows import Told, with_told
from iomctl.domain.course.versions import PolicyVersions
from iomctl.services.cases.case_facts import facts_of
from iomctl.services.cases.courses import AT_ONCE, policy_versions
from iomctl.services.cases.worked_out_rows import WorkedOut
from iomctl.services.imports.cases.known_reviews import KnownReview, ReviewsOf
from iomctl.services.imports.cases.review_steps import add_fact
from iomctl.services.imports.engine.filled_tables import COLUMNS
from iomctl.services.imports.engine.intake import Intake
from iomctl.services.imports.engine.ledger import Values
from iomctl.storage.bulk import rows_among
from iomctl.storage.tables.cohorts import Spell
from iomctl.storage.tables.reviews import Review
from iomctl.storage.waiting_rows import WaitingRows

COLOURS = (COLOUR, FIRST_COLOUR)
DAYS = ("due_from", "due_by", "made_on", "exempt_until", "closed_on")


class FilledSpells:
    """Remembered in a byte for each spell there is, for the rows of a spell may stand anywhere in the file."""

    def __init__(self, intake: Intake) -> None:
        self._intake = intake
        self._states = bytearray()
        self._rows: dict[int, list[Values]] = defaultdict(list)
        self._waiting = WaitingRows()

    def has(self, spell: int) -> bool:
        """Whether a spell takes its history from this file."""
        return spell < len(self._states) and self._states[spell] > 0

    def begin(self, spell: int, recorded: ReviewsOf) -> None:
        """Let a spell take its history from the file: what follows from its colours and custody alone gives way."""
        self._rows[spell] += recorded.give_way()
        self._states.extend(bytes(max(0, spell + 1 - len(self._states))))
        self._states[spell] = 1

    def add(self, spell: int, values: Values) -> None:
        """Keep a row of the file, in the columns of a review."""
        self._rows[spell].append(values)

    def recorded(self, spells: Collection[int], same: Mapping[int, set[int]]) -> dict[int, ReviewsOf]:
        """What earlier chunks of the file told of some of these spells; `same` as for `reviews_of`."""
        found: dict[int, ReviewsOf] = {}
        for spell, rows in self._waiting.of(spells).items():
            found[spell] = ReviewsOf(same.get(spell, set()))
            for row in rows:
                found[spell].keep(KnownReview(tuple(row)))
        return found

    def write(self) -> None:
        """Let the rows of a chunk wait."""
        self._waiting.add(self._rows)
        self._rows.clear()

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
        recorded, told_of = facts_of(work, set(people.values())), self._waiting.of(spells)
        rows, event = WorkedOut(), self._intake.ledger.event
        for spell, person in people.items():
            reviews = [_review(row, event) for row in told_of[spell]]
            case = _FilledCase(spell, recorded[person].record, reviews, versions)
            told = case.told()
            for fact in told.facts:
                add_fact(self._intake, spell, person, fact)
            rows.add(spell, told.course, case.facts(told.facts))
        self._intake.ledger.write()
        rows.write(work)


class _FilledCase:
    """A case as the file tells it, with its colours, which the file does not change, and what else bears on it."""

    def __init__(self, spell: int, record: RecordOfPerson, reviews: list[OldReview], versions: PolicyVersions) -> None:
        self._spell, self._versions = spell, versions
        self._recorded, self._of_person = record.cases[spell], record.of_person
        self._blue = versions.custody_colours
        of_kind: dict[type[CaseFact], CaseFact] = {type(one): one for one in self._recorded}
        self._adopted: Any = of_kind[Adopted]
        self._case = _case(self._adopted, of_kind.get(Deselected), self._colours(), _last_of_each_day(reviews))

    def told(self) -> Told:
        """The facts of reviews that the file tells of, with a window told where another stood than they amount to."""
        of_reviews = [one for one in kept_of(self._case, (), self._blue) if one.what not in COLOURS]
        return with_told(self._case, self._with_colours(of_reviews), self._course)

    def facts(self, kept: Sequence[KeptFact]) -> list[Fact]:
        """All that bears on the case, with facts of its reviews."""
        first = next((one.due_by for one in kept if one.what == FIRST_REVIEW), None)
        recorded = [one for one in self._recorded if one is not self._adopted]
        of_reviews = [case_fact(one) for one in kept if one.what != FIRST_REVIEW]
        return [self._adopted._replace(review_by=first), *recorded, *of_reviews, *self._of_person]

    def _course(self, kept: Sequence[KeptFact]) -> CaseCourse:
        course = course_of(self._spell, self.facts(kept), self._versions)
        if course is None:
            raise ValueError("a case without an adoption")
        return course

    def _colours(self) -> Iterator[OldColour]:
        adopted = self._adopted
        if adopted.colour is not None:
            yield OldColour(adopted.on, adopted.colour, None, adopted.event)
        for one in self._recorded:
            if isinstance(one, Coloured):
                yield OldColour(one.on, one.colour, one.reason, one.event)

    def _with_colours(self, kept: list[KeptFact]) -> Told:
        """The facts, each held review with the colour that its row gives, where it is not the one shown then.

        What one gives is shown at the next, so they are gone through again until nothing is new.
        """
        given = {one.closed_on: one.colour for one in self._case.reviews if one.outcome == WAS_HELD}
        unsaid = given.keys() - {one.on for one in self._case.colours}
        while True:
            course = self._course(kept)
            shown = {one.closed_on: one.colour for one in course.windows if one.how == WAS_HELD}
            news = {on for on in unsaid if given[on] not in {None, *self._blue, shown.get(on)}}
            if not news:
                return Told(kept, course)
            kept = [
                one._replace(colour=given[one.from_on]) if one.what == HELD and one.from_on in news else one
                for one in kept
            ]


def _case(adopted: Any, ended: Any, colours: Iterator[OldColour], reviews: list[OldReview]) -> OldCase:
    ended_on, ended_in = (ended.on, ended.event) if ended is not None else (None, None)
    return OldCase(adopted.on, adopted.event, ended_on, ended_in, list(colours), reviews)


def _last_of_each_day(reviews: list[OldReview]) -> list[OldReview]:
    """The reviews, of those held on one day the one whose row came last."""
    held = {one.closed_on: place for place, one in enumerate(reviews) if one.outcome == WAS_HELD}
    return [one for place, one in enumerate(reviews) if one.outcome != WAS_HELD or held[one.closed_on] == place]


def _review(row: Sequence[Any], event: int) -> OldReview:
    """A review that an event records, from its row in the file."""
    values = dict(zip_longest(COLUMNS[Review], row))
    days = {name: date.fromisoformat(values[name]) for name in DAYS if values[name] is not None}
    told = values | days | {"recorded_in": event, "closed_in": None}
    return OldReview(**{name: told[name] for name in OldReview._fields})
