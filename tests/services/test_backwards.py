"""In which order the changes of one event are turned back: nothing names a row that is gone, nothing is open twice."""

from datetime import date
from typing import Any

from sqlmodel import select

from iomctl.domain.names import fold
from iomctl.services.cases.courses import settle
from iomctl.services.undo.backwards import backwards
from iomctl.services.undo.rows import RowChange
from iomctl.storage.tables.agencies import Agency, Worker
from iomctl.storage.tables.cohorts import Spell
from iomctl.storage.tables.dated.spell_states import SpellTier, SpellWorker
from iomctl.storage.tables.spell_facts import SpellFact
from tests import casebook as cb
from tests.program import Program

WORKER = RowChange(0, "worker", 4, None, {"id": 4, "name": "A Byrne", "agency_id": 3})
AGENCY = RowChange(0, "agency", 3, None, {"id": 3, "name": "Probation"})
LED = RowChange(1, "spell", 7, {"worker_id": 1}, {"worker_id": 4})
CLOSED = RowChange(1, "review", 5, {"closed_on": None}, {"closed_on": "2026-04-20"})
AHEAD = RowChange(1, "review", 6, None, {"id": 6, "spell_id": 7, "closed_on": None})
REFERRAL = RowChange(1, "referral", 2, None, {"id": 2, "offender_id": 1})
STEP = RowChange(1, "referral_step", 3, None, {"id": 3, "referral_id": 2})
MET_BY = RowChange(1, "requirement", 1, {"referral_id": None}, {"referral_id": 2})


def places(*changes: RowChange) -> list[tuple[str, Any]]:
    return [one.place for one in backwards(changes)]


def test_a_worker_goes_once_nobody_is_led_by_them_and_their_agency_after_that() -> None:
    assert places(AGENCY, WORKER, LED) == [("spell", 7), ("worker", 4), ("agency", 3)]


def test_they_come_again_in_the_other_order() -> None:
    taken_back = [one.turned_back() for one in (WORKER, AGENCY, LED)]
    assert places(*taken_back) == [("agency", 3), ("worker", 4), ("spell", 7)]


def test_what_was_added_goes_before_what_it_replaced_is_open_again() -> None:
    assert places(AHEAD, CLOSED) == places(CLOSED, AHEAD) == [("review", 6), ("review", 5)]
    closed, ahead = CLOSED.turned_back(), AHEAD.turned_back()
    assert places(ahead, closed) == places(closed, ahead) == [("review", 5), ("review", 6)]


def test_of_two_changed_rows_the_one_that_is_closed_is_first() -> None:
    opened = RowChange(1, "review", 4, {"closed_on": "2026-03-02"}, {"closed_on": None})
    assert places(CLOSED, opened) == places(opened, CLOSED) == [("review", 4), ("review", 5)]


def test_steps_go_before_their_referral_and_that_once_no_requirement_names_it() -> None:
    assert places(REFERRAL, STEP, MET_BY) == [("referral_step", 3), ("requirement", 1), ("referral", 2)]


def test_a_row_that_changed_twice_is_one_change() -> None:
    first = RowChange(1, "offender", 1, {"surname": "Mercer", "area": None}, {"surname": "Marsh", "area": "Luton"})
    then = RowChange(1, "offender", 1, {"surname": "Marsh"}, {"surname": "Finch"})
    (turned,) = backwards([first, then])
    assert (turned.before, turned.after) == (
        {"surname": "Finch", "area": "Luton"},
        {"surname": "Mercer", "area": None},
    )
    added = first._replace(before=None)
    (gone,) = backwards([added, then])
    assert gone.after is None
    assert backwards([added, then, then._replace(after=None)]) == []


def test_a_row_that_went_and_came_in_one_event_is_as_it_was() -> None:
    day = ("england-and-wales", "2026-12-25")
    old, new = ({"nation": day[0], "day": day[1], "title": title} for title in ("Christmas Day", "Christmas"))
    (turned,) = backwards([RowChange(0, "bank_holiday", day, old, None), RowChange(0, "bank_holiday", day, None, new)])
    assert turned.after == old


def test_the_engine_takes_what_a_session_wrote_in_one_go(iomctl: Program) -> None:
    """The old spell ends and the next one begins, led by a worker who is added with their agency, all in one flush."""
    with cb.book(iomctl) as work:
        cb.spell(work, cb.person(work, "Mercer"), worker=cb.worker(work, "S Okafor"))
    before = iomctl("caseload", "--format", "json").succeeds().out
    iomctl.travel(1)
    with cb.book(iomctl) as work, work.session.no_autoflush:
        old = work.session.exec(select(Spell)).one()
        day = date(2026, 4, 21)
        old.deselected_on, old.deselection_reason, old.deselected_in = day, "no-offending", work.event
        of: dict[str, Any] = {"offender_id": old.offender_id, "cohort_id": old.cohort_id, "adopted_on": day}
        dated: dict[str, Any] = {"spell_id": 2, "from_on": day, **work.recorded}
        probation, byrne = fold("Probation"), fold("A Byrne")
        work.session.add_all(
            [
                SpellFact(what="first-colour", colour="green", **dated),
                SpellWorker(worker_id=2, agency_id=2, **dated),
                SpellTier(tier="flex", **dated),
                Spell(id=2, adoption_reason="returning", **of, **Spell.worked_out, **work.recorded),
                Worker(id=2, name="A Byrne", search_name=byrne, agency_id=2, **work.recorded),
                Agency(id=2, name="Probation", search_name=probation, **work.recorded),
            ]
        )
        settle(work, (old.offender_id,))
    (case,) = iomctl("caseload", "--format", "json").succeeds().json()
    assert (case["worker"], case["tier"], case["colour"], case["days_on_scheme"]) == ("A Byrne", "flex", "green", 0)
    assert iomctl("caseload", "--known-on", "yesterday", "--format", "json").succeeds().out == before
