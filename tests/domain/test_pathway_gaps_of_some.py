"""On a pathway that some are asked about alone, no small count is given away to who knows how many those are."""

import pytest

from iomctl.domain.pathway_gaps import of_those_asked
from iomctl.domain.small_counts import alone
from tests.domain.test_pathway_gaps import STATES, Book, Look, counts, every_book, look, nobody_can_tell, telling


@pytest.mark.parametrize(
    ("threshold", "most", "states"),
    [(2, 9, list(STATES)[:5]), (2, 8, ["not asked", *list(STATES)[2:6]]), (3, 12, list(STATES)[:3])],
)
def test_nor_one_of_those_asked_by_who_knows_how_many_are_to_be(threshold: int, most: int, states: list[str]) -> None:
    def published(book: Book) -> Look:
        told = telling(book[0])
        return look(of_those_asked(told, most, threshold)), (alone(told["people"], threshold),)

    assert nobody_can_tell(every_book(states, most), published, threshold) > most


def test_what_a_reader_meets_of_those_asked() -> None:
    found = counts(["not asked"] * 9 + ["no need"] * 8 + ["some"] * 14 + ["severe, refused"] * 7)
    told = {name: tuple(count) for name, count in of_those_asked(found, 90).items()}
    assert told == {
        "people": (29, 90),
        "asked": (29, 29),
        "not_asked": (0, 61),
        "no_need": (8, 8),
        "need": (21, 21),
        "some": (14, 14),
        "severe": (7, 7),
        "referred": (7, 7),
        "accepted": (0, 7),
        "started": (0, 7),
        "achieved": (0, 7),
        "refused": (0, 7),
        "ended_early": (0, 7),
    }
    few = counts(["not asked"] * 5 + ["no need"] * 20 + ["some"] * 20)
    assert {tuple(count) for count in of_those_asked(few, 90).values()} == {(0, 90)}
