"""A person's needs in one short column, and what `--needs` means."""

import pytest

from iomctl.domain.need_marks import has_level, legend, needs_marked
from iomctl.domain.policy.choices import Pathway

PATHWAYS = {
    "accommodation": Pathway("accommodation", "A", "Accommodation"),
    "ete": Pathway("ete", "E", "Work"),
    "drugs": Pathway("drugs", "D", "Drugs"),
    "gambling": Pathway("gambling", "G", "Gambling", active=False),
}


@pytest.mark.parametrize(
    ("levels", "marks"),
    [
        ({"drugs": "severe", "accommodation": "some", "ete": "none"}, "A D!"),
        ({"accommodation": "severe"}, "A! ?ED"),
        ({"accommodation": "none", "ete": "none", "drugs": "none"}, ""),
        ({}, "?"),
        ({"accommodation": "none", "ete": "some", "drugs": "none", "gambling": "some"}, "E G"),
    ],
)
def test_marks_are_short_and_tell_none_from_not_asked(levels: dict[str, str], marks: str) -> None:
    assert str(needs_marked(levels, PATHWAYS)) == marks


def test_a_pathway_for_women_is_not_missed_for_a_man_and_is_when_the_gender_is_not_known() -> None:
    pathways = {**PATHWAYS, "women-abuse": Pathway("women-abuse", "W", "Abuse", gender="female")}
    levels = {"accommodation": "some", "ete": "none", "drugs": "none"}
    assert str(needs_marked(levels, pathways, "male")) == "A"
    assert str(needs_marked(levels, pathways, "female")) == "A ?W"
    assert str(needs_marked(levels, pathways, None)) == "A ?W"
    assert str(needs_marked({**levels, "women-abuse": "severe"}, pathways, "male")) == "A W!"


def test_json_holds_every_pathway_in_use_and_null_for_not_asked() -> None:
    assert dict(needs_marked({"ete": "none"}, PATHWAYS)) == {"accommodation": None, "ete": "none", "drugs": None}
    assert needs_marked({"gambling": "some"}, PATHWAYS)["gambling"] == "some"


def test_the_legend_names_every_letter_in_use() -> None:
    assert legend(PATHWAYS).startswith("Needs: A accommodation  E ete  D drugs; ! severe")


@pytest.mark.parametrize(
    ("levels", "wanted", "pathway", "answer"),
    [
        ({"ete": "severe"}, "severe", None, True),
        ({"ete": "severe"}, "severe", "drugs", False),
        ({"ete": "severe"}, "not-asked", "drugs", True),
        ({"ete": "none"}, "not-asked", None, False),
        ({"ete": "none"}, "none", None, True),
        ({"ete": "none", "drugs": "some"}, "none", None, False),
        ({"ete": "none", "drugs": "some"}, "none", "ete", True),
        ({}, "none", None, False),
        ({}, "not-asked", None, True),
    ],
)
def test_a_level_asked_for(levels: dict[str, str], wanted: str, pathway: str | None, answer: bool) -> None:
    assert has_level(levels, wanted, pathway) is answer
