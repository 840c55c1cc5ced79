"""Two agencies that merge: the workers of one move to the other and keep their cases."""

from collections.abc import Sequence
from dataclasses import replace

from sqlmodel import col, select

from iomctl.errors import DoesNotFit
from iomctl.inputs.bounds import Bounds
from iomctl.inputs.spells import Assignment
from iomctl.inputs.typed_words import Typed
from iomctl.services.cohorts.handovers import Handover, hand_over_all
from iomctl.services.every_fault import EveryFault
from iomctl.services.lookup.find_agency_or_worker import find_agency, find_open_agency
from iomctl.storage.tables.agencies import Agency, Worker
from iomctl.storage.unit_of_work import UnitOfWork


def merge_whole(work: UnitOfWork, agency: str, into: str, words: Typed[Assignment], instead: bool = False) -> Handover:
    """Let an agency go into another for good: its workers and their cases, as `merge_agencies`, and then it is closed.

    From then on its name finds the other. Raises as `merge_agencies`.
    """
    moved = merge_agencies(work, agency, into, words, instead)
    old, new = find_agency(work, agency), find_agency(work, into)
    old.closed_on = words.read(Bounds(work.policy, work.today)).on
    old.merged_into = new.id
    work.session.add(old)
    work.session.flush()
    return moved


def merge_agencies(
    work: UnitOfWork, agency: str, into: str, words: Typed[Assignment], instead: bool = False
) -> Handover:
    """Move every worker of one agency to another; they keep their cases of a day, led for the new agency from then on.

    Raises NotFound and BadValue with every fault at once; DoesNotFit for one and the same agency, for workers whose
    name the other agency has too, and as `record` does.
    """
    faults = EveryFault()
    old = faults.take(lambda: find_agency(work, agency))
    new = faults.take(lambda: find_open_agency(work, into))
    asked = faults.take(lambda: words.read(Bounds(work.policy, work.today)))
    if old is None or new is None or asked is None:
        raise faults.refusal()
    if old is new:
        raise DoesNotFit(f"both are {old.name}")
    workers = _workers(work, old)
    _refuse_namesakes(workers, _workers(work, new), new)
    ended = old.id
    for one in workers:
        one.agency_id = new.id
    work.session.add_all(workers)
    moved = hand_over_all(work, lambda then: then.agency_id == ended, new, asked, instead)
    return replace(moved, workers=tuple(one.name for one in workers))


def _workers(work: UnitOfWork, agency: Agency) -> Sequence[Worker]:
    return work.session.exec(
        select(Worker).where(Worker.agency_id == agency.id).order_by(col(Worker.search_name))
    ).all()


def _refuse_namesakes(moving: Sequence[Worker], there: Sequence[Worker], new: Agency) -> None:
    names = {one.search_name for one in there}
    faults = [f"{new.name} has a worker {one.name} already" for one in moving if one.search_name in names]
    if faults:
        raise DoesNotFit(*faults, advice="rename one of the two first: iomctl worker edit WORKER --name NAME")
