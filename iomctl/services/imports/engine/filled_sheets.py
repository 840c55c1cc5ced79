"""A sheet that people filled in and sent back: its rows, and one answer with everything that is wrong in them."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass

from iomctl.errors import BadValue
from iomctl.inputs.files.column_map import Binding, ColumnMap
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
    """The columns that a sheet may have, those it must have, and what to say of one with others."""

    fields: Sequence[str]
    required: Sequence[str]
    advice: str


@contextmanager
def filled_rows(work: UnitOfWork, file: SheetFile, columns: SheetColumns) -> Iterator[tuple[Intake, list[Row]]]:
    """The rows of a file, and the intake that takes those at fault and counts the others.

    Raises BadValue for a file that can't be read or that holds formulas, and, when the block ends, for one with a row
    at fault while there is no file of rejects.
    """
    with open_sheet(file.path, encoding=file.encoding, sheet=file.sheet, filled_in=True) as sheet:
        sheet.refuse_faults()
        intake = Intake(work, _binding(sheet, columns))
        with ExitStack() as stack:
            if file.rejects is not None:
                writer = RejectsWriter(file.rejects, sheet.headers, source=file.path)
                intake.rejects = stack.enter_context(writer)
            found = chunks(sheet, intake.binding, columns.required[0], intake.refuse)
            yield intake, [row for part in found for row in part]
            intake.settle()
    if intake.counts["refused"] and file.rejects is None:
        raise intake.refusal(None)


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


def _binding(sheet: Sheet, columns: SheetColumns) -> Binding:
    try:
        return ColumnMap().bind(sheet.headers, columns.fields, columns.required)
    except BadValue as fault:
        raise BadValue(*fault.faults, advice=columns.advice) from None
