"""Each table about a person is in their history, on their page, in a file that is given out, and hidden when marked.

A new table that is forgotten in one of these places is named here, until it is told there or a reason is given.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from sqlalchemy import Engine, event
from sqlmodel import SQLModel

import iomctl.storage.integrity  # noqa: F401 it loads every table
from iomctl.cli.options import KINDS
from tests.acceptance.test_restricted import OF_PEOPLE
from tests.program import Program

WHOSE = {
    "offender_id",
    "spell_id",
    "referral_id",
    "custody_id",
    "marker_id",
    "placement_id",
    "duty_referral_id",
    "requirement_id",
}
RUNS = {
    "rescope_person": "an answer of a run of criteria, shown by rescope show",
    "rescope_decision": "a decision of a run, shown by rescope show; what comes of it is a change of the case",
}
REMINDERS = {
    "reminder_notice": "what a worker was told, shown by remind list; it says nothing of the person that is not shown",
    "reminder_snooze": "what nobody is told for now, shown by remind snoozes",
}
KEYS = {"matching_key": "worked out from names and birth dates, to find who may be the same person"}
LATER = "not given out yet: files of every kind both ways are work of their own"
STATES = [f"spell_{state}" for state in ("tier", "colour", "custody", "worker", "exit_plan")]
PARTS = [
    *"referral_step referral_practitioner referral_outcome marker_review placement_extension duty_answer".split(),
    *"custody_state release_due release_plan release_check release_review requirement_step placement_plan".split(),
    "placement_support",
]
AT_PANELS = ("panel_item", "panel_answer", "panel_disclosure")
MERGED = {"said_of": "of whom a row was said, which tells whose it is again when people are parted"}
SAID = {
    "custody_change": "what is said of a stay; how it stood from each day on is worked out from it, in custody_state",
    "spell_fact": "what is said of a case; its colours and reviews are worked out from it",
}
WITHOUT_REFERENCE = {
    **SAID,
    **MERGED,
    "same_person": "meant by the references of the two people",
    "identifier": "found by itself: the number is its name",
    "alias": "a name of a person, told with them",
    "person_name": "meant by the person and the day",
    "spell": "meant by the person and the cohort",
    "need": "meant by the person, the pathway and the day",
    "custody": "a person has one at a time",
    "release": "the release of the one stay",
    "review": "the review ahead is meant by the case",
    **dict.fromkeys(STATES, "a state of a case from a day on"),
    **dict.fromkeys(PARTS, "a part of what has a reference, or of a stay"),
    **dict.fromkeys(AT_PANELS, "meant by the panel and the case, or whom it is about"),
    **RUNS,
    **KEYS,
    "reminder_notice": REMINDERS["reminder_notice"],
}
NOT_IN_HISTORY = {
    **SAID,
    **MERGED,
    "identifier": "who a person is, not what happened; the audit trail keeps each change",
    "alias": "who a person is, not what happened; the audit trail keeps each change",
    **RUNS,
    **KEYS,
    **REMINDERS,
}
NOT_EXPORTED = {
    **SAID,
    **MERGED,
    "same_person": LATER,
    **dict.fromkeys(
        "placement placement_extension duty_referral duty_answer contact note note_consent requirement".split(), LATER
    ),
    **dict.fromkeys(("action", *AT_PANELS), LATER),
    **dict.fromkeys("restorative_offer custody custody_state release release_due release_plan".split(), LATER),
    **dict.fromkeys(
        "release_check release_review spell_exit_plan requirement_step placement_plan placement_support".split(), LATER
    ),
    **RUNS,
    **KEYS,
    **REMINDERS,
}
NO_LIST_OF_THEIR_OWN = {
    **SAID,
    "offender": "offender list",
    "identifier": "offender list and find",
    "alias": "offender list and find",
    "spell": "caseload and cohort show",
    **dict.fromkeys(STATES, "caseload and cohort show"),
    **RUNS,
    **KEYS,
    "reminder_snooze": "remind snoozes",
}
TABLES = {
    table.name: mapper.class_
    for mapper in SQLModel._sa_registry.mappers
    for table in mapper.tables
    if any(column.name in WHOSE for column in table.columns) and table.name != "event_detail"  # the audit trail
}


@contextmanager
def tables_read() -> Iterator[set[str]]:
    """The tables that statements name while the block runs."""
    read: set[str] = set()

    def note(_connection: Any, _cursor: Any, statement: str, *_: Any) -> None:
        read.update(re.findall(r"\b(?:FROM|JOIN) (\w+)", statement))

    event.listen(Engine, "before_cursor_execute", note)
    try:
        yield read
    finally:
        event.remove(Engine, "before_cursor_execute", note)


def lacking(read: set[str], excused: dict[str, str]) -> tuple[list[str], list[str]]:
    """The tables that are neither read nor excused, and those that are excused without need."""
    return sorted(TABLES.keys() - read - excused.keys()), sorted(excused.keys() & read | excused.keys() - TABLES.keys())


def test_each_table_is_in_a_persons_history(settled: Program) -> None:
    with tables_read() as read:
        for person in ("N1", "N2", "N3", "N4"):
            settled("offender", "history", person).succeeds()
    assert lacking(read, NOT_IN_HISTORY) == ([], [])


def test_each_table_is_on_a_persons_page(settled: Program) -> None:
    with tables_read() as read:
        for person in ("N1", "N2", "N3", "N4"):
            settled("offender", "show", person).succeeds()
    assert lacking(read, RUNS | KEYS | SAID | MERGED | REMINDERS) == ([], [])


def test_each_table_is_given_out_by_a_kind_of_export(settled: Program) -> None:
    with tables_read() as read:
        for kind in KINDS:
            settled("export", kind).succeeds()
    assert lacking(read, NOT_EXPORTED) == ([], [])


@pytest.mark.parametrize("name", sorted(TABLES))
def test_each_table_has_a_letter_for_its_references_or_none_for_a_reason(name: str) -> None:
    described = getattr(TABLES[name], "described", None)
    numbered = described is not None and described.numbered
    assert numbered != (name in WITHOUT_REFERENCE)


@pytest.mark.parametrize("name", sorted(TABLES))
def test_each_table_is_in_a_list_that_is_tried_with_restricted_people(name: str) -> None:
    described = getattr(TABLES[name], "described", None)
    if described is None:  # a part of what another table describes
        assert name in WITHOUT_REFERENCE
    elif name not in NO_LIST_OF_THEIR_OWN:
        assert described.noun in OF_PEOPLE.split()


def test_no_two_tables_share_a_letter() -> None:
    letters = [
        kind.described.letter for kind in TABLES.values() if hasattr(kind, "described") and kind.described.letter
    ]
    assert len(letters) == len(set(letters)) > 0
