"""A name beside a reference that is not that person's is refused by row: one column was sorted, say."""

from pathlib import Path

import pytest

from tests.books import CopyOf
from tests.cli.rescope_book import lay_run, rows_of
from tests.cli.rescope_sheets import FILLED, decisions, filled, rows, table, written
from tests.program import Program

MERCER = FILLED["N00001"]


@pytest.fixture
def run(copy_of: CopyOf) -> Program:
    """Run 1 of five people, see `lay_run`; Mercer, Hollis, Quill, Sayle and Pratt, all called Kai."""
    return copy_of(lay_run)


def renamed(run: Program, to: Path, name: str) -> str:
    """The sheet with a decision about Mercer, and this name beside it."""
    return filled(run, to, {"N00001": MERCER | {"name": name}})


@pytest.mark.parametrize(
    "name", ["Mercer, Kai", "MERCER KAI", "Kai Mercer", " mercer,kai ", "Mércer, Kái", "", "-", "Marsh, Kai"]
)
def test_a_name_of_theirs_is_taken_however_it_is_written(run: Program, tmp_path: Path, name: str) -> None:
    run("offender", "alias", "N1", "Kai Marsh").succeeds()
    run("rescope", "decide", "1", "--from", renamed(run, tmp_path / "sheet.csv", name)).succeeds()
    assert decisions(run)["N00001"][0] == "move"


@pytest.mark.parametrize("name", ["Mercer, Kai", "Mercier, Kai", "Bevan, Kai"])
def test_a_name_they_had_when_the_sheet_was_made_is_theirs(run: Program, tmp_path: Path, name: str) -> None:
    run("offender", "rename", "N1", "--surname", "Mercier", "--was-wrong").succeeds()
    run("offender", "rename", "N1", "--surname", "Bevan").succeeds()
    run("rescope", "decide", "1", "--from", renamed(run, tmp_path / "sheet.csv", name)).succeeds()
    assert decisions(run)["N00001"][0] == "move"


@pytest.mark.parametrize("name", ["Hollis, Kai", "Mercer", "Kai", "Mercer, Kay", "restricted"])
def test_a_name_of_somebody_else_is_refused_by_row(run: Program, tmp_path: Path, name: str) -> None:
    refused = run("rescope", "decide", "1", "--from", renamed(run, tmp_path / "sheet.csv", name)).exits(4).err
    assert f'line 2: name: N00001 is Mercer, Kai, not "{name}"\n' in refused
    assert "was one column sorted by itself, or a reference mistyped? mend the reference, or empty the name" in refused
    assert rows_of(run)["rescope_decision"] == []


def test_one_column_sorted_by_itself_is_refused_whole_and_all_of_it_sorted_is_taken(
    run: Program, tmp_path: Path
) -> None:
    header, *found = table(run)
    place = header.index("name")
    names = sorted(one[place] for one in found)
    mixed = [[*one[:place], name, *one[place + 1 :]] for one, name in zip(found, names, strict=True)]
    refused = run("rescope", "decide", "1", "--from", written(tmp_path / "mixed.csv", [header, *mixed])).exits(4).err
    assert 'line 6: name: N00005 is Pratt, Kai, not "Sayle, Kai"' in refused
    assert "5 of 5 rows refused" in refused
    by_name = sorted(found, key=lambda one: one[place])
    run("rescope", "decide", "1", "--from", written(tmp_path / "sorted.csv", [header, *by_name])).succeeds()
    assert [who for who, one in decisions(run).items() if one[0]] == ["N00001", "N00002", "N00005"]


def test_the_other_rows_go_in_beside_a_file_of_rejects(run: Program, tmp_path: Path) -> None:
    words = {"N00001": MERCER | {"name": "Hollis, Kai"}, "N00004": {"decision": "defer", "reason": "facts-awaited"}}
    rejects = tmp_path / "rejects.csv"
    path = filled(run, tmp_path / "sheet.csv", words)
    said = run("rescope", "decide", "1", "--from", path, "--rejects", str(rejects)).succeeds().err
    assert "was one column sorted by itself" in said
    assert [who for who, one in decisions(run).items() if one[0]] == ["N00004"]
    assert "N00001 is Mercer, Kai, not" in rejects.read_text("utf-8-sig")


def test_a_limited_access_mark_hides_whose_the_reference_is(run: Program, tmp_path: Path) -> None:
    before = filled(run, tmp_path / "before.csv", {"N00001": MERCER})
    run("offender", "restrict", "N1", "--reason", "relative of a worker").succeeds()
    assert rows(run)[0]["name"] == "restricted"
    wrong = run("rescope", "decide", "1", "--from", renamed(run, tmp_path / "wrong.csv", "Hollis, Kai")).exits(4).err
    assert 'line 2: name: N00001 has a limited-access mark, and is not "Hollis, Kai"' in wrong
    assert "Mercer" not in wrong
    run("rescope", "decide", "1", "--from", filled(run, tmp_path / "after.csv", {"N00001": MERCER})).succeeds()
    assert run("rescope", "decide", "1", "--from", before, "--format", "json").succeeds().json()["unchanged"] == 1


def test_letters_that_were_lost_when_a_file_was_saved_are_not_missed(run: Program, tmp_path: Path) -> None:
    run("offender", "edit", "N1", "--surname", "Żak-Łuczak", "--forenames", "Zoé").succeeds()
    for name in ("?ak-?uczak, Zoé", "?ak-?uczak, Zo?", "Zak-Luczak, Zoe"):
        run("rescope", "decide", "1", "--from", renamed(run, tmp_path / "sheet.csv", name)).succeeds()
    for name in ("?ak-Muczak, Zoé", "?", "?, ?", "??k-?uczak, Zoé"):
        refused = run("rescope", "decide", "1", "--from", renamed(run, tmp_path / "sheet.csv", name))
        assert (name, refused.code) == (name, 4 if any(map(str.isalpha, name)) else 0)


def test_a_sheet_without_the_names_is_taken(run: Program, tmp_path: Path) -> None:
    path = written(tmp_path / "cut.csv", [["offender", "decision", "reason"], ["N4", "defer", "facts-awaited"]])
    run("rescope", "decide", "1", "--from", path).succeeds()
    assert decisions(run)["N00004"][0] == "defer"
