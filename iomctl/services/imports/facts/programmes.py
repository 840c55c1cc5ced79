"""Import of members of programmes: each row needs a place, and nobody is in a programme twice at once."""

from collections.abc import Mapping
from datetime import date
from functools import cached_property
from typing import Any

from sqlalchemy import select
from sqlmodel import col

from iomctl.domain.days.births import Birth, birth
from iomctl.domain.policy.programme_choices import Programme
from iomctl.domain.programmes.places import PlaceHeld, most_taken, not_for, shares_a_day
from iomctl.domain.references import PERSON, reference
from iomctl.services.imports.engine.fields import Row
from iomctl.services.imports.engine.intake import Intake
from iomctl.services.imports.facts.facts import FactImport
from iomctl.services.imports.facts.kinds import PROGRAMMES, Values
from iomctl.services.imports.facts.known import KnownFact, KnownFacts
from iomctl.services.imports.facts.room import FactRoom
from iomctl.services.programmes.contracts import is_completed, unmet
from iomctl.services.programmes.room import TakenPlace, full, held_in
from iomctl.storage.tables.people import Offender


class MembershipImport(FactImport):
    """A recorded membership gets the figures, the agreed end and the leaving of its row; any other row a place."""

    def __init__(self, intake: Intake) -> None:
        super().__init__(intake, PROGRAMMES)
        self._room = MembershipRoom(intake)

    def _stamps(self, after: Mapping[str, Any]) -> dict[str, Any]:
        return {"left_in": self._intake.work.event} if "left_on" in after else {}


class MembershipRoom(FactRoom):
    """The places of programmes, those that rows of this file took before among them."""

    def __init__(self, intake: Intake) -> None:
        super().__init__(intake, PROGRAMMES)
        self._held: dict[str, dict[int, TakenPlace]] = {}
        self._waits: tuple[str, TakenPlace] | None = None

    def made(self, row: Row, fact: KnownFact, known: KnownFacts) -> Values | None:
        """What a row tells, as it stands; None for one that is refused for want of a place."""
        if known.by_number.get(fact.number, fact).withdrawn:
            return fact.values
        code, joined, *_, left, _, _ = fact.values
        span = PlaceHeld(date.fromisoformat(joined), None if left is None else date.fromisoformat(left))
        amiss = self._amiss(self._intake.work.policy.programmes[code], fact, span)
        if amiss is not None:
            self._intake.refuse(row, [amiss])
            return None
        one = TakenPlace(fact.number, fact.person, span)
        if fact.number:
            self._in(code)[fact.number] = one
        else:
            self._waits = (code, one)
        return fact.values

    def came_in(self, row: Row, number: int) -> None:
        """Remember by which row of the file a membership came, and that it holds its place."""
        super().came_in(row, number)
        if self._waits is not None:
            code, one = self._waits
            self._in(code)[number], self._waits = one._replace(number=number), None

    def _amiss(self, programme: Programme, fact: KnownFact, span: PlaceHeld) -> str | None:
        """Why a row can't be taken, in the words that its command would say."""
        who = reference(PERSON, fact.person)
        misfit = not_for(programme, *self._people.get(fact.person, (None, None)), span.joined_on)
        if misfit is not None:
            return f"{who}: {misfit.words}"
        others = [one for one in self._in(programme.code).values() if one.number != fact.number]
        for one in others:
            if one.person == fact.person and shares_a_day(one.span, span):
                return f"{who} is in {programme.code} since {one.span.joined_on}: {self.named(one.number)}"
        unmet = self._unmet(fact)
        if unmet:
            return "; ".join(unmet)
        taken = most_taken((one.span for one in others), span)
        return full(programme) if programme.places is not None and taken >= programme.places else None

    def _unmet(self, fact: KnownFact) -> list[str]:
        """What is said of the conditions of a recorded contract that a row says was completed, but for those met."""
        *_, reason, _ = fact.values
        completed = fact.number and is_completed(self._intake.work, reason)
        return unmet(self._intake.work, fact.number) if completed else []

    def _in(self, code: str) -> dict[int, TakenPlace]:
        """The places of a programme by row number, as recorded and as this file has them."""
        if code not in self._held:
            self._held[code] = {one.number: one for one in held_in(self._intake.work, code)}
        return self._held[code]

    @cached_property
    def _people(self) -> dict[int, tuple[str | None, Birth | None]]:
        """The gender and the birth of everybody recorded, where a programme asks for either."""
        asks = any(one.gender or one.age_from or one.age_to for one in self._intake.work.policy.programmes.values())
        query = select(col(Offender.id), col(Offender.gender), col(Offender.born_on), col(Offender.born_within))
        rows = self._intake.work.session.execute(query).all() if asks else ()
        return {number: (gender, birth(*born)) for number, gender, *born in rows}
