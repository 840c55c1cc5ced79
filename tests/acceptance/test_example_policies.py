"""The example policies of four areas load, and what their papers call things is what the screens say."""

from pathlib import Path

import pytest

from tests.casebook import book, person, spell
from tests.program import Program

POLICIES = Path(__file__).parents[2] / "examples/policies"
USED = {
    "bedfordshire": (
        (
            "marker add N1 magpan",
            "placement add N1 vanguard",
            "contact add N1 direction --how telephone",
            "programme join N1 one-to-one",
        ),
        ("magpan since", "vanguard since", "direction, telephone", "one-to-one since"),
        (
            "MAGPAN, the gang panel",
            "Hotel, paid by the Homelessness Prevention Taskforce",
            "Project Vanguard",
            "Mental health treatment requirement, tried out in Luton",
        ),
    ),
    "cambridgeshire-and-peterborough": (
        (
            "marker add N1 changing-futures",
            "placement add N1 while-assessed",
            "contact add N1 outside-links --how video",
            "programme join N1 construction-academy",
        ),
        ("changing-futures since", "while-assessed since", "outside-links, video", "12 weeks from 20 Apr 2026"),
        (
            "MEAM and Changing Futures",
            "Enhanced prescribing on release",
            "Housing assessed by video",
            "Construction academy",
        ),
    ),
    "durham-and-darlington": (
        (
            "marker add N1 checkpoint",
            "placement add N1 safe-space",
            "contact add N1 recovery-centre --how telephone",
            "programme join N1 checkpoint",
            "programme join N1 recovery-centre",
        ),
        (
            "checkpoint since",
            "safe-space since",
            "recovery-centre, telephone",
            "until 20 Aug 2026 (4 months from 20 Apr 2026)",
            "recovery-centre since",
        ),
        (
            "Checkpoint contract",
            "Leaves HMP Durham symptomatic",
            "Community sentence treatment order: alcohol",
            "has support from the Women's Recovery Centre",
        ),
    ),
    "london": (
        (
            "marker add N1 routes2change",
            "marker add N1 transitions-to-adulthood --level low",
            "contact add N1 family-work --how video",
            "programme join N1 routes2change --children 2 --family 4",
        ),
        (
            "routes2change since",
            "transitions-to-adulthood low since",
            "family-work, video",
            "6 months after release: no release is known",
        ),
        ("Routes2Change, children and families", "Transition to Adulthood hub", "Drugs and alcohol"),
    ),
}
"""For each policy: commands in its words, what the person's page says then, and what the policy's own page calls it."""


@pytest.fixture
def mercer(iomctl: Program) -> Program:
    """A woman on the scheme."""
    with book(iomctl) as work:
        spell(work, person(work, "Mercer", gender="female"))
    return iomctl


def load(program: Program, area: str) -> None:
    """Bring the policy of an area in."""
    program("policy", "load", str(POLICIES / f"{area}.toml"), "--reason", "an example").succeeds()


def test_there_is_one_for_each_of_the_four_areas() -> None:
    assert {one.stem for one in POLICIES.iterdir()} == set(USED)


@pytest.mark.parametrize("area", list(USED))
def test_it_loads_and_its_words_are_on_the_screens(mercer: Program, area: str) -> None:
    commands, on_page, named = USED[area]
    load(mercer, area)
    for words in commands:
        mercer(*words.split()).succeeds()
    page = mercer("offender", "show", "N1").succeeds().out
    assert [one for one in on_page if one not in page] == []
    policy = mercer("policy", "show").succeeds().out
    assert [one for one in named if one not in policy] == []


@pytest.mark.parametrize("area", list(USED))
def test_a_figure_that_the_paper_does_not_print_is_marked_as_a_default(area: str) -> None:
    text = (POLICIES / f"{area}.toml").read_text("utf-8")
    assert "# In the paper: " in text
    assert 'source = "example; figures marked as defaults have no public source"' in text
    assert "default, no public source" in text


def test_londons_nine_pathways_are_asked_of_a_woman(mercer: Program) -> None:
    load(mercer, "london")
    asked = mercer("need", "list", "N1", "--format", "json").succeeds().json()
    assert len(asked) == 9
    assert "alcohol" not in {one["pathway"] for one in asked}


def test_the_prisons_release_list_of_cambridgeshire_asks_for_enhanced_prescribing(mercer: Program) -> None:
    load(mercer, "cambridgeshire-and-peterborough")
    mercer("custody", "begin", "N1", "sentenced", "--sentenced", "2026-01-12", "--on", "2026-01-12").succeeds()
    mercer("release", "set", "N1", "conditional", "2026-05-13", "--on", "2026-03-02").succeeds()
    shown = mercer("release", "show", "N1").succeeds().out
    assert "Enhanced prescribing on release" in shown
    assert "Housing assessed by video" in shown


def test_a_hotel_of_bedfordshire_is_paid_for_fourteen_nights(mercer: Program) -> None:
    load(mercer, "bedfordshire")
    mercer("placement", "add", "N1", "hotel", "--from", "2026-04-01").succeeds()
    mercer.travel(1)
    (row,) = mercer("placement", "list", "N1", "--format", "json").succeeds().json()
    assert (row["kind"], row["funded_basis"]) == ("hotel", "14 funded nights from 1 Apr 2026")
