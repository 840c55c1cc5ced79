"""Corrections of programmes, contracts and restorative justice in the case book of `settled.py`."""

from tests.acceptance.correction import Corrected

MEMBERSHIP = Corrected(
    "programme",
    "G1 --on 2026-03-03 --children 3 --family= --until 2026-05-01 --note Words",
    {
        "joined_on": ("2026-03-02", "2026-03-03"),
        "ends_on": ("2026-07-02", "2026-05-01"),
        "ends_basis": ("4 months from 2 Mar 2026", "as agreed"),
        "days_left": (73, 11),
        "children": (2, 3),
        "family": (4, None),
        "until_on": (None, "2026-05-01"),
        "note": (None, "Words"),
    },
    (
        "joined 2 Mar 2026, children 2, family 4",
        "joined 3 Mar 2026, children 3, until 1 May 2026, note Words",
    ),
)
MEMBERSHIP_LEFT = Corrected(
    "programme",
    "G1 --left 2026-04-13 --because moved",
    {
        "left_on": ("2026-04-14", "2026-04-13"),
        "reason": ("stopped", "moved"),
        "reason_words": ("stopped coming", "moved away"),
    },
    ("left 14 Apr 2026, end reason stopped", "left 13 Apr 2026, end reason moved"),
    first="programme leave G1 --reason stopped --on 2026-04-14",
)
CONDITION = Corrected(
    "condition",
    "L1 --kind restorative --on 2026-03-17 --due 2026-04-24 --note Words",
    {
        "kind": ("work-on-causes", "restorative"),
        "kind_name": (
            "attends the work on what led to the offence",
            "takes part in restorative justice, if the victim wishes",
        ),
        "agreed_on": ("2026-03-16", "2026-03-17"),
        "due_on": ("2026-04-17", "2026-04-24"),
        "state": ("overdue", "open"),
        "days_left": (-3, 4),
        "note": (None, "Words"),
    },
    (
        "kind work-on-causes, agreed 16 Mar 2026, due 17 Apr 2026",
        "kind restorative, agreed 17 Mar 2026, due 24 Apr 2026, note Words",
    ),
)
CONDITION_OUTCOME = Corrected(
    "condition",
    "L1 --outcome not-met --outcome-on 2026-04-14",
    {
        "state": ("met", "not-met"),
        "outcome": ("met", "not-met"),
        "outcome_on": ("2026-04-13", "2026-04-14"),
    },
    ("outcome met, outcome on 13 Apr 2026", "outcome not-met, outcome on 14 Apr 2026"),
    first="condition outcome L1 met --on 2026-04-13",
)
OFFER = Corrected(
    "restorative",
    "J1 --on 2026-04-06 --stage before-charge --victim-asked no --note Words",
    {
        "offered_on": ("2026-04-07", "2026-04-06"),
        "stage": (None, "before-charge"),
        "victim_asked": (None, False),
        "note": (None, "Words"),
    },
    ("offered 7 Apr 2026", "offered 6 Apr 2026, note Words"),
)
OFFER_ANSWER = Corrected(
    "restorative",
    "J1 --answer --to declined --on 2026-04-11 --note Words",
    {
        "answer": ("accepted", "declined"),
        "answered_on": ("2026-04-10", "2026-04-11"),
        "answer_note": (None, "Words"),
    },
    ("answer accepted, answered 10 Apr 2026", "answer declined, answered 11 Apr 2026, answer note Words"),
    first="restorative answer J1 accepted --on 2026-04-10",
)
