"""Names that break programs do nothing here, in any format."""

import csv
import io
import json
from pathlib import Path
from unicodedata import category

import pytest

from iomctl.domain.cells import unguard
from iomctl.output.render import FORMATS, Style, show_one
from tests.output.people import other, person, pipe, printed, shown, terminal

TORTURE = Path(__file__).parents[2] / "../shared/data/torture/blns.json"
HOSTILE = {
    "markup": "J [red] Smith [/b] [link=x]",
    "escape": "\x1b[31mred\x1b]0;title\x07\x9b2J",
    "formula": "=cmd|' /C calc'!A0",
    "html": '<script>alert("x")</script>&lt;',
    "bidi": "\u202eevil\u2066\u200b",
    "lines": "first\r\nsecond\tthird\x00",
    "markdown": "](http://example.invalid) **b** `c` | d @team www.example.invalid ![i](j) \\",
}


def _names() -> list[str]:
    if not TORTURE.exists():
        pytest.skip("the list of naughty strings is not here")
    names: list[str] = json.loads(TORTURE.read_text(encoding="utf-8"))
    return names


def _driving(text: str) -> set[str]:
    return {letter for letter in text if category(letter) in ("Cc", "Cf", "Cs") and letter != "\n"}


@pytest.mark.parametrize("name", HOSTILE.values(), ids=HOSTILE)
@pytest.mark.parametrize("form", FORMATS)
def test_nothing_drives_a_terminal(name: str, form: str) -> None:
    for columns in (80, 200):
        screen = terminal(columns)
        text = shown(screen, [person(name=name, worker=name)], format=form, title=name, group_by="worker", legend=name)
        show_one(screen, person(name=name), Style(format=form, title=name))
        assert _driving(text + printed(screen)) == set()


@pytest.mark.parametrize("name", HOSTILE.values(), ids=HOSTILE)
def test_a_row_stays_a_row_and_markup_is_shown_as_it_is(name: str) -> None:
    text = shown(terminal(200), [person(name=name), other()])
    assert len(text.splitlines()) == 3
    if name == HOSTILE["markup"]:
        assert name in text


def test_colour_does_not_come_from_a_name() -> None:
    text = shown(terminal(200, NO_COLOR=""), [person(name=HOSTILE["escape"] + HOSTILE["markup"])])
    assert "�[31mred�]0;title��2JJ [red] Smith [/b]" in text
    assert "\x1b[31mred" not in text


def test_markdown_shows_a_name_and_runs_none_of_it() -> None:
    text = shown(pipe(), [person(name="".join(HOSTILE.values()))], format="md", columns=("name",))
    row = text.splitlines()[2]
    assert row.replace("\\[", "").count("[") == 0
    assert row.count("|") == 2
    assert not set("<>@") & set(row)
    assert "://" not in row
    assert "www." not in row


def test_every_naughty_string_comes_back_from_csv_and_json() -> None:
    names = _names()
    records = [person(name=name) for name in names]
    as_csv = io.StringIO(shown(pipe(), records, format="csv"), newline="")
    rows = list(csv.DictReader(as_csv))
    assert [unguard(row["name"]) for row in rows] == names
    assert not [row["name"] for row in rows if row["name"][:1] in ("=", "+", "-", "@", "\t", "\r")]
    for form in ("json", "jsonl"):
        text = shown(pipe(), records, format=form)
        assert _driving(text) == set()
        read = json.loads(text) if form == "json" else [json.loads(line) for line in text.split("\n")[:-1]]
        assert [one["name"] for one in read] == names


@pytest.mark.parametrize("form", ["table", "md"])
def test_no_naughty_string_breaks_a_table(form: str) -> None:
    records = [person(f"N{number:05}", name) for number, name in enumerate(_names())]
    for screen in (pipe(), terminal(80), terminal(200)):
        text = shown(screen, records, format=form, whole=True, columns=("offender", "name"))
        assert _driving(text) == set()
        assert all(record.offender in text for record in records)
    lines = shown(pipe(), records, format=form, columns=("offender", "name")).splitlines()
    assert len(lines) == len(records) + (2 if form == "md" else 1)
