"""What a file tells of a spell that has a history: a review held, or the one ahead set to another day or exempt."""

from collections.abc import Iterable
from datetime import date

from iomctl.domain.course.clashes import RecordOfPerson, clashes
from iomctl.domain.course.facts import CaseFact, same
from iomctl.domain.course.kept_facts import EXEMPT, HELD, SET, KeptFact, case_fact
from iomctl.domain.reviews import reason_set
from iomctl.services.cases.case_facts import RecordedFacts, facts_of
from iomctl.services.cases.recording import read
from iomctl.services.imports.cases.known_reviews import KnownReview
from iomctl.services.imports.cases.review_rows import IMPORTED, ReviewRow, SpellOf
from iomctl.services.imports.engine.intake import Intake
from iomctl.services.imports.engine.ledger import COLUMNS
from iomctl.storage.tables.spell_facts import SpellFact


def add_fact(intake: Intake, spell: int, person: int, fact: KeptFact) -> None:
    """Put a fact of a spell (row numbers) in the ledger."""
    ledger = intake.ledger
    values = (getattr(fact, name) for name in COLUMNS[SpellFact][2:])
    stored = (one.isoformat() if isinstance(one, date) else one for one in values)
    ledger.rows[SpellFact].append((ledger.number(SpellFact), spell, *stored))
    ledger.spells[spell] = person


class ReviewSteps:
    """Does for rows of a file what `review hold`, `review set` and `review exempt` do."""

    def __init__(self, intake: Intake) -> None:
        self._intake = intake
        self._facts: dict[int, RecordedFacts] = {}
        self.added = 0
        """How many facts it has added."""

    def know(self, people: Iterable[int]) -> None:
        """Read what is recorded of people, against which their rows are held."""
        self._facts = facts_of(self._intake.work, set(people))

    def hold(self, row: ReviewRow, spell: int, person: int) -> str | None:
        """Record a review that was held; why it can't be."""
        event, blue = self._intake.ledger.event, self._intake.work.policy.custody.colour
        fact = KeptFact(
            HELD,
            day_of(row.closed_on),
            event,
            colour=None if row.colour == blue else row.colour,
            kind=row.kind or "case",
            due_from=day_of(row.due_from or row.due_by) if row.due_by else None,
            due_by=day_of(row.due_by) if row.due_by else None,
            decision=row.decision,
            note=row.note,
        )
        return self._record(fact, spell, person)

    def move(self, row: ReviewRow, of: SpellOf, ahead: KnownReview | None) -> str | None:
        """Move the review ahead, exempt it, or both; why it can't be."""
        event, today = self._intake.ledger.event, self._intake.work.today
        if ahead is None or ahead["due_by"] != row.due_by:
            due_by = day_of(row.due_by)
            if due_by < today:
                return f"due_by: {row.due_by} is past; a review can only be set ahead"
            reason = reason_set(row.basis or "") or row.basis or IMPORTED
            if fault := self._record(KeptFact(SET, today, event, due_by=due_by, reason=reason), of.id, of.person):
                return fault
        if ahead is None or not ahead.says(row, ("exempt_reason", "exempt_until")):
            until = day_of(row.exempt_until) if row.exempt_until else None
            exempt = KeptFact(EXEMPT, today, event, reason=row.exempt_reason, due_by=until)
            return self._record(exempt, of.id, of.person) if row.exempt_reason is not None else None
        return None

    def _record(self, fact: KeptFact, spell: int, person: int) -> str | None:
        """Add a fact unless it is recorded already; why it can't be."""
        known, new = self._facts[person], case_fact(fact)
        if fact.what != HELD and any(same(new, one) for one in known.record.cases[spell]):
            return None
        record = known.record._replace(cases={**known.record.cases, spell: [*known.record.cases[spell], new]})
        if clashes(record, [new]):
            return f"{'closed_on' if fact.what == HELD else 'due_by'}: {self._against(person, spell, new, record)}"
        self._facts[person] = known._replace(record=record)
        add_fact(self._intake, spell, person, fact)
        self.added += 1
        return None

    def _against(self, person: int, spell: int, new: CaseFact, record: RecordOfPerson) -> str:
        """What is in the way of a fact, with who recorded it; it may be of this very file."""
        named = read(self._intake.work, person).record
        cases = {**named.cases, spell: [*named.cases[spell], new]}
        return (clashes(named._replace(cases=cases), [new]) or clashes(record, [new]))[0].message


def day_of(text: str | None) -> date:
    """A day from its ISO text, which is there."""
    return date.fromisoformat(text or "")
