"""iomctl referral signposted: people counted once, pathways for each of them, and who took them on."""

from typing import Any

import pytest

from tests.casebook import book, person
from tests.program import Program


@pytest.fixture
def sent(iomctl: Program) -> Program:
    """Three people signposted, one of them to two providers and again to the first; a fourth was only referred."""
    with book(iomctl) as work:
        for surname in ("Mercer", "Hollis", "Sayle", "Pratt"):
            person(work, surname)
    for words in (
        "provider add Riverside --pathway drugs --pathway alcohol --pathway health",
        "provider add Anchor --pathway drugs --pathway finance",
        "referral signpost N1 Riverside drugs alcohol health --on 2026-03-02",
        "referral signpost N2 Riverside drugs alcohol --on 2026-03-09",
        "referral signpost N1 Anchor drugs finance --on 2026-04-01",
        "referral signpost N3 Anchor drugs finance --on 2026-04-01",
        "referral make N4 drugs --provider Riverside --on 2026-03-02",
        "referral answer R1 accepted --on 2026-03-04",
        "referral answer R2 accepted --on 2026-04-15",
        "referral answer R3 refused --reason full --on 2026-03-05",
        "referral answer R6 accepted --on 2026-04-02",
        "referral answer R10 accepted --on 2026-03-04",
        "referral start R1 --on 2026-03-09",
        "referral end R1 completed --outcome achieved --on 2026-04-10",
        "referral signpost N1 Riverside drugs health --on 2026-04-16",
    ):
        iomctl(*words.split()).succeeds()
    return iomctl


def counted(program: Program, *words: str) -> list[tuple[Any, ...]]:
    rows = program("referral", "signposted", *words, "--format", "json").succeeds().json()
    return [tuple(one.values()) for one in rows]


def test_people_count_once_and_pathways_once_for_each_of_them(sent: Program) -> None:
    assert counted(sent) == [
        ("Anchor", 2, 4, 2.0, 1, {"drugs": 1}),
        ("Riverside", 2, 5, 2.5, 1, {"alcohol": 1, "drugs": 1}),
        ("All", 3, 8, 2.7, 1, {"Anchor drugs": 1, "Riverside alcohol": 1, "Riverside drugs": 1}),
    ]


def test_signposting_is_counted_as_it_stood_on_a_day_and_of_a_time(sent: Program) -> None:
    march = ("Riverside", 2, 5, 2.5, 1, {"drugs": 1})
    assert counted(sent, "--as-of", "2026-03-31") == [march, ("All", *march[1:5], {"Riverside drugs": 1})]
    assert counted(sent, "--to", "2026-03-08")[0][:3] == ("Riverside", 1, 3)
    assert counted(sent, "anchor", "--pathway", "finance")[-1] == ("All", 2, 2, 1.0, 0, None)
    assert counted(sent, "--as-of", "2026-03-01") == []
    assert "no provider Harbour" in sent("referral", "signposted", "Harbour").exits(3).err


def test_the_last_line_is_of_all_together_and_nobody_is_named(sent: Program) -> None:
    shown = sent("referral", "signposted").succeeds().out
    assert shown.splitlines()[-1].split()[:5] == ["All", "3", "8", "2.7", "1"]
    assert "N00001" not in shown
