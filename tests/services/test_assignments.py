"""Who leads a case: one person, everyone of a worker or an agency, and agencies that merge."""

import pytest
from sqlmodel import col, select

from iomctl.domain.ranges import unpack
from iomctl.storage.tables.dated.spell_states import SpellWorker
from iomctl.storage.tables.trail import Event
from tests.books import laid_once
from tests.program import Program
from tests.services import led_cases
from tests.services.case_book import POLICE, PROBATION, working
from tests.services.led_cases import PEOPLE, workers

led = laid_once(led_cases.led)


def test_one_case_changes_hands_and_the_past_stays_as_it_was(led: Program) -> None:
    kai = PEOPLE[0]
    given = led("cohort", "assign", kai, "--to", "byrne", "--on", "2026-04-13", "--format", "json").succeeds()
    assert given.json() == [
        {
            "offender": kai,
            "name": "Mercer, Kai",
            "cohort": "luton",
            "worker": "J Byrne",
            "agency": PROBATION,
            "previous_worker": "S Okafor",
            "previous_agency": POLICE,
            "from_on": "2026-04-13",
        }
    ]
    assert workers(led)[kai] == ("J Byrne", PROBATION)
    assert workers(led, "--as-of", "2026-04-12")[kai] == ("S Okafor", POLICE)


def test_a_case_is_given_to_whom_it_has_already_and_the_same_day_only_once(led: Program) -> None:
    kai = PEOPLE[0]
    again = ("cohort", "assign", kai, "--to", "okafor", "--on", "2026-04-13")
    (same,) = led(*again, "--format", "json").succeeds().json()
    assert (same["worker"], same["previous_worker"]) == ("S Okafor", "S Okafor")
    before = workers(led)
    assert f"S Okafor leads {kai} from Mon 13 Apr 2026: recorded already (event " in led(*again).exits(5).err

    other = ("cohort", "assign", kai, "--to", "byrne", "--on", "2026-04-13")
    refused = led(*other).exits(5).err
    event = int(refused.partition(f"S Okafor leads {kai} from Mon 13 Apr 2026 already (event ")[2].partition(",")[0])
    assert f"the same command with --instead; or take that back: iomctl undo {event}" in refused
    assert workers(led) == before
    put = led(*other, "--instead").succeeds()
    assert f"put aside: S Okafor leads {kai} from Mon 13 Apr 2026 (event {event}, " in put.err
    assert workers(led)[kai] == ("J Byrne", PROBATION)
    led("undo", "--yes").succeeds()
    assert workers(led) == before


def test_a_case_is_given_for_days_before_another_one_that_stands(led: Program) -> None:
    kai = PEOPLE[0]
    led("cohort", "assign", kai, "--to", "dane", "--on", "2026-04-13").succeeds()
    (given,) = led("cohort", "assign", kai, "--to", "byrne", "--on", "2026-03-02", "--format", "json").succeeds().json()
    assert (given["worker"], given["previous_worker"]) == ("J Byrne", "S Okafor")
    days = (("2026-03-01", "S Okafor"), ("2026-03-02", "J Byrne"), ("2026-04-12", "J Byrne"), ("2026-04-13", "P Dane"))
    assert [workers(led, "--as-of", day)[kai][0] for day, _ in days] == [worker for _, worker in days]
    assert workers(led)[kai] == ("P Dane", PROBATION)
    early = led("cohort", "assign", kai, "--to", "byrne", "--on", "2026-01-04").exits(5).err
    assert f"{kai} was adopted on Mon 5 Jan 2026 (event " in early


def test_everyone_of_a_worker_moves_on_one_day_with_their_history(led: Program) -> None:
    words = ("--everyone-of", "okafor", "--to", "byrne", "--on", "2026-04-13", "--reason", "left", "--yes")
    moved = led("cohort", "assign", *words, "--format", "json").succeeds()

    assert {one["offender"] for one in moved.json()} == set(PEOPLE[:3])
    assert "3 cases from Mon 13 Apr 2026 (7 days ago)." in moved.err
    assert set(workers(led).values()) == {("J Byrne", PROBATION)}
    assert [worker for worker, _ in workers(led, "--as-of", "2026-04-12").values()].count("S Okafor") == 3
    again = led("cohort", "assign", *words, "--format", "json").succeeds()
    assert again.json() == []


def test_the_event_names_everyone_who_was_moved_and_the_chain_holds(led: Program) -> None:
    led("cohort", "assign", "--everyone-of", "okafor", "--to", "byrne", "--yes").succeeds()
    with working(led) as work:
        event = work.session.exec(select(Event).order_by(col(Event.id).desc())).first()
        assert event is not None
        assert event.command == "cohort assign"
        assert {f"N{number:05}" for number in unpack(event.people)} == set(PEOPLE[:3])
        assert len(work.session.exec(select(SpellWorker)).all()) == 4 + 3


