"""The measures that a paper may have, as rows: what each counts, and what it is to come to by the policy."""

from dataclasses import dataclass
from decimal import Decimal

from iomctl.domain.columns import column
from iomctl.domain.measures.catalogue import measures
from iomctl.storage.unit_of_work import UnitOfWork


@dataclass(frozen=True)
class MeasureRecord:
    """One measure; the field names are a contract."""

    measure: str = column("Measure", "its code, by which the policy names it", "reviews_on_time", rank=0, kept=True)
    section: str = column("Section", "the section of the paper that it stands in", "work", rank=2)
    name: str = column("Name", "what the paper calls it", "Reviews held on time", rank=0)
    kind: str = column("Kind", "count, share, or median", "share", rank=2)
    better: str | None = column("Better", "higher or lower, for what may have a target", "higher", rank=3)
    target: Decimal | None = column("Target", "what it is to come to, in per cent", "90", rank=2, right=True)
    tolerance: Decimal | None = column("Tolerance", "in points of it", "5", rank=3, right=True)
    version: int = column("Version", "the version of its definition", "1", rank=3, right=True)
    definition: str = column("Definition", "what it counts", "People with an open case at the end of the day.", rank=5)


def measure_records(work: UnitOfWork) -> list[MeasureRecord]:
    """All measures in the order in which a paper tells them."""
    found = []
    for one in measures().values():
        target = work.policy.board.target(one.code)
        found.append(
            MeasureRecord(
                measure=one.code,
                section=one.section,
                name=one.name,
                kind=one.kind,
                better=one.better or None,
                target=None if target is None else target.target,
                tolerance=None if target is None else target.tolerance,
                version=one.version,
                definition=one.definition,
            )
        )
    return found
