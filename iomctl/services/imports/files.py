"""Import one file: whole, or its good rows, or nothing, in the one transaction of its command."""

from collections.abc import Callable, Mapping
from contextlib import ExitStack
from dataclasses import dataclass
from typing import NamedTuple

from iomctl.domain.columns import column
from iomctl.inputs.files.column_map import ColumnMap
from iomctl.inputs.files.column_map_file import load_map
from iomctl.inputs.files.rejects import RejectsWriter
from iomctl.inputs.files.sheets import Sheet, fold, open_sheet
from iomctl.services.imports import baselines
from iomctl.services.imports.cases import review_rows, reviews, spell_groups, spells
from iomctl.services.imports.engine.chunks import chunks
from iomctl.services.imports.engine.intake import Importer, Intake
from iomctl.services.imports.facts import conditions, deaths, facts, markers, offences, programmes
from iomctl.services.imports.facts import kinds as fact_kinds
from iomctl.services.imports.people import names, offenders
from iomctl.services.imports.people import rows as offender_rows
from iomctl.services.imports.referrals import needs, referrals
from iomctl.services.lookup import local_baselines
from iomctl.storage.bulk import make_room
from iomctl.storage.unit_of_work import UnitOfWork

Progress = Callable[[int, int], None]
"""Told after each chunk how many bytes of how many were read."""


@dataclass(frozen=True)
class FileToImport:
    """What to take in: a file ("-" is standard input) of a kind of KINDS, and how to read it.

    `rejects` is the file for refused rows; without it, or with `strict`, one bad row refuses the whole file.
    `create` makes the cohorts, agencies, workers, providers and services that are not there.
    """

    kind: str
    path: str
    map: str | None = None
    encoding: str | None = None
    sheet: str | None = None
    rejects: str | None = None
    strict: bool = False
    create: bool = False


@dataclass(frozen=True)
class Imported:
    """What an import did, in rows of the file, and what `--create` made for them."""

    kind: str = column("Kind", "what the rows are", "offenders", rank=0)
    file: str = column("File", "the file, - for standard input", "people.csv", rank=0)
    rows: int = column("Rows", "rows of the file", "1,000", rank=0, right=True)
    added: int = column("Added", "rows that were new", "950", right=True)
    changed: int = column("Changed", "rows that changed what is recorded", "10", right=True)
    unchanged: int = column("Unchanged", "rows that are recorded already", "30", right=True)
    refused: int = column("Refused", "rows that were left out", "10", rank=0, right=True)
    cohorts: int = column("Cohorts", "cohorts made for them", "1", rank=2, right=True)
    agencies: int = column("Agencies", "agencies made for them", "2", rank=2, right=True)
    workers: int = column("Workers", "workers made for them", "8", rank=2, right=True)
    providers: int = column("Providers", "providers made for them", "3", rank=2, right=True)
    services: int = column("Services", "services made for them", "5", rank=2, right=True)


class ImportDone(NamedTuple):
    """What an import did: in counts; on a dry run what rows change, in words; how to mend refused rows, or "".

    `possible` is how many of those added may be somebody who is recorded.
    """

    record: Imported
    told: tuple[str, ...]
    advice: str
    possible: int


COUNTED = ("added", "changed", "unchanged", "refused", "cohorts", "agencies", "workers", "providers", "services")


class ImportKind(NamedTuple):
    """How one kind of row is taken in: its fields, those a file must have, what parts no chunk, its importer."""

    fields: tuple[str, ...]
    required: tuple[str, ...]
    together: str
    importer: Callable[[Intake], Importer]


