"""The measures that are shipped: what each says of itself."""

import pytest

from iomctl.domain.measures.catalogue import measures
from iomctl.domain.measures.measure import COUNT, HIGHER, LOWER, MIDDLE, SHARE, Measure
from iomctl.domain.policy.board_rules import SECTIONS

ALL = list(measures().values())


@pytest.mark.parametrize("measure", ALL, ids=[one.code for one in ALL])
def test_a_measure_says_what_it_counts(measure: Measure) -> None:
    assert measure.kind in {COUNT, SHARE, MIDDLE}
    assert measure.section in SECTIONS
    assert measure.definition.endswith(".")
    assert "  " not in measure.definition
    assert measure.version >= 1


def test_only_a_share_has_a_better_side() -> None:
    assert {one.better for one in ALL if one.kind != SHARE} == {""}
    assert {one.better for one in ALL} == {"", HIGHER, LOWER}


def test_names_differ_within_a_section() -> None:
    named = [(one.section, one.name) for one in ALL]
    assert len(set(named)) == len(named)
