"""What every importer is given: the unit of work, the ledger it writes in, the counts, and where bad rows go."""

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from typing import Protocol

from iomctl.domain.counts import counted
from iomctl.errors import BadValue
from iomctl.inputs.files.column_map import Binding
from iomctl.inputs.files.rejects import RejectsWriter
from iomctl.services.imports.engine.fields import Row
from iomctl.services.imports.engine.ledger import Ledger
from iomctl.storage.tables.agencies import Agency, Worker
from iomctl.storage.tables.cohorts import Cohort
from iomctl.storage.tables.referrals import Provider, Service
from iomctl.storage.unit_of_work import UnitOfWork

MOST_SHOWN = 20

Made = Cohort | Agency | Worker | Provider | Service
"""What --create makes."""


@dataclass
class Intake:
    """One import under way.

    `filled` are the fields that the file has a column or a constant for. `counts` has added, changed, unchanged,
    refused, and what --create made. `advice` is how to mend some of the refused rows, "" for none.
    """

    work: UnitOfWork
    binding: Binding
    filled: Collection[str] = ()
    create: bool = False
    rejects: RejectsWriter | None = None
    counts: Counter[str] = field(default_factory=Counter)
    shown: list[str] = field(default_factory=list)
    advice: str = ""

    def __post_init__(self) -> None:
        self.ledger = Ledger(self.work)
        self._refused: list[tuple[Row, list[str]]] = []
        self._told: list[str] = []
        self._tellings = 0

    def refuse(self, row: Row, reasons: Iterable[str]) -> None:
        """Leave a row out, for these reasons."""
        self.counts["refused"] += 1
        self._refused.append((row, list(reasons)))

    def settle(self) -> None:
        """Write down the rows refused since the last time, in the order of the file."""
        for row, reasons in sorted(self._refused, key=lambda one: one[0].line):
            if self.rejects is not None:
                self.rejects.write(row.line, row.cells, reasons)
            if len(self.shown) < MOST_SHOWN:
                self.shown.append(f"line {row.line}: {'; '.join(reasons)}")
        self._refused.clear()

    def made(self, row: Made, what: str) -> int:
        """Keep a row that --create makes, and count it under `what`; its row number."""
        self.work.session.add(row)
        self.work.session.flush()
        self.counts[what] += 1
        return row.id

    def tell(self, row: Row, what: str) -> None:
        """Keep what a row changes, to be read after a dry run."""
        self._tellings += 1
        if len(self._told) < MOST_SHOWN:
            self._told.append(f"line {row.line}: {what}")

    def told(self) -> list[str]:
        """What the first MOST_SHOWN rows change that told it, and how many more change something."""
        return _and_more(self._told, max(self.counts["changed"], self._tellings)) if self._told else []

    def refusal(self, rejects: str | None) -> BadValue:
        """The error that says which rows can't be taken, the first MOST_SHOWN of them in full.

        `rejects` is the file that they were written to, None when there is none.
        """
        refused, rows = self.counts["refused"], self.rows
        good = ", ".join(f"{self.counts[what]:,} {what}" for what in ("added", "changed", "unchanged"))
        others = f"of the others {good}" if refused < rows else "nothing else in the file"
        lines = [
            *_and_more(self.shown, refused),
            f"{refused:,} of {counted(rows, 'row')} refused; {others}",
        ]
        return BadValue(*lines, *filter(None, [self.advice]), advice=_about_rejects(rejects, refused < rows))

    @property
    def rows(self) -> int:
        """How many rows were read so far."""
        return sum(self.counts[what] for what in ("added", "changed", "unchanged", "refused"))


class Importer(Protocol):
    """Takes in one kind of row: chunk by chunk, and what is left to do at the end."""

    def take(self, rows: list[Row]) -> None:
        """Add, change, leave or refuse each row of a chunk."""

    def finish(self) -> None:
        """What can only be done once every row is known."""


def _and_more(lines: list[str], of: int) -> list[str]:
    return [*lines, f"and {of - len(lines):,} more"] if of > len(lines) else lines


def _about_rejects(file: str | None, others: bool) -> str:
    if file is not None:
        return f"they are in {file} with the reasons" + ("; without --strict the others go in" if others else "")
    take = "takes the other rows in and writes these" if others else "writes them"
    return f"--rejects FILE {take} to FILE with the reasons"
