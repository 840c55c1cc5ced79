"""Who leads a case: one person, everyone of a worker or an agency, and agencies that merge."""

import pytest
from sqlmodel import col, select

from iomctl.domain.ranges import unpack
from iomctl.storage.tables.dated.spell_states import SpellWorker
from iomctl.storage.tables.trail import Event
from tests.books import laid_once
from tests.program import Program
from tests.services.case_book import POLICE, PROBATION, adopt, set_up, working

PEOPLE = ["N00001", "N00002", "N00003", "N00004"]


@laid_once
def led(iomctl: Program) -> None:
    """Three people led by S Okafor and one by J Byrne, all since 5 January 2026."""
    assert set_up(iomctl, 4) == PEOPLE
    for person in PEOPLE[:3]:
        adopt(iomctl, person).succeeds()
    adopt(iomctl, PEOPLE[3], worker="byrne").succeeds()


def workers(iomctl: Program, *words: str) -> dict[str, tuple[str, str]]:
    """Worker and agency by person, as `cohort show` answers them."""
    rows = iomctl("cohort", "show", "luton", "--format", "json", *words).succeeds().json()
    return {row["offender"]: (row["worker"], row["agency"]) for row in rows}


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
    assert "already, since Mon 13 Apr" in led("cohort", "assign", kai, "--to", "byrne").exits(5).err


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
    led("cohort", "assign", PEOPLE[0], "--to", "dane").succeeds()
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
    assert agencies[POLICE] == {"agency": POLICE, "workers": 0, "open_cases": 0}
    assert agencies[PROBATION] == {"agency": PROBATION, "workers": 3, "open_cases": 4}


def test_without_a_terminal_a_bulk_change_shows_what_it_would_do_and_asks_for_yes(led: Program) -> None:
    before = workers(led)
    asked = led("cohort", "assign", "--everyone-of", "okafor", "--to", "byrne").exits(2)
    assert asked.out == ""
    assert f"{PEOPLE[0]}  Mercer, Kai  S Okafor, {POLICE} -> J Byrne, {PROBATION}" in asked.err
    assert "3 cases" in asked.err
    assert "--yes" in asked.err
    assert workers(led) == before


def test_the_preview_is_the_first_ten_and_the_total(iomctl_sqlite: Program) -> None:
    for person in set_up(iomctl_sqlite, 12):
        adopt(iomctl_sqlite, person).succeeds()
    asked = iomctl_sqlite("cohort", "assign", "--everyone-of", "okafor", "--to", "byrne").exits(2)
    assert asked.err.count(" -> ") == 10
    assert "... 2 more" in asked.err
    assert "12 cases" in asked.err


def test_a_dry_run_asks_nothing_and_answers_what_a_real_run_would(led: Program) -> None:
    words = ("--everyone-of-agency", "bedfordshire", "--to-agency", "probation", "--format", "json")
    before = workers(led)
    tried = led("cohort", "assign", *words, "--dry-run").succeeds()
    assert "nothing was changed" in tried.err
    assert workers(led) == before
    assert led("cohort", "assign", *words, "--yes").succeeds().json() == tried.json()


def test_all_move_or_none_when_one_was_assigned_later(led: Program) -> None:
    led("cohort", "assign", PEOPLE[1], "--to", "dane", "--on", "2026-04-10").succeeds()
    led("cohort", "assign", PEOPLE[1], "--to", "okafor", "--on", "2026-04-15").succeeds()
    before = workers(led)
    for to in (("--everyone-of", "okafor", "--to", "byrne"), ("--everyone-of-agency", POLICE, "--to-agency", "prob")):
        refused = led("cohort", "assign", *to, "--on", "2026-04-13", "--yes").exits(5)
        assert f"before the newest lead worker of {PEOPLE[1]}, from Wed 15 Apr 2026" in refused.err
    assert workers(led) == before
    assert led("agency", "list", "--format", "json").json()[0]["workers"] == 1


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
