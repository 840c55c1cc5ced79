"""How serious the first reoffence is beside the index offence; every group of crime has a grade or says why not."""

from dataclasses import replace
from datetime import date

import pytest

from iomctl.domain.facts.crime_groups import BREACH, NOT_KNOWN, OTHER, crime_group_of
from iomctl.domain.facts.offence_codes import shipped_rows
from iomctl.domain.facts.offences import VICTIMS
from iomctl.domain.reoffending.asked import SCHEME, AskedCohort
from iomctl.domain.reoffending.follow_up import followed
from iomctl.domain.reoffending.seriousness import beside_index, offence_grades
from tests.domain.reoffending.written_history import person

ASKED = AskedCohort(SCHEME, date(2023, 4, 1), date(2023, 6, 30), date(2025, 1, 31), date(2025, 1, 31))


@pytest.mark.parametrize(
    ("index", "first", "told"),
    [
        ("shoplifting", ["robbery"], "more serious"),
        ("shoplifting", ["other-theft"], "as serious"),
        ("robbery", ["shoplifting"], "less serious"),
        ("domestic-burglary", ["shoplifting", "robbery"], "more serious"),
        ("domestic-burglary", ["shoplifting", "drugs"], "as serious"),
        ("shoplifting", ["robbery", "other"], "more serious"),
        ("shoplifting", ["shoplifting", "other"], "not known"),
        ("robbery", ["code-not-known"], "not known"),
        ("other", ["robbery"], "not known"),
        (None, ["robbery"], "not known"),
    ],
)
def test_the_most_serious_of_the_first_day_counts(index: str | None, first: list[str], told: str) -> None:
    assert beside_index(index, first) == told


def test_every_group_has_one_of_three_grades_or_none_by_its_nature() -> None:
    groups = {row["group"] for row in shipped_rows("offence_groups.csv")} | {
        crime_group_of("034/01", one) for one in VICTIMS
    }
    assert {*offence_grades()} == groups - {BREACH}
    assert {*offence_grades().values()} == {1, 2, 3}
    assert not {OTHER, NOT_KNOWN} & {*offence_grades()}


def test_reoffences_stand_in_the_order_of_their_days() -> None:
    told = "case 2023-04-09 open fixed; off a 2023-09-03 theft; off b 2023-06-01 theft; off c 2023-06-01 theft"
    row = followed(person(f"{told}; conv a 2023-10-01; conv b 2023-11-01; conv c 2023-12-01"), ASKED)
    assert row is not None
    assert (row.counted, row.of_first_day) == (("b", "c", "a"), ("b", "c"))
    alone = followed(person("case 2023-04-09 open fixed"), replace(ASKED))
    assert alone is not None
    assert alone.of_first_day == ()