KINDS: Mapping[str, ImportKind] = {
    "offenders": ImportKind(offender_rows.FIELDS, offender_rows.REQUIRED, "offender", offenders.OffenderImport),
    "names": ImportKind(names.FIELDS, names.REQUIRED, "offender", names.NameImport),
    "spells": ImportKind(spell_groups.FIELDS, spell_groups.REQUIRED, "offender", spells.SpellImport),
    "needs": ImportKind(needs.FIELDS, needs.REQUIRED, "offender", needs.NeedImport),
    "referrals": ImportKind(referrals.FIELDS, referrals.REQUIRED, "offender", referrals.ReferralImport),
    "reviews": ImportKind(review_rows.FIELDS, review_rows.REQUIRED, "offender", reviews.ReviewImport),
    **{
        f"{kind.described.noun}s": ImportKind(kind.all_fields, kind.required, "offender", facts.importer(kind))
        for kind in fact_kinds.AS_THEY_STAND
    },
    "offences": ImportKind(
        fact_kinds.OFFENCES.all_fields, fact_kinds.OFFENCES.required, "offender", offences.OffenceImport
    ),
    "markers": ImportKind(fact_kinds.MARKERS.all_fields, fact_kinds.MARKERS.required, "offender", markers.MarkerImport),
    "programmes": ImportKind(
        fact_kinds.PROGRAMMES.all_fields, fact_kinds.PROGRAMMES.required, "offender", programmes.MembershipImport
    ),
    "conditions": ImportKind(
        fact_kinds.CONDITIONS.all_fields, fact_kinds.CONDITIONS.required, "offender", conditions.ConditionImport
    ),
    "deaths": ImportKind(fact_kinds.DEATHS.all_fields, fact_kinds.DEATHS.required, "offender", deaths.DeathImport),
    "reaches": ImportKind(
        fact_kinds.REACHES.all_fields, fact_kinds.REACHES.required, "offender", facts.importer(fact_kinds.REACHES)
    ),
    "baselines": ImportKind(local_baselines.FIELDS, baselines.REQUIRED, "name", baselines.BaselineImport),
}


def import_file(work: UnitOfWork, file: FileToImport, progress: Progress = lambda _read, _total: None) -> ImportDone:
    """Take in a file: added, changed and unchanged rows stay, refused ones go to the file of rejects.

    Raises BadValue for a file or a column map that can't be read, and for refused rows without a file of rejects
    or with `strict`: then nothing of the file may stay.
    """
    kind = KINDS[file.kind]
    columns = load_map(file.map, kind.fields) if file.map is not None else ColumnMap()
    make_room(work)
    with open_sheet(file.path, encoding=file.encoding, sheet=file.sheet) as sheet:
        binding = columns.bind(sheet.headers, kind.fields, kind.required)
        intake = Intake(work, binding, _filled(columns, sheet, kind), file.create)
        with ExitStack() as stack:
            if file.rejects is not None:
                writer = RejectsWriter(file.rejects, sheet.headers, source=file.path)
                intake.rejects = stack.enter_context(writer)
            _take_in(intake, kind, sheet, progress)
    _refuse_whole(intake, file)
    counted = {name: intake.counts[name] for name in COUNTED}
    record = Imported(file.kind, file.path, intake.rows, **counted)
    return ImportDone(record, tuple(intake.told()), intake.advice, intake.counts["possible"])


def _filled(columns: ColumnMap, sheet: Sheet, kind: ImportKind) -> frozenset[str]:
    headers = {fold(header) for header in sheet.headers}
    own = columns.columns or {name: name for name in kind.fields if fold(name) in headers}
    return frozenset((*own, *columns.constants))


def _take_in(intake: Intake, kind: ImportKind, sheet: Sheet, progress: Progress) -> None:
    importer = kind.importer(intake)
    for rows in chunks(sheet, intake.binding, kind.together, intake.refuse):
        importer.take(rows)
        intake.settle()
        progress(sheet.bytes_read, sheet.total_bytes)
    importer.finish()
    intake.settle()


def _refuse_whole(intake: Intake, file: FileToImport) -> None:
    if intake.counts["refused"] and (file.rejects is None or file.strict):
        raise intake.refusal(file.rejects)
