"""How many places a provider has: recorded from a day on, put right, withdrawn."""

from datetime import date
from shlex import quote
from typing import TYPE_CHECKING, Any, TypeVar

from sqlmodel import col, select
from sqlmodel.sql.expression import SelectOfScalar

from iomctl.domain.counts import counted
from iomctl.domain.days.days import spoken
from iomctl.errors import DoesNotFit, NotUnderstood
from iomctl.inputs.bounds import Bounds
from iomctl.services.accommodation.place_records import Places, PlacesRecord
from iomctl.services.accommodation.places import in_words, over_capacity
from iomctl.services.accommodation.provider_places import places_then
from iomctl.services.asked_day import AskedDay
from iomctl.services.every_fault import EveryFault
from iomctl.services.facts import rows as facts
from iomctl.services.facts.correcting import refuse_unchanged, said_put_right, write
from iomctl.services.facts.rows import FactChange
from iomctl.services.facts.withdrawing import Meant, kept_beside, meant_row, withdraw_rows
from iomctl.services.lookup.find_service import find_provider
from iomctl.storage.tables.dated.provider_capacities import ProviderCapacity
from iomctl.storage.tables.placements import Placement
from iomctl.storage.tables.referrals import Provider, Service
from iomctl.storage.unit_of_work import UnitOfWork

if TYPE_CHECKING:
    from iomctl.inputs.provider_capacities import (
        CapacityCorrection,
        CapacityWithdrawal,
        NewCapacity,
        WhichCapacity,
    )
    from iomctl.inputs.typed_words import Typed

Asked = TypeVar("Asked", bound="WhichCapacity")


def set_capacity(work: UnitOfWork, provider: str, words: "Typed[NewCapacity]") -> FactChange:
    """Record how many places a provider has from a day on, of a kind of placement or on a pathway.

    Fewer than are taken is recorded too, and said: a room may be lost. Raises BadValue or NotFound with every fault at
    once, and DoesNotFit for a pathway that the provider doesn't offer, and for what is recorded so or otherwise
    already.
    """
    at, asked = _understood(work, provider, words)
    which = Places(at.id, asked.kind, asked.pathway)
    _refuse_not_offered(work, at, asked.pathway)
    _refuse_recorded(work, at, which, asked)
    newest = work.session.exec(_last(which)).first()
    row = ProviderCapacity(provider_id=at.id, **asked.stored(), **work.recorded)
    work.session.add(row)
    work.session.flush()
    said = f"{at.name} has {_counted(row.capacity, which)} from {spoken(row.from_on, work.today)}"
    return FactChange(
        _record(work, row), "; ".join(filter(None, (said, kept_beside(work, row, newest), _over(work, row))))
    )


def withdraw_capacity(work: UnitOfWork, provider: str, words: "Typed[CapacityWithdrawal]") -> FactChange:
    """Withdraw the newest number of places, or that from a day on: the one before it counts again.

    Raises BadValue or NotFound with every fault at once, and DoesNotFit as `meant_row`.
    """
    at, asked = _understood(work, provider, words)
    which = Places(at.id, asked.kind, asked.pathway)
    row = _meant(work, at, which, asked.on)
    withdraw_rows(work, row)
    left = work.session.exec(_last(which)).first()
    now = (
        f"{left.capacity:,} from {spoken(left.from_on, work.today)} count" if left else "nobody says how many there are"
    )
    said = f"{at.name}: {_counted(row.capacity, which)} from {spoken(row.from_on, work.today)} was withdrawn: {now}"
    return FactChange(_record(work, row), said)


def correct_capacity(work: UnitOfWork, provider: str, words: "Typed[CapacityCorrection]") -> FactChange:
    """Put right how many places there are, or from which day on; what is not given stays.

    Raises as `withdraw_capacity`, NotUnderstood where nothing is corrected, and DoesNotFit for what is recorded so
    already, and where another number is recorded from that day on.
    """
    at, asked = _understood(work, provider, words)
    if asked.capacity is None and asked.on is None:
        raise NotUnderstood("nothing is corrected", advice="say how it is to be, with --capacity or --from")
    which = Places(at.id, asked.kind, asked.pathway)
    row = _meant(work, at, which, asked.of)
    was = {"capacity": row.capacity, "from": row.from_on}
    values: dict[str, Any] = {
        "capacity": row.capacity if asked.capacity is None else asked.capacity,
        "from_on": asked.on or row.from_on,
    }
    called = f"{at.name}: the number of {_of(which)} from {spoken(row.from_on, work.today)}"
    refuse_unchanged(called, row, values)
    if values["from_on"] != row.from_on:
        _refuse_otherwise(work, at, which, values["from_on"])
    write(work, row, values)
    work.session.flush()
    said = said_put_right(called, was, {"capacity": row.capacity, "from": row.from_on})
    return FactChange(_record(work, row), "; ".join(filter(None, (said, _over(work, row)))))


