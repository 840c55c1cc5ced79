"""A paper that is kept as JSON is the same paper when it is read again."""

import json

import pytest
from hypothesis import given

from iomctl.domain.documents import Paper, Section, Table, number
from iomctl.domain.papers.kept import from_json, to_json
from iomctl.errors import BadValue
from tests.domain.papers.made_up import PAPERS, number_types
from tests.output.board_paper import BOARD
from tests.output.papers import PAPER


@given(PAPERS)
def test_what_comes_back_is_what_was_kept(paper: Paper) -> None:
    kept = to_json(paper)
    again = from_json(kept)
    assert again == paper
    assert number_types(again) == number_types(paper)
    assert to_json(again) == kept


@pytest.mark.parametrize("paper", [BOARD, PAPER])
def test_a_whole_paper_comes_back(paper: Paper) -> None:
    assert from_json(to_json(paper)) == paper


@given(PAPERS)
def test_nothing_in_it_drives_a_terminal(paper: Paper) -> None:
    assert to_json(paper).replace("\n", "").isprintable()


def test_what_is_as_by_default_is_left_out() -> None:
    paper = Paper("Made up", (Section("One", (), (Table("People", ("Tier", "People"), (("fixed", number(7)),)),)),))
    assert json.loads(to_json(paper)) == {
        "version": 1,
        "title": "Made up",
        "sections": [
            {
                "title": "One",
                "tables": [
                    {
                        "caption": "People",
                        "headings": ["Tier", "People"],
                        "rows": [["fixed", {"text": "7", "least": 7, "most": 7}]],
                    }
                ],
            }
        ],
    }


def test_a_paper_of_a_later_shape_is_refused() -> None:
    with pytest.raises(BadValue, match="another version"):
        from_json(to_json(PAPER).replace('"version": 1', '"version": 2'))
