"""A case book in which three people called Quill have a limited-access mark, and all that could say who they are."""

import re
from collections.abc import Sequence

from tests.acceptance.death_words import lay_death, lay_names
from tests.acceptance.marked_partners import lay_partners
from tests.acceptance.marked_programmes import join_programmes, lives, require
from tests.acceptance.panel_words import agree, hold
from tests.acceptance.reminder_words import put_off, remind
from tests.cli.sheets import lay_rows
from tests.program import Answer, Program

WHO = ("--surname", "Quill", "--forenames", "Rowan", "--born", "1971-09-17", "--alias", "Wren Feather")
NUMBERS = ("--pnc", "2008/0177342J", "--crn", "X417723", "--prison", "A4172CX", "--local", "niche-88412")
SECRETS = ("17 sep", *"quill rowan wren feather 1971 17/09 0177342 177342j x417723 a4172cx niche 88412".split())

SAID = re.compile("quill(?:-[a-z]+)+")


def said(table: str, column: str) -> str:
    """Free words that name the person, and where they are kept: whatever shows them is told by the words."""
    return f"Quill-{table}-{column}".replace("_", "-")


SPELLS = ("offender,cohort,adopted_on,adoption_reason,from_on,tier,colour,custody,custody_reason,"
          "deselected_on,deselection_reason")  # fmt: skip
ENDED = (
    "N1,town,2025-07-07,criteria-met,2025-07-07,fixed,amber,,,2025-10-06,no-offending",
    "N1,town,2025-07-07,,2025-08-04,,,custody,,,",
    f"N1,town,2025-07-07,,2025-09-01,,amber,community,{said('custody', 'to_reason')},,",
)
"""A case in which N00001 left custody; only a file says why without a release."""


def mark(iomctl: Program) -> None:
    """Fill a new case book: all but N00003 are marked, with free words wherever some are kept; N00004 died."""
    lay_partners(iomctl)
    iomctl("offender", "add", *WHO, *NUMBERS, "--area", "Luton").succeeds()
    iomctl("offender", "add", "--surname", "Quill", "--forenames", "Wren", "--born", "1971-09-18").succeeds()
    iomctl("offender", "add", "--surname", "Hollis", "--forenames", "Devon", "--born", "1989-11-02").succeeds()
    _case(iomctl)
    lay_rows(iomctl, "spells", SPELLS, *ENDED)
    _referred(iomctl)
    _facts(iomctl)
    _housed(iomctl)
    _met(iomctl)
    _custody(iomctl)
    _reviewed(iomctl)
    remind(iomctl, "okafor")
    put_off(iomctl, "N1", said("reminder_snooze", "reason"))
    iomctl("offender", "edit", "N1", "--area", "Dunstable", "--reason", said("event", "reason")).succeeds()
    lay_death(iomctl, *_option("death", "note"))
    lay_names(iomctl, said("person_name", "reason"))
    for marked in ("N4", "N1", "N2"):
        iomctl("offender", "restrict", marked, "--reason", "relative of a worker").succeeds()
    criteria = ("--cohort", "luton", "--criteria", "neighbourhood-crime-2020")
    for day in ("today", "2026-02-01"):
        iomctl("rescope", "plan", *criteria, "--as-of", day).succeeds()
    words = (part for one in ("exit_plan", "note", "meeting") for part in _option("rescope_decision", one))
    iomctl("rescope", "decide", "1", "N1", "leave", "--reason", "out-of-scope", *words).succeeds()


def _option(table: str, column: str, option: str = "", *, shown: Sequence[str] = ()) -> tuple[str, str]:
    """The option for the free words of a column; it is called like the column unless `option` says otherwise.

    They are shown in the columns `shown` too, which are worked out: each is named in them, to be looked for in it.
    """
    places = ((table, column), *(one.split(".") for one in shown))
    return f"--{option or column.replace('_', '-')}", " ".join(said(*place) for place in places)


