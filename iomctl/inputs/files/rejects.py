"""The rows that an import refused, written so that they can be mended and imported again."""

import csv
import os
import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path
from types import TracebackType
from typing import Self

from iomctl.domain.cells import guard
from iomctl.errors import BadValue
from iomctl.inputs.files.source_file import why_unusable

REJECT_COLUMNS = ("line", "reasons")


class RejectsWriter:
    """A CSV file of refused rows: the line each stood on and the reasons, then its cells under their headers.

    The two columns stand first, so that a row with too many cells is written whole. The file takes its
    name only when the block ends without an error, replacing the rejects of an earlier run; with no row
    written none is left. `source` is the file being imported, which may not be overwritten.
    """

    def __init__(self, path: str, headers: Sequence[str], *, source: str = "-") -> None:
        self.count = 0
        self._path = Path(path)
        self._skip = 2 if tuple(headers[:2]) == REJECT_COLUMNS else 0
        self._refuse_loss(source)
        try:
            descriptor, self._part = tempfile.mkstemp(".part", f".{self._path.name}.", self._path.parent)
        except OSError as error:
            raise self._unusable(error) from None
        self._file = os.fdopen(descriptor, "w", encoding="utf-8-sig", newline="")
        self._writer = csv.writer(self._file)
        self._put([*REJECT_COLUMNS, *headers[self._skip :]])

    def write(self, line: int, cells: Sequence[str], reasons: Iterable[str]) -> None:
        """One refused row: the line it starts on, its cells as read, and every reason."""
        self.count += 1
        self._put([str(line), "; ".join(reasons), *cells[self._skip :]])

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: BaseException | TracebackType | None) -> None:
        try:
            self._file.close()
            if kind is None and self.count:
                Path(self._part).replace(self._path)
            elif kind is None:
                self._path.unlink(missing_ok=True)
        except OSError as error:
            raise self._unusable(error) from None
        finally:
            Path(self._part).unlink(missing_ok=True)

    def _put(self, cells: Sequence[str]) -> None:
        try:
            self._writer.writerow([guard(cell.strip()) for cell in cells])
        except OSError as error:
            raise self._unusable(error) from None

    def _refuse_loss(self, source: str) -> None:
        try:
            if source != "-" and self._path.exists() and self._path.samefile(source):
                raise BadValue(f"{self._path}: the rejects would overwrite the file that is imported")
            with self._path.open("rb") as old:
                start = old.read(64).removeprefix(b"\xef\xbb\xbf")
        except FileNotFoundError:
            return
        except (OSError, ValueError) as error:
            raise self._unusable(error) from None
        if start and not start.startswith(",".join(REJECT_COLUMNS).encode()):
            raise BadValue(f"{self._path}: this file exists and holds something other than rejected rows")

    def _unusable(self, error: OSError | ValueError) -> BadValue:
        missing = isinstance(error, FileNotFoundError)
        return BadValue(f"{self._path}: {'no such folder' if missing else why_unusable(error)}")
