"""Put a contact right that was recorded wrongly: its day, its kind, how and by whom, and what came of it."""

from datetime import date
from typing import TYPE_CHECKING, Any

from iomctl.domain.days.days import spoken
from iomctl.errors import BadValue, DoesNotFit, NotUnderstood
from iomctl.inputs.bounds import Bounds
from iomctl.services.every_fault import EveryFault
from iomctl.services.facts import correcting
from iomctl.services.facts import rows as facts
from iomctl.services.facts.contacts import contact_now
from iomctl.services.facts.kinds import reference_of
from iomctl.services.facts.rows import FactChange
from iomctl.services.lookup.find_agency_or_worker import find_worker
from iomctl.storage.tables.facts.contacts import Contact
from iomctl.storage.tables.people import Offender
from iomctl.storage.unit_of_work import UnitOfWork

if TYPE_CHECKING:
    from iomctl.inputs.facts.contacts import ContactCorrection
    from iomctl.inputs.typed_words import Typed


def correct(work: UnitOfWork, word: str, worker: str | None, words: "Typed[ContactCorrection]") -> FactChange:
    """Put the contact with a reference right; what is left out stays.

    Raises BadValue or NotFound with every fault at once, NotUnderstood when nothing is corrected; DoesNotFit for a
    contact without an outcome to correct, and for one that is recorded so already.
    """
    faults = EveryFault()
    row = faults.take(lambda: facts.find(work, Contact, word))
    by = None if worker is None else faults.take(lambda: find_worker(work, worker))
    born_on = work.session.get_one(Offender, row.offender_id).born_from if row else None
    asked = faults.take(lambda: words.read(Bounds(work.policy, work.today, born_on)))
    if row is None or asked is None or faults.met:
        raise faults.refusal()
    if by is None and not any((asked.on, asked.kind, asked.how, asked.outcome, asked.because)):
        raise NotUnderstood("nothing is corrected", advice="give --on, --kind, --how, --worker or --outcome")
    was = contact_now(work, row)
    values: dict[str, Any] = {"contact_on": asked.on or row.contact_on, "kind": asked.kind or row.kind}
    values |= {"how": asked.how or row.how, "worker_id": by.id if by else row.worker_id}
    values |= _days(work, row, values["contact_on"]) | _outcome(work, row, asked, values["contact_on"])
    correcting.refuse_unchanged(reference_of(row), row, values)
    correcting.store(work, row, values)
    now = contact_now(work, row)
    return FactChange(now, correcting.put_right(row, was, now))


def _days(work: UnitOfWork, row: Contact, on: date) -> dict[str, Any]:
    """The day on which it was planned: that of recording it, where it lay ahead then."""
    if on == row.contact_on:
        return {}
    recorded_on = work.day_of(row.recorded_in)
    return {"planned_on": recorded_on if on > recorded_on else None}


def _outcome(work: UnitOfWork, row: Contact, asked: "ContactCorrection", on: date) -> dict[str, Any]:
    """The columns of what came of it as they are to be; an outcome told with the contact counts from its day."""
    ref, wanted = reference_of(row), asked.outcome or row.outcome
    if asked.outcome is not None and row.outcome is None:
        advice = (
            f"iomctl contact outcome {ref} {'kept' if asked.outcome == 'none' else asked.outcome} says what came of it"
        )
        raise DoesNotFit(f"{ref} has no outcome yet", advice=advice)
    outcome = None if wanted == "none" else wanted
    reason = _reason(work, row, asked, outcome)
    if outcome is None or row.outcome_on is None:
        return dict.fromkeys(("outcome", "reason", "outcome_on", "outcome_in"))
    if on > work.today:
        raise BadValue(f"--on: {spoken(on, work.today)} is ahead, and {ref} was {outcome}")
    at_once = row.outcome_in == row.recorded_in
    return {"outcome": outcome, "reason": reason, "outcome_on": on if at_once else max(row.outcome_on, on)}


def _reason(work: UnitOfWork, row: Contact, asked: "ContactCorrection", outcome: str | None) -> str | None:
    if outcome != "missed":
        if asked.because is not None:
            raise BadValue("--because: only what was missed has one; leave it out")
        return None
    found = asked.because or row.reason
    if found is None:
        known = ", ".join(code for code, one in work.policy.reasons["absence"].items() if one.active)
        raise BadValue(f"--because: say why it was missed: one of {known}")
    return found
