"""The audit log answers who looked at or changed what, and asking it about a person is a look as well."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import text

from tests.conftest import MONDAY
from tests.program import Program
from tests.storage.casebook import one_case, person, raw, working


def events(program: Program, *words: str) -> list[dict[str, object]]:
    found: list[dict[str, object]] = program("audit", "log", *words, "--format", "json").succeeds().json()
    return found


def test_the_oldest_event_comes_first_with_what_it_was(iomctl: Program) -> None:
    one_case(iomctl)
    first, second = events(iomctl)
    assert (first["event"], first["command"], first["kind"]) == (1, "init", "alteration")
    assert second == {
        "event": 2,
        "at": "2026-04-20T08:30:00Z",
        "by": first["by"],
        "kind": "collection",
        "command": "test case",
        "reason": None,
        "people": "N00001",
        "restricted": False,
        "changes": 11,
    }


def test_the_details_are_what_was_recorded_and_nothing_that_is_worked_out_from_it(iomctl: Program) -> None:
    one_case(iomctl)
    rows: Any = events(iomctl, "--details")[1]["details"]
    nobodys = ["cohort", "provider", "service"]
    facts = ["spell", "spell_tier", "spell_worker", "spell_fact", "spell_fact"]
    assert sorted(row["table"] for row in rows) == sorted([*nobodys, "offender", *facts, "referral", "referral_step"])
    assert {row["after"]["what"] for row in rows if row["table"] == "spell_fact"} == {"first-colour", "told"}
    (spell,) = (row["after"] for row in rows if row["table"] == "spell")
    assert not spell.keys() & {"tier", "colour", "worker_id", "agency_id", "custody", "prison"}


def test_the_log_of_one_person_is_theirs_alone_and_is_logged(iomctl: Program) -> None:
    for name in ("Ahmed", "Baker", "Clarke"):
        one_case(iomctl, name)
    with working(iomctl, "look") as work:
        work.looked_at([1, 2, 3])
    assert [one["event"] for one in events(iomctl, "--offender", "N00002")] == [3, 5]
    last = events(iomctl)[-1]
    assert (last["command"], last["kind"], last["people"]) == ("audit log", "consultation", "N00002")
    assert events(iomctl)[4]["people"] == "N00001-N00003"


def test_a_slip_is_not_an_empty_log(iomctl: Program) -> None:
    assert "no offender N00099" in iomctl("audit", "log", "--offender", "N00099").exits(3).err


def test_the_log_is_narrowed_by_who_when_and_kind(iomctl: Program) -> None:
    one_case(iomctl)
    iomctl.travel(3)
    with working(iomctl, "look") as work:
        work.looked_at([1])
    by = str(events(iomctl)[-1]["by"])
    assert len(events(iomctl, "--by", by)) == 3
    assert events(iomctl, "--by", "nobody") == []
    assert [one["event"] for one in events(iomctl, "--since", "2026-04-21")] == [3]
    assert [one["event"] for one in events(iomctl, "--until", "2026-04-20")] == [1, 2]
    assert [one["event"] for one in events(iomctl, "--kind", "consultation")] == [3]
    assert "one of collection" in iomctl("audit", "log", "--kind", "looking").exits(2).err


def test_details_tell_what_was_changed_and_are_a_look(iomctl: Program) -> None:
    one_case(iomctl)
    detail = events(iomctl, "--details", "--kind", "collection")[0]["details"]
    assert isinstance(detail, list)
    (change,) = [one for one in detail if one["table"] == "offender"]
    assert change["after"]["surname"] == "Mercer"
    assert events(iomctl)[-1]["people"] == "N00001"


def test_details_of_a_restricted_record_stay_hidden_unless_asked_for(iomctl: Program) -> None:
    with working(iomctl) as work:
        person(work, "Hidden", restricted=True)
    answer = iomctl("audit", "log", "--details", "--format", "json").succeeds()
    assert "Hidden" not in answer.out
    assert answer.json()[1]["details"] == "restricted"
    assert "Hidden" in iomctl("audit", "log", "--details", "--restricted", "--format", "json").succeeds().out
    last = events(iomctl)[-1]
    assert last["restricted"] is True


def test_days_are_inclusive(iomctl: Program) -> None:
    iomctl.now += timedelta(hours=14, minutes=29)  # 23:59 in London
    with working(iomctl, "late") as work:
        person(work)
    assert len(events(iomctl, "--since", "2026-04-20", "--until", "2026-04-20")) == 2


@pytest.fixture
def clarke(place_for: Callable[[str], str]) -> Iterator[Program]:
    """The program on a PostgreSQL case book, logged in there as j.clarke."""
    owner = Program(db=place_for("postgresql"), now=MONDAY)
    with raw(owner) as connection:
        connection.execute(text("CREATE ROLE \"j.clarke\" LOGIN PASSWORD 'j.clarke'"))
        connection.execute(text('GRANT ALL ON ALL TABLES IN SCHEMA public TO "j.clarke"'))
        connection.execute(text('GRANT ALL ON ALL SEQUENCES IN SCHEMA public TO "j.clarke"'))
    _, _, rest = owner.db.partition("@")
    yield replace(owner, db=f"postgresql://j.clarke:j.clarke@{rest}")
    with raw(owner) as connection:
        connection.execute(text('DROP OWNED BY "j.clarke"'))
        connection.execute(text('DROP ROLE "j.clarke"'))


def test_on_postgresql_the_trail_names_who_is_logged_in_whatever_the_setting_says(clarke: Program) -> None:
    clarke.environ["IOMCTL_ACTOR"] = "somebody.else"
    clarke("offender", "add", "--surname", "Mercer").succeeds()
    clarke("offender", "show", "N1").succeeds()
    assert [(one["command"], one["by"]) for one in events(clarke)[1:]] == [
        ("offender add", "j.clarke"),
        ("offender show", "j.clarke"),
    ]
    assert events(clarke, "--by", "somebody.else") == []
