"""The event that recorded that a worker left is found in the trail of a book of the version before."""

from typing import Any

from sqlalchemy import text

from iomctl.settings.places import place_of
from iomctl.storage import migrate
from iomctl.storage.database import open_engine
from tests.program import Program

BEFORE = "0027_detail_pieces"


def test_who_left_names_its_event_again_after_the_way_down_and_up(iomctl: Program) -> None:
    iomctl("agency", "add", "Police").succeeds()
    for name in ("Okafor", "Byrne", "Dane"):
        iomctl("worker", "add", name, "--agency", "Police").succeeds()
    for words in (("Okafor", "--left", "2026-03-10"), ("Okafor", "--back"), ("Byrne", "--left", "2026-03-12")):
        iomctl("worker", "edit", *words).succeeds()
    again = iomctl("worker", "edit", "Okafor", "--left", "2026-03-11").succeeds()
    iomctl("worker", "edit", "Dane", "--left", "2026-03-11").succeeds()
    iomctl("worker", "edit", "Dane", "--back").succeeds()
    event = int(again.err.rpartition("iomctl undo ")[2])
    kept = _left(iomctl)
    assert kept == [("Byrne", event - 1), ("Dane", None), ("Okafor", event)]
    made = open_engine(place_of(iomctl.db), 5)
    migrate.downgrade(made, BEFORE)
    migrate.upgrade(made)
    made.dispose()
    assert _left(iomctl) == kept
    iomctl("db", "check").succeeds()


def _left(iomctl: Program) -> list[tuple[Any, ...]]:
    made = open_engine(place_of(iomctl.db), 5)
    with made.begin() as connection:
        rows = connection.execute(text("SELECT name, left_in FROM worker ORDER BY name")).all()
    made.dispose()
    return [tuple(row) for row in rows]