def _understood(work: UnitOfWork, provider: str, words: "Typed[Asked]") -> tuple[Provider, Asked]:
    if words.given.get("kind") is not None:
        facts.refuse_without_kinds(work, Placement)
    faults = EveryFault()
    at = faults.take(lambda: find_provider(work, provider))
    asked = faults.take(lambda: words.read(Bounds(work.policy, work.today)))
    if at is None or asked is None:
        raise faults.refusal()
    return at, asked


def _refuse_not_offered(work: UnitOfWork, at: Provider, pathway: str | None) -> None:
    offered = work.session.exec(select(Service.pathway).where(Service.provider_id == at.id)).all()
    if pathway is not None and pathway not in offered:
        raise DoesNotFit(
            f"{at.name} does not offer {pathway}",
            advice=f"if it does: iomctl provider edit {quote(at.name)} --add-pathway {pathway}",
        )


def _refuse_recorded(work: UnitOfWork, at: Provider, which: Places, new: "NewCapacity") -> None:
    """Raise DoesNotFit where a new number is the one that counts on its day, or another is recorded from that day."""
    was = work.session.exec(_last(which).where(col(ProviderCapacity.from_on) <= new.on)).first()
    if was is not None and was.capacity == new.capacity:
        since = spoken(was.from_on, work.today)
        raise DoesNotFit(f"{at.name} has {_counted(was.capacity, which)} already, since {since}")
    _refuse_otherwise(work, at, which, new.on)


def _refuse_otherwise(work: UnitOfWork, at: Provider, which: Places, from_on: date) -> None:
    other = work.session.exec(_last(which).where(col(ProviderCapacity.from_on) == from_on)).first()
    if other is not None:
        option = f"--kind {which.kind}" if which.kind else f"--pathway {which.pathway}"
        mend = f"iomctl provider correct {quote(at.name)} {option} --of {from_on} --capacity PLACES --reason WORDS"
        raise DoesNotFit(
            f"{at.name} has {_counted(other.capacity, which)} from {spoken(from_on, work.today)} already",
            advice=f"if that is wrong: {mend}",
        )


def _last(which: Places) -> "SelectOfScalar[ProviderCapacity]":
    """The numbers of some places, the newest first."""
    table = ProviderCapacity
    same = (col(table.kind).is_not_distinct_from(which.kind), col(table.pathway).is_not_distinct_from(which.pathway))
    query = select(table).where(table.provider_id == which.provider, *same)
    return query.order_by(col(table.from_on).desc(), col(table.id).desc())


def _meant(work: UnitOfWork, at: Provider, which: Places, on: date | None) -> ProviderCapacity:
    advice = f"iomctl provider places {quote(at.name)} shows what is recorded"
    meant = Meant(at.name, f"number of {_of(which)}", "from_on", on, advice)
    found: ProviderCapacity = meant_row(work, _last(which), meant)
    return found


def _counted(count: int, which: Places) -> str:
    if which.kind:
        return counted(count, f"{which.kind} place")
    return f"{counted(count, 'place')} on pathway {which.pathway}"


def _of(which: Places) -> str:
    return f"{which.kind} places" if which.kind else f"places on pathway {which.pathway}"


def _over(work: UnitOfWork, row: ProviderCapacity) -> str:
    """What is said where more places are taken than there are by now; nothing of pathways, which name no nights."""
    if row.kind is None:
        return ""
    full = over_capacity(work, row.provider_id, row.kind, max(row.from_on, work.today))
    return in_words(full, work.today) if full else ""


def _record(work: UnitOfWork, row: ProviderCapacity) -> PlacesRecord:
    """The places as they stand today, or on the day from which a number counts that lies ahead."""
    day = AskedDay(work, max(work.today, row.from_on))
    (found,) = places_then(work, day, [Places(row.provider_id, row.kind, row.pathway)])
    return found
