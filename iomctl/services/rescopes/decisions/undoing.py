"""Undo a run that was applied: every case as it was, by the event that applied it."""

from iomctl.domain.references import PERSON, reference
from iomctl.errors import DoesNotFit
from iomctl.services.rescopes.decisions.applying import Applied, summed_up
from iomctl.services.rescopes.decisions.decisions import decided
from iomctl.services.rescopes.runs.left_by_undo import why_left
from iomctl.services.rescopes.runs.runs import UNDONE, find_run, newest_step
from iomctl.services.undo import undoing
from iomctl.storage.unit_of_work import UnitOfWork


def undo(work: UnitOfWork, number: int, leave_changed: bool = False) -> tuple[Applied, tuple[str, ...]]:
    """Take back what applying a run changed; with `leave_changed` but for the people whose case changed since.

    Answers the run, with the numbers of people whose case is as it was before, and a line for each of the others: who
    it is, and the later event by which they are left. Raises NotFound, DoesNotFit for a run that was never applied or
    is undone already, and as `undoing.undo`.
    """
    run, step = find_run(work, number), newest_step(work, number)
    again = f"iomctl rescope apply {number} --meeting REF"
    if step is None:
        raise DoesNotFit(f"run {number} was never applied", advice=again)
    if run.state == UNDONE:
        raise DoesNotFit(f"run {number} is undone already", advice=f"to apply it again: {again}")
    done = undoing.undo(work, step.recorded_in, leave_changed)
    actions = [one.action for person, one in decided(work, run).items() if person not in done.left]
    state = (UNDONE, work.today, step.meeting)
    why = why_left(work, step, done.left) if done.left else {}
    return summed_up(run, state, actions, [reference(PERSON, one) for one in done.left]), tuple(why.values())
