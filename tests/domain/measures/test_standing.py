"""Red, Amber and Green by the policy's target and tolerance."""

from decimal import Decimal

import pytest

from iomctl.domain.measures.measure import HIGHER, LOWER
from iomctl.domain.measures.standing import standing
from iomctl.domain.measures.tally import Tally
from iomctl.domain.policy.board_rules import BoardTarget


def _share(so: int, of: int) -> Tally:
    return Tally("reviews_on_time", 1, "", "", so, of)


@pytest.mark.parametrize(
    ("so", "expected"),
    [(90, "Green"), (100, "Green"), (89, "Amber"), (85, "Amber"), (84, "Red"), (0, "Red")],
)
def test_more_is_better(so: int, expected: str) -> None:
    target = BoardTarget("reviews_on_time", Decimal(90), Decimal(5))
    assert standing(_share(so, 100), target, HIGHER) == expected


@pytest.mark.parametrize(("so", "expected"), [(10, "Green"), (0, "Green"), (11, "Amber"), (15, "Amber"), (16, "Red")])
def test_less_is_better(so: int, expected: str) -> None:
    target = BoardTarget("recalled_four_weeks", Decimal(10), Decimal(5))
    assert standing(_share(so, 100), target, LOWER) == expected


def test_the_share_is_held_against_the_target_before_it_is_rounded() -> None:
    # 89.96 per cent is printed as 90.0, and is not 90.
    assert standing(_share(2249, 2500), BoardTarget("reviews_on_time", Decimal(90)), HIGHER) == "Red"


def test_without_a_tolerance_there_is_no_amber() -> None:
    assert standing(_share(899, 1000), BoardTarget("reviews_on_time", Decimal(90)), HIGHER) == "Red"


def test_nothing_has_no_standing() -> None:
    with pytest.raises(ValueError, match="nothing"):
        standing(_share(0, 0), BoardTarget("reviews_on_time", Decimal(90)), HIGHER)
