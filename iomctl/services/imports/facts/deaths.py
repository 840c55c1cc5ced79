"""Import of deaths: by one the cases end that are open."""

from iomctl.errors import DoesNotFit
from iomctl.services.cases.ended_by_death import told_by_death
from iomctl.services.cases.recording import check_and_settle
from iomctl.services.imports.engine.intake import Intake
from iomctl.services.imports.facts.facts import FactImport, GivenFact
from iomctl.services.imports.facts.kinds import DEATHS
from iomctl.services.imports.facts.known import KnownFact, KnownFacts
from iomctl.storage.tables.facts.deaths import Death


class DeathImport(FactImport):
    """A death that is recorded already is left, any other is recorded as by its command: few are, so one by one."""

    def __init__(self, intake: Intake) -> None:
        super().__init__(intake, DEATHS)

    def _decide(self, given: GivenFact, known: KnownFacts) -> None:
        there = known.found(given.person, given.values) if given.number is None else known.by_number.get(given.number)
        if there is not None:
            super()._decide(given, known)
            return
        intake = self._intake
        if given.number is not None:
            intake.ledger.claim(Death, given.number)
        number = given.number or intake.ledger.number(Death)
        try:
            places = told_by_death(intake.work, given.person, given.new.died_on, given.new.note, number)
        except DoesNotFit as fault:
            intake.refuse(given.row, (f"died_on: {line}" for line in fault.faults))
            return
        check_and_settle(intake.work, (given.person,), places)
        known.keep(KnownFact(number, given.person, given.values))
        intake.counts["added"] += 1
