"""What must hold of the kinds of placement of a policy file: whose nights one uses up, and what limits money."""

from collections.abc import Iterator

from iomctl.inputs.files.toml_faults import Fault
from iomctl.inputs.policy.rows import Raw, rows_of, words_of
from iomctl.inputs.quoting import quoted


def wrong_nights(raw: Raw) -> Iterator[Fault]:
    """A kind of placement that uses up the nights of another has none itself, and the other has some."""
    rows = list(rows_of(raw, ("placements",)))
    limited = {row.get("code") for _, row in rows if "nights" in row or "within" in row}
    known = set(words_of(rows, "code"))
    for path, row in rows:
        other = row.get("counts_with")
        if not isinstance(other, str) or other not in known:
            continue
        for key in ("nights", "within"):
            if key in row:
                yield Fault((*path, key), f"the nights are those of {quoted(other)}, which it counts with")
        if other not in limited:
            yield Fault((*path, "counts_with"), f"{quoted(other)} has no nights to count with")


def wrong_money(raw: Raw) -> Iterator[Fault]:
    """Money is slept in by nobody: it has no nights, and nothing else has a cap."""
    for path, row in rows_of(raw, ("placements",)):
        paid = row.get("money") is True
        for key in ("nights", "within", "counts_with") if paid else ("cap", "weeks", "in_advance"):
            if key in row:
                said = "money has no nights; its cap and its weeks of rent limit it" if paid else "only money has it"
                yield Fault((*path, key), said)
