"""Corrections of requirements, of what is said of them, and of consents, of N00001 in the case book of `settled.py`."""

from tests.acceptance.correction import Corrected

REQUIREMENT = Corrected(
    "requirement",
    "Q1 --kind alcohol-treatment --from 2026-03-02 --until 2026-09-01 --referral R2",
    {
        "kind": ("drug-rehabilitation", "alcohol-treatment"),
        "pathway": ("drugs", "alcohol"),
        "start_on": ("2026-02-03", "2026-03-02"),
        "until_on": ("2026-11-02", "2026-09-01"),
        "referral": (None, "R00002"),
    },
    (
        "kind drug-rehabilitation, start 3 Feb 2026",
        "kind alcohol-treatment, referral R00002, start 2 Mar 2026, until 1 Sep 2026",
    ),
    first="referral make N1 alcohol --provider fresh --on 2026-04-07",
)
REQUIREMENT_CONSENT = Corrected(
    "requirement",
    "Q1 --consent --to refused --on 2026-03-18 --note Words",
    {"consent": ("given", "refused"), "consent_on": ("2026-03-17", "2026-03-18")},
    ("on 17 Mar 2026, outcome given", "on 18 Mar 2026, outcome refused, note Words"),
)
REQUIREMENT_ASSESSMENT = Corrected(
    "requirement",
    "Q1 --assessment --to not-suitable --by Words --on 2026-03-18",
    {
        "assessment": ("suitable", "not-suitable"),
        "assessed_on": ("2026-03-17", "2026-03-18"),
        "assessed_by": (None, "Words"),
    },
    ("on 17 Mar 2026, outcome suitable", "on 18 Mar 2026, outcome not-suitable, assessed by Words"),
    first="requirement assess Q1 suitable --on 2026-03-17",
)
REQUIREMENT_SESSION = Corrected(
    "requirement",
    "Q1 --session --to missed --because medical --on 2026-03-18",
    {"attended": (1, 0), "acceptable": (0, 1)},
    ("on 17 Mar 2026, outcome attended", "on 18 Mar 2026, outcome missed, reason medical"),
)
REQUIREMENT_BREACH = Corrected(
    "requirement",
    "Q1 --breach --to continued --on 2026-03-18",
    {"breach": ("begun", "continued"), "breach_on": ("2026-03-17", "2026-03-18")},
    ("on 17 Mar 2026, outcome begun", "on 18 Mar 2026, outcome continued"),
)
CONSENT = Corrected(
    "consent",
    "V1 --for public --from 2026-04-14 --until 2026-04-19 --note Words",
    {
        "audience": ("board", "public"),
        "from_on": ("2026-04-13", "2026-04-14"),
        "until_on": (None, "2026-04-19"),
        "state": ("cleared", "expired"),
        "note_kept": (None, "Words"),
    },
    ("audience board, from 13 Apr 2026", "audience public, from 14 Apr 2026, until 19 Apr 2026, note Words"),
)
CONSENT_REVOKED = Corrected(
    "consent",
    "V1 --revoked --on 2026-04-16",
    {"revoked_on": ("2026-04-15", "2026-04-16")},
    ("revoked 15 Apr 2026", "revoked 16 Apr 2026"),
    first="consent revoke V1 --on 2026-04-15",
)
