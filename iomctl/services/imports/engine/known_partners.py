"""The cohorts, agencies and workers that a file names: found by their whole name, or made when that is asked."""

from typing import NamedTuple

from sqlalchemy import select
from sqlmodel import col

from iomctl.domain.names import fold
from iomctl.errors import BadValue
from iomctl.inputs.names import cohort_code
from iomctl.inputs.quoting import quoted
from iomctl.services.imports.engine.intake import Intake
from iomctl.storage.tables.agencies import Agency, Worker
from iomctl.storage.tables.cohorts import Cohort, Scheme


class Lead(NamedTuple):
    """Who leads a case and for which agency, by row number; both None when nobody does."""

    worker: int | None = None
    agency: int | None = None


class KnownPartners:
    """Asked in two steps: `..._fault` says why a name can't be taken; the name itself may then make the record.

    A row that is refused for another reason thus makes nothing.
    """

    def __init__(self, intake: Intake) -> None:
        self._intake, self._work = intake, intake.work
        cohorts = self._work.session.scalars(select(Cohort)).all()
        self._cohorts = {fold(one.name): one.id for one in cohorts}
        self._cohorts |= {fold(one.code): one.id for one in cohorts}
        self._agencies = {one.search_name: one.id for one in self._work.session.scalars(select(Agency))}
        self._workers: dict[str, dict[int, int]] = {}
        self._leads: dict[tuple[str | None, str | None], Lead] = {(None, None): Lead()}
        for one in self._work.session.scalars(select(Worker).order_by(col(Worker.id))):
            self._workers.setdefault(one.search_name, {})[one.agency_id] = one.id

    def cohort_fault(self, word: str) -> str | None:
        """Why a cohort can't be taken."""
        if not word:
            return "cohort: missing"
        if fold(word) in self._cohorts:
            return None
        if not self._intake.create:
            return f"cohort: no cohort {quoted(word)}: iomctl cohort create makes one, or --create does"
        try:
            cohort_code(_as_code(word))
        except BadValue as fault:
            return f"cohort {quoted(word)}: {fault.faults[0]}"
        return None

    def cohort_there(self, word: str) -> int | None:
        """The cohort with this code or name; None when it is not there yet."""
        return self._cohorts.get(fold(word))

    def cohort(self, word: str) -> int:
        """The cohort with this code or name, made when it is not there; `cohort_fault` has been asked."""
        key = fold(word)
        if key not in self._cohorts:
            scheme = self._work.session.scalars(select(col(Scheme.id))).one()
            made = Cohort(scheme_id=scheme, code=cohort_code(_as_code(word)), name=word, **self._work.recorded)
            self._cohorts[key] = self._intake.made(made, "cohorts")
            self._cohorts[fold(made.code)] = self._cohorts[key]
        return self._cohorts[key]

    def lead_fault(self, worker: str | None, agency: str | None) -> str | None:
        """Why a worker can't be taken; the agency may be left out when the worker is known."""
        if (worker, agency) in self._leads:
            return None
        if worker is None:
            return f"agency: {quoted(agency or '')} without a worker"
        there, create = self._workers.get(fold(worker), {}), self._intake.create
        if not there and not create:
            return f"worker: no worker {quoted(worker)}: iomctl worker add makes one, or --create does"
        if agency is not None and fold(agency) not in self._agencies and not create:
            return f"agency: no agency {quoted(agency)}: iomctl agency add makes one, or --create does"
        if agency is None and len(there) != 1:
            return f"agency: missing, and {quoted(worker)} is {'at several' if there else 'not known without it'}"
        return None

    def lead(self, worker: str | None, agency: str | None) -> Lead:
        """The worker with this name and the agency they lead for, made when not there; `lead_fault` has been asked.

        A worker may lead for another agency than they are at now: people and agencies move on.
        """
        if (worker, agency) not in self._leads:
            self._leads[worker, agency] = self._found(worker or "", agency)
        return self._leads[worker, agency]

    def _found(self, worker: str, agency: str | None) -> Lead:
        there = self._workers.setdefault(fold(worker), {})
        if agency is None:
            ((home, number),) = there.items()
            return Lead(number, home)
        home = self._agency(agency)
        if home in there or len(there) == 1:
            return Lead(there.get(home) or next(iter(there.values())), home)
        row = Worker(name=worker, search_name=fold(worker), agency_id=home, left_on=None, **self._work.recorded)
        there[home] = self._intake.made(row, "workers")
        return Lead(there[home], home)

    def _agency(self, name: str) -> int:
        key = fold(name)
        if key not in self._agencies:
            self._agencies[key] = self._intake.made(
                Agency(name=name, search_name=key, **self._work.recorded), "agencies"
            )
        return self._agencies[key]


def _as_code(word: str) -> str:
    return word if word.isascii() and " " not in word else "-".join(fold(word).split())
