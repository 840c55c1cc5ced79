"""Whether a paper has something to tell of every measure that the policy asks for."""

from collections.abc import Iterator

from iomctl.domain.board.told import BoardTold
from iomctl.domain.measures.catalogue import measures
from iomctl.domain.measures.measure import COUNT, MIDDLE, SHARE, Measure
from iomctl.errors import DoesNotFit

WHY = {
    SHARE: "nothing that it is a share of",
    MIDDLE: "nothing to take the middle of",
    COUNT: "nothing was counted",
}


def refuse_empty(told: BoardTold) -> None:
    """Raise DoesNotFit naming each measure of the paper that has nothing to count, and what it counts."""
    faults = list(_faults(told))
    if faults:
        raise DoesNotFit(
            *faults, advice="record what is missing, or leave the measure out of its section in the policy"
        )


def _faults(told: BoardTold) -> Iterator[str]:
    for code, measure in measures().items():
        if told.measures(measure.section, code) and _is_empty(told, measure):
            yield f"{code}: {told.missing.get(code, WHY[measure.kind])}. {measure.definition}"


def _is_empty(told: BoardTold, measure: Measure) -> bool:
    if measure.code in told.missing:
        return True
    found = [one for one in told.tallies if one.measure == measure.code]
    if measure.kind == SHARE:
        return not any(one.denominator for one in found)
    if measure.kind == MIDDLE:
        return not any(one.middle is not None for one in found)
    return not found