def _case(iomctl: Program) -> None:
    """N00001 has a case and one that ended; N00002 has one in custody, see `_custody`."""
    case = ("--tier", "fixed", "--colour", "amber", "--worker", "okafor", "--reason", "criteria-met")
    former = (*_option("spell", "deselection_decision", "decision"), *_option("spell", "exit_plan"))
    iomctl("cohort", "adopt", "N1", "--cohort", "town", *case, "--on", "2025-02-03").succeeds()
    iomctl("cohort", "deselect", "N1", "--reason", "no-offending", *former, "--on", "2025-06-02").succeeds()
    words = (*_option("spell", "adoption_note", "note"), *_option("spell", "decision"))
    iomctl("cohort", "adopt", "N1", "--cohort", "luton", *case, *words, "--on", "2026-02-02").succeeds()
    for day, tier in (("2026-02-03", "flex"), ("2026-02-04", "fixed")):
        moved = ("--reason", "risk-up", *_option("spell_tier", "decision"), "--on", day)
        iomctl("cohort", "move", "N1", tier, *moved).succeeds()
    why = _option("spell_fact", "reason", shown=["spell_colour.reason"])
    for day, colour in (("2026-02-03", "green"), ("2026-02-04", "amber")):
        iomctl("cohort", "colour", "N1", colour, *why, "--on", day).succeeds()
    for day, lead in (("2026-02-03", "sandhu"), ("2026-02-04", "okafor")):
        assigned = ("--to", lead, *_option("spell_worker", "reason"), "--on", day)
        iomctl("cohort", "assign", "N1", *assigned).succeeds()
    iomctl("cohort", "exit-plan", "N1", said("spell_exit_plan", "plan"), "--on", "2026-02-03").succeeds()


def _referred(iomctl: Program) -> None:
    """R00001 and R00002 are without an answer, R00003 has ended."""
    iomctl("need", "set", "N1", "accommodation=severe", *_option("need", "note"), "--on", "2026-02-03").succeeds()
    words = (*_option("referral", "note"), "--on", "2026-02-03")
    for pathway, provider in (("accommodation", "housing"), ("drugs", "drug"), ("health", "mind")):
        iomctl("referral", "make", "N1", pathway, "--provider", provider, *words).succeeds()
    step = (*_option("referral_step", "note"), "--on", "2026-02-04")
    iomctl("referral", "answer", "R3", "accepted", *step).succeeds()
    iomctl("referral", "end", "R3", "never-started", "--reason", "MOV", *step).succeeds()


def _facts(iomctl: Program) -> None:
    """N00001 has one fact of each kind."""
    on = ("--on", "2026-02-03")
    iomctl("offence", "add", "N1", "034/01", *_option("offence", "source"), *on).succeeds()
    iomctl("arrest", "add", "N1", "034/01", *_option("arrest", "source"), *on).succeeds()
    source = (*_option("score", "version"), *_option("score", "source"))
    for score in (("rosh", "high"), ("ogrs3-2y", "58")):
        iomctl("score", "add", "N1", *score, *source, *on).succeeds()
    iomctl("sentence", "add", "N1", "licence", *_option("sentence", "source"), "--from", "2026-02-03").succeeds()
    iomctl("requirement", "add", "T1", "drug-rehabilitation").succeeds()
    kept = (*_option("reach", "not_contacted", "not-to-be-contacted"), *_option("reach", "source"))
    lives(iomctl, said("reach", "details"), said("reach", "postcode"), kept)
    iomctl("home", "add", "N1", "A08A", *_option("home", "source"), "--from", "2026-02-02").succeeds()
    require(iomctl, _option("requirement_step", "assessed_by", "by"), _option("requirement_step", "note"))
    iomctl("marker", "add", "N1", "mappa", *_option("marker", "source"), "--from", "2026-02-03").succeeds()
    iomctl("marker", "review", "M1", *_option("marker_review", "note"), "--on", "2026-03-02").succeeds()
    step = (*_option("transition_step", "done_with", "with"), *_option("transition_step", "note"))
    iomctl("transition", "add", "N1", "turning-18", "agreed", *step, *on).succeeds()
    for day in ("2026-02-03", "2026-02-04", "2026-02-06"):
        iomctl("restorative", "offer", "N1", *_option("restorative_offer", "note"), "--on", day).succeeds()
    join_programmes(iomctl, _option("programme_membership", "note"), _option("programme_condition", "note"))
    answered = _option("restorative_offer", "answer_note", "note")
    iomctl("restorative", "answer", "J2", "declined", *answered, "--on", "2026-02-05").succeeds()
    iomctl("restorative", "answer", "J3", "accepted", "--on", "2026-02-09").succeeds()


