"""The audit trail holds what was changed, with the values before and after, and everyone it was about."""

import json
from datetime import UTC, date, datetime
from typing import Any

import pytest
from sqlalchemy import text
from sqlmodel import col, select

from iomctl.domain.ranges import unpack
from iomctl.errors import DoesNotFit
from iomctl.storage import chain, trail
from iomctl.storage.details import WORDS
from iomctl.storage.tables.cohorts import Spell
from iomctl.storage.tables.dated.spell_states import SpellTier
from iomctl.storage.tables.event_details import EventDetail
from iomctl.storage.tables.identities import Identifier
from iomctl.storage.tables.needs import Need
from iomctl.storage.tables.people import Offender
from iomctl.storage.tables.spell_facts import SpellFact
from iomctl.storage.tables.trail import Event
from iomctl.storage.unit_of_work import UnitOfWork
from iomctl.storage.watch import Watch
from tests.program import Program
from tests.storage.casebook import one_case, person, raw, spell, working


def newest(program: Program) -> Any:
    """The newest event, its people and its changes."""
    with raw(program) as connection:
        row = connection.execute(select(*Event.__table__.c).order_by(col(Event.id).desc()).limit(1)).one()  # type: ignore[attr-defined]  # every table class has it
        parts = connection.scalars(
            select(col(EventDetail.body))
            .where(col(EventDetail.event_id) == row.id, col(EventDetail.offender_id) != WORDS)
            .order_by(col(EventDetail.offender_id))
        ).all()
    return row.kind, set(unpack(row.people)), [one for body in parts for one in json.loads(body or "")]


def need(work: UnitOfWork, offender: Offender) -> Need:
    made = Need(offender_id=offender.id, pathway="drugs", level="some", from_on=date(2026, 4, 1), **work.recorded)
    work.session.add(made)
    work.session.flush()
    return made


def test_a_new_row_is_kept_whole(iomctl: Program) -> None:
    with working(iomctl) as work:
        person(work)
    kind, people, changes = newest(iomctl)
    assert (kind, people) == ("collection", {1})
    (change,) = changes
    assert (change["table"], change["id"], change["before"]) == ("offender", 1, None)
    assert change["after"]["surname"] == "Mercer"
    assert change["after"]["born_on"] == "1990-05-17"


def test_a_changed_row_keeps_the_changed_columns_before_and_after(iomctl: Program) -> None:
    one_case(iomctl)
    with working(iomctl) as work:
        work.session.get_one(Offender, 1).surname = "Marsh"
    kind, people, changes = newest(iomctl)
    assert (kind, people) == ("alteration", {1})
    assert changes == [{"table": "offender", "id": 1, "before": {"surname": "Mercer"}, "after": {"surname": "Marsh"}}]


def test_a_value_set_without_being_read_still_has_its_value_before(iomctl: Program) -> None:
    one_case(iomctl)
    with working(iomctl) as work:
        found = work.session.get_one(Offender, 1)
        work.session.expire(found)
        found.surname = "Marsh"
    assert newest(iomctl)[2][0]["before"] == {"surname": "Mercer"}


def test_a_removed_row_keeps_its_values(iomctl: Program) -> None:
    with working(iomctl) as work:
        need(work, person(work))
    with working(iomctl) as work:
        found = work.session.get_one(Need, 1)
        work.session.expire(found)
        work.session.delete(found)
    kind, people, changes = newest(iomctl)
    assert (kind, people) == ("alteration", {1})
    assert changes[0]["after"] is None
    assert changes[0]["before"]["level"] == "some"


def test_every_flush_of_a_unit_is_kept_in_order(iomctl: Program) -> None:
    with working(iomctl) as work:
        found = need(work, person(work))
        found.level = "severe"
        work.session.flush()
        found.level = "some"
    told = [(one["table"], one["before"] and one["before"]["level"]) for one in newest(iomctl)[2]]
    assert told == [("offender", None), ("need", None), ("need", "some"), ("need", "severe")]


