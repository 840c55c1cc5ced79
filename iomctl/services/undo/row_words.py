"""What a row and each of its columns say to a reader, in the words of the lists."""

from collections.abc import Mapping
from datetime import date
from typing import Any, NamedTuple

from iomctl.domain.identifiers import LABELS
from iomctl.domain.references import REFERRAL, reference
from iomctl.domain.reviews import full_day
from iomctl.services.undo.rows import typed
from iomctl.storage.integrity import classes, table_of

FACTS = {
    "first-colour": "colour at adoption",
    "first-review": "first review",
    "held": "review held",
    "set": "review set",
    "told": "window told",
    "recalculated": "review counted anew",
    "exempt": "exemption",
    "expected": "end of exemption",
}
"""What the rows of `spell_fact` are, by their own word where that would not do."""

KINDS = {
    "offender": "person",
    "person_name": "name",
    "reoffending_baseline": "baseline",
    "reminder_notice": "thing told",
    "reminder_snooze": "reminder put off",
    "reminder_run": "run of the reminders",
    "spell": "case",
    "spell_fact": "fact of a case",
    "spell_worker": "lead worker",
    "scheme_area": "area",
    "referral_outcome": "desired outcome",
    "referral_practitioner": "practitioner",
    "requirement_step": "step of a requirement",
    "rescope_run": "re-scope",
    "rescope_person": "re-scope of a person",
    "rescope_decision": "re-scope decision",
    "rescope_step": "re-scope applied",
}
"""What the rows of a table are, where its name would not do."""

TITLES = {
    ("arrest", "outcome_on"): "outcome on",
    ("contact", "outcome_on"): "outcome on",
    ("custody", "to_reason"): "reason",
    ("programme_condition", "outcome_on"): "outcome on",
    ("restorative_offer", "outcome_on"): "outcome on",
    ("exempt", "due_by"): "expected until",
    ("held", "from_on"): "held",
    ("held", "kind"): "kind of review",
    ("held", "next_by"): "next by",
    ("offender", "born_within"): "born in",
    ("offence", "index_on"): "index offence from",
    ("offence", "outcome_on"): "outcome on",
    ("referral", "status_on"): "since",
    ("referral_step", "step_on"): "on",
    ("requirement_step", "step_on"): "on",
    ("reoffending_baseline", "source_on"): "source on",
    ("rescope_person", "tier_from"): "from tier",
    ("rescope_person", "tier_to"): "to tier",
    ("rescope_step", "step_on"): "on",
    ("set", "from_on"): "set on",
    ("spell", "deselected_on"): "de-selected",
    ("spell", "deselection_decision"): "de-selection decision",
    ("spell", "deselection_reason"): "de-selection reason",
    ("transition_step", "step_on"): "on",
}
"""What a column is called where its name would not do; of `spell_fact` by what the row is."""


class Flag(NamedTuple):
    """What is said for yes and for no; `usual` is the one of which a whole row says nothing."""

    yes: str
    no: str
    usual: bool | None = None


FLAGS = {
    ("custody", "at_large"): Flag("at large", "not at large", usual=False),
    ("custody_change", "at_large"): Flag("at large", "at large no more"),
    ("marker", "present"): Flag("marked", "asked, none", usual=True),
    ("note", "victim"): Flag("of a victim or witness", "of no victim or witness", usual=False),
    ("offender", "restricted"): Flag("limited access", "no mark", usual=False),
    ("restorative_offer", "victim_asked"): Flag("victim's side asked", "victim's side not asked"),
    ("person_name", "was_wrong"): Flag("the one before was wrong", "the one before was right", usual=False),
    ("provider", "active"): Flag("takes new referrals", "takes no new referrals", usual=True),
    ("release", "planned"): Flag("planned", "unplanned"),
    ("release_check", "done"): Flag("done", "not done"),
    ("rescope_person", "edge"): Flag("at the edge of a threshold", "at the edge of none", usual=False),
    ("rescope_person", "watch"): Flag("to be watched", "not to be watched", usual=False),
    ("rescope_run", "candidates"): Flag("people outside the cohort too", "people in the cohort only"),
}

UNSAID = {"id", "what", "search_name", "text", "criteria_text", "answers"}
"""Columns that say nothing more to a reader, or are whole files with a command of their own."""

NOTHING = {("service", "area"): "everywhere", ("spell_worker", "worker_id"): "no worker"}
"""What is said where a column holds nothing, and that says something."""


def kind_of(table: str, row: Mapping[str, Any]) -> str:
    """What kind of thing a row of a table is, as its list calls one: of those of `spell_fact` each says so itself."""
    if table == "spell_fact" and row.get("what"):
        return FACTS.get(row["what"], str(row["what"]))
    described = getattr(classes().get(table), "described", None)
    return KINDS.get(table) or (described and described.called) or table.removeprefix("spell_").replace("_", " ")


def words_of(table: str, column: str, value: Any, row: Mapping[str, Any], whole: bool) -> str | None:
    """What a column says with a value that names no row; None where it says nothing to a reader.

    `row` is all that is known of the row then, and `whole` whether all of it is said.
    """
    if column in UNSAID or column.endswith("_in") or value in {None, ""}:
        return None
    if table == "identifier":
        return _of_identifier(column, value, row, whole)
    if table == "referral" and column == "signpost":
        return f"signpost {reference(REFERRAL, value)}"
    value = typed(table_of(table), column, value) if _kept(table, column) else value
    if (table, column) in FLAGS:
        flag = FLAGS[table, column]
        return None if whole and value is flag.usual else flag.yes if value else flag.no
    return f"{_title(table, column, row)} {_shown(value)}"


def _of_identifier(column: str, value: str, row: Mapping[str, Any], whole: bool) -> str | None:
    if column == "kind":
        return None if whole else f"kind {LABELS.get(value, value)}"
    if column == "as_typed":
        return None if value == row.get("value") else f"as typed {value}"
    return f"{LABELS.get(row.get('kind', ''), 'number')} {value}"


def _kept(table: str, column: str) -> bool:
    """Whether this version of iomctl keeps a column: an older one had others."""
    return table in classes() and column in table_of(table).c


def _title(table: str, column: str, row: Mapping[str, Any]) -> str:
    said = TITLES.get((row.get("what") or table if table == "spell_fact" else table, column))
    return said or column.removesuffix("_on").replace("_", " ")


def _shown(value: Any) -> str:
    if isinstance(value, date):
        return full_day(value)
    return f"{value:.12g}" if isinstance(value, float) else str(value)
