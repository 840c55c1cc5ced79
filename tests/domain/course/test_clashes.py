"""Which two facts can't both be true, and what is said of the one in the way."""

import pytest

from iomctl.domain.course.clashes import clashes
from iomctl.domain.course.facts import same
from tests.domain.course.vectors import record_of
from tests.domain.course.written_facts import written

ADOPTED = "2026-03-02 adopted tier=fixed colour=amber worker=okafor"
TOLD = "2026-03-10 told first=2026-03-20 last=2026-03-27 basis=panel sheet 4"
IN_THE_WAY = {
    "2026-03-25 colour=red; 2026-03-25 held colour=amber": "N00001 is red from Wed 25 Mar 2026 already",
    "2026-05-11 colour=red; 2026-03-16 custody out=2026-05-11 out_colour=green": (
        "N00001 is red from Mon 11 May 2026 already"
    ),
    "2026-03-25 set due_by=2026-04-20; 2026-03-25 held next_by=2026-04-08": (
        "the review of N00001 was set to Mon 20 Apr 2026 on that day already"
    ),
    "2026-03-10 expected-again; 2026-03-10 exempt=health": "N00001 is expected again from Tue 10 Mar 2026",
    "2026-03-10 exempt=health until=2026-04-01; 2026-03-10 exempt=health": "N00001 is exempt from Tue 10 Mar 2026",
    "2026-03-20 at-large=no; 2026-03-20 at-large=yes": "N00001 is no longer at large from Fri 20 Mar 2026 already",
    "2026-03-20 de-selected; 2026-03-25 de-selected": "N00001 left on Fri 20 Mar 2026",
    "2026-03-25 de-selected; 2026-03-20 de-selected": "N00001 left on Wed 25 Mar 2026",
    "2026-03-10 tier=flex; 2026-03-09 de-selected": "N00001 is in tier flex from Tue 10 Mar 2026",
    "2026-03-10 set due_by=2026-04-20; 2026-03-09 de-selected": (
        "the review of N00001 was set to Mon 20 Apr 2026 on Tue 10 Mar 2026"
    ),
    f"{TOLD}; 2026-03-09 de-selected": "a window of N00001 was told from Tue 10 Mar 2026",
    "2026-03-16 custody; 2026-04-01 custody": "N00001 is in custody from Mon 16 Mar 2026",
    "2025-12-30 custody out=2026-01-05; 2026-01-02 custody out=2026-01-03": (
        "N00001 was in custody from Tue 30 Dec 2025 to Mon 5 Jan 2026"
    ),
    "2026-04-01 custody out=2026-04-01; 2026-04-01 custody out=2026-04-01": (
        "N00001 was in custody from Wed 1 Apr to Wed 1 Apr 2026"
    ),
}
FINE = [
    "2026-03-12 colour=red; 2026-03-12 held colour=red",
    "2026-03-12 colour=red; 2026-03-12 held",
    "2026-03-02 tier=flex; 2026-03-02 worker=byrne; 2026-03-02 colour=red",
    "2026-03-10 tier=flex; 2026-03-10 tier=flex",
    "2026-03-20 de-selected; 2026-03-20 held; 2026-03-20 colour=red; 2026-03-20 tier=flex; 2026-04-01 custody",
    "2026-03-16 custody out=2026-04-13; 2026-04-13 custody",
    "2026-03-16 custody out=2026-04-13; 2026-03-16 custody out=2026-03-16; 2026-04-13 custody out=2026-04-13",
    "2026-03-25 held next_by=2026-04-08; 2026-03-25 set due_by=2026-04-08",
    "2026-01-05 custody out=2026-03-02 out_colour=red",
    "2026-03-10 expected-again; 2026-03-11 exempt=health; 2026-03-12 exempt=safety",
    TOLD,
]


def found(facts: str) -> list[str]:
    typed = [written(text, event) for event, text in enumerate([ADOPTED, *facts.split("; ")], 1)]
    return [one.message for one in clashes(record_of(typed), [typed[-1].fact])]


@pytest.mark.parametrize("facts", IN_THE_WAY)
def test_the_fact_in_the_way_is_named(facts: str) -> None:
    assert found(facts) == [f"{IN_THE_WAY[facts]} (event 2, m.adeyemi)"]


def test_a_stay_before_another_without_an_end_is_asked_for_it() -> None:
    assert found("2026-03-16 custody out=2026-05-11; 2026-02-01 custody") == [
        "N00001 was in custody from Mon 16 Mar to Mon 11 May 2026 (event 2, m.adeyemi): "
        "say when the stay before ended, with --to"
    ]


def test_a_stay_with_an_end_is_not_asked_for_it() -> None:
    assert found("2026-03-16 custody out=2026-05-11; 2026-02-01 custody out=2026-03-20") == [
        "N00001 was in custody from Mon 16 Mar to Mon 11 May 2026 (event 2, m.adeyemi)"
    ]


@pytest.mark.parametrize("facts", FINE)
def test_what_can_both_be_true_is_no_clash(facts: str) -> None:
    typed = [written(text, event) for event, text in enumerate([ADOPTED, *facts.split("; ")], 1)]
    assert clashes(record_of(typed)) == []


def test_every_fact_in_the_way_is_told_and_none_of_what_clashed_before() -> None:
    facts = "2026-03-28 worker=byrne; 2026-03-29 tier=flex; 2026-03-29 tier=free; 2026-03-27 de-selected"
    assert found(facts) == [
        "J Byrne leads N00001 from Sat 28 Mar 2026 (event 2, m.adeyemi)",
        "N00001 is in tier flex from Sun 29 Mar 2026 (event 3, m.adeyemi)",
        "N00001 is in tier free from Sun 29 Mar 2026 (event 4, m.adeyemi)",
    ]


def test_the_same_is_said_twice_whoever_recorded_it() -> None:
    one, other, later = (
        written(text, event).fact
        for event, text in enumerate(["2026-03-12 colour=red", "2026-03-12 colour=red", "2026-03-13 colour=red"], 1)
    )
    assert same(one, other._replace(by="j.byrne"))
    assert not same(one, later)
    assert not same(one, written("2026-03-12 tier=red", 1).fact)