def _housed(iomctl: Program) -> None:
    """N00001 has a placement that was extended, and was referred to two councils."""
    known = (*_option("placement", "funder"), *_option("placement", "note"))
    words = (*known, *_option("placement", "over_because", "reason"))
    iomctl("placement", "add", "N1", "cas3", "--from", "2026-02-03", "--provider", "housing", *words).succeeds()
    why = (*_option("placement_extension", "reason"), *_option("placement_extension", "decision"))
    iomctl("placement", "extend", "P1", "--until", "2026-04-29", *why, "--on", "2026-03-02").succeeds()
    paid = ("--amount", "450", "--from", "2026-02-03", *_option("placement", "payee"))
    iomctl("placement", "add", "N1", "rent-deposit", *paid).succeeds()
    iomctl("placement", "plan", "P1", "A01D", *_option("placement_plan", "note"), "--on", "2026-03-02").succeeds()
    asked = (*_option("duty_referral", "reference"), *_option("duty_referral", "note"), "--consent", "2026-02-03")
    for council in ("luton", "bedford"):
        iomctl("duty", "refer", "N1", council, *asked, "--on", "2026-02-03").succeeds()
    number = _option("duty_answer", "reference")
    iomctl("duty", "answer", "D2", "priority-need", *number, "--on", "2026-02-04").succeeds()


def _met(iomctl: Program) -> None:
    """Somebody met N00001, who is named in what was written down of it."""
    note = _option("contact", "note")
    met = ("contact", "add", "N1", "appointment", "--how", "telephone", *note)
    iomctl(*met, "--on", "2026-03-02", "--worker", "okafor").succeeds()
    came = ("--how", "doorstep", *note, "--on", "2026-02-09", "--kept")
    iomctl("contact", "add", "N1", "home-visit", *came).succeeds()
    iomctl("note", "add", "N1", said("note", "words"), "--kind", "fact").succeeds()
    iomctl("note", "add", "N1", said("note", "words"), "--kind", "own-words").succeeds()
    iomctl("consent", "add", "E2", "board", "given", *_option("note_consent", "note")).succeeds()
    agree(iomctl, said("action", "task"), said("action", "outcome_note"))
    agenda = (said("panel_item", "why"), said("panel_item", "dropped_because"))
    hold(iomctl, *agenda, said("panel_answer", "words"), said("panel_disclosure", "recipient"))


def _custody(iomctl: Program) -> None:
    """N00002 was let out once, and is inside again with a release ahead and a case of their own."""
    began = _option("custody_change", "reason", shown=["custody_state.reason"])
    iomctl("custody", "begin", "N2", "remand", "--on", "2026-01-05", *began).succeeds()
    gone = ("--to", "A07A", "--told", "2026-01-09", "--on", "2026-01-09", *_option("release", "note"))
    iomctl("release", "unplanned", "N2", *gone).succeeds()
    found = (*_option("release_review", "action"), *_option("release_review", "note"), "--on", "2026-01-12")
    iomctl("release", "reviewed", "N2", "--failed", "no-notice", *found).succeeds()
    iomctl("custody", "begin", "N2", "sentenced", "--on", "2026-02-04", *began).succeeds()
    dated = ("--on", "2026-02-09")
    iomctl("release", "set", "N2", "conditional", "2026-06-12", *_option("release_due", "reason"), *dated).succeeds()
    for what in ("further-day", "reverted"):
        iomctl("release", "decide", "N2", what, *_option("release_due", "decided", "decision"), *dated).succeeds()
    where = (*_option("release_plan", "address"), *_option("release_plan", "appointment_with", "with"))
    planned = ("--to", "A07A", *where, "--appointment", "2026-06-12", "--on", "2026-02-10")
    iomctl("release", "plan", "N2", *planned).succeeds()
    case = ("--cohort", "luton", "--tier", "flex", "--custody", "--no-worker", "--reason", "tasking")
    iomctl("cohort", "adopt", "N2", *case, "--on", "2026-03-09").succeeds()
    why = _option("custody_change", "reason", shown=["spell_custody.reason"])
    iomctl("custody", "change", "N2", "--prison", "HMP Bedford", *why, "--on", "2026-03-10").succeeds()


def _reviewed(iomctl: Program) -> None:
    """The review of N00001 was held once and moved twice."""
    words = (part for one in ("decision", "note") for part in _option("spell_fact", one, shown=[f"review.{one}"]))
    held = (*words, "--on", "2026-03-02")
    iomctl("review", "hold", "N1", "--cohort", "luton", *held).succeeds()
    why = _option("spell_fact", "reason", shown=["review.basis"])
    for on, day in (("2026-04-13", "2026-04-27"), ("2026-04-14", "2026-04-28")):
        iomctl("review", "set", "N1", day, *why, "--on", on).succeeds()


def told_of(answer: Answer) -> set[str]:
    """The secrets that an answer holds, but for what was typed to get it."""
    told = f"{answer.out}{answer.err}".lower()
    typed = " ".join(answer.args).lower()
    found = {secret for secret in SECRETS if secret in told} | set(SAID.findall(told))
    return {secret for secret in found if secret not in typed}
