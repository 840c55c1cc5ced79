"""iomctl reach: where somebody lives and how they are reached, from when to when, and where nobody contacts them."""

from pathlib import Path

import pytest

from tests.acceptance.unchanged import refused
from tests.casebook import book, person, spell
from tests.program import Program


@pytest.fixture
def mercer(iomctl: Program) -> Program:
    """A person with an open spell."""
    with book(iomctl) as work:
        spell(work, person(work, "Mercer"))
    return iomctl


@pytest.mark.parametrize(
    ("kind", "typed", "kept"),
    [
        ("telephone", "07700900123", "07700 900123"),
        ("telephone", "+44 7700 900-123", "07700 900123"),
        ("telephone", "+4915112345678", "+4915112345678"),
        ("email", " kai@example.org ", "kai@example.org"),
        ("address", "12 Mill Lane, Luton", "12 Mill Lane, Luton"),
    ],
)
def test_each_is_kept_in_one_form(mercer: Program, kind: str, typed: str, kept: str) -> None:
    made = mercer("reach", "add", "N1", kind, typed, "--format", "json").succeeds().json()
    assert (made["kind"], made["details"]) == (kind, kept)


def test_what_has_another_shape_is_refused_with_every_fault(mercer: Program) -> None:
    for kind, typed in (("telephone", "12345"), ("telephone", "0770090012345"), ("email", "kai@"), ("fax", "1")):
        refused(mercer, 4, "reach", "add", "N1", kind, typed)
    said = mercer("reach", "add", "N1", "address", "Mill Lane", "--postcode", "L1", "--from", "2031-01-01").exits(4).err
    assert "--postcode: L1 has not the shape of a postcode" in said
    assert "--from: " in said


def test_it_counts_from_its_first_to_its_last_day(mercer: Program) -> None:
    mercer("reach", "add", "N1", "telephone", "07700 900123", "--from", "2026-03-02").succeeds()
    mercer("reach", "end", "U1", "--on", "2026-04-10").succeeds()

    def still(day: str) -> int:
        return len(mercer("reach", "list", "N1", "--open", "--as-of", day, "--format", "json").succeeds().json())

    assert [still(day) for day in ("2026-03-01", "2026-03-02", "2026-04-10", "2026-04-11")] == [0, 1, 1, 0]
    mercer("reach", "end", "U1", "--not-ended").succeeds()
    assert still("2026-04-11") == 1
    assert (
        "already: U00001"
        in mercer("reach", "add", "N1", "telephone", "07700900123", "--from", "2026-03-02").exits(5).err
    )


def test_where_nobody_contacts_them_the_page_says_so_and_a_mark_hides_it(mercer: Program) -> None:
    words = ("address", "12 Mill Lane", "--postcode", "LU1 2AB", "--not-to-be-contacted", "a shared house")
    mercer("reach", "add", "N1", *words).succeeds()
    page = mercer("offender", "show", "N1").succeeds().out
    assert "12 Mill Lane, LU1 2AB, since 20 Apr 2026; not to be contacted here: a shared house" in page
    mercer("offender", "restrict", "N1", "--reason", "relative of a worker").succeeds()
    for command in (
        ("offender", "show", "N1"),
        ("reach", "list", "N1"),
        ("offender", "history", "N1"),
        ("export", "reaches"),
    ):
        said = mercer(*command).succeeds().out
        assert not any(one in said for one in ("Mill", "LU1", "shared"))


def test_a_file_that_goes_out_comes_in_again(mercer: Program, tmp_path: Path) -> None:
    mercer("reach", "add", "N1", "address", "12 Mill Lane", "--postcode", "LU1 2AB").succeeds()
    mercer("reach", "add", "N1", "telephone", "+4915112345678").succeeds()
    file = tmp_path / "reaches.csv"
    file.write_text(mercer("export", "reaches").succeeds().out, "utf-8")
    done = mercer("import", "reaches", str(file), "--format", "json").succeeds().json()
    assert (done["added"], done["unchanged"]) == (0, 2)
    file.write_text("offender,kind,from_on,details\nN1,telephone,2026-04-01,07700900124\n", "utf-8")
    mercer("import", "reaches", str(file)).succeeds()
    found = mercer("reach", "list", "N1", "--kind", "telephone", "--format", "json").succeeds().json()
    assert [row["details"] for row in found] == ["+4915112345678", "07700 900124"]
