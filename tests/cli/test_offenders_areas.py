"""Where people live: one area has one spelling, the scheme's or the first that was recorded."""

from pathlib import Path

import pytest
from sqlalchemy import delete

from iomctl.settings.places import place_of
from iomctl.storage import migrate
from iomctl.storage.database import open_engine
from iomctl.storage.tables.scheme_areas import SchemeArea
from tests.casebook import book, person
from tests.cli.sheets import exported, sheet, take_in
from tests.program import Program


def areas(iomctl: Program) -> list[str]:
    return [row["area"] for row in exported(iomctl, "offenders")]


def test_an_area_is_kept_in_the_spelling_of_the_scheme_or_of_whoever_came_first(
    iomctl: Program, tmp_path: Path
) -> None:
    for surname, area in (
        ("Mercer", "LUTON"),
        ("Hollis", "Elsewhere:houghton  regis"),
        ("Quill", "elsewhere: Houghton Regis"),
    ):
        iomctl("offender", "add", "--surname", surname, "--area", area).succeeds()
    assert areas(iomctl) == ["Luton", "elsewhere: houghton regis", "elsewhere: houghton regis"]
    said = iomctl("offender", "edit", "N2", "--area", "dunstable").succeeds()
    assert "area was elsewhere: houghton regis, now Dunstable" in said.err
    assert "recorded so already" in iomctl("offender", "edit", "N1", "--area", "luton").succeeds().err
    rows = (
        "Sayle,elsewhere: HOUGHTON-REGIS,X308112",
        "Pratt,lutón,X177342",
        "Marsh,elsewhere: Bedford,X177343",
        "Frost,elsewhere: BEDFORD,X177344",
    )
    path = sheet(tmp_path, "surname,area,crn", *rows)
    assert take_in(iomctl, "offenders", path) == (4, 0, 0, 0)
    assert areas(iomctl)[3:] == ["elsewhere: houghton regis", "Luton", "elsewhere: Bedford", "elsewhere: Bedford"]
    assert take_in(iomctl, "offenders", path) == (0, 0, 4, 0)
    assert take_in(iomctl, "offenders", sheet(tmp_path, "surname,area,crn", rows[3].lower())) == (0, 1, 0, 0)


@pytest.mark.parametrize(
    ("area", "why"),
    [
        ("Lutonn", 'none of the scheme\'s areas: Dunstable, Luton; did you mean "Luton"?'),
        ("Leeds", "outside them: elsewhere: Leeds"),
        ("elsewhere", "say where"),
        ("elsewhere: LUTON", "it is one of the scheme's areas: Luton"),
    ],
)
def test_an_area_that_is_not_the_schemes_is_refused(iomctl: Program, tmp_path: Path, area: str, why: str) -> None:
    refused = iomctl("offender", "add", "--surname", "Mercer", "--area", area, "--gender", "mle").exits(4)
    assert why in refused.err
    assert "--gender mle" in refused.err
    assert iomctl("offender", "list", "--format", "json").json() == []
    path = sheet(tmp_path, "surname,area", f"Mercer,{area}", "Hollis,Luton")
    assert why in iomctl("import", "offenders", path).exits(4).err
    iomctl("provider", "add", "Harbour Trust", "--pathway", "drugs", "--area", area).exits(4)


def test_a_place_elsewhere_is_asked_for_by_its_name_and_all_of_them_by_the_word(iomctl: Program) -> None:
    for surname, area in (("Mercer", "Luton"), ("Hollis", "elsewhere: Leeds"), ("Quill", "elsewhere: York")):
        iomctl("offender", "add", "--surname", surname, "--area", area).succeeds()

    def listed(area: str) -> list[str]:
        return [one["offender"] for one in iomctl("offender", "list", "--area", area, "--format", "json").json()]

    assert listed("leeds") == listed("elsewhere: LEEDS") == ["N00002"]
    assert listed("elsewhere") == ["N00002", "N00003"]
    assert 'did you mean "Luton"?' in iomctl("caseload", "--area", "Lutonn").exits(3).err


def test_an_old_book_says_elsewhere_of_what_is_not_the_schemes(iomctl: Program) -> None:
    with book(iomctl) as work:
        for number, area in enumerate(("Luton", "LUTON", "Leeds", "elsewhere: York", None)):
            person(work, f"Person {'ABCDE'[number]}", area=area)
    _down_and_up(iomctl)
    kept = ["Luton", "LUTON", "elsewhere: Leeds", "elsewhere: York", ""]
    assert areas(iomctl) == kept
    _down_and_up(iomctl)
    assert areas(iomctl) == kept
    iomctl("db", "check").succeeds()


def test_an_old_book_without_areas_takes_any(iomctl: Program) -> None:
    with book(iomctl) as work:
        person(work, "Mercer", area="Leeds")
        work.session.execute(delete(SchemeArea))
    _down_and_up(iomctl)
    iomctl("offender", "add", "--surname", "Hollis", "--area", "York").succeeds()
    assert areas(iomctl) == ["Leeds", "York"]


def _down_and_up(iomctl: Program) -> None:
    made = open_engine(place_of(iomctl.db), 5)
    migrate.downgrade(made, "0054_set_aside")
    migrate.upgrade(made)
    made.dispose()


def test_a_list_of_an_area_holds_every_spelling_of_it(iomctl: Program) -> None:
    with book(iomctl) as work:
        for number, area in enumerate(("Luton", "LUTON", "Bedford", "lutón")):
            person(work, f"Person {'ABCD'[number]}", area=area)

    def listed(area: str) -> list[str]:
        return [one["offender"] for one in iomctl("offender", "list", "--area", area, "--format", "json").json()]

    assert listed("luton") == listed("LUTON") == ["N00001", "N00002", "N00004"]
    assert listed("bedford") == ["N00003"]
    assert listed("dunstable") == []
    assert "areas are: " in iomctl("offender", "list", "--area", "Flitwick").exits(3).err
