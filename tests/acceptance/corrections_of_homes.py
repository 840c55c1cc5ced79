"""Corrections of where N00001 was said to sleep, in the case book of `settled.py`."""

from tests.acceptance.correction import Corrected

HOME = Corrected(
    "home",
    "H1 --kind A08C --from 2026-03-17 --area Luton --until 2026-04-08 --source Words",
    {
        "from_on": ("2026-03-16", "2026-03-17"),
        "kind": ("A08A", "A08C"),
        "kind_name": ("Rough sleeping", "Shelter or hostel"),
        "area": (None, "Luton"),
        "leaves_on": (None, "2026-04-08"),
        "source": ("himself", "Words"),
    },
    (
        "from 16 Mar 2026, kind A08A, source himself",
        "from 17 Mar 2026, kind A08C, area Luton, leaves 8 Apr 2026, source Words",
    ),
)
