"""Outside text is on one line and drives nothing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iomctl.output.clean import plain


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("Mercer, Kai", "Mercer, Kai"),
        ("", ""),
        ("Ó Briain, Łukasz 王小明", "Ó Briain, Łukasz 王小明"),
        ("\x1b[31mred\x1b[0m", "�[31mred�[0m"),
        ("\x9b2J\x07\x08\x7f", "�2J���"),
        ("first\nsecond\tthird\r\x85\u2028end", "first second third   end"),
        ("\u202egnp.exe\u202c", "gnp.exe"),
        ("a\u200bb\ufeffc\u2066d\u061ce", "abcde"),
        ("half \ud800", "half �"),
        ("two\u00a0words", "two words"),
    ],
)
def test_what_is_seen(text: str, seen: str) -> None:
    assert plain(text) == seen


@given(st.text())
def test_nothing_is_left_that_a_terminal_obeys_and_cleaning_twice_changes_nothing(text: str) -> None:
    seen = plain(text)
    assert not any(ord(letter) < 0x20 or 0x7F <= ord(letter) < 0xA0 for letter in seen)
    assert plain(seen) == seen
    assert len(seen.splitlines()) <= 1
