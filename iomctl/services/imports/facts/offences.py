"""Import of offences: a row may name the recorded sentence of its person that was passed for it."""

from functools import cached_property
from typing import Any

from sqlalchemy import select
from sqlmodel import col

from iomctl.domain.references import SENTENCE, reference
from iomctl.services.facts.passed_for import amiss_of
from iomctl.services.imports.engine.fields import Row
from iomctl.services.imports.engine.intake import Intake
from iomctl.services.imports.facts.facts import FactImport
from iomctl.services.imports.facts.kinds import OFFENCES, Values
from iomctl.services.imports.facts.known import KnownFact, KnownFacts
from iomctl.services.imports.facts.room import FactRoom
from iomctl.storage.tables.facts.sentences import Sentence

_SENTENCE = "sentence_id"


class OffenceImport(FactImport):
    """A recorded offence gets what its row tells later of it: how it counts, where it was, its sentence."""

    def __init__(self, intake: Intake) -> None:
        super().__init__(intake, OFFENCES)
        self._room = OffenceRoom(intake)

    def _shown(self, column: str, value: Any) -> str:
        return reference(SENTENCE, value) if column == _SENTENCE and value else super()._shown(column, value)


class OffenceRoom(FactRoom):
    """The sentences that offences may have."""

    def __init__(self, intake: Intake) -> None:
        super().__init__(intake, OFFENCES)

    def made(self, row: Row, fact: KnownFact, known: KnownFacts) -> Values | None:  # noqa: ARG002 as FactRoom has it
        """What a row tells, as it stands; None for one with a sentence that it can't have."""
        number = fact.values[OFFENCES.columns.index(_SENTENCE)]
        if number is None:
            return fact.values
        ref, found = reference(SENTENCE, number), self._sentences.get(number)
        amiss = f"no sentence {ref}" if found is None else amiss_of(ref, *found, fact.person)
        if amiss is None:
            return fact.values
        self._intake.refuse(row, [f"sentence: {amiss}"])
        return None

    @cached_property
    def _sentences(self) -> dict[int, tuple[str, int]]:
        """Kind and person of every sentence that is not withdrawn, by row number."""
        query = select(col(Sentence.id), col(Sentence.kind), col(Sentence.offender_id))
        query = query.where(col(Sentence.withdrawn_in).is_(None))
        return {number: (kind, person) for number, kind, person in self._intake.work.session.execute(query)}
