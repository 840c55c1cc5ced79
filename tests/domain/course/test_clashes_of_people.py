"""What can't be true of one person: two spells in one cohort, a worker who left, a day before the birth."""

from datetime import date
from typing import Any

from iomctl.domain.course.clashes import RecordOfPerson, clashes
from iomctl.domain.course.facts import Adopted, Deselected, LedBy
from iomctl.domain.course.people import Born, SamePerson, WorkerLeft, whose
from iomctl.domain.course.stays import Stay
from tests.domain.course.written_facts import ME


def adopted(on: date, event: int, cohort: str = "luton") -> Adopted:
    return Adopted(on, event, ME, cohort, "fixed", "amber", "okafor")


def told(person: RecordOfPerson, new: Any) -> list[str]:
    return [one.message for one in clashes(person, [new])]


FIRST = adopted(date(2026, 1, 5), 12)
ENDED = Deselected(date(2026, 3, 2), 20, ME)


def test_two_spells_in_one_cohort_may_meet_on_a_day_and_not_overlap() -> None:
    for day, expected in (
        (date(2026, 3, 1), ["N00001 was in luton from Mon 5 Jan to Mon 2 Mar 2026 (event 12, m.adeyemi)"]),
        (date(2026, 3, 2), []),
    ):
        again = adopted(day, 21)
        assert told(RecordOfPerson("N00001", cases={1: [FIRST, ENDED], 2: [again]}), again) == expected


def test_a_spell_that_ended_on_its_first_day_is_in_the_way_of_none() -> None:
    ended = ENDED._replace(on=FIRST.on)
    for day in (date(2025, 12, 1), FIRST.on, date(2026, 3, 2)):
        again = adopted(day, 21)
        assert told(RecordOfPerson("N00001", cases={1: [FIRST, ended], 2: [again]}), again) == []
        assert told(RecordOfPerson("N00001", cases={1: [FIRST], 2: [again]}), again) != []


def test_a_spell_that_goes_on_is_in_the_way_of_every_later_one_in_its_cohort_alone() -> None:
    again, elsewhere = adopted(date(2027, 1, 4), 21), adopted(date(2027, 1, 4), 22, "bedford")
    person = RecordOfPerson("N00001", cases={1: [FIRST], 2: [again], 3: [elsewhere]})
    assert told(person, again) == ["N00001 is in luton from Mon 5 Jan 2026 (event 12, m.adeyemi)"]
    assert told(person, elsewhere) == []


def test_an_end_put_later_meets_the_next_spell() -> None:
    again, end = adopted(date(2026, 3, 2), 21), ENDED._replace(on=date(2026, 3, 9), event=30)
    [clash] = clashes(RecordOfPerson("N00001", cases={1: [FIRST, end], 2: [again]}), [end])
    assert clash.in_the_way is again
    assert clash.message == "N00001 is in luton from Mon 2 Mar 2026 (event 21, m.adeyemi)"


def test_nobody_is_given_to_a_worker_after_the_day_they_left() -> None:
    left = WorkerLeft(date(2026, 2, 6), 22, ME, "okafor", "S Okafor")
    for day, expected in (
        (date(2026, 2, 7), ["S Okafor left on Fri 6 Feb 2026 (event 22, m.adeyemi)"]),
        (date(2026, 2, 6), []),
    ):
        led = LedBy(day, 23, ME, "okafor", None, "S Okafor")
        assert told(RecordOfPerson("N00001", cases={1: [FIRST, led]}, left=[left]), led) == expected


def test_a_worker_can_not_leave_before_a_case_that_they_were_given() -> None:
    left = WorkerLeft(date(2026, 1, 4), 22, ME, "okafor", "S Okafor")
    assert told(RecordOfPerson("N00001", cases={1: [FIRST]}, left=[left]), left) == [
        "S Okafor leads N00001 from Mon 5 Jan 2026 (event 12, m.adeyemi)"
    ]


def test_nothing_is_so_before_the_birth_and_that_of_a_restricted_person_is_not_said() -> None:
    born, stay = Born(date(2026, 1, 6), 3, ME), Stay(date(2026, 1, 5), 13, ME)
    person = RecordOfPerson("N00001", [stay], {1: [FIRST]}, born)
    for one in (stay, FIRST):
        assert told(person, one) == ["N00001 was born on Tue 6 Jan 2026 (event 3, m.adeyemi)"]
        assert told(person._replace(restricted=True), one) == ["N00001 was not born then (event 3, m.adeyemi)"]


def test_a_birth_put_right_is_told_what_comes_before_it() -> None:
    born = Born(date(2026, 1, 6), 30, ME)
    assert told(RecordOfPerson("N00001", (), {1: [FIRST]}, born), born) == [
        "N00001 was adopted on Mon 5 Jan 2026 (event 12, m.adeyemi)"
    ]


def test_a_record_is_of_the_person_that_a_merge_says_and_else_of_its_own() -> None:
    merges = [SamePerson(7, ME, "p2", "p1")]
    assert [whose(one, merges) for one in ("p1", "p2", "p3")] == ["p1", "p1", "p3"]
