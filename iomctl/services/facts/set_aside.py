"""An outcome of an offence that a court set aside: it counts for nothing in what is worked out from then on."""

from iomctl.domain.days.days import spoken
from iomctl.domain.facts.offences import outcome_stands
from iomctl.domain.reoffending.recorded import PROVING
from iomctl.errors import DoesNotFit
from iomctl.inputs.bounds import Bounds
from iomctl.services.every_fault import EveryFault
from iomctl.services.facts import rows as facts
from iomctl.services.facts.index_offences import index_now
from iomctl.services.facts.kinds import reference_of
from iomctl.services.facts.offences import offence_now
from iomctl.services.facts.rows import FactChange
from iomctl.storage.tables.facts.offences import Offence
from iomctl.storage.unit_of_work import UnitOfWork


def set_aside(work: UnitOfWork, word: str, on: str | None) -> FactChange:
    """Record that a court set the outcome of an offence aside on a day, as typed (None is today).

    Raises as `facts.find`, BadValue for a wrong day, and DoesNotFit for an offence that was not proven by then and for
    one whose outcome was set aside already.
    """
    from iomctl.inputs.facts.offences import SettingAside

    faults = EveryFault()
    row = faults.take(lambda: facts.find(work, Offence, word))
    asked = faults.take(lambda: SettingAside.typed(on=on).read(Bounds(work.policy, work.today)))
    if row is None or asked is None:
        raise faults.refusal()
    ref = reference_of(row)
    if row.outcome not in PROVING:
        raise DoesNotFit(f"{ref} is neither convicted nor cautioned: there is nothing to set aside")
    proven_on = row.outcome_on or row.committed_on
    if asked.on < proven_on:
        days = spoken(proven_on, work.today), spoken(asked.on, work.today)
        raise DoesNotFit(f"{ref} was {row.outcome} on {days[0]}, after {days[1]}")
    if row.set_aside_on is not None and not outcome_stands(row.outcome_on, row.set_aside_on, row.set_aside_on):
        raise DoesNotFit(
            f"{ref} was set aside on {spoken(row.set_aside_on, work.today)} already",
            advice=f"if that day is wrong: iomctl offence correct {ref} --set-aside DAY --reason WORDS",
        )
    row.set_aside_on = asked.on
    work.session.add(row)
    work.session.flush()
    index = "" if row.index_on is None else f"; {index_now(work, row.offender_id)}"
    said = f"{ref} was set aside on {spoken(asked.on, work.today)}: it is not proven any more{index}"
    return FactChange(offence_now(work, row), said)
