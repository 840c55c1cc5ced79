"""Re-scopes of a cohort: runs, what each says of every person, what was decided, and what was done."""

from datetime import date
from typing import ClassVar

from sqlalchemy import CheckConstraint, Index
from sqlmodel import Field

import iomctl.storage.tables.cohorts
import iomctl.storage.tables.policies  # noqa: F401 a foreign key names it
from iomctl.storage.tables.described import Described
from iomctl.storage.tables.row import TableRow


class RescopeRun(TableRow, table=True):
    """Criteria held against a cohort as it was on `as_of_on`; the whole file and the policy's version are kept with it.

    `candidates` is whether people outside the cohort were looked at too. `carried_from` is the earlier run whose
    decisions were carried over as far as they still stood; null where there was none.
    """

    described: ClassVar[Described] = Described("rescope", "", "as_of_on", title="run", bare=True)

    __tablename__ = "rescope_run"

    id: int = Field(default=None, primary_key=True)
    cohort_id: int = Field(foreign_key="cohort.id")
    as_of_on: date
    candidates: bool
    criteria_name: str
    criteria_version: int
    criteria_text: str
    policy_version: int = Field(foreign_key="policy_version.version")
    recorded_in: int
    carried_from: int | None = None


class RescopePerson(TableRow, table=True):
    """What a run says of one person: those who are outside the cohort and stay there have no row.

    `spell_id` and `tier_from` are null for somebody outside, `tier_to` for who leaves; where the outcome is not known
    it is the first tier that can't be told. The spell is the one of that day, which an undo may have removed since.
    `watch` is null where it is not known. `answers` holds the answer of each rule with its evidence, see
    iomctl.services.rescopes.answers.
    """

    keeps_person: ClassVar[bool] = True

    __tablename__ = "rescope_person"
    __table_args__ = (
        CheckConstraint(
            "outcome = 'stays' OR outcome = 'moves' OR outcome = 'leaves' OR outcome = 'comes-in'"
            " OR outcome = 'not-known'",
            name="ck_rescope_person_outcome",
        ),
    )

    run_id: int = Field(foreign_key="rescope_run.id", primary_key=True)
    offender_id: int = Field(foreign_key="offender.id", primary_key=True)
    spell_id: int | None
    outcome: str
    tier_from: str | None
    tier_to: str | None
    watch: bool | None
    edge: bool
    answers: str


class RescopeDecision(TableRow, table=True):
    """What the group decided about one person of a run; the newest row counts.

    `answers` is what the rules answered when it was taken, as in RescopePerson; null where they answered as the run
    says. `decided_in` is the event in which it was decided, for one that a plan anew carried over from another run;
    null where that is `recorded_in`.
    """

    keeps_person: ClassVar[bool] = True

    __tablename__ = "rescope_decision"
    __table_args__ = (
        CheckConstraint(
            "action = 'keep' OR action = 'move' OR action = 'leave' OR action = 'admit' OR action = 'defer'",
            name="ck_rescope_decision_action",
        ),
        Index("ix_rescope_decision_run_id_offender_id", "run_id", "offender_id"),
    )

    id: int = Field(default=None, primary_key=True)
    run_id: int = Field(foreign_key="rescope_run.id")
    offender_id: int = Field(foreign_key="offender.id")
    action: str
    tier: str | None
    reason: str
    note: str | None
    exit_plan: str | None
    meeting: str | None
    decided_on: date
    recorded_in: int
    answers: str | None = None
    decided_in: int | None = None


class RescopeStep(TableRow, table=True):
    """That a run was applied; the newest step is its state, and without any it is only planned.

    `step_on` is the day on which the changes took effect. `meeting` is the meeting that decided to apply, `colour` the
    one of those who came in, `over_capacity` why a tier may be over its capacity, as older
    versions kept it: since then that is the reason of the event. `undone_in` is the event that took
    the step back.
    """

    __tablename__ = "rescope_step"

    id: int = Field(default=None, primary_key=True)
    run_id: int = Field(foreign_key="rescope_run.id")
    step_on: date
    meeting: str | None
    colour: str | None
    over_capacity: str | None = None
    recorded_in: int
    undone_in: int | None = None
