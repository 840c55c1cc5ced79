"""What duplicates are found by follows every change of a name or a birth date; `db check` compares it."""

from pathlib import Path

import pytest
from sqlalchemy import Engine, text

from iomctl.settings.places import place_of
from iomctl.storage.database import open_engine
from tests.books import laid_once
from tests.program import Program


@laid_once
def named(iomctl: Program) -> None:
    """N00001 with another name."""
    born = ("--born", "14/8/1994", "--alias", "Kai Marsh")
    iomctl("offender", "add", "--surname", "Mercer", "--forenames", "Kai", *born).succeeds()


def engine_of(program: Program) -> Engine:
    return open_engine(place_of(program.db), 5)


def keys(program: Program) -> set[tuple[int, int]]:
    with engine_of(program).begin() as connection:
        return set(map(tuple, connection.execute(text("SELECT key, offender_id FROM matching_key"))))


@pytest.mark.parametrize(
    "words",
    [
        ("offender", "edit", "N1", "--surname", "Quill"),
        ("offender", "edit", "N1", "--born", "15/8/1994"),
        ("offender", "edit", "N1", "--clear", "born"),
        ("offender", "alias", "N1", "Zac Quill"),
        ("offender", "withdraw", "N1", "--alias", "Kai Marsh", "--reason", "of another person"),
        ("offender", "withdraw", "N1", "--reason", "twice"),
    ],
)
def test_they_follow_a_change_and_its_undo_and_redo(named: Program, words: tuple[str, ...]) -> None:
    before = keys(named)
    named(*words).succeeds()
    changed = keys(named)
    assert changed != before
    named("db", "check").succeeds()
    named("undo").succeeds()
    assert keys(named) == before
    named("redo").succeeds()
    assert keys(named) == changed
    named("db", "check").succeeds()


def test_they_follow_an_import_and_its_undo(named: Program, tmp_path: Path) -> None:
    before, file = keys(named), tmp_path / "people.csv"
    rows = ["N00001,Mercer,Kai,1994-08-15,Kai Quill", ",Okafor,Zoe,1991-02-03,"]
    file.write_text("\n".join(["offender,surname,forenames,born_on,aliases", *rows]), "utf-8")
    named("offender", "identify", "N1", "--crn", "X417723").succeeds()
    file.write_text(
        file.read_text("utf-8").replace("aliases", "aliases,crn").replace("Quill", "Quill,X417723"), "utf-8"
    )
    named("import", "offenders", str(file)).succeeds()
    assert keys(named) > before or keys(named) != before
    named("db", "check").succeeds()
    named("undo").succeeds()
    assert keys(named) == before


def test_what_is_amiss_is_told_and_made_anew(named: Program) -> None:
    right = keys(named)
    with engine_of(named).begin() as connection:
        connection.execute(text("DELETE FROM matching_key"))
    said = named("db", "check").exits(6).err
    assert "N00001: what duplicates are found by is not what their names and birth amount to" in said
    assert "iomctl db rebuild works them out anew" in said
    named("db", "rebuild").succeeds()
    assert keys(named) == right
    named("db", "check").succeeds()
