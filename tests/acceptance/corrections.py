"""Corrections of each kind of fact that is recorded of N00001 in the case book of `settled.py`."""

from tests.acceptance.correction import Corrected

NEED = Corrected(
    "need",
    "N1 accommodation --level some --on 2026-03-17 --note Words",
    {"level": ("severe", "some"), "from_on": ("2026-03-16", "2026-03-17"), "note": (None, "Words")},
    ("level severe, from 16 Mar 2026", "level some, from 17 Mar 2026, note Words"),
    of="--pathway accommodation",
)
OFFENCE = Corrected(
    "offence",
    "C1 --code 034/01 --victim business --index-on 2026-02-04",
    {
        "code": ("028/03", "034/01"),
        "code_name": ("Burglary in a dwelling", "Robbery and assaults with intent to rob"),
        "scope": ("yes", "no"),
        "scope_reason": ("burglary of a home", "robbery of a business"),
        "victim": ("not-known", "business"),
        "index_on": (None, "2026-02-04"),
    },
    ("code 028/03, victim not-known", "code 034/01, victim business, index offence from 4 Feb 2026"),
)
ARREST = Corrected(
    "arrest",
    "A1 --codes unknown --victim business --on 2026-03-11 --outcome charged --outcome-on 2026-04-02",
    {
        "arrested_on": ("2026-03-12", "2026-03-11"),
        "codes": ("028/03, 034/01", None),
        "code_names": ("Burglary in a dwelling, Robbery and assaults with intent to rob", None),
        "scope": ("yes", "ask"),
        "scope_reason": ("burglary of a home", "no code is recorded"),
        "victim": ("not-known", "business"),
        "outcome": ("bailed", "charged"),
        "outcome_on": (None, "2026-04-02"),
    },
    (
        "arrested 12 Mar 2026, codes 028/03, 034/01, victim not-known, outcome bailed",
        "arrested 11 Mar 2026, victim business, outcome charged, outcome on 2 Apr 2026",
    ),
)
SCORE = Corrected(
    "score",
    "S1 --value 18 --on 2025-09-04",
    {"value": (81, 18), "scored_on": ("2025-09-03", "2025-09-04")},
    ("value 81, scored 3 Sep 2025", "value 18, scored 4 Sep 2025"),
)
SCORE_OF_LEVELS = Corrected(
    "score",
    "S1 --kind rosh --value high",
    {"kind": ("ogrs3-2y", "rosh"), "value": (81, "high")},
    ("kind ogrs3-2y, value 81", "kind rosh, level high"),
)
SENTENCE = Corrected(
    "sentence",
    "T1 --kind custody --until 2026-10-02",
    {
        "kind": ("licence", "custody"),
        "until_on": ("2026-11-02", "2026-10-02"),
        "final_third_on": ("2026-08-04", "2026-07-14"),
        "final_third_basis": (
            "two thirds of the days from 3 Feb 2026 to 2 Nov 2026",
            "two thirds of the days from 3 Feb 2026 to 2 Oct 2026",
        ),
    },
    ("kind licence, until 2 Nov 2026", "kind custody, until 2 Oct 2026"),
)
MARKER = Corrected(
    "marker",
    "M1 --level 2 --from 2026-02-10 --until 2026-12-01",
    {
        "from_on": ("2026-02-03", "2026-02-10"),
        "until_on": (None, "2026-12-01"),
        "level": (None, "2"),
        "review_on": ("2026-05-03", "2026-05-10"),
        "review_basis": ("every 3 months from 3 Feb 2026", "every 3 months from 10 Feb 2026"),
    },
    ("from 3 Feb 2026, review 3 May 2026", "from 10 Feb 2026, review 10 May 2026, level 2"),
)
MARKER_NONE = Corrected(
    "marker",
    "M1 --none",
    {
        "state": ("yes", "no"),
        "review_on": ("2026-05-03", None),
        "review_basis": ("every 3 months from 3 Feb 2026", None),
    },
    ("marked", "asked, none"),
)
MARKER_REVIEW = Corrected(
    "marker",
    "M1 --review --on 2026-04-12 --level 3 --note Words",
    {
        "level": ("2", "3"),
        "review_on": ("2026-07-10", "2026-07-12"),
        "reviewed_on": ("2026-04-10", "2026-04-12"),
        "note": (None, "Words"),
        "review_basis": ("every 3 months from 10 Apr 2026", "every 3 months from 12 Apr 2026"),
    },
    (
        "from 10 Apr 2026, review 10 Jul 2026, level 2",
        "from 12 Apr 2026, review 12 Jul 2026, level 3, note Words",
    ),
    first="marker review M1 --on 2026-04-10 --level 2",
)
DUTY = Corrected(
    "duty",
    "D1 --council bedford --consent 2026-04-06 --reference Words",
    {
        "council": ("Luton", "Bedford"),
        "council_code": ("E06000032", "E06000055"),
        "reference": (None, "Words"),
        "consented_on": ("2026-04-07", "2026-04-06"),
    },
    ("council E06000032, consented 7 Apr 2026", "council E06000055, consented 6 Apr 2026, reference Words"),
)
DUTY_ANSWER = Corrected(
    "duty",
    "D1 --answer --to other --on 2026-04-11",
    {
        "status": ("accepted", "not-accepted"),
        "answered_on": ("2026-04-10", "2026-04-11"),
        "outcome": ("priority-need", "other"),
        "outcome_words": ("Accepted as in priority need", "Rejected for another reason"),
    },
    ("answered 10 Apr 2026, outcome priority-need", "answered 11 Apr 2026, outcome other"),
    first="duty answer D1 priority-need --on 2026-04-10",
)
PLACEMENT_EXTENSION = Corrected(
    "placement",
    "P1 --extension --until 2026-05-06 --because Others",
    {
        "leaves_on": ("2026-04-29", "2026-05-06"),
        "leaves_basis": ("extended: Words", "extended: Others"),
        "overstay": (7, 14),
    },
    ("leaves 29 Apr 2026, reason Words", "leaves 6 May 2026, reason Others"),
    first="placement extend P1 --until 2026-04-29 --reason Words --on 2026-04-14",
)
PLACEMENT_END = Corrected(
    "placement",
    "P1 --end --on 2026-04-17 --to custody",
    {
        "nights": (8, 9),
        "left_on": ("2026-04-16", "2026-04-17"),
        "moved_to": ("A01D", "custody"),
        "moved_to_settled": ("settled", None),
    },
    ("left 16 Apr 2026, moved to A01D", "left 17 Apr 2026, moved to custody"),
    first="placement end P1 --reason moved-on --to A01D --on 2026-04-16",
)
