"""Room for a row of a file beside the recorded facts of its person: a no ends a yes, whichever came first."""

from datetime import date

from iomctl.domain.days.days import spoken
from iomctl.domain.facts.claims import Claim, room
from iomctl.domain.references import PERSON, reference
from iomctl.errors import DoesNotFit
from iomctl.services.facts.went_on import refuse_what_went_on
from iomctl.services.imports.engine.fields import Row
from iomctl.services.imports.engine.intake import Intake
from iomctl.services.imports.facts.kinds import FactFile, Values
from iomctl.services.imports.facts.known import KnownFact, KnownFacts


class FactRoom:
    """Ends what a row of one kind of fact ends, or the row itself, as `contradictions.make_room` does for options."""

    def __init__(self, intake: Intake, kind: FactFile) -> None:
        self._intake, self._kind, self._last = intake, kind, kind.described.last
        self._lines: dict[int, int] = {}

    def came_in(self, row: Row, number: int) -> None:
        """Remember by which row of the file a fact came: where that is refused, nothing has its reference."""
        self._lines[number] = row.line

    def named(self, number: int) -> str:
        """A fact as a refusal names it: by its reference, one of the same file by its line."""
        return f"line {self._lines[number]}" if number in self._lines else self._ref(number)

    def made(self, row: Row, fact: KnownFact, known: KnownFacts) -> Values | None:
        """What a row tells as it can be told, with what it ends ended; None for one that is refused.

        `fact` is what the row tells, with the number 0 while it has none.
        """
        if self._kind.claim is None:
            return fact.values
        others = {other.number: other for other in known.others(fact.person, fact.number)}
        claims = {number: self._kind.claim(other.values) for number, other in others.items()}
        found = room(self._kind.claim(fact.values), claims)
        try:
            if found.in_the_way is not None:
                said = claims[found.in_the_way].said(self._intake.work.today)
                raise DoesNotFit(f"{reference(PERSON, fact.person)} {said}: {self.named(found.in_the_way)}")
            if found.by is not None and found.last is not None:
                return self._cut(row, fact, self._ref(found.by), found.last)
            for number, last in found.ended.items():
                self._refuse_what_went_on(number, last)
            for number, last in found.ended.items():
                known.keep(self._end(row, others[number], claims[number], last))
        except DoesNotFit as fault:
            self._intake.refuse(row, fault.faults)
            return None
        return fact.values

    def _cut(self, row: Row, fact: KnownFact, by: str, last: date) -> Values:
        """The values of a row of which a no is recorded already, which ended it."""
        self._refuse_what_went_on(fact.number, last)
        values = self._ended(fact.values, last)
        day = spoken(last, self._intake.work.today)
        if not fact.number:
            self._intake.tell(row, f"ended on {day}, the day before {by} says that there was none")
        return values

    def _end(self, row: Row, other: KnownFact, claim: Claim, last: date) -> KnownFact:
        ended = other._replace(values=self._ended(other.values, last))
        before = None if claim.last is None else claim.last.isoformat()
        after = last.isoformat()
        self._intake.ledger.change(self._kind.table, other.number, {self._last: before}, {self._last: after})
        self._intake.tell(row, claim.shortened(self._ref(other.number), last, self._intake.work.today))
        return ended

    def _ended(self, values: Values, last: date) -> Values:
        place = self._kind.columns.index(self._last)
        return (*values[:place], last.isoformat(), *values[place + 1 :])

    def _refuse_what_went_on(self, number: int, last: date) -> None:
        refuse_what_went_on(self._intake.work, self._kind.described, number, last)

    def _ref(self, number: int) -> str:
        return reference(self._kind.described.letter, number)
