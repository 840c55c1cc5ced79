"""The actions of a made-up scheme: agreed at panels that have met, some done, dropped or overdue."""

from datetime import date, timedelta

from sqlmodel import col, select

from iomctl.domain.references import PERSON, reference
from iomctl.inputs.facts.actions import ActionDropped, ActionOver, NewAction
from iomctl.services.demo.partners import Partners
from iomctl.services.panels.actions import ToDo, add, finish
from iomctl.storage.tables.agencies import Worker
from iomctl.storage.tables.cohorts import Spell
from iomctl.storage.tables.panels.panels import Panel
from iomctl.storage.unit_of_work import UnitOfWork

TASKS = (
    ("Ring the council about the flat", 14),
    ("Book the health check", 21),
    ("Ask the prison for his property", 7),
    ("Visit with the drug worker", 10),
    ("Send the letter for the training place", 28),
)
MOST = 12


def make_actions(work: UnitOfWork, partners: Partners, on: date) -> None:
    """Agree actions about people on the scheme at panels of the past; the same day makes the same ones."""
    met = work.session.exec(select(Panel).where(col(Panel.meets_on) < on).order_by(col(Panel.meets_on))).all()
    open_cases = select(Spell).where(col(Spell.deselected_on).is_(None)).order_by(col(Spell.offender_id))
    owners = [work.session.get_one(Worker, number).name for number in partners.workers]
    cases = work.session.exec(open_cases.limit(MOST)).all()
    for number, case in enumerate(cases):
        task, days = TASKS[number % len(TASKS)]
        panels = [one for one in met if one.meets_on >= case.adopted_on]
        if not panels:
            continue
        panel = panels[number % len(panels)]
        words = NewAction.typed(task=task, due_on=panel.meets_on + timedelta(days=days), agreed_on=panel.meets_on)
        to_do = ToDo(owners[number % len(owners)], str(panel.id))
        made = add(work, reference(PERSON, case.offender_id), words, to_do).record
        if number % 3 == 0:
            finish(work, made.action, "done", ActionOver.typed(on=min(on, made.due_on)))
        elif number % 5 == 1:
            finish(work, made.action, "dropped", ActionDropped.typed(on=on, note="moved to another area"))