def test_changed_and_changed_back_before_it_is_written_is_no_change(iomctl: Program) -> None:
    one_case(iomctl)
    with working(iomctl) as work:
        found = work.session.get_one(Offender, 1)
        found.surname = "Marsh"
        found.surname = "Mercer"
        work.looked_at([1])
    assert newest(iomctl) == ("consultation", {1}, [])


def test_rows_of_a_spell_or_a_referral_lead_to_their_person(iomctl: Program) -> None:
    one_case(iomctl, "Ahmed")
    one_case(iomctl)
    with working(iomctl) as work:
        facts = work.session.exec(select(SpellFact).where(col(SpellFact.spell_id) == 2)).all()
        facts[0].note = "moved"
    assert newest(iomctl)[1] == {2}
    with working(iomctl) as work:
        work.session.execute(select(Spell))
        work.session.delete(work.session.get_one(SpellTier, 1))
    assert newest(iomctl)[1] == {1}


def test_a_row_that_moves_from_one_person_to_another_is_about_both(iomctl: Program) -> None:
    with working(iomctl) as work:
        first, second = person(work), person(work, "Ahmed")
        number = Identifier(offender_id=first.id, kind="crn", value="X123456", as_typed="x123456", **work.recorded)
        work.session.add(number)
        work.session.flush()
        target = second.id
    with working(iomctl) as work:
        work.session.get_one(Identifier, 1).offender_id = target
    assert newest(iomctl)[1] == {1, 2}


def test_a_removed_spell_is_about_its_person(iomctl: Program) -> None:
    with working(iomctl) as work:
        made = person(work)
        spell(work, made)
    with working(iomctl) as work:
        for table in ("spell_fact", "spell_tier", "spell_colour", "spell_worker", "spell_custody", "review"):
            work.session.execute(text(f"DELETE FROM {table}"))
        work.session.delete(work.session.get_one(Spell, 1))
    assert newest(iomctl)[:2] == ("alteration", {1})


@pytest.mark.parametrize("dry_run", [True, False])
def test_the_look_of_a_command_that_changes_nothing_in_the_end_is_logged(iomctl: Program, dry_run: bool) -> None:
    one_case(iomctl)

    def command() -> None:
        with working(iomctl, "offender edit", dry_run=dry_run) as work:
            work.looked_at([1])
            work.session.get_one(Offender, 1).surname = "Marsh"
            if not dry_run:
                raise DoesNotFit("as recorded")

    if dry_run:
        command()
    else:
        with pytest.raises(DoesNotFit):
            command()
    assert newest(iomctl) == ("consultation", {1}, [])


def test_people_whom_a_dry_run_would_have_added_were_never_looked_at(iomctl: Program) -> None:
    with working(iomctl, dry_run=True) as work:
        work.looked_at([person(work).id])
    with raw(iomctl) as connection:
        assert chain.read_chain(connection).events == 1


def test_the_kind_of_what_has_nothing_to_do_with_people(iomctl: Program) -> None:
    iomctl("agency", "add", "Harbour Trust").succeeds()
    assert newest(iomctl)[0] == "alteration"


def test_moments_come_back_to_the_microsecond_and_the_chain_holds(iomctl: Program) -> None:
    moment = datetime(2026, 10, 25, 0, 59, 59, 999_999, tzinfo=UTC)
    with raw(iomctl) as connection:
        trail.append(connection, trail.Stamp(moment, moment.date(), "m.adeyemi", "test", "ř ☃ '"), Watch(people={3}))
    with raw(iomctl) as connection:
        assert connection.scalar(select(col(Event.at)).order_by(col(Event.id).desc()).limit(1)) == moment
        assert chain.verify(connection) == []


@pytest.mark.parametrize("table", ["event", "event_detail"])
@pytest.mark.parametrize("change", ["UPDATE {} SET {} = {}", "DELETE FROM {}"])
def test_the_trail_is_append_only(iomctl: Program, table: str, change: str) -> None:
    column = "command" if table == "event" else "body"
    with pytest.raises(Exception, match="append-only"), raw(iomctl) as connection:
        connection.execute(text(change.format(table, column, column)))
