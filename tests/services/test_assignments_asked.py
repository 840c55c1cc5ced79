"""What a bulk change of lead workers shows and asks before it is made."""

from tests.books import laid_once
from tests.program import Program
from tests.services import led_cases
from tests.services.case_book import POLICE, PROBATION, adopt, set_up
from tests.services.led_cases import PEOPLE, workers

led = laid_once(led_cases.led)


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
