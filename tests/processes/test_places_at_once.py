"""Two people who promise the last bed of a provider at the same time: one does, the other is told."""

from tests.processes.starter import Starter
from tests.processes.whole import counted, half_done

PLACED = "SELECT count(*) FROM placement WHERE withdrawn_in IS NULL"


def test_two_promise_the_last_bed_and_the_second_is_told(starter: Starter, db: str) -> None:
    starter.run("provider", "add", "Harbour Trust", "--pathway", "accommodation")
    starter.run("provider", "capacity", "harbour", "1", "--kind", "hostel")
    ended = starter.together(*(f"placement add {who} hostel --provider harbour".split() for who in ("N1", "N2")))
    assert sorted(one.code for one in ended) == [0, 5], ended
    (refused,) = (one for one in ended if one.code)
    assert "1 of 1 places are taken" in refused.err
    assert counted(db, PLACED) == 1
    assert half_done(db) == []
