"""CSV, JSON and Markdown: what programs rely on."""

import csv
import io
import json
from dataclasses import dataclass, fields
from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iomctl.domain.cells import unguard
from iomctl.domain.columns import column
from iomctl.output.cells import data_text, json_text, table_text
from iomctl.output.render import Style, show_one
from tests.output.people import Person, people, person, pipe, printed, shown, terminal

NAMES = [one.name for one in fields(Person)]


@dataclass(frozen=True)
class Need:
    """A record inside a record."""

    pathway: str
    level: str | None


@dataclass(frozen=True)
class Asked:
    """A record that holds others."""

    offender: str = column("Ref", "the person's reference", "N00042")
    needs: list[Need] = column("Needs", "what they need")
    before: list[Need] = column("Before", "what they needed")


@pytest.mark.parametrize(
    ("value", "data", "encoded"),
    [
        (None, "", "null"),
        (True, "yes", "true"),
        (False, "no", "false"),
        (1234567, "1234567", "1234567"),
        (81.5, "81.5", "81.5"),
        (Decimal("1E+3"), "1000", "1000"),
        (Decimal("0.10"), "0.10", "0.10"),
        (date(2026, 4, 6), "2026-04-06", '"2026-04-06"'),
        (datetime(2026, 4, 20, 9, 30, 1, 5, tzinfo=UTC), "2026-04-20T09:30:01Z", '"2026-04-20T09:30:01Z"'),
        (
            datetime(2026, 4, 20, 0, 30, tzinfo=timezone(timedelta(hours=1))),
            "2026-04-19T23:30:00Z",
            '"2026-04-19T23:30:00Z"',
        ),
        (("drugs", 3, None), "drugs, 3, ", '["drugs", 3, null]'),
        ([], "", "[]"),
        (frozenset({"b", "a"}), "a, b", '["a", "b"]'),
    ],
)
def test_a_value_as_data(value: Any, data: str, encoded: str | None) -> None:
    assert data_text(value) == data
    if encoded is not None:
        assert json_text(value) == encoded


def test_a_record_inside_a_record_is_an_object() -> None:
    assert json_text(Need("ete", None)) == '{"pathway": "ete", "level": null}'


def test_records_inside_a_record_keep_the_names_of_their_values_in_csv_and_markdown() -> None:
    record = Asked("N00042", [Need("ete", "some"), Need("a|b", None)], [])
    told = {form: pipe() for form in ("csv", "md")}
    for form, screen in told.items():
        show_one(screen, record, Style(format=form))
    [row] = csv.DictReader(io.StringIO(printed(told["csv"])))
    assert json.loads(row["needs"]) == [{"pathway": "ete", "level": "some"}, {"pathway": "a|b", "level": None}]
    assert printed(told["md"]) == (
        "| Field | Value |\n| --- | --- |\n| Ref | N00042 |\n| Before |  |\n\n"
        "### Needs\n\n| pathway | level |\n| --- | --- |\n| ete | some |\n| a&#124;b |  |\n"
    )


def test_a_moment_is_short_for_people() -> None:
    assert table_text(datetime(2026, 4, 20, 9, 30, 1, tzinfo=timezone(timedelta(hours=1)))) == "2026-04-20 08:30Z"


def test_a_day_is_short_for_people_and_has_its_year_when_no_day_is_given_to_see_it_from() -> None:
    assert table_text(date(2026, 4, 6), date(2026, 11, 1)) == "6 Apr"
    assert table_text(date(2026, 4, 6)) == "6 Apr 2026"
    assert table_text((date(2026, 4, 6), True), date(2026, 1, 1)) == "6 Apr, yes"


def test_csv_has_every_field_by_name_and_bare_line_feeds() -> None:
    text = shown(pipe(), [person(worker=None)], format="csv", group_by="worker", title="Caseload")
    assert text == (
        "offender,name,colour,worker,agency,due_by,days_overdue,needs,watched\n"
        'N00042,"Mercer, Kai",amber,,Bedfordshire Police,2026-04-10,10,"accommodation, drugs",yes\n'
    )


def test_only_text_is_guarded_in_csv() -> None:
    row = shown(pipe(), [person(name="-1", days_overdue=-1)], format="csv").splitlines()[1]
    assert ",'-1," in row
    assert ",-1," in row


def test_json_is_a_list_of_objects_with_null_where_nothing_is() -> None:
    text = shown(pipe(), [person(due_by=None), person("N00051")], format="json", group_by="worker")
    assert text.startswith('[\n  {\n    "offender": "N00042",\n    "name": "Mercer, Kai",\n')
    assert text.endswith("\n  }\n]\n")
    first, second = json.loads(text)
    assert list(first) == NAMES
    assert first["due_by"] is None
    assert first["needs"] == ["accommodation", "drugs"]
    assert second["offender"] == "N00051"


def test_json_lines_are_an_object_a_line() -> None:
    lines = shown(pipe(), people(3), format="jsonl").splitlines()
    assert [json.loads(line)["offender"] for line in lines] == ["N00001", "N00002", "N00003"]


@pytest.mark.parametrize(
    ("form", "text"),
    [("json", "[]\n"), ("jsonl", ""), ("csv", ",".join(NAMES) + "\n"), ("md", "")],
)
def test_nothing_found(form: str, text: str) -> None:
    assert shown(pipe(), [], format=form, title="Overdue", empty="none") == text


def test_one_record_is_one_object_and_one_row() -> None:
    as_json, as_csv, as_md = pipe(), pipe(), pipe()
    show_one(as_json, person(), Style(format="json"))
    show_one(as_csv, person(), Style(format="csv"))
    show_one(as_md, person(), Style(format="md", title="Added"))
    assert json.loads(printed(as_json))["offender"] == "N00042"
    assert len(printed(as_csv).splitlines()) == 2
    assert printed(as_md).startswith("## Added\n\n| Field | Value |\n| --- | --- |\n| Ref | N00042 |\n")


def test_markdown_has_a_table_for_each_group() -> None:
    grouped = [person(worker="J Byrne"), person(worker="S Okafor")]
    text = shown(pipe(), grouped, format="md", columns=("offender", "days_overdue"), group_by="worker")
    assert text == (
        "### J Byrne, 1 row\n\n| Ref | Late |\n| --- | ---: |\n| N00042 | 10 |\n"
        "\n### S Okafor, 1 row\n\n| Ref | Late |\n| --- | ---: |\n| N00042 | 10 |\n"
    )


def test_long_data_is_whole_at_a_terminal_too() -> None:
    assert len(shown(terminal(), people(60), format="csv").splitlines()) == 61


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"])), min_size=1, max_size=5))
def test_any_text_comes_back_from_csv_and_json(names: list[str]) -> None:
    records = [person(name=name) for name in names]
    as_csv = io.StringIO(shown(pipe(), records, format="csv"), newline="")
    assert [unguard(row["name"]) for row in csv.DictReader(as_csv, strict=True)] == names
    assert [one["name"] for one in json.loads(shown(pipe(), records, format="json"))] == names
    lines = shown(pipe(), records, format="jsonl").split("\n")[:-1]
    assert [json.loads(line)["name"] for line in lines] == names
