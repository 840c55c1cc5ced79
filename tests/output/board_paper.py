"""A paper like that of a board, with a piece of all that a paper may hold; everything in it is made up."""

from decimal import Decimal

from iomctl.domain.documents import (
    LINES,
    Chart,
    Definition,
    Figure,
    Paper,
    Section,
    Table,
    TableNote,
    Tag,
    instead,
    number,
)

AREA = "Eastshire, at the end of November 2026"
PROVEN = "Proven within a year of entry, with six more months for the outcome to be known."
PERIODS = (
    "Jan to Mar 2025",
    "Apr to Jun 2025",
    "Jul to Sep 2025",
    "Oct to Dec 2025",
    "Jan to Mar 2026",
    "Apr to Jun 2026",
)
SIZE = Table(
    "People on the scheme, by tier",
    ("Tier", "On the scheme", "In custody", "Share in custody (per cent)"),
    (
        ("Fixed", number(52), number(14), number(Decimal("26.9"))),
        ("Flex", number(61), number(19, "r"), number(Decimal("31.1"), "r")),
        ("Free", number(18), instead("c"), instead("c")),
        ("All tiers", number(131), Figure("33 to 37", 33, 37), instead("z")),
    ),
    (Chart(("On the scheme", "In custody"), "Most of those in custody are in the flex tier", f"People, {AREA}"),),
    id="people_by_tier",
    about=f"People counted once, {AREA}",
    total="All tiers",
    notes=(
        TableNote("A person is counted in the tier of the last day.", "Tier"),
        TableNote("Remand is custody too.", "In custody"),
    ),
)
ON_TIME = Table(
    "What was done on time",
    ("What", "Done on time", "Due", "On time (per cent)", "Target (per cent)", "How it stands"),
    (
        ("Reviews", number(96), number(104), number(Decimal("92.3")), number(Decimal("90.0")), Tag("Green")),
        ("Actions", number(141), number(178), number(Decimal("79.2")), number(Decimal("85.0")), Tag("Amber")),
        ("Referrals answered", number(22), number(51), number(Decimal("43.1")), number(Decimal("80.0")), Tag("Red")),
        ("Home visits", number(17), number(30), number(Decimal("56.7")), instead("z"), Tag("No target")),
    ),
    (Chart(("On time (per cent)",), "Fewer than half of all referrals are answered on time", "Per cent of those due"),),
    id="done_on_time",
    about="Due from 1 October to 30 November 2026",
)
RATES = Table(
    "Proven reoffending by quarter of entry",
    ("Entered", "Eastshire (per cent)", "England and Wales (per cent)", "People"),
    tuple(
        (period, rate, number(Decimal(nation)), people)
        for period, rate, nation, people in zip(
            PERIODS,
            (
                *(number(Decimal(one)) for one in ("41.2", "39.0", "40.4")),
                instead("u"),
                number(Decimal("36.1")),
                number(Decimal("34.9"), "p"),
            ),
            ("32.1", "32.4", "31.8", "32.0", "31.9", "32.2"),
            (*map(number, (34, 41, 47)), number(28), number(36), number(43, "p")),
            strict=True,
        )
    ),
    (
        Chart(
            ("Eastshire (per cent)", "England and Wales (per cent)"),
            "Proven reoffending has fallen, and is still above that of the nation",
            "Per cent of those who entered, by quarter of entry",
            LINES,
            "Of those who entered in early 2025 41.2 per cent reoffended, of those in spring 2026 34.9 per cent.",
        ),
    ),
    id="proven_reoffending",
    about="People who entered, followed for a year",
    notes=(
        TableNote(PROVEN),
        TableNote("Three-monthly cohorts are not to be compared with twelve-monthly ones.", "People"),
    ),
    source="the case book; proven reoffending statistics of the Ministry of Justice",
)
ACTIONS = Table(
    "Actions from last time",
    ("Action", "Who", "By", "How it stands"),
    (
        (
            "Write down with both housing providers who answers a referral within three days, and who asks again",
            "A Okonkwo, council",
            "18 December 2026",
            "open",
        ),
        ("Bring the reoffending figures by area", "scheme coordinator", "4 December 2026", "done on 27 November"),
    ),
)
BOARD = Paper(
    "Integrated Offender Management in Eastshire",
    (
        Section(
            "Headline",
            (
                "131 people are on the scheme, 4 more than two months ago.",
                "Of those who entered in spring 34.9 per cent reoffended within a year [p], fewer than a year before.",
            ),
            bullets=(
                "Reviews are on time.",
                "Referrals are not: 22 of 51 were answered on time.",
                "Nobody was released on a Friday.",
            ),
        ),
        Section("Who is on the scheme", ("Everybody is in one tier, so the tiers add up.",), (SIZE,)),
        Section("Exceptions", ("What is off its target, who acts, and by when.",), (ON_TIME,)),
        Section(
            "Reoffending",
            ("By the official measure.",),
            (RATES,),
            parts=(
                Section("How sure that is", ("With 43 people the rate could be anywhere from 22.4 to 49.8 per cent.",)),
            ),
        ),
        Section("Actions from last time", (), (ACTIONS,)),
        Section(
            "Notes",
            ("Figures are as they were known on 2 December 2026.",),
            definitions=(
                Definition("On the scheme", "Selected, and not de-selected, at the end of the day. Version 2."),
                Definition("On time", "Done on the day it was due or before. Version 1."),
            ),
        ),
    ),
    "OFFICIAL: made up",
    "Paper for the reducing-reoffending board, October and November 2026",
    (
        Definition("Period", "1 October to 30 November 2026"),
        Definition("As at", "30 November 2026"),
        Definition("As known on", "2 December 2026"),
        Definition("Cohort", "everybody"),
    ),
    "the case book of the scheme",
)
