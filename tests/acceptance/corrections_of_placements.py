"""Corrections of what belongs to the placement of N00001 in the case book of `settled.py`."""

from tests.acceptance.correction import Corrected

PLACEMENT = Corrected(
    "placement",
    "P1 --from 2026-04-09 --area luton --provider=",
    {
        "provider": ("Housing Solutions", None),
        "area": (None, "Luton"),
        "from_on": ("2026-04-08", "2026-04-09"),
        "leaves_on": ("2026-04-22", "2026-04-23"),
        "funded_leaves_on": ("2026-04-22", "2026-04-23"),
        "funded_basis": ("14 funded nights from 8 Apr 2026", "14 funded nights from 9 Apr 2026"),
        "nights": (12, 11),
        "days_left": (2, 3),
        "plan_due_on": ("2026-04-15", "2026-04-16"),
    },
    ("from 8 Apr 2026, leaves 22 Apr 2026", "from 9 Apr 2026, leaves 23 Apr 2026"),
)
MOVE_ON_PLAN = Corrected(
    "placement",
    "P1 --plan --to A04 --on 2026-04-13 --note Words",
    {
        "planned_to": ("A01D", "A04"),
        "planned_on": ("2026-04-10", "2026-04-13"),
        "plan_note": (None, "Words"),
    },
    ("from 10 Apr 2026, accommodation A01D", "from 13 Apr 2026, accommodation A04, note Words"),
    first="placement plan P1 A01D --on 2026-04-10",
)
