"""A text in lines: nothing of it is lost, none is too wide, and no day, code or option is broken where it fits."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from iomctl.output.folding import fold, fold_parts

WORDS = st.lists(
    st.sampled_from("held 29 Nov 2024 3 Feb suspended-sentence --no-worker Łukasz 日本語 a supervision,".split())
)


@given(WORDS, st.integers(2, 60))
def test_lines_hold_every_letter_and_are_no_wider(words: list[str], width: int) -> None:
    text = "  ".join(words)
    lines = fold(text, width)
    assert lines
    assert max(map(cell_len, lines)) <= width
    assert "".join("".join(lines).split()) == "".join(words)


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("convicted 29 Nov 2024; index", 15, ["convicted", "29 Nov 2024;", "index"]),
        ("convicted 29 Nov 2024", 8, ["convicte", "d 29 Nov", "2024"]),
        ("last held (3 Feb) again", 12, ["last held", "(3 Feb)", "again"]),
        ("until May 3 people", 11, ["until May 3", "people"]),
        ("moved from Mon 4 May 2026", 16, ["moved from", "Mon 4 May 2026"]),
        ("a suspended-sentence", 18, ["a", "suspended-sentence"]),
        ("a suspended-sentence", 12, ["a suspended-", "sentence"]),
        ("columns; --columns names them", 12, ["columns;", "--columns", "names them"]),
        ("Łukasz on 3 Feb 2026", 14, ["Łukasz on", "3 Feb 2026"]),
        ("held        demo", 10, ["held", "demo"]),
        ("", 5, [""]),
    ],
)
def test_lines_are_broken_where_a_reader_would(text: str, width: int, lines: list[str]) -> None:
    assert fold(text, width) == lines


def test_parts_stay_whole_where_they_fit() -> None:
    parts = ["12 people", "worker S Okafor", "agency Probation Service East of England"]
    assert list(fold_parts(parts, " · ", 20)) == [
        "12 people ·",
        "worker S Okafor ·",
        "agency Probation",
        "Service East of",
        "England",
    ]
    assert list(fold_parts(["C family", "W women-abuse"], "  ", 13)) == ["C family", "W women-abuse"]
    assert list(fold_parts([], "  ", 13)) == []
