"""Import of conditions of contracts: each row names the membership of its person that it is of."""

from collections.abc import Mapping
from datetime import date
from functools import cached_property
from typing import Any, NamedTuple

from sqlalchemy import select
from sqlmodel import col

from iomctl.domain.programmes.conditions import MET
from iomctl.domain.references import MEMBERSHIP, PERSON, reference
from iomctl.services.imports.engine.fields import Row
from iomctl.services.imports.engine.intake import Intake
from iomctl.services.imports.facts.facts import FactImport
from iomctl.services.imports.facts.kinds import CONDITIONS, Values
from iomctl.services.imports.facts.known import KnownFact, KnownFacts
from iomctl.services.imports.facts.room import FactRoom
from iomctl.services.programmes.contracts import is_completed, other_programme
from iomctl.storage.tables.facts.programmes import Membership


class _Contract(NamedTuple):
    """What a condition is held against of its membership."""

    person: int
    programme: str
    joined_on: date
    reason: str | None


class ConditionImport(FactImport):
    """A recorded condition gets the last day and the outcome of its row; any other row is of a recorded membership."""

    def __init__(self, intake: Intake) -> None:
        super().__init__(intake, CONDITIONS)
        self._room = ConditionRoom(intake)

    def _stamps(self, after: Mapping[str, Any]) -> dict[str, Any]:
        return {"outcome_in": self._intake.work.event} if "outcome" in after else {}


class ConditionRoom(FactRoom):
    """The memberships that conditions may be of."""

    def __init__(self, intake: Intake) -> None:
        super().__init__(intake, CONDITIONS)

    def made(self, row: Row, fact: KnownFact, known: KnownFacts) -> Values | None:  # noqa: ARG002 as FactRoom has it
        """What a row tells, as it stands; None for one that is of no membership that it could be of."""
        amiss = self._amiss(fact)
        if amiss is None:
            return fact.values
        self._intake.refuse(row, [amiss])
        return None

    def _amiss(self, fact: KnownFact) -> str | None:
        """Why a row can't be taken, in the words that its command would say."""
        work, (membership, kind, agreed, _, outcome, _, _) = self._intake.work, fact.values
        ref, of = reference(MEMBERSHIP, membership), self._contracts.get(membership)
        if of is None:
            return f"membership: no membership {ref}"
        if of.person != fact.person:
            return f"membership: {ref} is of {reference(PERSON, of.person)}"
        other = other_programme(work.policy.conditions[kind], of.programme)
        if other is not None:
            return other.words
        if date.fromisoformat(agreed) < of.joined_on:
            return f"{ref} began on {of.joined_on}, after {agreed}"
        if outcome != MET and is_completed(work, of.reason):
            return f"{ref} was completed, so each of its conditions was met"
        return None

    @cached_property
    def _contracts(self) -> dict[int, _Contract]:
        """Every membership that is not withdrawn, by row number."""
        table = Membership
        query = select(col(table.id), col(table.offender_id), col(table.programme), col(table.joined_on))
        query = query.add_columns(col(table.end_reason)).where(col(table.withdrawn_in).is_(None))
        return {number: _Contract(*told) for number, *told in self._intake.work.session.execute(query)}
