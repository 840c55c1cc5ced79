"""Import of reviews: the history of a spell as it was, and what has happened since it was recorded."""

from typing import Any

from iomctl.services.imports.cases.filled_spells import FilledSpells
from iomctl.services.imports.cases.known_reviews import KnownReview, ReviewsOf, reviews_of, spell_meant, spells_of
from iomctl.services.imports.cases.review_ahead import Windows
from iomctl.services.imports.cases.review_rows import (
    HELD,
    ReviewRow,
    SpellOf,
    history_values,
    readers,
    row_faults,
    spell_faults,
)
from iomctl.services.imports.cases.review_steps import ReviewSteps
from iomctl.services.imports.engine.fields import Fields, Row
from iomctl.services.imports.engine.intake import Intake
from iomctl.services.imports.engine.known_partners import KnownPartners
from iomctl.services.imports.engine.whose import PersonMeant, people_meant
from iomctl.storage.tables.reviews import Review


class ReviewImport:
    """A row whose review is recorded is left: a held one by its day, any other by all that the row gives.

    A spell that has only its first review ahead, to which nothing has happened, takes over the file: each closed
    row as it is, and the row that is ahead in place of the first review; without one the policy works the next
    review out when the file ends. For any other spell a review held later than all that are recorded is held
    now, as `review hold` does, a row ahead that differs moves the review ahead, as `review set` does, and an
    older closed row becomes a part of the history.
    """

    def __init__(self, intake: Intake) -> None:
        self._intake = intake
        self._fields = Fields(readers(intake))
        self._partners = KnownPartners(intake)
        windows = Windows(intake.work.policy)
        self._filled = FilledSpells(intake, windows)
        self._steps = ReviewSteps(intake, windows)

    def take(self, rows: list[Row]) -> None:
        """Take in one chunk."""
        work = self._intake.work
        people = people_meant(work, (row.texts[0] for row in rows))
        spells = spells_of(work, {one.id for one in people.values() if isinstance(one, PersonMeant)})
        given = [one for row in rows if (one := self._given(row, people, spells)) is not None]
        recorded = reviews_of(work, {spell.id for _, _, spell in given})
        for row, review, spell in given:
            if fault := self._decide(review, spell, recorded[spell.id]):
                self._intake.refuse(row, [fault])
        self._intake.ledger.write()

    def finish(self) -> None:
        """Give every spell that took over the file, and is still open, the review that comes next."""
        self._filled.finish()

    def _given(
        self, row: Row, people: dict[str, PersonMeant | str], spells: dict[int, list[SpellOf]]
    ) -> tuple[Row, ReviewRow, SpellOf] | None:
        values, faults = self._fields.read_all(row.texts)
        person = people[row.texts[0]]
        if isinstance(person, str):
            faults.insert(0, person)
        if not values or isinstance(person, str):
            self._intake.refuse(row, faults)
            return None
        review = ReviewRow(*values)
        faults += row_faults(review)
        spell = self._spell(review, spells.get(person.id, []))
        if isinstance(spell, str):
            faults.append(spell)
        else:
            faults += spell_faults(review, spell)
        if faults or isinstance(spell, str):
            self._intake.refuse(row, faults)
            return None
        return row, review, spell

    def _spell(self, review: ReviewRow, spells: list[SpellOf]) -> SpellOf | str:
        cohort = self._partners.cohort_there(review.cohort) if review.cohort else None
        if review.cohort and cohort is None:
            return f"cohort: no cohort {review.cohort}"
        return spell_meant(review, spells, cohort)

    def _decide(self, review: ReviewRow, spell: SpellOf, recorded: ReviewsOf) -> str | None:
        """Take in one row; the reason when it can't be."""
        if review.closed_on is None:
            return self._take_ahead(review, spell, recorded)
        if (review.outcome or HELD) == HELD:
            same = recorded.held_the_same(review)
            if same is False:
                return (
                    f"closed_on: a review held on {review.closed_on} is recorded with another colour, decision or note"
                )
        else:
            same = recorded.take_same(review) or None
        if same:
            self._intake.counts["unchanged"] += 1
            return None
        if recorded.untouched and not self._filled.has(spell.id):
            self._filled.begin(spell.id, recorded)
        if recorded.ahead is not None and not self._filled.has(spell.id) and self._steps.is_news(review, recorded):
            return self._steps.hold(review, spell, recorded)
        values = history_values(review)
        self._add(spell, (*values, self._intake.ledger.event))
        if values[8] == HELD:
            recorded.keep(KnownReview((0, spell.id, *values)))
        self._intake.counts["added"] += 1
        return None

    def _take_ahead(self, review: ReviewRow, spell: SpellOf, recorded: ReviewsOf) -> str | None:
        if recorded.is_ahead(review):
            self._intake.counts["unchanged"] += 1
            return None
        if recorded.ahead is not None and self._filled.has(spell.id):
            return "closed_on: missing, but another row of this file is the review ahead of the spell"
        replaced = recorded.untouched
        if replaced:
            self._filled.begin(spell.id, recorded)
        if recorded.ahead is not None:
            return self._steps.move(review, spell, recorded)
        values = self._steps.ahead_values(review, spell)
        number = self._add(spell, values if values[5] else values[:5])
        recorded.keep(KnownReview((number, spell.id, *values, *(None,) * 6)))
        self._filled.close(spell.id)
        self._intake.counts["changed" if replaced else "added"] += 1
        return None

    def _add(self, spell: SpellOf, values: tuple[Any, ...]) -> int:
        ledger = self._intake.ledger
        number = ledger.number(Review)
        ledger.rows[Review].append((number, spell.id, *values))
        ledger.spells[spell.id] = spell.person
        return number
