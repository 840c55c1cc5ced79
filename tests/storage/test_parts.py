"""Each changed row stands in the part of its person, by whatever way it leads to them; the words stand alone."""

import json
from datetime import date
from typing import Any

import pytest
from sqlalchemy import Table, text
from sqlmodel import SQLModel

import iomctl.storage.integrity  # noqa: F401 it loads every table
from iomctl.services.cases.courses import settle
from iomctl.storage.bulk_changes import each_change
from iomctl.storage.details import Detail
from iomctl.storage.owners import ABOVE, PERSON, way_of
from iomctl.storage.tables.cohorts import Spell
from iomctl.storage.tables.custodies import Custody
from iomctl.storage.tables.dated.custody_states import CustodyChange
from iomctl.storage.tables.dated.spell_states import SpellTier
from iomctl.storage.tables.duties import DutyAnswer, DutyReferral
from iomctl.storage.tables.facts.markers import Marker, MarkerReview
from iomctl.storage.tables.identities import Identifier
from iomctl.storage.tables.placements import Placement, PlacementExtension
from iomctl.storage.tables.referrals import Referral, ReferralStep
from iomctl.storage.tables.row import TableRow
from iomctl.storage.tables.spell_facts import SpellFact
from tests.books import laid_once
from tests.casebook import add
from tests.program import Program
from tests.storage.casebook import person, raw, referral, spell, working
from tests.storage.parts import NOBODY, WORDS, newest, parts_of, rows_in

DAY = date(2026, 4, 1)


def full(work: Any, offender: Any) -> None:
    """Give a person one row in every table that others stand under, and one that stands under each."""
    spell(work, offender)
    dated: dict[str, Any] = {"from_on": DAY, **work.recorded}
    council: dict[str, Any] = {"council": "E06000032", "submitted_on": DAY, "consented_on": DAY}
    stay = add(work, Custody(offender_id=offender.id, at_large=False, **dated)).id
    marker = add(work, Marker(offender_id=offender.id, kind="mappa", present=True, **dated)).id
    place = add(work, Placement(offender_id=offender.id, kind="cas3", made_on=DAY, **dated)).id
    duty = add(work, DutyReferral(offender_id=offender.id, **council, **work.recorded)).id
    work.session.add(CustodyChange(custody_id=stay, at_large=False, **dated))
    work.session.add(MarkerReview(marker_id=marker, **dated))
    work.session.add(PlacementExtension(placement_id=place, leaves_on=DAY, **dated))
    work.session.add(DutyAnswer(duty_referral_id=duty, answered_on=DAY, outcome="accepted", **work.recorded))
    work.session.flush()


@laid_once
def two(iomctl: Program) -> None:
    """N00001 and N00002, each with a row of every kind, and a referral of the first."""
    with working(iomctl) as work:
        first, second = person(work), person(work, "Ahmed")
        full(work, first)
        full(work, second)
        referral(work, first)


OF_BOTH = (
    "offender spell spell_tier spell_worker spell_fact custody custody_change marker"
    " marker_review placement placement_extension duty_referral duty_answer"
).split()
WORKED_OUT = ("review", "spell_colour", "spell_custody", "custody_state")


def test_each_row_is_in_the_part_of_its_person(two: Program) -> None:
    parts = rows_in(two, newest(two))
    assert set(parts) == {NOBODY, 1, 2}
    assert {name for name, _ in parts[NOBODY]} == {"cohort", "provider", "service"}
    assert sorted({name for name, _ in parts[1]}) == sorted([*OF_BOTH, "referral", "referral_step"])
    assert sorted({name for name, _ in parts[2]}) == sorted(OF_BOTH)
    assert not set(parts[1]) & set(parts[2])
    with raw(two) as connection:  # rows that are worked out are there, and in no part
        for table in WORKED_OUT:
            assert connection.scalar(text(f"SELECT count(*) FROM {table}")) >= 2


@pytest.mark.parametrize("table", [Spell, Custody])
def test_what_is_worked_out_of_a_row_is_in_no_part(two: Program, table: type[TableRow]) -> None:
    entries = [one for body in parts_of(two, newest(two)).values() for one in json.loads(body or "[]")]
    held = [set(one["after"]) for one in entries if one["table"] == table.__tablename__]
    assert len(held) == 2
    assert all("from_on" in one or "adopted_on" in one for one in held)
    assert not any(table.worked_out.keys() & one for one in held)


