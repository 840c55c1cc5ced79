"""The rows of one kind, as they come: constant memory, whatever there is."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any, NamedTuple

from iomctl.services.exports import baselines, facts, names, people, records, records_of_people, spells
from iomctl.services.exports.people import Part
from iomctl.services.people.offenders import OffenderRecord
from iomctl.storage.unit_of_work import UnitOfWork


class ExportKind(NamedTuple):
    """The record class of a kind, and what answers each record with the person it is about."""

    record: type
    rows: Callable[[UnitOfWork, Part], Iterator[tuple[int, Any]]]


class OtherKind(NamedTuple):
    """The record class of a kind that is about nobody in the case book, and what answers its records."""

    record: type
    rows: Callable[[UnitOfWork], Iterator[Any]]


KINDS: Mapping[str, ExportKind | OtherKind] = {
    "offenders": ExportKind(OffenderRecord, people.offenders),
    "names": ExportKind(names.NameExported, names.names),
    "spells": ExportKind(records.SpellExported, spells.spells),
    "needs": ExportKind(records.NeedExported, records_of_people.needs),
    "referrals": ExportKind(records.ReferralExported, records_of_people.referrals),
    "reviews": ExportKind(records.ReviewExported, records_of_people.reviews),
    **{kind: ExportKind(*how) for kind, how in facts.KINDS.items()},
    "baselines": OtherKind(baselines.BaselineExported, baselines.baselines),
}


def rows(work: UnitOfWork, kind: ExportKind | OtherKind) -> Iterator[Any]:
    """Every row of a kind by the person's reference and then by day; everyone in them is logged as disclosed.

    People with a limited-access mark are left out unless their names may be shown, see `people.held_back`. Of what is
    about nobody, nobody is disclosed.
    """
    if isinstance(kind, OtherKind):
        yield from kind.rows(work)
        return
    work.looked_at((), disclosed=True)
    for part in people.parts(work):
        told = set()
        for person, row in kind.rows(work, part):
            told.add(person)
            yield row
        work.looked_at(told)
