"""Find the agency or worker that somebody means by a whole name or a part of it."""

from collections.abc import Sequence
from shlex import quote
from typing import Protocol, TypeVar

from sqlmodel import col, select

from iomctl.domain.days.days import spoken
from iomctl.domain.names import fold
from iomctl.errors import DoesNotFit, NotFound
from iomctl.storage.tables.agencies import Agency, Worker
from iomctl.storage.unit_of_work import UnitOfWork


class AgencyOrWorker(Protocol):
    """A row with a name, and the folded name that it is found by."""

    name: str
    search_name: str


Named = TypeVar("Named", Agency, Worker)
AnyAgencyOrWorker = TypeVar("AnyAgencyOrWorker", bound=AgencyOrWorker)


def find_agency(work: UnitOfWork, word: str) -> Agency:
    """The agency with this name, or the only one whose name holds these words. Raises NotFound.

    The name of one that went into another means that one.
    """
    named = _named(work, Agency, word)
    meant = {one.id: one for one in (_went_into(work, one) for one in named)}
    if len(meant) == 1 < len(named):
        return next(iter(meant.values()))
    return _went_into(work, the_one(named, word, "agency", "iomctl agency list"))


def find_open_agency(work: UnitOfWork, word: str) -> Agency:
    """The same of an agency for which something new is to be done. Raises DoesNotFit for one that is closed."""
    found = find_agency(work, word)
    if found.closed_on is not None:
        raise DoesNotFit(
            f"{found.name} is closed since {spoken(found.closed_on, work.today)}",
            advice=f"name another, or open it again: iomctl agency edit {quote(found.name)} --reopen",
        )
    return found


def _went_into(work: UnitOfWork, agency: Agency) -> Agency:
    into = None if agency.merged_into is None else work.session.get(Agency, agency.merged_into)
    return agency if into is None else _went_into(work, into)


def find_worker(work: UnitOfWork, word: str) -> Worker:
    """The worker with this name, or the only one whose name holds these words, left or not. Raises NotFound."""
    return the_one(_named(work, Worker, word), word, "worker", "iomctl worker list")


def _named(work: UnitOfWork, table: type[Named], word: str) -> Sequence[Named]:
    """Those with this whole name, else those whose name holds the words: a country has tens of thousands."""
    name, wanted = col(table.search_name), fold(word)
    query = select(table).order_by(col(table.name))
    whole = work.session.exec(query.where(name == wanted)).all()
    return whole or work.session.exec(query.where(name.contains(wanted, autoescape=True))).all()


def the_one(partners: Sequence[AnyAgencyOrWorker], word: str, what: str, listed_by: str) -> AnyAgencyOrWorker:
    """The one of these with this name, or the only one whose name holds these words. Raises NotFound.

    `what` is the noun in a message, `listed_by` the command that shows them all.
    """
    wanted = fold(word)
    whole = [one for one in partners if one.search_name == wanted]
    found = whole or [one for one in partners if wanted and wanted in one.search_name]
    if not found:
        raise NotFound(f"no {what} {word}", advice=f"{listed_by} shows them all")
    if len(found) > 1:
        names = ", ".join(one.name for one in found[:10])
        raise NotFound(f"{word} could be several: {names}", advice="give the whole name")
    return found[0]
