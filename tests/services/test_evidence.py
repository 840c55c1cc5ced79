"""Evidence as the board's paper asks for it: exact records of each kind, on either engine."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, replace
from datetime import date

import pytest

from iomctl.services.evidence import interventions as sent
from iomctl.services.evidence import liberty as months
from iomctl.services.evidence import windows as three
from iomctl.services.evidence.asked import EvidenceAsked
from iomctl.services.evidence.reoffending import HowTold, figures_of, published
from iomctl.storage.unit_of_work import UnitOfWork
from tests import casebook
from tests.books import laid_once
from tests.program import Program

ASKED = EvidenceAsked(date(2024, 1, 1), date(2024, 6, 30), date(2026, 4, 20))
DEEDS = (
    "provider add Homes --pathway accommodation --pathway drugs",
    "referral make N1 accommodation --provider Homes --on 2024-02-01",
    "referral answer R1 accepted --on 2024-02-05",
    "referral start R1 --on 2024-02-12",
    "referral end R1 completed --outcome achieved --on 2024-05-01",
    "referral make N1 drugs --provider Homes --on 2024-02-01",
    "referral answer R2 accepted --on 2024-02-05",
    "referral start R2 --on 2024-09-12",
    "referral make N2 drugs --provider Homes --on 2024-02-01",
    "sentence add N2 community-order --from 2024-01-10 --until 2026-01-09",
    "requirement add T1 drug-rehabilitation --from 2024-01-10",
    "offence add N1 034/01 --victim person --on 2023-10-01 --outcome convicted --outcome-on 2023-11-01 --index",
    "offence add N1 034/01 --victim person --on 2024-03-01 --outcome convicted --outcome-on 2024-04-01",
    "offence add N2 046/00 --on 2024-06-01 --outcome cautioned --outcome-on 2024-06-02",
    "offence add N2 046/00 --on 2024-06-03 --outcome charged",
    "arrest add N1 034/01 --on 2024-03-02 --outcome charged --outcome-on 2024-03-03",
    "arrest add N3 046/00 --on 2024-05-02",
    "score add N1 ogrs4-g 70 --on 2023-12-01",
    "custody begin N3 remand --prison Bedford --on 2024-05-01",
    "cohort deselect N1 --reason no-offending --exit-plan council --on 2024-09-01",
    "cohort deselect N4 --reason died --on 2024-02-01",
)


@laid_once
def scheme(iomctl: Program) -> None:
    """Four people adopted in January 2024, of whom two reoffended; a referral or a requirement of some."""
    with casebook.book(iomctl) as work:
        for tier in ("fixed", "fixed", "flex", "free"):
            casebook.spell(work, casebook.person(work, "Mercer"), date(2024, 1, 9), tier=tier)
    for words in DEEDS:
        iomctl(*words.split()).succeeds()


@contextmanager
def at(program: Program) -> Iterator[UnitOfWork]:
    with casebook.book(program) as work:
        yield work


@pytest.mark.parametrize(
    ("by", "groups"),
    [
        ("tier", {"fixed": (2, 2, 2), "flex": (1, 0, 0), "free": (1, 0, 0)}),
        ("year", {"2024": (4, 2, 2)}),
        ("index-group", {"none": (3, 1, 1), "robbery": (1, 1, 1)}),
        ("provider", {"Homes": (1, 1, 1), "no referral": (3, 1, 1)}),
        ("pathway", {"accommodation": (1, 1, 1), "drugs": (1, 1, 1), "no referral": (3, 1, 1)}),
    ],
)
def test_a_cohort_is_told_by_group(scheme: Program, by: str, groups: dict[str, tuple[int, int, int]]) -> None:
    asked = replace(ASKED, last=date(2024, 12, 31)) if by == "year" else ASKED
    with at(scheme) as work:
        found = figures_of(work, asked, HowTold(by))
    assert {one.group: (one.people, one.reoffenders, one.reoffences) for one in found.rows} == groups
    whole = found.everyone
    assert (whole.people, whole.reoffenders, whole.pending, whole.died) == (4, 2, 1, 1)
    assert dict(whole.crimes or {}) == {"robbery": 1, "shoplifting": 1}
    assert dict(whole.seriousness or {}) == {"as serious": 1, "not known": 1}
    status = "so far, 15 of 18 months" if by == "year" else "final"
    assert (found.measure, found.status) == ("the scheme's own cohort", status)


def test_what_is_published_of_four_people_is_nothing(scheme: Program) -> None:
    with at(scheme) as work:
        found = published(work, ASKED, HowTold("tier"))
    told = {(one.people, one.reoffenders, one.reoffences, one.rate) for one in (*found.rows, found.everyone)}
    assert (told, found.sentences) == ({(None, None, None, None)}, ())


def test_the_official_cohort_is_entered_by_caution_and_by_sentence(scheme: Program) -> None:
    with at(scheme) as work:
        found = figures_of(work, replace(ASKED, official=True))
    # N2: cautioned on 2 June; their order names no offence, which is told.
    assert (found.everyone.people, found.everyone.reoffenders) == (1, 0)
    assert found.gaps == {"no-sentence": 1}


def test_liberty_counts_what_is_not_proven_apart(scheme: Program) -> None:
    with at(scheme) as work:
        rows = {one.counted: one for one in months.liberty(work, ASKED)}
    assert {name: (one.people, one.number) for name, one in rows.items()} == {
        months.PROVEN: (4, 2),
        months.ARRESTS: (4, 1),  # one of N3 was on a whole day in custody
        months.CHARGES: (4, 1),
    }
    # Three whole years of 366 days; N3 until the day of reception; N4 until the day of death.
    assert rows[months.PROVEN].days == 366 + 366 + 114 + 24


def test_windows_hold_who_was_in_all_three_and_cost_nothing_under_thirty(scheme: Program) -> None:
    with at(scheme) as work:
        found = three.windows(work, ASKED, 250_000)
    assert {one.window: (one.people, one.offences) for one in found.rows} == {
        "before": (1, 1),
        "on": (1, 1),
        "after": (1, 0),
    }
    assert found.left_out == {"died": 1, "still on the scheme": 2}
    assert {one.pounds for one in found.rows} == {None}
    assert "23 crimes of the mean cost" in found.sentences[-1]


def test_interventions_stand_by_name_with_what_followed(scheme: Program) -> None:
    with at(scheme) as work:
        rows = {(one.kind, one.name): asdict(one) for one in sent.interventions(work, ASKED, "ogrs4-g")}
    told = {
        key: [one[name] for name in ("people", "completed", "achieved", "reoffenders")] for key, one in rows.items()
    }
    assert told == {
        ("provider", "Homes"): [1, 1, 1, 1],
        ("pathway", "accommodation"): [1, 1, 1, 1],
        ("pathway", "drugs"): [1, 0, 0, 0],  # it began after the reoffence
        ("requirement", "drug-rehabilitation"): [1, None, None, 1],
    }
    assert {one["rate"] for one in rows.values()} == {None}
    assert rows["provider", "Homes"]["scored"] == 1
