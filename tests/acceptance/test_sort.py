"""Every list is sorted by the column that --sort names, and what says nothing stands behind the rest."""

from typing import Any

import pytest

from iomctl.domain.names import fold
from tests.acceptance.commands import LISTS, options_of
from tests.program import Program

WITHOUT = {
    "pathway gaps": "pathways in the order of the policy",
    "placement spend": "a line of all stands last",
    "policy history": "versions, the newest first",
    "review calendar": "weeks, one after the other",
    "referral signposted": "a line of all stands last",
    "settings": "one of each",
    "rescope criteria": "rules in the order of the file",
}
"""Lists that have an order of their own."""


def asked(demo: Program, words: str, *more: str) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = demo(*words.split(), *LISTS[words], *more, "--format", "json").succeeds().json()
    return rows


@pytest.mark.parametrize("words", sorted(LISTS))
def test_a_list_takes_it_or_has_an_order_of_its_own(words: str) -> None:
    assert ("--sort" in options_of(words)) != (words in WITHOUT)


@pytest.mark.parametrize("words", sorted(set(LISTS) - set(WITHOUT)))
def test_rows_are_sorted_both_ways_and_none_is_lost(demo: Program, words: str) -> None:
    rows = asked(demo, words)
    names = [name for name in (rows[0] if rows else ()) if all(isinstance(one[name], str | int | None) for one in rows)]
    differing = [name for name in names if len({one[name] for one in rows}) > 1]
    for name in (*differing[:3], *differing[-1:]):
        up, down = (asked(demo, words, "--sort", f"{sign}{name}") for sign in ("", "-"))
        assert sorted(map(str, up)) == sorted(map(str, down)) == sorted(map(str, rows))
        told = [one[name] for one in up if one[name] not in (None, "")]
        assert told == [one[name] for one in up][: len(told)], (name, "what says nothing stands behind")
        kind = str if any(isinstance(one, str) for one in told) else int
        rising, falling = (_keys(one, name, kind) for one in (up, down))
        assert rising == sorted(rising) == falling[::-1], name


def _keys(rows: list[dict[str, Any]], name: str, kind: type) -> list[Any]:
    """What a column says of one kind, words whatever the case and the accents."""
    told = [row[name] for row in rows if isinstance(row[name], kind) and row[name] != ""]
    return [fold(one) if isinstance(one, str) else one for one in told]


def test_an_unknown_column_is_refused_with_the_columns(demo: Program) -> None:
    refused = demo("home", "none", "--sort", "dys", "--columns", "nme").exits(2).err
    assert "iomctl: --columns nme: no such column; did you mean name?" in refused
    assert "iomctl: --sort dys: no such column; did you mean days?" in refused
    assert "columns: offender, name, home" in refused
