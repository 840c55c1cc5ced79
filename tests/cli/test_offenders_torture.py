"""Hostile text as a name: stored and shown inert, or refused in plain lines with the case book unchanged."""

import json
import re
import unicodedata
from pathlib import Path

import pytest

from iomctl.errors import BadValue, DoesNotFit
from iomctl.inputs.offenders import OffenderWords
from iomctl.services.people.offenders import add
from tests.casebook import book
from tests.program import Program


@pytest.fixture
def strings(shared_data: Path) -> list[str]:
    """The public list of naughty strings, each once."""
    return list(dict.fromkeys(json.loads((shared_data / "torture" / "blns.json").read_text("utf-8"))))


def test_a_naughty_string_is_recorded_or_refused_in_plain_lines(iomctl_sqlite: Program, strings: list[str]) -> None:
    stored: list[str] = []
    # A command for each would take a minute; the next test has them all.
    for number, text in enumerate(strings[::8]):
        words = ("offender", "add", f"--surname={text}", "--local", f"naughty {number}", "--format", "json")
        answer = iomctl_sqlite(*words)
        if answer.code == 0:
            stored.append(answer.json()["surname"])
            continue
        first, *others = answer.err.splitlines()
        assert first.isprintable()
        assert first.startswith(
            "iomctl: --surname" if answer.code == 4 else ("iomctl: duplicate", "iomctl: possible duplicate")
        )
        assert others[-1] == "Nothing was changed."
    listed = iomctl_sqlite("offender", "list", "--format", "json").succeeds().json()
    assert [one["name"] for one in listed] == stored


def test_either_engine_keeps_every_naughty_string_that_is_a_name_and_shows_it_inert(
    iomctl: Program, strings: list[str]
) -> None:
    kept: list[str] = []
    with book(iomctl) as work:
        for number, text in enumerate(strings):
            try:
                change = add(work, OffenderWords(surname=text, local=f"naughty {number}"), ())
            except (BadValue, DoesNotFit) as refusal:
                assert all(map(str.isprintable, refusal.faults))  # noqa: PT017 most are not refused
                continue
            kept.append(change.record.surname)
    assert len(kept) > 300
    listed = iomctl("offender", "list", "--format", "json").succeeds().json()
    assert [one["name"] for one in listed] == kept
    iomctl.terminal = True
    table = iomctl("offender", "list", "--all").succeeds().out
    assert {unicodedata.category(sign) for sign in table.replace("\n", "")} & {"Cc", "Cf", "Cs"} == set()
    assert re.findall("^ (N[0-9]{5})", table, re.MULTILINE) == [one["offender"] for one in listed]


@pytest.mark.parametrize("name", ["[red]Smith", "=1+1", "x\u202ey", "Kai\x1b[2J", "Ki\tm", "<b>Ann</b>", "a|b"])
def test_a_hostile_name_does_nothing_on_a_page(iomctl_sqlite: Program, name: str) -> None:
    answer = iomctl_sqlite("offender", "add", "--surname", name)
    if answer.code:
        answer.exits(4)
        return
    assert name in iomctl_sqlite("offender", "show", "N1").succeeds().out
    assert "<b>" not in iomctl_sqlite("offender", "show", "N1", "--format", "md").succeeds().out
    (row,) = iomctl_sqlite("find", "N1", "--format", "csv").succeeds().out.splitlines()[1:]
    assert not row.split(",")[1].startswith("=")


def test_a_name_of_ten_megabytes_is_refused_in_one_short_line(iomctl_sqlite: Program) -> None:
    refusal = iomctl_sqlite("offender", "add", "--surname", "x" * 10_000_000).exits(4)
    assert len(refusal.err) < 200
