"""Corrections of more kinds of fact, as in `corrections.py`."""

from tests.acceptance.correction import Corrected

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
