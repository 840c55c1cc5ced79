"""A command that is killed, at whatever moment, leaves a case book that is whole."""

from collections.abc import Iterator
from itertools import count, islice
from pathlib import Path
from random import Random
from signal import SIGKILL
from time import perf_counter

from tests.processes.people_file import people_file
from tests.processes.starter import Starter
from tests.processes.whole import counted, half_done, rows_and_events

MOMENTS = 20
KINDS = 4
PEOPLE = "SELECT count(*) FROM offender"
ADOPTION = "--cohort luton --tier fixed --colour red --no-worker --reason criteria-met"
ROWS = 800


def test_series_of_commands_killed_at_random_moments(starter: Starter, db: str) -> None:
    before = rows_and_events(db)
    for _ in killed_in_turn(starter, (_command(number) for number in count())):
        starter.run("db", "check")
        assert half_done(db) == []
    after = rows_and_events(db)
    made = {one: (after[one][0] - before[one][0], after[one][1] - before[one][1]) for one in after}
    assert made == {one: (events, events) for one, (_, events) in made.items()}


def test_import_killed_at_random_moments(starter: Starter, db: str, tmp_path: Path) -> None:
    there = counted(db, PEOPLE)
    files = (people_file(tmp_path, number, ROWS) for number in count(1))
    for _ in killed_in_turn(starter, (["import", "offenders", str(file)] for file in files)):
        starter.run("db", "check")
        assert (counted(db, PEOPLE) - there) % ROWS == 0


def killed_in_turn(starter: Starter, commands: Iterator[list[str]]) -> Iterator[None]:
    """Start one command after another and kill each at a random moment; come back after each that was killed."""
    random = Random(1)  # noqa: S311 moments, not secrets
    usual = [60.0] * KINDS
    killed = 0
    for number, words in enumerate(islice(commands, KINDS * MOMENTS)):
        begun = perf_counter()
        ended = starter.killed(words, usual[number % KINDS] * random.uniform(0.1, 1.1))
        assert ended.code in {0, -SIGKILL}, ended.err
        if ended.code == 0:
            usual[number % KINDS] = min(usual[number % KINDS], perf_counter() - begun)
        else:
            killed += 1
            yield
        if killed == MOMENTS:
            return
    raise AssertionError(f"only {killed} were killed before they ended")


def _command(number: int) -> list[str]:
    # Each person is taken once: a review is held once a day, a person is adopted once.
    kind, turn = number % KINDS, number // KINDS
    on_scheme, outside = f"N{turn + 1:05}", f"N{turn + 21:05}"
    return [
        ["offender", "add", "--surname", 6 * chr(65 + turn), "--forenames", "Devon"],
        ["cohort", "adopt", outside, *ADOPTION.split()],
        ["review", "hold", on_scheme, "--colour", "green"],
        ["referral", "make", on_scheme, "accommodation", "--provider", "Housing Solutions"],
    ][kind]
