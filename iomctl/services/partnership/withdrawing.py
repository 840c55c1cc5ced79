"""Agencies, workers and providers that were recorded by mistake: taken away while nothing stands on them."""

from shlex import quote

from iomctl.errors import DoesNotFit
from iomctl.inputs.referrals.pathways import asked_pathway
from iomctl.services.lookup.find_agency_or_worker import find_agency, find_worker
from iomctl.services.lookup.find_service import find_provider
from iomctl.services.lookup.made_by_mistake import found_by_mistake, take_away
from iomctl.services.partnership.agencies import AgencyListed, listed
from iomctl.services.partnership.providers import ServiceRecord, records_of
from iomctl.services.partnership.service_offers import closing, withdraw
from iomctl.services.partnership.worker_records import WorkerListed
from iomctl.storage.tables.agencies import Agency
from iomctl.storage.unit_of_work import UnitOfWork


def withdraw_agency(work: UnitOfWork, word: str, reason: str) -> AgencyListed:
    """Take an agency away; the answer is what it was.

    Raises NotFound and BadValue with every fault at once, DoesNotFit while it has workers, or a case was led for it.
    """
    agency = found_by_mistake(work, lambda: find_agency(work, word), reason)
    name = quote(agency.name)
    merging = f"iomctl agency merge {name} --into AGENCY"
    was = next(one for one in listed(work) if one.agency == agency.name)
    if went := [one.agency for one in listed(work) if one.merged_into == agency.name]:
        raise DoesNotFit(
            f"{agency.name} can't be withdrawn: {', '.join(went)} went into it", advice="iomctl undo parts them"
        )
    take_away(work, agency, agency.name, f"if it goes into another: {merging}")
    return was


def withdraw_worker(work: UnitOfWork, word: str, reason: str) -> WorkerListed:
    """Take a worker away; the answer is who they were. Raises as `withdraw_agency`, once they led a case."""
    worker = found_by_mistake(work, lambda: find_worker(work, word), reason)
    agency = work.session.get_one(Agency, worker.agency_id)
    was = WorkerListed(worker.name, agency.name, 0, worker.left_on, worker.email)
    take_away(work, worker, worker.name, f"if they left: iomctl worker edit {quote(worker.name)} --left DAY")
    return was


def withdraw_provider(work: UnitOfWork, word: str, reason: str) -> list[ServiceRecord]:
    """Take a provider away with its services; the answer is what they were. Raises as `withdraw_agency`."""
    provider = found_by_mistake(work, lambda: find_provider(work, word), reason)
    was = records_of(work, [provider])
    take_away(work, provider, provider.name, closing(provider))
    return was


def withdraw_service(work: UnitOfWork, word: str, pathway: str, area: str | None, reason: str) -> list[ServiceRecord]:
    """Take one service of a provider away; without an area as `service_offers.withdraw` takes it to be meant.

    The answer is the services that are left. Raises as `withdraw_agency`, and as `service_offers.withdraw`.
    """
    provider = found_by_mistake(work, lambda: find_provider(work, word), reason)
    withdraw(work, provider, [asked_pathway(work.policy, pathway)], area)
    return records_of(work, [provider])
