"""`iomctl scheme`: its name and areas after `init`, changed as a whole or not at all, on either engine."""

import json
from typing import Any

from tests import casebook as cb
from tests.program import Program


def _scheme(iomctl: Program) -> dict[str, Any]:
    found: dict[str, Any] = iomctl("scheme", "show", "--format", "json").succeeds().json()
    return found


def test_it_shows_what_init_was_told(iomctl: Program) -> None:
    assert _scheme(iomctl) == {"scheme": "IOM Luton", "areas": ["Dunstable", "Luton"], "nation": "england-and-wales"}


def test_a_change_answers_the_new_scheme_and_is_taken_back(iomctl: Program) -> None:
    before = _scheme(iomctl)
    words = ("--name", "Bedfordshire IOM", "--add-area", "Houghton Regis", "--remove-area", "LUTON")
    answer = iomctl("scheme", "edit", *words, "--format", "json").succeeds()
    after = {"scheme": "Bedfordshire IOM", "areas": ["Dunstable", "Houghton Regis"], "nation": "england-and-wales"}
    assert answer.json() == after == _scheme(iomctl)
    assert iomctl("today").succeeds().out.startswith("Bedfordshire IOM ")
    iomctl("undo").succeeds()
    assert _scheme(iomctl) == before


def test_every_row_that_changed_is_in_the_trail(iomctl: Program) -> None:
    iomctl("scheme", "edit", "--name", "Bedfordshire IOM", "--add-area", "Sandy", "--remove-area", "Luton").succeeds()
    (event,) = iomctl("audit", "log", "--details", "--format", "json").succeeds().json()[1:]
    assert (event["command"], event["kind"], event["people"]) == ("scheme edit", "alteration", "")
    assert {(one["table"], bool(one["before"]), bool(one["after"])) for one in _changes(event)} == {
        ("scheme", True, True),
        ("scheme_area", False, True),
        ("scheme_area", True, False),
    }
    iomctl("audit", "verify").succeeds()
    iomctl("db", "check").succeeds()


def _changes(event: dict[str, Any]) -> list[dict[str, Any]]:
    details = event["details"]
    return [json.loads(one) if isinstance(one, str) else one for one in details]


def test_a_dry_run_shows_the_same_and_changes_nothing(iomctl: Program) -> None:
    before = _scheme(iomctl)
    words = ("scheme", "edit", "--name", "Bedfordshire IOM", "--remove-area", "Luton", "--format", "json")
    tried = iomctl(*words, "--dry-run").succeeds()
    assert "Dry run: nothing was changed." in tried.err
    assert _scheme(iomctl) == before
    assert tried.out == iomctl(*words).succeeds().out


def test_who_lives_in_an_area_that_is_taken_away_lives_elsewhere_until_it_comes_back(iomctl: Program) -> None:
    with cb.book(iomctl) as work:
        for area in ("Luton", "LUTON", "Dunstable", None):
            cb.spell(work, cb.person(work, "Mercer", area=area))

    def lived() -> list[str]:
        return [one["area"] for one in iomctl("caseload", "--format", "json", "--sort", "offender").succeeds().json()]

    answer = iomctl("scheme", "edit", "--remove-area", "Luton").succeeds()
    assert "2 people live in Luton: their record now says elsewhere: Luton.\n" in answer.err
    assert lived() == ["elsewhere: Luton", "elsewhere: Luton", "Dunstable", None]
    rows = iomctl("caseload", "--area", "luton", "--format", "json").succeeds().json()
    assert [one["offender"] for one in rows] == ["N00001", "N00002"]
    assert "their record now says Luton." in iomctl("scheme", "edit", "--add-area", "Luton").succeeds().err
    assert lived() == ["Luton", "Luton", "Dunstable", None]
    iomctl("undo").succeeds()
    iomctl("undo").succeeds()
    assert lived() == ["Luton", "Luton", "Dunstable", None]
    iomctl("db", "check").succeeds()


def test_an_area_written_anew_is_the_same_area(iomctl: Program) -> None:
    with cb.book(iomctl) as work:
        cb.person(work, "Mercer", area="Luton")
    answer = iomctl("scheme", "edit", "--remove-area", "luton", "--add-area", "LUTON").succeeds()
    assert _scheme(iomctl)["areas"] == ["Dunstable", "LUTON"]
    assert "record" not in answer.err


def test_what_does_not_fit_is_refused_whole(iomctl: Program) -> None:
    before = _scheme(iomctl)
    wrong = iomctl("scheme", "edit", "--name", "New", "--add-area", "luton", "--remove-area", "Leeds").exits(5)
    assert wrong.err.splitlines()[:2] == [
        "iomctl: --remove-area Leeds: IOM Luton has no such area; it has Dunstable, Luton",
        "iomctl: --add-area luton: IOM Luton has it already",
    ]
    none_left = iomctl("scheme", "edit", "--remove-area", "Luton", "--remove-area", "Dunstable").exits(5)
    assert "would have no area left" in none_left.err
    iomctl("scheme", "edit", "--add-area", "Sandy", "--add-area", "sandy").exits(5)
    iomctl("scheme", "edit", "--remove-area", "Luton", "--remove-area", "luton").exits(5)
    assert iomctl("scheme", "edit", "--name", " ", "--add-area", "").exits(4).err.count("can't be empty") == 2
    iomctl("scheme", "edit").exits(2)
    iomctl("scheme", "edit", "--name", "New", "--format", "xml").exits(2)
    assert _scheme(iomctl) == before
