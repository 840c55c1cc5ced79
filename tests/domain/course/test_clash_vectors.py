"""What is told of two facts that can't both be true, against the vectors of the specification."""

import pytest

from iomctl.domain.course.clashes import clashes
from tests.domain.course.vectors import ANSWERED, NEEDED, REFUSED, known, orders, record_of
from tests.domain.course.written_facts import written

pytestmark = NEEDED


@pytest.mark.parametrize("row", REFUSED, ids=lambda row: f"{row['vector']} {row['about']}")
def test_a_clash_is_told_in_the_words_of_the_specification(row: dict[str, str]) -> None:
    facts = [written(text, event) for event, text in enumerate(row["facts"].split("; "), 1)]
    new = facts[-1].fact
    for order in orders(facts, int(row["vector"])):
        [clash] = clashes(record_of(order), [new])
        assert (clash.new, clash.message) == (new, row["expected"])
        assert clash.in_the_way is not new
        assert [one.message for one in clashes(record_of(order))] == [row["expected"]]
        assert clashes(record_of([one for one in order if one.fact is not new])) == []


@pytest.mark.parametrize("row", ANSWERED, ids=lambda row: f"{row['vector']} {row['asked']}")
def test_what_has_a_course_has_no_clash(row: dict[str, str]) -> None:
    assert clashes(record_of(list(known(row)))) == []
