"""iomctl provider: what is offered where, and who takes no more referrals."""

import re
import shlex

import pytest

from tests.casebook import book, person
from tests.casebook_referrals import referral, service
from tests.program import Program


def _listed(program: Program, *words: str) -> list[dict[str, object]]:
    rows: list[dict[str, object]] = program("provider", "list", *words, "--format", "json").succeeds().json()
    return rows


def _offers(program: Program, *words: str) -> list[tuple[object, object, object]]:
    return [(row["provider"], row["pathway"], row["area"]) for row in _listed(program, *words)]


def test_a_provider_is_added_with_its_services(iomctl: Program) -> None:
    made = iomctl("provider", "add", "Housing  Solutions", "--pathway", "A", "--area", "luton", "--format", "json")
    assert made.succeeds().json() == [
        {
            "provider": "Housing Solutions",
            "pathway": "accommodation",
            "area": "Luton",
            "open_referrals": 0,
            "unanswered": 0,
            "waiting": 0,
            "active": True,
        }
    ]
    iomctl("provider", "add", "Fresh Start", "--pathway", "drugs", "--pathway", "alcohol").succeeds()
    assert _offers(iomctl, "--area", "luton", "--pathway", "D") == [("Fresh Start", "drugs", None)]
    assert _offers(iomctl, "--area", "LUTON", "--pathway", "A") == [("Housing Solutions", "accommodation", "Luton")]


def test_services_in_an_area_are_found_however_it_is_written(iomctl: Program) -> None:
    with book(iomctl) as work:
        for number, area in enumerate(("Sh\u00e9fford", "SHEFFORD", "Sandy", "")):
            service(work, "finance", f"Provider {'ABCD'[number]}", area)
    assert _offers(iomctl, "--area", "shefford") == [
        ("Provider A", "finance", "Sh\u00e9fford"),
        ("Provider B", "finance", "SHEFFORD"),
        ("Provider D", "finance", None),
    ]
    assert _offers(iomctl, "--area", "luton") == [("Provider D", "finance", None)]
    refused = iomctl("provider", "list", "--area", "nowhere").exits(3).err
    assert refused == "iomctl: no area nowhere\n  areas are: Dunstable, Luton, Sandy, SHEFFORD\n"
    both = iomctl("provider", "list", "--area", " ", "--pathway", "home").exits(4).err
    assert [line.split(" ")[1] for line in both.splitlines()[:2]] == ["pathway", "no"]


def test_a_service_for_every_area_is_said_to_people_to_be_everywhere(iomctl_sqlite: Program) -> None:
    made = iomctl_sqlite("provider", "add", "Fresh Start", "--pathway", "drugs").succeeds()
    assert "everywhere" in made.out
    assert "everywhere" in iomctl_sqlite("provider", "list").out
    assert "everywhere" in iomctl_sqlite("provider", "list", "--format", "md").out
    csv = iomctl_sqlite("provider", "list", "--format", "csv", "--columns", "pathway,area").out
    assert csv.splitlines() == ["pathway,area", "drugs,"]


def test_a_service_that_nobody_was_referred_to_can_be_taken_away(iomctl: Program) -> None:
    offered = ("--pathway", "ete", "--pathway", "drugs", "--pathway", "finance")
    iomctl("provider", "add", "Fresh Start", *offered).succeeds()
    iomctl("provider", "edit", "fresh", "--add-pathway", "drugs", "--area", "Luton").succeeds()
    iomctl("provider", "edit", "fresh", "--remove-pathway", "finance", "--dry-run").succeeds()
    assert len(_offers(iomctl)) == 4
    iomctl("provider", "edit", "fresh", "--remove-pathway", "F", "--remove-pathway", "ete").succeeds()
    iomctl("provider", "edit", "fresh", "--remove-pathway", "drugs", "--area", "LUTON").succeeds()
    assert _offers(iomctl) == [("Fresh Start", "drugs", None)]
    iomctl("provider", "edit", "fresh", "--add-pathway", "alcohol", "--remove-pathway", "drugs").succeeds()
    assert _offers(iomctl) == [("Fresh Start", "alcohol", None)]
    last = iomctl("provider", "edit", "fresh", "--remove-pathway", "alcohol").exits(5).err
    assert "Fresh Start offers nothing else" in last
    assert "iomctl provider edit 'Fresh Start' --close" in last


def test_a_service_with_referrals_stays_and_says_which(iomctl: Program) -> None:
    with book(iomctl) as work:
        service(work, "finance")
        day = iomctl.today
        referral(work, person(work, "Mercer"), "drugs", day, refused=day)
        referral(work, person(work, "Hollis"), "drugs", day)
        referral(work, person(work, "Sayle"), "accommodation", day, refused=day)
    before = _offers(iomctl)
    still = iomctl("provider", "edit", "housing", "--remove-pathway", "drugs").exits(5).err
    assert "Housing Solutions, drugs everywhere, can't be withdrawn: there are 2 referrals: R00001, R00002\n" in still
    past = iomctl("provider", "edit", "housing", "--remove-pathway", "A", "--remove-pathway", "finance").exits(5).err
    assert "Housing Solutions, accommodation everywhere, can't be withdrawn: there is 1 referral: R00003\n" in past
    assert _offers(iomctl) == before


