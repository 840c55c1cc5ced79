"""Each vector of proven reoffending is answered as two other programs answer it, whatever order the facts are in."""

import pytest

from tests.domain.reoffending.vectors import NEEDED, answer, rows


@NEEDED
@pytest.mark.parametrize("row", [pytest.param(one, id=one["vector"]) for one in rows()])
def test_a_vector_is_answered(row: dict[str, str]) -> None:
    assert answer(row) == row["expected"], row["about"]


@NEEDED
def test_the_order_of_the_facts_of_a_person_changes_nothing() -> None:
    turned = [one for one in rows() if ";" in one["facts"] and " x (" not in one["facts"]]
    assert len(turned) > 90
    for row in turned:
        backwards = {**row, "facts": ";".join(reversed(row["facts"].split(";")))}
        assert answer(backwards) == row["expected"], row["vector"]


@NEEDED
def test_the_file_asks_for_every_measure() -> None:
    measures = {one["asked"].rpartition("measure=")[2].split()[0] for one in rows()}
    assert len(measures) >= 16
