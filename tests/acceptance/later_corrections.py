"""Corrections of more kinds of fact, as in `corrections.py`."""

from tests.acceptance.correction import Corrected

REACH = Corrected(
    "reach",
    "U1 --details Words --postcode lu12ae --from 2026-03-17 --until 2026-06-30 --not-to-be-contacted Words",
    {
        "details": ("12 Mill Lane", "Words"),
        "postcode": ("LU1 2AB", "LU1 2AE"),
        "from_on": ("2026-03-16", "2026-03-17"),
        "until_on": (None, "2026-06-30"),
        "not_contacted": (None, "Words"),
    },
    (
        "from 16 Mar 2026, details 12 Mill Lane, postcode LU1 2AB",
        "from 17 Mar 2026, until 30 Jun 2026, details Words, postcode LU1 2AE, not contacted Words",
    ),
)
TRANSITION = Corrected(
    "transition",
    "Y1 --step met --on 2026-04-07 --with Words",
    {
        "step": ("agreed", "met"),
        "step_on": ("2026-04-06", "2026-04-07"),
        "done_with": (None, "Words"),
    },
    ("step agreed, on 6 Apr 2026", "step met, on 7 Apr 2026, done with Words"),
)
