"""What is published of a small cohort still says something: most cells are numbers, and what is left out is named."""

from statistics import mean

import pytest

from tests.services.made_up_cohorts import cohort, numbers_in, told_of

COHORTS = range(20)


def share(people: int, seed: int) -> float:
    """How many of all cells of the tables asked for are numbers, those left out counted as withheld."""
    numbers, cells = numbers_in(told_of(cohort(people, seed)), sums=True)
    return numbers / cells


def test_of_forty_people_half_the_cells_are_numbers() -> None:
    shares = [share(40, seed) for seed in COHORTS]
    assert mean(shares) >= 0.58
    assert sum(one >= 0.5 for one in shares) >= 18
    assert min(shares) >= 0.4


@pytest.mark.parametrize(("people", "least"), [(30, 0.45), (60, 0.7), (150, 0.9)])
def test_of_fewer_and_of_more(people: int, least: float) -> None:
    assert mean(share(people, seed) for seed in COHORTS) >= least


def test_without_the_rows_that_add_the_others_up() -> None:
    told = [numbers_in(told_of(cohort(40, seed))) for seed in COHORTS]
    assert mean(numbers / cells for numbers, cells in told) >= 0.5


def test_what_is_left_out_is_named() -> None:
    sections = told_of(cohort(12, 1))
    said = " ".join(line for section in sections for line in section.paragraphs)
    for name in ("in each tier after", "from tier to tier", "by plan", "by reason", "gender", "ethnicity"):
        assert name in said


def test_by_plan_says_of_whom_it_tells() -> None:
    (section,) = [one for one in told_of(cohort(150, 1)) if one.title == "What becomes of people"]
    assert "With the plan and against it" in [table.caption for table in section.tables]
    assert any(one.startswith("By plan only people of the cohort are counted") for one in section.paragraphs)
