"""Change providers: add one, rename it, let it offer more or less, close it or open it again."""

from collections.abc import Sequence
from dataclasses import dataclass
from shlex import quote

from sqlmodel import select

from iomctl.domain.names import fold
from iomctl.domain.policy.choices import Pathway
from iomctl.errors import BadValue, DoesNotFit
from iomctl.inputs.faults import Faults
from iomctl.inputs.names import area_name, partner_name
from iomctl.inputs.quoting import quoted
from iomctl.inputs.referrals.pathways import asked_pathway
from iomctl.services.every_fault import EveryFault
from iomctl.services.lookup.areas import one_name, scheme_areas
from iomctl.services.lookup.find_service import find_provider
from iomctl.services.lookup.service_areas import EVERYWHERE, known_areas
from iomctl.services.partnership.providers import ServiceRecord, records_of
from iomctl.services.partnership.service_offers import offer, withdraw
from iomctl.storage.tables.referrals import Provider
from iomctl.storage.unit_of_work import UnitOfWork


@dataclass(frozen=True)
class Offered:
    """Pathways as typed, to offer and to offer no more, and the one area that this is for; None for everywhere."""

    added: Sequence[str] = ()
    removed: Sequence[str] = ()
    area: str | None = None


@dataclass(frozen=True)
class ProviderChange:
    """What is to change of a provider; None leaves a thing as it is. `active` False closes it."""

    name: str | None = None
    offered: Offered = Offered()
    active: bool | None = None


@dataclass(frozen=True)
class _Checked:
    """A change whose words are understood: a name as it is stored, codes of pathways, an area as the scheme has it."""

    name: str | None
    added: list[str]
    removed: list[str]
    area: str | None


def add(work: UnitOfWork, name: str, offered: Offered) -> list[ServiceRecord]:
    """Record a provider with the services it offers.

    Raises BadValue for a wrong name, pathway or area; DoesNotFit when there is a provider of that name.
    """
    checked = _checked(work, ("NAME", name), offered, "--pathway")
    stored = checked.name or ""
    _refuse_taken(work, stored)
    provider = Provider(name=stored, search_name=fold(stored), active=True, **work.recorded)
    work.session.add(provider)
    work.session.flush()
    offer(work, provider, checked.added, checked.area or EVERYWHERE)
    return records_of(work, [provider])


def edit(work: UnitOfWork, word: str, change: ProviderChange) -> list[ServiceRecord]:
    """Rename a provider, let it offer more or less, close it to new referrals, or open it again.

    Raises BadValue or NotFound with every fault at once, BadValue when nothing is to change; DoesNotFit for a name
    that is taken, a service it offers already or can't give up, and when it is closed or open already.
    """
    if change == ProviderChange():
        raise BadValue("nothing to change: give --name, --add-pathway, --remove-pathway, --close or --reopen")
    faults = EveryFault()
    provider = faults.take(lambda: find_provider(work, word))
    checked = faults.take(lambda: _checked(work, ("--name", change.name), change.offered, "--add-pathway"))
    if provider is None or checked is None:
        raise faults.refusal()
    if checked.name is not None and fold(checked.name) != provider.search_name:
        _refuse_taken(work, checked.name)
    if change.active == provider.active:
        raise DoesNotFit(f"{provider.name} is {'open' if provider.active else 'closed'} already")
    offer(work, provider, checked.added, checked.area or EVERYWHERE)
    withdraw(work, provider, checked.removed, checked.area)
    provider.name = checked.name or provider.name
    provider.search_name = fold(provider.name)
    provider.active = provider.active if change.active is None else change.active
    work.session.add(provider)
    work.session.flush()
    return records_of(work, [provider])


def _checked(work: UnitOfWork, name: tuple[str, str | None], offered: Offered, adding: str) -> _Checked:
    """The words under the option each came from. Raises BadValue with a line for each that is wrong."""
    faults = Faults()
    stored, added, removed, area = None, list[str](), list[str](), None
    label, typed = name
    if typed is not None:
        with faults.about(label):
            stored = partner_name(typed)
    for word in offered.added:
        with faults.about(adding):
            added.append(work.policy.pick(Pathway, word).code)
    for word in offered.removed:
        with faults.about("--remove-pathway"):
            removed.append(asked_pathway(work.policy, word))
    if offered.area is not None:
        with faults.about(f"--area {quoted(offered.area)}"):
            area = _served(work, offered)
    faults.refuse()
    return _Checked(stored, list(dict.fromkeys(added)), list(dict.fromkeys(removed)), area)


def _served(work: UnitOfWork, offered: Offered) -> str:
    """The area as the scheme spells it, so that `luton` and `Luton` are one; one that is given up may be any there is.

    Raises BadValue for an area that is none of the scheme's.
    """
    typed = offered.area or EVERYWHERE
    if offered.removed:
        return next((one for one in known_areas(work) if fold(one) == fold(typed)), partner_name(typed))
    return area_name(typed, one_name(scheme_areas(work)))


def _refuse_taken(work: UnitOfWork, name: str) -> None:
    found = work.session.exec(select(Provider).where(Provider.search_name == fold(name))).first()
    if found is not None:
        raise DoesNotFit(
            f"there is a provider {found.name} already",
            advice=f"let it offer more: iomctl provider edit {quote(found.name)} --add-pathway PATHWAY",
        )
