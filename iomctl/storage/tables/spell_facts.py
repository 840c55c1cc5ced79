"""What is recorded of a spell beside its tiers and workers, which have tables of their own."""

from datetime import date

from sqlalchemy import CheckConstraint, Index
from sqlmodel import Field

import iomctl.storage.tables.cohorts
import iomctl.storage.tables.custodies  # noqa: F401 a foreign key names it
from iomctl.domain.course.kept_facts import WHATS
from iomctl.storage.tables.row import TableRow


class SpellFact(TableRow, table=True):
    """One fact of a spell, from the day `from_on`; the course of the case is worked out from all of them.

    What the columns hold depends on `what`; the others are null:

    - `first-colour`: the colour for outside that the adoption said; none where it said none.
    - `first-review`: `due_by`, the last day of the first review, chosen at adoption.
    - `colour`: a colour for outside, with its reason. With `custody_id` the release from that stay said it, on the
      day of leaving.
    - `held`: the review's `kind`, `decision` and `note`; `colour` if it was said, `next_by` if the next day was
      chosen, and for a review of another book the window `due_from` to `due_by` by which it was judged there.
    - `set`: `due_by`, and the reason.
    - `told`: a window of another book, `due_from` to `due_by`, its kind, and as reason its basis in words.
    - `recalculated`: `policy_version`, by which the window ahead counts from then on.
    - `exempt`: as reason a code of the policy, and `due_by`, the last day expected, inclusive, if known.
    - `expected`: nothing more.

    What was withdrawn is here no more: the events of the trail hold it.
    """

    __tablename__ = "spell_fact"
    __table_args__ = (
        CheckConstraint(" OR ".join(f"what = '{one}'" for one in WHATS), name="ck_spell_fact_what"),
        Index("ix_spell_fact_spell_id", "spell_id", "from_on"),
        Index("ix_spell_fact_custody_id", "custody_id"),
    )

    id: int = Field(default=None, primary_key=True)
    spell_id: int = Field(foreign_key="spell.id")
    custody_id: int | None = Field(default=None, foreign_key="custody.id")
    what: str
    from_on: date
    colour: str | None = None
    kind: str | None = None
    due_from: date | None = None
    due_by: date | None = None
    next_by: date | None = None
    policy_version: int | None = None
    reason: str | None = None
    decision: str | None = None
    note: str | None = None
    recorded_in: int
