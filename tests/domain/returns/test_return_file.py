"""The file of a return: names-free, the same bytes for the same figures, and refused once somebody edited it."""

import hashlib
import json
from datetime import date

import pytest

from iomctl.domain.measures.tally import Tallies, Tally
from iomctl.domain.returns.reading import read
from iomctl.domain.returns.scheme_return import written
from iomctl.domain.returns.withheld_tallies import told
from iomctl.errors import BadValue
from tests.domain.returns.made_up import RULE, TALLIES, a_return, with_told


def test_it_is_read_as_it_was_written() -> None:
    assert read(written(a_return())) == a_return()


def test_its_last_line_is_the_digest_of_all_before() -> None:
    *lines, last = written(a_return()).splitlines(keepends=True)
    assert json.loads(last) == {"sha256": hashlib.sha256(b"".join(lines)).hexdigest()}


def test_a_withheld_count_is_null_and_marked() -> None:
    lines = [json.loads(line) for line in written(a_return()).splitlines()]
    free = next(one for one in lines if one.get("group") == "free")
    assert free == {
        "measure": "people",
        "version": 1,
        "by": "tier",
        "group": "free",
        "numerator": None,
        "denominator": None,
        "share": False,
        "mark": "[c]",
    }
    assert lines[0]["moved_out"] == "[c]"
    assert lines[0]["definitions"] == {"people": 1, "releases_planned": 2}


def test_a_small_group_takes_another_with_it_and_leaves_the_whole() -> None:
    shown = {one.what: one.numerator for one in told(Tallies(TALLIES), RULE)}
    assert shown[("people", "tier", "free")] is None
    assert shown[("people", "tier", "flex")] is None
    assert shown[("people", "tier", "fixed")] == 40
    assert shown[("people", "", "")] == 60


def test_a_share_loses_both_its_counts() -> None:
    few = told(Tallies([Tally("home_first_night", 1, "", "", 3, 30)]), RULE)
    assert [(one.numerator, one.denominator, one.withheld) for one in few] == [(None, None, True)]


def test_the_order_in_which_figures_come_does_not_matter() -> None:
    assert written(a_return(tallies=TALLIES[::-1])) == written(a_return())


@pytest.mark.parametrize(
    ("was", "now"),
    [(b'"numerator":40', b'"numerator":41'), (b"Scheme 01", b"Scheme 02"), (b"2026-10-31", b"2026-11-01")],
)
def test_one_that_was_edited_is_refused(was: bytes, now: bytes) -> None:
    content = written(a_return())
    assert was in content
    with pytest.raises(BadValue, match="was changed after it was made"):
        read(content.replace(was, now))


def test_one_that_was_cut_short_is_refused() -> None:
    lines = written(a_return()).splitlines(keepends=True)
    for kept in (lines[:-1], lines[:2] + lines[3:]):
        with pytest.raises(BadValue, match="only a part of it"):
            read(b"".join(kept))


@pytest.mark.parametrize("content", [b"", b"Reference,Name\n", b"[1]\n", b"{}\n", b"\xff\xfe", b"[" * 100_000])
def test_another_file_is_no_return(content: bytes) -> None:
    with pytest.raises(BadValue, match="is no return"):
        read(content)


def resealed(**changes: object) -> bytes:
    """A return whose first figure was changed and that was given a digest of its own."""
    lines = [json.loads(line) for line in written(a_return()).splitlines()[:-1]]
    lines[1] |= changes
    body = b"".join(json.dumps(one).encode() + b"\n" for one in lines)
    return body + json.dumps({"sha256": hashlib.sha256(body).hexdigest()}).encode() + b"\n"


@pytest.mark.parametrize(
    "changes",
    [
        {"numerator": -1},
        {"numerator": "4"},
        {"numerator": True},
        {"group": None},
        {"version": 7},
        {"group": "fixed", "by": "tier"},
    ],
)
def test_one_that_another_program_sealed_is_held_to_the_same_shape(changes: dict[str, object]) -> None:
    with pytest.raises(BadValue):
        read(resealed(**changes))


def test_a_measure_by_two_definitions_is_not_written() -> None:
    both = [*told(Tallies(TALLIES), RULE), *told(Tallies([Tally("people", 2, "area", "Luton", 60, None)]), RULE)]
    with pytest.raises(BadValue, match="people is there by two definitions, 1 and 2"):
        written(with_told(both))


def test_days_are_those_of_the_calendar() -> None:
    assert read(written(a_return(as_of=date(2028, 2, 29)))).as_of == date(2028, 2, 29)
