"""The services that a file of referrals names: a provider, a pathway and an area; made when that is asked."""

from sqlalchemy import select
from sqlmodel import col

from iomctl.domain.names import fold
from iomctl.inputs.quoting import quoted
from iomctl.services.imports.engine.intake import Intake
from iomctl.storage.tables.referrals import Provider, Service

Wanted = tuple[str, str, str]
"""Provider, code of the pathway, and area, "" for everywhere."""


class KnownServices:
    """Asked in two steps, as KnownPartners is, so that a row refused for another reason makes nothing.

    A provider that is closed to new referrals is known too: a file tells of the past.
    """

    def __init__(self, intake: Intake) -> None:
        self._intake, self._work = intake, intake.work
        self._providers = {one.search_name: one.id for one in self._work.session.scalars(select(Provider))}
        rows = self._work.session.scalars(select(Service).order_by(col(Service.id)))
        self._offered = {(one.provider_id, one.pathway, fold(one.area)): one.id for one in rows}
        self._found: dict[Wanted, int] = {}

    def fault(self, wanted: Wanted) -> str | None:
        """Why a service can't be taken."""
        if wanted in self._found or self._intake.create:
            return None
        name, pathway, area = wanted
        provider = self._providers.get(fold(name))
        if provider is None:
            return f"provider: no provider {quoted(name)}: iomctl provider add makes one, or --create does"
        if (provider, pathway, fold(area)) in self._offered:
            return None
        where = f"in {quoted(area)}" if area else "everywhere"
        advice = "iomctl provider edit --add-pathway adds that, or --create does"
        return f"provider: {quoted(name)} does not offer {pathway} {where}: {advice}"

    def service(self, wanted: Wanted) -> int:
        """The row number of a service, made when it is not there; `fault` has been asked."""
        if wanted not in self._found:
            self._found[wanted] = self._service(*wanted)
        return self._found[wanted]

    def _service(self, name: str, pathway: str, area: str) -> int:
        key = fold(name)
        if key not in self._providers:
            row = Provider(name=name, search_name=key, active=True, **self._work.recorded)
            self._providers[key] = self._intake.made(row, "providers")
        place = (self._providers[key], pathway, fold(area))
        if place not in self._offered:
            offer = Service(provider_id=place[0], pathway=pathway, area=area, **self._work.recorded)
            self._offered[place] = self._intake.made(offer, "services")
        return self._offered[place]
