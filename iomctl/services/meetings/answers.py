"""What was said of cases at a panel, kept at once: keep an answer, withdraw some, and read them."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from sqlmodel import col, select

from iomctl.domain.panels.meetings import SEVERAL
from iomctl.storage.tables.panels.meetings import PanelAnswer
from iomctl.storage.tables.panels.panels import Panel
from iomctl.storage.unit_of_work import UnitOfWork


@dataclass
class Answers:
    """The answers about one case, in the order in which they were given."""

    rows: list[PanelAnswer] = field(default_factory=list)

    def one(self, question: str) -> str | None:
        """The answer to a question that has one; None where none was given."""
        return next((row.words for row in self.rows if row.question == question), None)

    def all(self, question: str) -> list[PanelAnswer]:
        """The answers to a question that may have several."""
        return [row for row in self.rows if row.question == question]


def answers_of(work: UnitOfWork, panel: Panel) -> dict[int, Answers]:
    """What was said at a panel by the row number of the spell; of a case nothing was said of there is nothing."""
    query = select(PanelAnswer).where(PanelAnswer.panel_id == panel.id).order_by(col(PanelAnswer.id))
    found: dict[int, Answers] = defaultdict(Answers)
    for row in work.session.exec(query):
        found[row.spell_id].rows.append(row)
    return found


def keep(work: UnitOfWork, panel: Panel, spell: int, question: str, words: str, **said: Any) -> PanelAnswer:
    """Keep an answer, in place of the one before where a question has one; `said` are other columns of it."""
    if question not in SEVERAL:
        withdraw(work, answers_of(work, panel)[spell].all(question))
    nothing: dict[str, Any] = dict.fromkeys(("worker_id", "name", "agency_id", "due_on", "action_id", "withdrawn_in"))
    told = {**nothing, **said, "panel_id": panel.id, "spell_id": spell, "question": question, "words": words}
    row = PanelAnswer(**told, **work.recorded)
    work.session.add(row)
    work.session.flush()
    return row


def withdraw(work: UnitOfWork, rows: Iterable[PanelAnswer]) -> None:
    """Let answers stand no more."""
    for row in rows:
        row.withdrawn_in = work.event
        work.session.add(row)
    work.session.flush()
