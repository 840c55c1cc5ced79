"""A limited-access mark: no free words about somebody are said, wherever they are kept and however they are asked for.

A column of a table that is new, holds words and has none about a marked person in `marked.py` is named here.
"""

from pathlib import Path

import pytest
from sqlalchemy import String, func
from sqlmodel import AutoString, col, select

from iomctl.storage.tables.event_details import EventDetail
from tests.acceptance.marked import mark, said, told_of
from tests.acceptance.marked_changes import FURTHER, ON_ONE, ON_WHAT_IS_ITS
from tests.acceptance.test_every_table_is_told import TABLES
from tests.books import CopyOf
from tests.casebook import book
from tests.program import Answer, Program

NO_WORDS = {
    **dict.fromkeys(
        "what kind how status ending level complexity pathway tier colour custody victim code score item accommodation "
        "council moved_to programme end_reason adoption_reason deselection_reason exempt_reason answer step "
        "stage audience failed about".split(),
        "a code of the policy, or a word of the program's own",
    ),
    **dict.fromkeys(("prison", "area"), "the name of a place, which is shown of everybody"),
    **dict.fromkeys(("hour", "hour_in"), "an hour, as hh:mm"),
}
NO_WORDS_OF_A_TABLE = {
    **dict.fromkeys(
        ("rescope_decision.action",
         "action.outcome", "arrest.codes", "arrest.outcome", "contact.outcome", "contact.reason", "duty_answer.outcome",
         "offence.counted_as", "offence.outcome", "offence.place", "programme_condition.outcome",
         "restorative_offer.outcome", "referral_step.outcome",
         "requirement_step.outcome", "requirement_step.reason",
         "referral_step.reason", "release_due.decision", "rescope_decision.reason", "rescope_person.outcome",
         "review.outcome", "spell_tier.reason"),
        "a code of the policy, or a word of the program's own",
    ),
    **dict.fromkeys(
        ("alias.name", "alias.search_name", "identifier.value", "identifier.as_typed", "identifier.explained",
         "person_name.surname",
         "person_name.forenames", "person_name.search_name"),
        "who a person is, all hidden",
    ),
    "said_of.of_table": "the name of a table",
    **dict.fromkeys(("placement.hour_in", "release.hour"), "an hour of the day"),
    "panel_answer.question": "a word of the program's own",
    **dict.fromkeys(
        ("panel_disclosure.form", "panel_disclosure.paper", "panel_disclosure.version"), "words of the program's own"
    ),
    "panel_answer.name": "who said it, as a worker does elsewhere",
    "referral_practitioner.name": "who works on it at the provider, as a lead worker does here",
    **dict.fromkeys(("rescope_person.tier_from", "rescope_person.tier_to"), "codes of the policy"),
    "rescope_person.answers": "what rules made of codes, figures and days",
    "rescope_decision.answers": "the same, by newer facts",
}  # fmt: skip
TEXTS = {
    f"{name}.{column.name}": column
    for name, table in TABLES.items()
    for column in table.__table__.columns
    if isinstance(column.type, (String, AutoString))
}
FREE = {"event.reason": col(EventDetail.body)} | {
    name: column for name, column in TEXTS.items() if column.name not in NO_WORDS and name not in NO_WORDS_OF_A_TABLE
}
READ = (
    ("offender", "show", "N2"),
    ("offender", "history", "N2"),
    ("referral", "show", "R3"),
    ("duty", "list", "N1"),
    ("release", "past"),
    ("release", "review"),
    ("release", "show", "N2", "--on", "2026-01-09"),
    ("review", "list", "N1"),
    ("audit", "log"),
    ("audit", "log", "--offender", "N1"),
    ("db", "check"),
    ("rescope", "show", "1", "--offender", "N1"),
    ("panel", "agenda", "3"),
    ("panel", "case", "3", "N1"),
    ("panel", "disclosures", "4"),
)
"""What else is asked, beside the lists and pages of `test_restricted.py`."""


@pytest.mark.parametrize("name", sorted(FREE))
def test_every_column_of_words_has_some_about_somebody_who_is_marked(marked: Program, name: str) -> None:
    column, words = FREE[name], said(*name.split("."))
    with book(marked) as work:
        held = work.session.execute(select(func.count()).where(column.contains(words))).scalar_one()
    assert held, f"no {words} in {name}: let marked.py write some, or say in NO_WORDS why they are none"