@pytest.mark.parametrize(
    ("table", "column", "value"),
    [
        (SpellTier, "decision", "panel of April"),
        (SpellFact, "note", "late"),
        (CustodyChange, "prison", "HMP Bedford"),
        (MarkerReview, "note", "kept"),
        (PlacementExtension, "reason", "no move yet"),
        (DutyAnswer, "reference", "H1"),
    ],
)
def test_a_changed_row_leads_to_its_person_by_the_row_above(
    two: Program, table: type[SQLModel], column: str, value: str
) -> None:
    number = next(one for name, one in reversed(rows_in(two, newest(two))[2]) if name == table.__tablename__)
    with working(two) as work:
        setattr(work.session.get_one(table, number), column, value)
        settle(work, (2,))  # what follows from it is in no part
    assert rows_in(two, newest(two)) == {2: [(table.__tablename__, number)]}
    assert two("audit", "log", "--offender", "N2", "--format", "json").succeeds().json()[-1]["people"] == "N00002"


def test_rows_that_are_removed_with_the_row_above_are_its_persons(two: Program) -> None:
    with working(two) as work:
        for table in (ReferralStep, Referral, MarkerReview, Marker):
            work.session.delete(work.session.get_one(table, 1))
            work.session.flush()
    gone = [("referral_step", 1), ("referral", 1), ("marker_review", 1), ("marker", 1)]
    assert rows_in(two, newest(two)) == {1: gone}


def test_a_row_that_moves_is_a_half_in_each_part(two: Program) -> None:
    with working(two) as work:
        work.session.add(Identifier(offender_id=1, kind="crn", value="X123456", as_typed="x123456", **work.recorded))
    with working(two) as work:
        row = work.session.get_one(Identifier, 1)
        row.offender_id, row.as_typed = 2, "X123456"
    parts = parts_of(two, newest(two))
    before, after = {"offender_id": 1, "as_typed": "x123456"}, {"offender_id": 2, "as_typed": "X123456"}
    row_1 = {"table": "identifier", "id": 1}
    assert json.loads(parts[1] or "") == [{**row_1, "before": before, "after": None}]
    assert json.loads(parts[2] or "") == [{**row_1, "before": None, "after": after}]


def test_the_words_are_a_part_of_their_own_and_not_in_the_chain(two: Program) -> None:
    two("offender", "show", "N1", "--reason", "Mercer's panel").succeeds()
    assert parts_of(two, newest(two)) == {WORDS: "Mercer's panel"}
    two("offender", "edit", "N1", "--surname", "Marsh", "--reason", "deed poll").succeeds()
    assert set(parts_of(two, newest(two))) == {WORDS, 1}
    two("offender", "show", "N1").succeeds()
    assert parts_of(two, newest(two)) == {}
    with raw(two) as connection:
        rows = [str(row) for row in connection.exec_driver_sql("SELECT * FROM event")]
    assert not any("panel" in row or "poll" in row for row in rows)


def test_words_that_are_no_command_are_not_kept_as_one(two: Program) -> None:
    before = newest(two)
    two("offender", "Mercer").exits(2)
    two("Mercer", "show").exits(2)
    assert newest(two) == before


def test_an_import_keeps_each_row_in_the_part_of_its_person(two: Program, tmp_path: Any) -> None:
    file = tmp_path / "needs.csv"
    file.write_text(
        'offender,pathway,level,from_on,note\nN1,drugs,some,2026-04-02,\nN2,drugs,none,2026-04-02,"a],[b"\n'
    )
    two("import", "needs", str(file), "--reason", "the sheet of May").succeeds()
    parts = parts_of(two, newest(two))
    assert set(parts) == {WORDS, NOBODY, 1, 2}
    assert "a],[b" in (parts[2] or "")
    assert "drugs" not in (parts[NOBODY] or "")
    first, second = each_change([json.loads(parts[one] or "") for one in (NOBODY, 1, 2)])
    assert (first["table"], first["before"], first["after"]["offender_id"]) == ("need", None, 1)
    assert (second["after"]["offender_id"], second["after"]["note"]) == (2, "a],[b")


def test_every_table_that_leads_to_a_person_leads_there_by_one_way() -> None:
    """What stands under a person in the schema, by whatever foreign keys, has a part of its own."""
    tables = SQLModel.metadata.tables
    for table in tables.values():
        if table.name != "event_detail":
            assert (way_of(table.name) is not None) == (table.name == PERSON or leads_to_person(table)), table.name
    for name in ABOVE:
        assert "offender_id" in tables[name].c


def leads_to_person(table: Table) -> bool:
    above = {key.column.table for key in table.foreign_keys} - {table}
    return any(one.name == PERSON or leads_to_person(one) for one in above)


def test_a_detail_counts_the_rows_and_keeps_what_is_nobodys_apart() -> None:
    made = Detail()
    made.add({"table": "cohort", "id": 1, "before": None, "after": {}}, NOBODY, NOBODY)
    made.add({"table": "need", "id": 1, "before": {}, "after": None}, 4, NOBODY)
    assert (made.changes, set(made.bodies())) == (2, {NOBODY, 4})