def test_a_hint_can_be_typed_as_it_stands(iomctl_sqlite: Program) -> None:
    name = 'Bob "the" Co'
    iomctl_sqlite("provider", "add", name, "--pathway", "ete").succeeds()
    hint = iomctl_sqlite("provider", "add", name, "--pathway", "drugs").exits(5).err.splitlines()[1]
    words = shlex.split(hint.partition("iomctl ")[2])
    assert words[:3] == ["provider", "edit", name]


def test_open_unanswered_and_waiting_referrals_are_counted(iomctl: Program) -> None:
    with book(iomctl) as work:
        service(work, "finance")
        for surname, made, steps in (
            ("Mercer", "2026-04-01", {}),
            ("Hollis", "2026-04-17", {}),
            ("Sayle", "2026-04-01", {"accepted": "2026-04-02"}),
            ("Quill", "2026-04-01", {"refused": "2026-04-02"}),
        ):
            days = {status: type(iomctl.today).fromisoformat(day) for status, day in {"made": made, **steps}.items()}
            referral(work, person(work, surname), "accommodation", **days)
    busy, idle = _listed(iomctl)
    assert (busy["open_referrals"], busy["unanswered"], busy["waiting"]) == (3, 2, 1)
    assert (idle["pathway"], idle["open_referrals"], idle["waiting"]) == ("finance", 0, 0)


def test_a_provider_is_renamed_offers_more_and_closes(iomctl: Program) -> None:
    iomctl("provider", "add", "Housing Solutions", "--pathway", "accommodation", "--area", "Luton").succeeds()
    iomctl("provider", "edit", "housing", "--add-pathway", "accommodation", "--area", "Dunstable").succeeds()
    iomctl("provider", "edit", "housing", "--name", "Homes First", "--close").succeeds()
    assert _offers(iomctl) == [
        ("Homes First", "accommodation", "Dunstable"),
        ("Homes First", "accommodation", "Luton"),
    ]
    assert {row["active"] for row in _listed(iomctl)} == {False}
    assert "closed already" in iomctl("provider", "edit", "homes", "--close").exits(5).err
    iomctl("provider", "edit", "homes", "--reopen", "--dry-run").succeeds()
    assert {row["active"] for row in _listed(iomctl)} == {False}
    iomctl("provider", "edit", "homes", "--reopen").succeeds()
    assert {row["active"] for row in _listed(iomctl)} == {True}


@pytest.mark.parametrize(
    ("words", "code", "told"),
    [
        (["add", "HOUSING solutions", "--pathway", "ete"], 5, "there is a provider Housing Solutions already"),
        (["add", "  ", "--pathway", "ete"], 4, "NAME: a name can't be empty"),
        (["add", "Homes", "--pathway", "home"], 4, '--pathway "home": one of'),
        (["add", "Homes"], 2, "--pathway"),
        (["edit", "nobody", "--close"], 3, "no provider nobody"),
        (["edit", "housing"], 4, "nothing to change"),
        (["edit", "housing", "--close", "--reopen"], 2, "give one of them"),
        (["edit", "housing", "--area", "Luton"], 2, "--add-pathway"),
        (["edit", "housing", "--remove-pathway", "home"], 4, '--remove-pathway: pathway "home"'),
        (["edit", "housing", "--remove-pathway", "ete"], 5, "Housing Solutions does not offer ete"),
        (["edit", "housing", "--remove-pathway", "A", "--area", "X"], 5, "does not offer accommodation in X"),
        (["edit", "housing", "--add-pathway", "A", "--area", "LUTON"], 5, "offers accommodation in Luton already"),
        (["edit", "housing", "--name", "Fresh Start"], 5, "there is a provider Fresh Start already"),
        (["edit", "housing", "--reopen"], 5, "open already"),
        (["list", "--pathway", "home"], 4, 'pathway "home"'),
    ],
)
def test_what_does_not_fit_changes_nothing(iomctl: Program, words: list[str], code: int, told: str) -> None:
    iomctl("provider", "add", "Housing Solutions", "--pathway", "accommodation", "--area", "Luton").succeeds()
    iomctl("provider", "add", "Fresh Start", "--pathway", "drugs").succeeds()
    before = _listed(iomctl)
    assert told in iomctl("provider", *words).exits(code).err
    assert _listed(iomctl) == before


def test_all_faults_of_a_new_provider_are_told_at_once(iomctl_sqlite: Program) -> None:
    refused = iomctl_sqlite("provider", "add", "123", "--pathway", "home", "--area", "\u202eluton").exits(4)
    assert [re.split("[ :]+", line)[1] for line in refused.err.splitlines()[:3]] == ["NAME", "--pathway", "--area"]
    changed = iomctl_sqlite(
        "provider", "edit", "nobody", "--name", "123", "--add-pathway", "home", "--area", " "
    ).exits(4)
    found = [re.split("[ :]+", line)[1] for line in changed.err.splitlines()[:4]]
    assert found == ["no", "--name", "--add-pathway", "--area"]
