"""What is said twice in other words adds nothing, and withdrawn it is gone; on both engines."""

from typing import Any

import pytest
from sqlalchemy import insert, select

from iomctl.settings.places import place_of
from iomctl.storage.database import open_engine
from iomctl.storage.tables.spell_facts import SpellFact
from tests.books import laid_once
from tests.cli import clash_book
from tests.cli.clash_book import event_of, typed
from tests.cli.clash_table import ASSIGN, BEGIN, CHANGE, LEAVE, MOVE, RED
from tests.program import Program

WORDED = {
    "colour": (RED.format("2026-03-12"), "worse", "better words"),
    "tier": (MOVE.format("flex", "2026-03-12"), "risk-down", "risk-up"),
    "worker": (f"{ASSIGN.format('byrne', '2026-03-12')} --reason moved", "moved", "went"),
    "prison": (f"{CHANGE.format('--prison Bedford', '2026-03-16')} --reason moved", "moved", "went"),
    "at-large": (f"{CHANGE.format('--at-large', '2026-03-16')} --reason moved", "moved", "went"),
}
INSIDE = BEGIN.format("2026-03-10")

mercer = laid_once(clash_book.mercer)


def history(iomctl: Program) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = iomctl("offender", "history", "N1", "--format", "json").succeeds().json()
    return rows


@pytest.mark.parametrize("what", WORDED)
def test_other_words_for_the_same_add_nothing_or_take_its_place(mercer: Program, what: str) -> None:
    command, words, others = WORDED[what]
    if command.startswith("custody"):
        typed(mercer, INSIDE).succeeds()
    event = event_of(typed(mercer, command))
    before = history(mercer)
    again = command.replace(words, f"'{others}'")
    refused = typed(mercer, again).exits(5).err
    assert f": recorded already (event {event})\n  put this in its place: the same command with --instead" in refused
    assert history(mercer) == before
    typed(mercer, f"{again} --instead").succeeds()
    after = history(mercer)
    assert len(after) == len(before)
    assert [one["reason"] for one in after] != [one["reason"] for one in before]
    mercer("db", "check").succeeds()
    mercer("undo").succeeds()
    assert history(mercer) == before


def test_the_prison_stands_where_the_kind_of_a_stay_is_put_aside(mercer: Program) -> None:
    typed(mercer, f"{INSIDE} --prison Bedford").succeeds()
    typed(mercer, f"{CHANGE.format('--kind recall', '2026-03-10')} --instead").succeeds()
    (stay,) = mercer("custody", "list", "N1", "--format", "json").succeeds().json()
    assert (stay["kind"], stay["prison"]) == ("recall", "Bedford")


def test_a_colour_that_is_withdrawn_tells_of_the_release_that_says_the_same(mercer: Program) -> None:
    for line in (INSIDE, LEAVE.format("2026-04-10", "red"), RED.format("2026-04-10")):
        typed(mercer, line).succeeds()
    withdraw = "cohort withdraw N1 colour --on 2026-04-10 --reason wrong"
    said = typed(mercer, withdraw).succeeds().err
    assert "any more; but N00001 left custody red on Fri 10 Apr 2026 (event " in said
    assert "; but " not in typed(mercer, withdraw).succeeds().err


def kept_twice(iomctl: Program) -> None:
    """Mercer is red from 12 March by two facts in other words, as an older version kept them."""
    typed(iomctl, RED.format("2026-03-12")).succeeds()
    table = SpellFact.metadata.tables["spell_fact"]
    with open_engine(place_of(iomctl.db), 5).begin() as connection:
        row = connection.execute(select(table).where(table.c.what == "colour")).one()
        connection.execute(insert(table).values({**row._mapping, "id": row.id + 100, "reason": "again"}))


@pytest.mark.parametrize(
    "way", ["withdraw N1 colour --on 2026-03-12", "correct N1 colour --on 2026-03-12 --from 3/4/2026"]
)
def test_what_an_older_version_kept_twice_goes_at_once(mercer: Program, way: str) -> None:
    kept_twice(mercer)
    typed(mercer, f"cohort {way} --reason wrong").succeeds()
    assert [one for one in history(mercer) if (one["what"], one["changed_on"]) == ("colour", "2026-03-12")] == []
    mercer("db", "check").succeeds()
