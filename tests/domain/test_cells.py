"""The guard against formulas can always be taken back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iomctl.domain.cells import guard, unguard

TEXTS = st.one_of(st.text(), st.from_regex(r"'*[=+\-@\t\r].*"), st.text(alphabet="'=+-@\t\rx"))


@pytest.mark.parametrize(
    ("text", "guarded"),
    [
        ("=1+1", "'=1+1"),
        ("'=1+1", "''=1+1"),
        ("\tx", "'\tx"),
        ("O'Neill", "O'Neill"),
        ("'quoted'", "'quoted'"),
        ("", ""),
    ],
)
def test_only_what_a_spreadsheet_could_run_is_guarded(text: str, guarded: str) -> None:
    assert guard(text) == guarded


@given(TEXTS)
def test_what_was_guarded_comes_back(text: str) -> None:
    assert unguard(guard(text)) == text
    assert guard(text)[:1] not in ("=", "+", "-", "@", "\t", "\r")


@given(TEXTS, TEXTS)
def test_no_two_texts_come_out_the_same(one: str, other: str) -> None:
    assert (guard(one) == guard(other)) == (one == other)
