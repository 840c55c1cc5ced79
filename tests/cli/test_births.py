"""A birth of which only the year or the month is known: typed, shown, given out and taken in, and never made a day."""

from pathlib import Path

from tests.program import Program

SPELL = ("cohort", "adopt", "N1", "--cohort", "luton", "--tier", "fixed", "--colour", "amber", "--no-worker",
         "--reason", "criteria-met")  # fmt: skip


def test_it_is_shown_as_it_is_known_and_ages_are_about(iomctl: Program) -> None:
    iomctl("offender", "add", "--surname", "Mercer", "--born", "1987").succeeds()
    said = iomctl("offender", "edit", "N1", "--born", "3/1987").succeeds().err
    assert "born was 1987, now March 1987" in said
    assert iomctl("offender", "show", "N1").succeeds().out.startswith("N00001  Mercer   born March 1987 (about 39)")
    (row,) = iomctl("offender", "list", "--format", "json").succeeds().json()
    assert (row["born_on"], row["age"]) == ("1987-03", "about 39")
    assert "March 1987" in iomctl("offender", "list").succeeds().out
    assert "1987-03" in iomctl("offender", "list", "--format", "csv").succeeds().out
    iomctl("offender", "edit", "N1", "--born", "14/3/1987").succeeds()
    iomctl("undo").succeeds()
    page = iomctl("offender", "show", "N1", "--format", "json").succeeds().json()
    assert page["born_on"] == "1987-03"
    iomctl("offender", "edit", "N1", "--clear", "born").succeeds()
    assert iomctl("offender", "show", "N1", "--format", "json").succeeds().json()["born_on"] is None


def test_only_what_no_day_of_it_allows_is_refused(iomctl: Program) -> None:
    iomctl("cohort", "create", "luton", "--name", "IOM Luton").succeeds()
    iomctl("offender", "add", "--surname", "Mercer", "--born", "2010").succeeds()
    assert "before their birth" in iomctl("arrest", "add", "N1", "028/03", "--on", "2009-12-31").exits(4).err
    iomctl("arrest", "add", "N1", "028/03", "--on", "2010-01-02").succeeds()
    said = iomctl(*SPELL, "--on", "2009-06-01").exits(5).err
    assert "N00001 was born in 2010 (event" in said
    assert "Jan" not in said
    for wrong in ("13/1987", "2031", "1850"):
        iomctl("offender", "edit", "N1", "--born", wrong).exits(4)


def test_a_list_by_age_tells_who_is_of_it_for_certain_and_of_how_many_it_can_not_say(iomctl: Program) -> None:
    for surname, born in (("Sure", "2003"), ("Either", "2000"), ("Old", "1980"), ("Nobody", "")):
        iomctl("offender", "add", "--surname", surname, *(("--born", born) if born else ())).succeeds()
    found = iomctl("offender", "list", "--age", "18-25", "--format", "json").succeeds()
    assert [row["name"] for row in found.json()] == ["Sure"]
    assert "Not known of 2 people" in found.err


def test_it_goes_out_and_comes_in_as_it_is(iomctl: Program, tmp_path: Path) -> None:
    for surname, born in (("One", "1987"), ("Two", "1987-03"), ("Three", "14/8/1994")):
        iomctl("offender", "add", "--surname", surname, "--born", born).succeeds()
    file = tmp_path / "people.csv"
    file.write_text(iomctl("export", "offenders").succeeds().out, "utf-8")
    assert "01-01" not in file.read_text("utf-8")
    again = iomctl("import", "offenders", str(file), "--format", "json").succeeds().json()
    assert again["unchanged"] == 3
    file.write_text(file.read_text("utf-8").replace(",1987-03,", ",1988,"), "utf-8")
    iomctl("import", "offenders", str(file)).exits(4)  # the reference of somebody born otherwise
    file.write_text("offender,surname,born_on\n,Four,6/1990\n", "utf-8")
    iomctl("import", "offenders", str(file)).succeeds()
    people = iomctl("offender", "list", "--format", "json").succeeds().json()
    assert [one["born_on"] for one in people] == ["1987", "1987-03", "1994-08-14", "1990-06"]


def test_it_is_told_nobody_of_whom_a_mark_hides_it(iomctl: Program) -> None:
    iomctl("offender", "add", "--surname", "Mercer", "--born", "3/1987", "--restricted-access").succeeds()
    for words in (("offender", "show", "N1"), ("offender", "list"), ("offender", "list", "--age", "30-50")):
        assert "1987" not in iomctl(*words).succeeds().out
