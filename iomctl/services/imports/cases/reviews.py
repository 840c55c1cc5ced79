"""Import of reviews: the history of a spell as it was, and what has happened since it was recorded."""

from typing import Any

from iomctl.domain.course.case_rows import FIRST_KIND
from iomctl.domain.course.ratings import IN_CUSTODY, NOT_RATED
from iomctl.domain.reviews import window_set
from iomctl.services.cases.courses import policy_versions, settle
from iomctl.services.imports.cases.filled_spells import FilledSpells
from iomctl.services.imports.cases.known_reviews import KnownReview, ReviewsOf, reviews_of, spell_meant, spells_of
from iomctl.services.imports.cases.review_rows import (
    HELD,
    IMPORTED,
    ReviewRow,
    SpellOf,
    history_values,
    readers,
    row_faults,
    spell_faults,
)
from iomctl.services.imports.cases.review_steps import ReviewSteps, day_of
from iomctl.services.imports.engine.fields import Fields, Row
from iomctl.services.imports.engine.intake import Intake
from iomctl.services.imports.engine.known_partners import KnownPartners
from iomctl.services.imports.engine.ledger import Values
from iomctl.services.imports.engine.whose import PersonMeant, people_meant


class ReviewImport:
    """A row whose review is recorded is left: a held one by its day, any other by all that the row gives.

    Of several reviews held on one day the last row of the file counts.

    A spell of which nothing is recorded about reviews takes over the file: its rows are read into facts when the file
    ends, with a window told where another stood than these amount to. For any other
    spell each review held becomes a fact, as `review hold` makes it, and a row ahead that differs moves the review
    ahead or exempts it, as `review set` and `review exempt` do.
    """

    def __init__(self, intake: Intake) -> None:
        self._intake = intake
        self._fields = Fields(readers(intake))
        self._partners = KnownPartners(intake)
        self._filled = FilledSpells(intake)
        self._steps = ReviewSteps(intake)
        self._versions = policy_versions(intake.work)
        self._ahead: list[tuple[Row, ReviewRow, SpellOf]] = []
        self._held: set[int] = set()
        self._rows = 0
        self._same: dict[int, set[int]] = {}

    def take(self, rows: list[Row]) -> None:
        """Take in one chunk."""
        work = self._intake.work
        people = people_meant(work, (row.texts[0] for row in rows))
        spells = spells_of(work, {one.id for one in people.values() if isinstance(one, PersonMeant)})
        given = [one for row in rows if (one := self._given(row, people, spells)) is not None]
        recorded = self._recorded({spell.id for _, _, spell in given})
        self._steps.know(spell.person for _, _, spell in given if not self._fresh(spell, recorded[spell.id]))
        for row, review, spell in given:
            if self._waits(review, spell, recorded[spell.id]):
                self._ahead.append((row, review, spell))
            elif fault := self._decide(review, spell, recorded[spell.id]):
                self._intake.refuse(row, [fault])
        self._same |= {spell: of.same for spell, of in recorded.items() if of.fresh and of.same}
        self._filled.write()
        self._intake.ledger.write()

    def finish(self) -> None:
        """Work out what follows; then see which rows ahead differ from that."""
        work = self._intake.work
        self._filled.finish()
        settle(work, self._held)
        recorded = reviews_of(work, {spell.id for _, _, spell in self._ahead}, {})
        self._steps.know(spell.person for _, _, spell in self._ahead)
        for row, review, spell in self._ahead:
            of, before = recorded[spell.id], self._steps.added
            fault = None if of.is_ahead(review) else self._steps.move(review, spell, of.ahead)
            if fault is not None:
                self._intake.refuse(row, [fault])
            else:
                self._intake.counts["changed" if self._steps.added > before else "unchanged"] += 1
        self._intake.ledger.write()
        settle(work, {spell.person for _, _, spell in self._ahead})

    def _recorded(self, spells: set[int]) -> dict[int, ReviewsOf]:
        others = {spell for spell in spells if not self._filled.has(spell)}
        recorded = reviews_of(self._intake.work, others, self._same)
        return recorded | self._filled.recorded(spells - others, self._same)

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
        else:
            same = recorded.take_same(review) or None
        if same:
            self._intake.counts["unchanged"] += 1
            return None
        if recorded.fresh and not self._filled.has(spell.id):
            self._filled.begin(spell.id, recorded)
        if not self._filled.has(spell.id):
            return self._hold(review, spell, recorded)
        added = KnownReview(self._add(spell, history_values(review)))
        if added["outcome"] == HELD:
            recorded.keep(added)
        self._intake.counts["unchanged" if same is False else "added"] += 1
        return None

    def _waits(self, review: ReviewRow, spell: SpellOf, recorded: ReviewsOf) -> bool:
        """Whether a row is of the review ahead of a spell with a history, which the rest of the file may change."""
        return review.closed_on is None and not self._fresh(spell, recorded)

    def _fresh(self, spell: SpellOf, recorded: ReviewsOf) -> bool:
        """Whether a spell may take its history from the file, or does so."""
        return recorded.fresh or self._filled.has(spell.id)

    def _hold(self, review: ReviewRow, spell: SpellOf, recorded: ReviewsOf) -> str | None:
        if (review.outcome or HELD) != HELD:
            return f"outcome: {review.outcome}: the windows of this spell follow from what is recorded"
        before = self._steps.added
        if fault := self._steps.hold(review, spell.id, spell.person):
            return fault
        self._held.add(spell.person)
        recorded.keep(KnownReview((0, spell.id, *history_values(review))))
        self._intake.counts["added" if self._steps.added > before else "unchanged"] += 1
        return None

    def _take_ahead(self, review: ReviewRow, spell: SpellOf, recorded: ReviewsOf) -> str | None:
        if recorded.is_ahead(review):
            self._intake.counts["unchanged"] += 1
            return None
        if recorded.ahead is not None and self._filled.has(spell.id):
            return "closed_on: missing, but another row of this file is the review ahead of the spell"
        replaced = recorded.fresh and not self._filled.has(spell.id)
        if replaced:
            self._filled.begin(spell.id, recorded)
        recorded.keep(KnownReview(self._add(spell, (*self._ahead_values(review, spell), *(None,) * 5))))
        self._intake.counts["changed" if replaced else "added"] += 1
        return None

    def _ahead_values(self, row: ReviewRow, spell: SpellOf) -> tuple[Any, ...]:
        """The columns of a review ahead from `kind` to `exempt_until`; what the file leaves out follows the policy."""
        work = self._intake.work
        rating = IN_CUSTODY if spell.custody == "custody" else spell.colour
        known = rating if rating in {IN_CUSTODY, *work.policy.colours} else NOT_RATED
        window = window_set(day_of(row.due_by), self._versions.window_days(known, work.today), work.today, "")
        due = (row.due_from or window.due_from.isoformat(), row.due_by)
        made_on = row.made_on or work.today.isoformat()
        return (row.kind or FIRST_KIND, *due, row.basis or IMPORTED, made_on, row.exempt_reason, row.exempt_until)

    def _add(self, spell: SpellOf, values: tuple[Any, ...]) -> Values:
        self._rows -= 1  # unlike the number of any row that is recorded
        row = (self._rows, spell.id, *values)
        self._filled.add(spell.id, row)
        return row
