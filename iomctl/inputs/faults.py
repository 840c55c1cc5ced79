"""Gather every fault of a record, so that they are told in one answer."""

from collections.abc import Iterator
from contextlib import contextmanager

from iomctl.errors import BadValue


class Faults:
    """The faults found so far, in order; each line opens with the option or column it is about."""

    def __init__(self) -> None:
        self.lines: list[str] = []

    @contextmanager
    def about(self, label: str = "") -> Iterator[None]:
        """Run a check; a BadValue it raises is kept under `label` and the next check goes on."""
        try:
            yield
        except BadValue as fault:
            self.lines.extend(labelled(label, line) for line in fault.faults)

    def add(self, line: str) -> None:
        """Keep one fault as it is worded."""
        self.lines.append(line)

    def refuse(self) -> None:
        """Raise BadValue with every fault; nothing when there is none."""
        if self.lines:
            raise BadValue(*self.lines)


def labelled(label: str, line: str) -> str:
    """A fault under its option or column; `tier "x": ...` under `--tier` becomes `--tier "x": ...`."""
    named = label.removeprefix("--")
    if line.startswith(f'{named} "'):
        return f"{label}{line.removeprefix(named)}"
    return f"{label}: {line}" if label else line