def test_everyone_of_an_agency_goes_to_one_worker(led: Program) -> None:
    led("cohort", "assign", PEOPLE[0], "--to", "dane", "--on", "2026-04-13").succeeds()
    words = ("--everyone-of-agency", "probation", "--to", "okafor", "--yes", "--format", "json")
    moved = led("cohort", "assign", *words).succeeds().json()
    assert {(one["offender"], one["previous_worker"]) for one in moved} == {
        (PEOPLE[0], "P Dane"),
        (PEOPLE[3], "J Byrne"),
    }
    assert set(workers(led).values()) == {("S Okafor", POLICE)}


def test_when_services_merge_workers_move_and_keep_their_cases(led: Program) -> None:
    words = ("--everyone-of-agency", "bedfordshire", "--to-agency", "probation", "--on", "2026-04-13", "--yes")
    merged = led("cohort", "assign", *words, "--format", "json").succeeds()

    assert {one["offender"] for one in merged.json()} == set(PEOPLE[:3])
    assert {(one["worker"], one["agency"], one["previous_agency"]) for one in merged.json()} == {
        ("S Okafor", PROBATION, POLICE)
    }
    assert "and 1 worker (S Okafor)" in merged.err
    assert workers(led)[PEOPLE[0]] == ("S Okafor", PROBATION)
    assert workers(led, "--as-of", "2026-04-12")[PEOPLE[0]] == ("S Okafor", POLICE)
    agencies = {one["agency"]: one for one in led("agency", "list", "--format", "json").json()}
    counts = {name: (one["workers"], one["open_cases"]) for name, one in agencies.items()}
    assert counts == {POLICE: (0, 0), PROBATION: (3, 4)}


@pytest.mark.parametrize(
    "to", [("--everyone-of", "okafor", "--to", "byrne"), ("--everyone-of-agency", POLICE, "--to-agency", "prob")]
)
def test_all_move_or_none_when_one_was_assigned_on_that_day(led: Program, to: tuple[str, ...]) -> None:
    led("cohort", "assign", PEOPLE[1], "--to", "dane", "--on", "2026-04-10").succeeds()
    led("cohort", "assign", PEOPLE[1], "--to", "okafor", "--on", "2026-04-13").succeeds()
    before = workers(led)
    words = ("cohort", "assign", *to, "--on", "2026-04-13", "--yes")
    refused = led(*words).exits(5).err
    assert f"S Okafor leads {PEOPLE[1]} from Mon 13 Apr 2026 already (event " in refused
    assert "the same command with --instead; or take that back: iomctl undo " in refused
    assert workers(led) == before
    assert led("agency", "list", "--format", "json").json()[0]["workers"] == 1
    put = led(*words, "--instead").succeeds().err
    assert f"put aside: S Okafor leads {PEOPLE[1]} from Mon 13 Apr 2026 (event " in put
    assert {agency for _, agency in workers(led).values()} == {PROBATION}
    led("db", "check").succeeds()


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ((), 2),
        (("--to", "byrne"), 2),
        (("N00001",), 2),
        (("N00001", "--to", "byrne", "--everyone-of", "okafor"), 2),
        (("--everyone-of", "okafor", "--to-agency", "probation"), 2),
        (("--everyone-of", "okafor", "--to", "byrne", "--cohort", "luton"), 2),
        (("--everyone-of", "nobody", "--to", "byrne"), 3),
        (("--everyone-of", "okafor", "--to", "byrne", "--on", "tomorrow"), 4),
        (("--everyone-of", "nobody", "--to", "none", "--on", "never"), 4),
        (("--everyone-of", "okafor", "--to", "S Okafor"), 5),
        (("--everyone-of-agency", "probation", "--to-agency", "probation"), 5),
    ],
)
def test_words_that_do_not_say_whose_cases_and_to_whom_are_refused(
    led: Program, words: tuple[str, ...], code: int
) -> None:
    led("--yes", "cohort", "assign", *words).exits(code)


def test_de_selected_people_stay_with_whom_they_had(led: Program) -> None:
    led("cohort", "deselect", PEOPLE[0], "--reason", "died").succeeds()
    words = ("--everyone-of", "okafor", "--to", "byrne", "--yes", "--format", "json")
    moved = led("cohort", "assign", *words).succeeds().json()
    assert {one["offender"] for one in moved} == set(PEOPLE[1:3])
