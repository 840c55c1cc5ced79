"""What must hold between the keys of a policy file about reminders."""

from collections.abc import Iterator

from iomctl.inputs.files.toml_faults import Fault, shown
from iomctl.inputs.files.toml_lines import KeyPath
from iomctl.inputs.policy.rows import Raw, rows_of
from iomctl.inputs.quoting import quoted


def wrong_reminders(raw: Raw) -> Iterator[Fault]:
    """Days ahead beyond those that lists look, of which nothing is known; a worker told of twice."""
    told, ahead = raw.get("reminders"), raw.get("look_ahead_days")
    further = told.get("look_ahead_days") if isinstance(told, dict) else None
    if isinstance(further, int) and isinstance(ahead, int) and further > ahead:
        yield Fault(
            ("reminders", "look_ahead_days"),
            f"at most the {ahead} days of look_ahead_days are expected, {further} was found",
        )
    seen: dict[str, KeyPath] = {}
    for path, row in rows_of(raw, ("reminders", "workers")):
        worker = row.get("worker")
        if isinstance(worker, str) and seen.setdefault(worker.casefold(), path) != path:
            yield Fault((*path, "worker"), f"{quoted(worker)} is told of already by {shown(seen[worker.casefold()])}")
