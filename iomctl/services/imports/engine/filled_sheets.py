"""A sheet that people filled in and sent back: its rows, and one answer with everything that is wrong in them."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass

from iomctl.domain.columns import columns_of
from iomctl.errors import BadValue
from iomctl.inputs.files.column_map import ColumnMap
from iomctl.inputs.files.headings import FoundColumns, find_columns
from iomctl.inputs.files.rejects import RejectsWriter
from iomctl.inputs.files.sheets import Sheet, open_sheet
from iomctl.services.imports.engine.chunks import chunks
from iomctl.services.imports.engine.fields import Row
from iomctl.services.imports.engine.intake import Intake
from iomctl.storage.unit_of_work import UnitOfWork


@dataclass(frozen=True)
class SheetFile:
    """A CSV, XLSX or ODS file ("-" is standard input) and how to read it; without `rejects` one bad row refuses it."""

    path: str
    rejects: str | None = None
    encoding: str | None = None
    sheet: str | None = None


@dataclass(frozen=True)
class SheetColumns:
    """The record whose fields a sheet has as columns, those it must have, and where such a sheet comes from."""

    record: type
    required: Sequence[str]
    advice: str

    @property
    def fields(self) -> tuple[str, ...]:
        """The fields in the order of a row's texts."""
        return tuple(columns_of(self.record))


@dataclass(frozen=True)
class FilledRows:
    """The rows of a sheet, the intake that takes those at fault and counts the others, and what to tell of it."""

    intake: Intake
    rows: Sequence[Row]
    told: tuple[str, ...]


@contextmanager
def filled_rows(work: UnitOfWork, file: SheetFile, columns: SheetColumns) -> Iterator[FilledRows]:
    """The rows of a file that people filled in; columns of their own are left alone, and told.

    Raises BadValue for a file that can't be read or that holds formulas, and, when the block ends, for one with a row
    at fault while there is no file of rejects.
    """
    with open_sheet(file.path, encoding=file.encoding, sheet=file.sheet, filled_in=True) as sheet:
        found = _found(sheet, columns)
        sheet.refuse_faults(found.places.values())
        named = {name: sheet.headers[place] for name, place in found.places.items()}
        intake = Intake(work, ColumnMap(columns=named).bind(sheet.headers, columns.fields))
        with ExitStack() as stack:
            if file.rejects is not None:
                writer = RejectsWriter(file.rejects, sheet.headers, source=file.path)
                intake.rejects = stack.enter_context(writer)
            parts = chunks(sheet, intake.binding, columns.required[0], intake.refuse)
            rows = [row for part in parts for row in part]
            told = tuple(_not_used(found, rows))
            yield FilledRows(intake, rows, told)
            intake.settle()
    if intake.counts["refused"] and file.rejects is None:
        refusal = intake.refusal(None)
        raise BadValue(*refusal.faults, *told, advice=refusal.advice)


def refuse_formulas(words: Mapping[str, str], names: Sequence[str], before: object = None) -> None:
    """Raise BadValue for a cell that a spreadsheet would work out, unless it is what `before` has recorded."""
    formulas = [
        f"{name}: a formula; type what it should say"
        for name in names
        if words[name].startswith("=") and (before is None or words[name] != getattr(before, name, None))
    ]
    if formulas:
        raise BadValue(*formulas)


def as_columns(fault: BadValue) -> BadValue:
    """The fault with its lines about options made lines about columns."""
    return BadValue(*(line.removeprefix("--") for line in fault.faults))


def _found(sheet: Sheet, columns: SheetColumns) -> FoundColumns:
    try:
        return find_columns(sheet.headers, columns.record, columns.required)
    except BadValue as fault:
        raise BadValue(*fault.faults, advice="; ".join(filter(None, (fault.advice, columns.advice)))) from None


def _not_used(found: FoundColumns, rows: Sequence[Row]) -> Iterator[str]:
    filled = sum(any(place < len(row.cells) and row.cells[place].strip() for row in rows) for place in found.unnamed)
    unnamed = [f"{filled} without a heading"] if filled else []
    if told := [*found.not_used, *unnamed]:
        yield f"Columns not used: {', '.join(told)}"
