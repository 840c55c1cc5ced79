"""The agenda of a panel, what was said of each case at it, its steps, and who was given its minutes."""

from datetime import date

from sqlalchemy import CheckConstraint, Index
from sqlmodel import Field

import iomctl.storage.tables.cohorts
import iomctl.storage.tables.panels.actions  # noqa: F401 foreign keys name them
from iomctl.domain.panels.meetings import STEPS
from iomctl.storage.tables.row import TableRow
from iomctl.storage.tables.withdrawable import Withdrawable


class PanelStep(TableRow, Withdrawable, table=True):
    """A step that a panel took on the day `taken_on`; the steps say together how it stands.

    An `opened` one holds the version of the confidentiality statement that was read, an `agreed` one the panel at
    which the minutes were agreed, an amendment or a correction its `words`.
    """

    __tablename__ = "panel_step"
    __table_args__ = (
        CheckConstraint(" OR ".join(f"step = '{one}'" for one in STEPS), name="ck_panel_step_step"),
        Index("ix_panel_step_panel_id", "panel_id"),
        Index("ix_panel_step_at_panel_id", "at_panel_id"),
    )

    id: int = Field(default=None, primary_key=True)
    panel_id: int = Field(foreign_key="panel.id")
    step: str
    taken_on: date
    statement_version: str | None
    at_panel_id: int | None = Field(foreign_key="panel.id")
    words: str | None
    withdrawn_in: int | None
    recorded_in: int


class PanelItem(TableRow, Withdrawable, table=True):
    """A case on the agenda of a panel at a `place` from 1 on, and why; or one that was dropped from it.

    Until the agenda is fixed there are rows only for what somebody added, dropped or moved. What was decided of the
    case became facts in the event `settled_in`.
    """

    __tablename__ = "panel_item"
    __table_args__ = (
        Index("ix_panel_item_panel_id", "panel_id"),
        Index("ix_panel_item_spell_id", "spell_id"),
    )

    id: int = Field(default=None, primary_key=True)
    panel_id: int = Field(foreign_key="panel.id")
    spell_id: int = Field(foreign_key="spell.id")
    place: int | None
    why: str | None
    dropped_because: str | None
    settled_in: int | None
    withdrawn_in: int | None
    recorded_in: int


class PanelAnswer(TableRow, Withdrawable, table=True):
    """One answer given at a panel about a case, kept at once: of which `question`, and the `words`.

    An update has who said it: a worker, or somebody else by name, for an agency. An action has its owner as the
    worker and its last day as `due_on`, and once the case was settled the action that it became.
    """

    __tablename__ = "panel_answer"
    __table_args__ = (
        Index("ix_panel_answer_panel_id", "panel_id"),
        Index("ix_panel_answer_spell_id", "spell_id"),
        Index("ix_panel_answer_worker_id", "worker_id"),
        Index("ix_panel_answer_agency_id", "agency_id"),
        Index("ix_panel_answer_action_id", "action_id"),
    )

    id: int = Field(default=None, primary_key=True)
    panel_id: int = Field(foreign_key="panel.id")
    spell_id: int = Field(foreign_key="spell.id")
    question: str
    words: str
    worker_id: int | None = Field(foreign_key="worker.id")
    name: str | None
    agency_id: int | None = Field(foreign_key="agency.id")
    due_on: date | None
    action_id: int | None = Field(foreign_key="action.id")
    withdrawn_in: int | None
    recorded_in: int


class PanelDisclosure(TableRow, Withdrawable, table=True):
    """Minutes or a pack of a panel, given to somebody: the `form`, the `version` of the minutes then, and to whom.

    The form of one agency has that agency, a summary the person that it is about.
    """

    __tablename__ = "panel_disclosure"
    __table_args__ = (
        Index("ix_panel_disclosure_panel_id", "panel_id"),
        Index("ix_panel_disclosure_agency_id", "agency_id"),
        Index("ix_panel_disclosure_offender_id", "offender_id"),
    )

    id: int = Field(default=None, primary_key=True)
    panel_id: int = Field(foreign_key="panel.id")
    paper: str
    form: str
    version: str
    recipient: str
    agency_id: int | None = Field(foreign_key="agency.id")
    offender_id: int | None = Field(foreign_key="offender.id")
    sent_on: date
    withdrawn_in: int | None
    recorded_in: int
