"""Who leads which case: one case to another worker, or everyone of a worker or an agency."""

from typing import TYPE_CHECKING

from iomctl.errors import DoesNotFit
from iomctl.inputs.bounds import Bounds
from iomctl.services.cases.open_cases import understood
from iomctl.services.cohorts.handovers import Handover, hand_over, hand_over_all
from iomctl.services.every_fault import EveryFault
from iomctl.services.lookup.find_agency_or_worker import find_agency, find_worker
from iomctl.storage.tables.agencies import Worker
from iomctl.storage.unit_of_work import UnitOfWork

if TYPE_CHECKING:
    from iomctl.inputs.spells import Assignment
    from iomctl.inputs.typed_words import Typed


def assign(
    work: UnitOfWork, who: tuple[str, str | None], to: str, words: "Typed[Assignment]", instead: bool = False
) -> Handover:
    """Give the case of a person to the worker that `to` means; `who` is the person and the cohort as typed.

    Raises NotFound and BadValue with every fault at once; DoesNotFit without a case that was open then, for a worker
    who had left, and as `record` does.
    """
    faults = EveryFault()
    worker = faults.take(lambda: find_worker(work, to))
    found = faults.take(lambda: understood(work, who, words))
    if worker is None or found is None:
        raise faults.refusal()
    case, asked = found
    return hand_over(work, [case], worker, asked, instead)


def assign_everyone_of_worker(
    work: UnitOfWork, worker: str, to: str, words: "Typed[Assignment]", instead: bool = False
) -> Handover:
    """Give every case that one worker leads on a day to another. Raises as `assign`, see `hand_over_all`."""
    faults = EveryFault()
    giver = faults.take(lambda: find_worker(work, worker))
    taker, asked = _to_worker(work, faults, to, words)
    if giver is None or taker is None or asked is None:
        raise faults.refusal()
    if giver is taker:
        raise DoesNotFit(f"{giver.name} leads them already")
    given = giver.id
    return hand_over_all(work, lambda then: then.worker_id == given, taker, asked, instead)


def assign_everyone_of_agency(
    work: UnitOfWork, agency: str, to: str, words: "Typed[Assignment]", instead: bool = False
) -> Handover:
    """Give every case led for an agency on a day to one worker. Raises as `assign`, see `hand_over_all`."""
    faults = EveryFault()
    giver = faults.take(lambda: find_agency(work, agency))
    taker, asked = _to_worker(work, faults, to, words)
    if giver is None or taker is None or asked is None:
        raise faults.refusal()
    old, new = giver.id, taker
    return hand_over_all(
        work,
        lambda then: (then.agency_id == old) & ((then.worker_id != new.id) | (then.agency_id != new.agency_id)),
        taker,
        asked,
        instead,
    )


def _to_worker(
    work: UnitOfWork, faults: EveryFault, to: str, words: "Typed[Assignment]"
) -> "tuple[Worker | None, Assignment | None]":
    worker = faults.take(lambda: find_worker(work, to))
    return worker, faults.take(lambda: words.read(Bounds(work.policy, work.today)))
