"""What a file tells of a spell that has a history: a review held, or the one ahead set to another day or exempt."""

from collections.abc import Iterable
from datetime import date

from sqlalchemy import select
from sqlmodel import col

from iomctl.domain.course.clashes import RecordOfPerson, clashes
from iomctl.domain.course.facts import CaseFact, ReviewHeld, same
from iomctl.domain.course.kept_facts import EXEMPT, HELD, SET, KeptFact, case_fact
from iomctl.domain.reviews import reason_set
from iomctl.services.cases.case_facts import RecordedFacts, facts_of, read
from iomctl.services.imports.cases.known_reviews import KnownReview
from iomctl.services.imports.cases.review_rows import IMPORTED, ReviewRow, SpellOf
from iomctl.services.imports.engine.filled_tables import COLUMNS
from iomctl.services.imports.engine.intake import Intake
from iomctl.storage.bulk import stored
from iomctl.storage.tables.spell_facts import SpellFact


def add_fact(intake: Intake, spell: int, person: int, fact: KeptFact) -> int:
    """Put a fact of a spell (row numbers) in the ledger; the answer is its own row number."""
    ledger = intake.ledger
    number = ledger.number(SpellFact)
    values = (getattr(fact, name) for name in COLUMNS[SpellFact][2:])
    ledger.rows[SpellFact].append((number, spell, *stored(values)))
    ledger.spells[spell] = person
    return number


class ReviewSteps:
    """Does for rows of a file what `review hold`, `review set` and `review exempt` do."""

    def __init__(self, intake: Intake) -> None:
        self._intake = intake
        self._first = intake.ledger.event
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
        """Add a fact unless it is recorded already; why it can't be. Of two reviews of one day the later row counts."""
        known, new = self._facts[person], case_fact(fact)
        earlier = self._earlier(known.record, spell, new)
        if any(same(new, one) for one in (known.record.cases[spell] if fact.what != HELD else earlier)):
            return None
        record = self._with(known.record, spell, new)
        if clashes(record, [new]):
            return f"{'closed_on' if fact.what == HELD else 'due_by'}: {self._against(person, spell, new, record)}"
        if earlier:
            ((_, number),) = known.places[id(earlier[0])]
            self._change(number, fact)
        else:
            number = add_fact(self._intake, spell, person, fact)
            self.added += 1
        known.places[id(new)] = [("spell_fact", number)]
        self._facts[person] = known._replace(record=record)
        return None

    def _change(self, number: int, fact: KeptFact) -> None:
        """Let a review that this file tells of be as a later row has it."""
        columns = COLUMNS[SpellFact][3:]
        query = select(*(getattr(SpellFact, name) for name in columns)).where(col(SpellFact.id) == number)
        row = self._intake.work.session.execute(query).first()  # without one it waits to be written
        before = dict(zip(columns, stored(row or (None,) * len(columns)), strict=True))
        after = dict(zip(columns, stored(getattr(fact, name) for name in columns), strict=True))
        changed = {name for name in columns if row is None or before[name] != after[name]}
        news = {name: after[name] for name in columns if name in changed}
        self._intake.ledger.change(SpellFact, number, {name: before[name] for name in news}, news)

    def _earlier(self, record: RecordOfPerson, spell: int, new: CaseFact) -> list[CaseFact]:
        """The review of the same day that a row above in this file told of, if one did."""
        held = [one for one in record.cases[spell] if isinstance(one, ReviewHeld) and isinstance(new, ReviewHeld)]
        return [one for one in held if one.on == new.on and one.event >= self._first]

    def _with(self, record: RecordOfPerson, spell: int, new: CaseFact) -> RecordOfPerson:
        earlier = self._earlier(record, spell, new)
        others = [one for one in record.cases[spell] if one not in earlier]
        return record._replace(cases={**record.cases, spell: [*others, new]})

    def _against(self, person: int, spell: int, new: CaseFact, record: RecordOfPerson) -> str:
        """What is in the way of a fact, with who recorded it; it may be of this very file."""
        named = self._with(read(self._intake.work, person).record, spell, new)
        return (clashes(named, [new]) or clashes(record, [new]))[0].message


def day_of(text: str | None) -> date:
    """A day from its ISO text, which is there."""
    return date.fromisoformat(text or "")
