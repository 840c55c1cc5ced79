"""The partnership of a made-up scheme: agencies, workers, cohorts, providers and services."""

from dataclasses import dataclass
from datetime import date
from random import Random

from sqlmodel import col, select

from iomctl.domain.names import fold
from iomctl.services.demo import names
from iomctl.storage.tables.agencies import Agency, Worker
from iomctl.storage.tables.cohorts import Cohort, Scheme
from iomctl.storage.tables.referrals import Provider, Service
from iomctl.storage.unit_of_work import UnitOfWork

LEFT = "P Dane"
COHORTS = (("luton", "IOM Luton"), ("bedford", "IOM Bedford"))


@dataclass(frozen=True)
class Partners:
    """The row numbers that made-up cases refer to; `left` is the worker who left, `agency_of` goes by worker."""

    cohorts: dict[str, int]
    workers: range
    left: int
    agency_of: dict[int, int]
    services: dict[str, list[int]]
    providers: dict[str, int]


def make_partners(work: UnitOfWork, worker_count: int, left_on: date) -> Partners:
    """Agencies, cohorts, workers, providers and services of a made-up scheme; one worker left on a day."""
    scheme = work.session.exec(select(col(Scheme.id))).one()
    agencies = [
        Agency(name=name, search_name=fold(name), telephone=f"07700 900{101 + place}", **work.recorded)
        for place, name in enumerate(names.AGENCIES)
    ]
    cohorts = [Cohort(scheme_id=scheme, code=code, name=name, **work.recorded) for code, name in COHORTS]
    providers = [
        Provider(name=name, search_name=fold(name), active=True, **work.recorded) for name, _ in names.PROVIDERS
    ]
    work.session.add_all((*agencies, *cohorts, *providers))
    work.session.flush()
    workers = _workers(work, agencies, worker_count)
    services: dict[str, list[int]] = {}
    for provider, (_, offered) in zip(providers, names.PROVIDERS, strict=True):
        for pathway in offered:
            service = Service(provider_id=provider.id, pathway=pathway, area="", **work.recorded)
            work.session.add(service)
            work.session.flush()
            services.setdefault(pathway, []).append(service.id)
    ids = [worker.id for worker in workers]
    left = _worker_who_left(work, agencies[0], left_on)
    return Partners(
        cohorts={one.code: one.id for one in cohorts},
        workers=range(ids[0], ids[-1] + 1),
        left=left.id,
        agency_of={worker.id: worker.agency_id for worker in (*workers, left)},
        services=services,
        providers={one.name: one.id for one in providers},
    )


def _workers(work: UnitOfWork, agencies: list[Agency], count: int) -> list[Worker]:
    random = Random(count)  # noqa: S311
    made: dict[str, Worker] = {}
    while len(made) < count:
        name = f"{random.choice('ABCDEGHJKLMNPRST')} {random.choice(names.SURNAMES)}"
        if name in made:
            name = f"{name} {len(made)}"
        agency = agencies[len(made) % len(agencies)].id
        made[name] = Worker(name=name, search_name=fold(name), agency_id=agency, left_on=None, **work.recorded)
        made[name].email = f"{'.'.join(fold(name).split())}@iom.example"  # at a domain that nobody can have
    workers = list(made.values())
    work.session.add_all(workers)
    work.session.flush()
    return workers


def _worker_who_left(work: UnitOfWork, agency: Agency, left_on: date) -> Worker:
    left = Worker(name=LEFT, search_name=fold(LEFT), agency_id=agency.id, left_on=left_on, **work.recorded)
    work.session.add(left)
    work.session.flush()
    return left