def test_no_column_is_excused_without_need() -> None:
    assert NO_WORDS_OF_A_TABLE.keys() - TEXTS.keys() == set()
    assert NO_WORDS.keys() - {one.partition(".")[2] for one in TEXTS} == set()


@pytest.mark.parametrize("name", sorted(TABLES))
def test_a_description_names_every_column_of_words(name: str) -> None:
    if described := getattr(TABLES[name], "described", None):
        assert sorted(described.words) == sorted(one.partition(".")[2] for one in FREE if one.startswith(f"{name}."))


@pytest.mark.parametrize("form", ["table", "json"])
@pytest.mark.parametrize("words", READ, ids=" ".join)
def test_nothing_that_is_read_says_them(marked: Program, words: tuple[str, ...], form: str) -> None:
    assert told_of(marked(*words, "--format", form).succeeds()) == set()


def test_no_event_says_them_when_it_is_shown_or_taken_back(marked: Program) -> None:
    events = marked("audit", "log", "--format", "json").succeeds().json()
    shown = 0
    for event in (str(one["event"]) for one in events if one["changes"]):
        assert told_of(marked("audit", "show", event).succeeds()) == set(), event
        undone = marked("undo", event, "--dry-run")
        shown += undone.code == 0
        assert told_of(undone) == set(), event
    assert shown


def test_nothing_for_a_provider_says_them(marked: Program, tmp_path: Path) -> None:
    assert told_of(marked("referral", "slip", "R1", "--format", "md").succeeds()) == set()
    sheet = tmp_path / "sheet.csv"
    marked("referral", "sheet", "housing", "--output", str(sheet)).succeeds()
    assert "R00001" in (told := sheet.read_text("utf-8"))
    assert told_of(Answer((), 0, told, "")) == set()


def test_with_restricted_they_are_said(marked: Program) -> None:
    asked = (
        *(("offender", "history", person) for person in ("N1", "N2", "N4")),
        *((noun, "list", "N1", "--format", "json") for noun in ("placement", "referral")),
        ("rescope", "show", "1", "--format", "json"),
        ("panel", "agenda", "3"),
        ("remind", "snoozes", "N1"),
        ("audit", "log"),
    )
    told = set().union(*(told_of(marked(*words, "--restricted").succeeds()) for words in asked))
    assert {said(*name.split(".")).lower() for name in FREE} - told == set()


@pytest.mark.parametrize("words", sorted({*ON_ONE, *ON_WHAT_IS_ITS, *FURTHER}))
def test_no_change_that_is_made_says_them(copy_of_sqlite: CopyOf, words: str) -> None:
    """Not tried alone but made: then the command that takes it back is told, or types again what was withdrawn."""
    iomctl = copy_of_sqlite(mark)
    usual = ("N1", *ON_ONE[words]) if words in ON_ONE else ON_WHAT_IS_ITS.get(words)
    for typed in (*([usual] if usual else []), *FURTHER.get(words, ())):
        answer = iomctl(*words.split(), *typed)
        assert answer.code in (0, 4, 5)
        assert told_of(answer) == set()


def test_a_release_that_is_withdrawn_does_not_say_them(copy_of_sqlite: CopyOf) -> None:
    iomctl = copy_of_sqlite(mark)
    iomctl("cohort", "deselect", "N2", "--reason", "no-offending", "--exit-plan", "none").succeeds()
    iomctl("custody", "withdraw", "N2", "--reason", "of another person").succeeds()
    assert told_of(iomctl("release", "withdraw", "N2", "--reason", "of another person").succeeds()) == set()


@pytest.mark.parametrize("form", ["table", "json"])
def test_a_review_that_is_counted_anew_does_not_say_them(copy_of_sqlite: CopyOf, tmp_path: Path, form: str) -> None:
    iomctl = copy_of_sqlite(mark)
    policy, newer = iomctl("policy", "show", "--text").succeeds().out, tmp_path / "newer.toml"
    newer.write_text(policy.replace('review_every = "3 months"\n', 'review_every = "2 months"\n'), "utf-8")
    iomctl("policy", "load", str(newer)).succeeds()
    anew = iomctl("review", "recalculate", "--policy", "--format", form).succeeds()
    assert "N00002" in anew.out
    assert told_of(anew) == set()
