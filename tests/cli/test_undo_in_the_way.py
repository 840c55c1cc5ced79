"""What only one may have, taken back: it is given on in turn, and who has it since is named."""

from pathlib import Path

from tests.acceptance.settled import settle
from tests.acceptance.unchanged import nothing_changes
from tests.books import laid_once
from tests.cli.test_undo_misused import WRONG, event_of
from tests.program import Program


@laid_once
def known(iomctl: Program) -> None:
    """The case book of `settled.py`."""
    settle(iomctl)


def test_a_note_in_the_middle_is_withdrawn_and_comes_back_any_number_of_times(known: Program) -> None:
    first = known("note", "add", "N1", "one", "--kind", "fact", "--format", "json").succeeds().json()["note"]
    second = known("note", "correct", first, "two", "--format", "json").succeeds().json()["note"]
    third = known("note", "correct", second, "three", "--format", "json").succeeds().json()["note"]
    known("note", "withdraw", second, *WRONG).succeeds()
    for verb, corrects in (("undo", second), ("redo", first), ("undo", second), ("redo", first)):
        known(verb).succeeds()
        assert corrected(known, third) == corrects
    known("db", "check").succeeds()
    known("audit", "verify").succeeds()


def corrected(iomctl: Program, note: str) -> str | None:
    """The note that one of N00001 corrects."""
    notes = iomctl("note", "list", "N1", "--format", "json").succeeds().json()
    (found,) = (one["corrects"] for one in notes if one["note"] == note)
    return str(found)


def comes_back_after(iomctl: Program, event: str, later: str, told: str) -> None:
    """An event is taken back once the later one is that is in its way, and not before, with --leave-changed neither."""
    for leave in ((), ("--leave-changed",)):
        with nothing_changes(iomctl):
            refused = iomctl("undo", event, *leave).exits(5).err
        assert f"iomctl: {told} (event {later}, " in refused
        assert f"  take that back first: iomctl undo {later}\n" in refused
    iomctl("undo", later).succeeds()
    iomctl("undo", event).succeeds()


def test_whose_a_number_is_since_is_said_with_the_event_to_take_back(known: Program) -> None:
    withdrawn = event_of(known, "offender", "withdraw", "N2", "--prison", "A4172CX", *WRONG)
    given = event_of(known, "offender", "identify", "N3", "--prison", "A4172CX")
    comes_back_after(known, withdrawn, given, "A4172CX is N00003's")
    known("db", "check").succeeds()


def test_a_referral_is_not_open_again_beside_another_to_its_service(known: Program) -> None:
    ended = event_of(known, "referral", "withdraw", "R1", *WRONG)
    made = event_of(known, "referral", "make", "N1", "accommodation", "--provider", "housing", "--on", "2026-04-20")
    comes_back_after(known, ended, made, "R00002 of N00001 to the same service is open")
    assert [one["status"] for one in known("referral", "list", "--format", "json").succeeds().json()] == ["made"]


def test_a_name_that_another_took_is_said_with_the_event_that_gave_it(known: Program) -> None:
    known("agency", "add", "Council").succeeds()
    renamed = event_of(known, "agency", "edit", "police", "--name", "Constabulary")
    taken = event_of(known, "agency", "edit", "council", "--name", "Bedfordshire Police")
    with nothing_changes(known):
        refused = known("undo", renamed).exits(5).err
    assert f"agency Bedfordshire Police is there already (event {taken}, " in refused
    assert f"  take that back first: iomctl undo {taken}\n" in refused


def test_of_a_file_only_the_person_whose_number_is_taken_is_left(known: Program, tmp_path: Path) -> None:
    file = tmp_path / "people.csv"
    file.write_text("surname,forenames,crn\nAbbot,Kai,X000101\nBaker,Kai,X000102\n", "utf-8")
    known("import", "offenders", str(file)).succeeds()
    undone = event_of(known, "undo")
    given = event_of(known, "offender", "identify", "N2", "--crn", "X000101")
    with nothing_changes(known):
        refused = known("undo", undone).exits(5).err
    assert f"X000101 is N00002's (event {given}, " in refused
    assert f"iomctl undo {undone} --leave-changed" in refused
    said = known("undo", undone, "--leave-changed").succeeds().err
    assert f"Left as it is, X000101 is N00002's (event {given}, " in said
    names = known("offender", "list", "--columns", "name", "--format", "csv").succeeds().out
    assert "Baker" in names
    assert "Abbot" not in names
    known("db", "check").succeeds()
    known("audit", "verify").succeeds()


def test_what_a_file_made_stays_while_somebody_else_uses_it(known: Program, tmp_path: Path) -> None:
    file = tmp_path / "spells.csv"
    header = "offender,cohort,adopted_on,adoption_reason,tier,colour,custody,worker,agency"
    file.write_text(f"{header}\nN00003,luton,2026-03-13,court,fixed,red,community,Z New,New Agency\n", "utf-8")
    imported = event_of(known, "import", "spells", str(file), "--create")
    assigned = event_of(known, "cohort", "assign", "N1", "--to", "Z New")
    with nothing_changes(known):
        refused = known("undo", imported).exits(5).err
    assert "iomctl: N00001 Mercer, Kai: cohort assign on Mon 20 Apr 2026 (today) (event" in refused
    said = known("undo", imported, "--leave-changed").succeeds().err
    assert "Not taken back, for somebody uses it: agency New Agency, worker Z New.\n" in said
    assert f"Left as it is, N00001 Mercer, Kai: cohort assign on Mon 20 Apr 2026 (today) (event {assigned}, " in said
    (case,) = known("caseload", "--format", "json").succeeds().json()
    assert (case["offender"], case["worker"], case["agency"]) == ("N00001", "Z New", "New Agency")
    known("db", "check").succeeds()
    known("redo").succeeds()
    assert len(known("caseload", "--format", "json").succeeds().json()) == 2


def test_each_later_event_has_a_line_of_its_own_with_the_people(known: Program) -> None:
    added = event_of(known, "offender", "add", "--surname", "Zed", "--forenames", "Kai", "--format", "json")
    (zed,) = known("find", "zed", "--format", "json").succeeds().json()
    since = [event_of(known, "note", "add", zed["offender"], f"no {one}", "--kind", "fact") for one in range(12)]
    since.append(event_of(known, "offender", "alias", zed["offender"], "Zee Ed"))
    refused = known("undo", added).exits(5).err.splitlines()
    lines = [line for line in refused if "Zed, Kai: " in line]
    assert [line.rpartition("(event ")[2].partition(",")[0] for line in lines] == since[:-12:-1]
    assert "iomctl: and 2 more events" in refused
    assert f"  take that back first: iomctl undo {since[-1]}" in refused


def test_who_was_given_to_a_worker_is_named(known: Program) -> None:
    added = event_of(known, "worker", "add", "Z New", "--agency", "police")
    known("cohort", "assign", "N1", "--to", "Z New").succeeds()
    assert "iomctl: N00001 Mercer, Kai: cohort assign on" in known("undo", added).exits(5).err


def test_people_without_a_case_are_not_counted_as_more_of_them(known: Program, tmp_path: Path) -> None:
    people, spells = tmp_path / "people.csv", tmp_path / "spells.csv"
    names = ("Ab", "Bc", "Cd", "De", "Ef", "Fg", "Gh")
    people.write_text("\n".join(["surname,forenames", *(f"Person {one},Kai" for one in names)]), "utf-8")
    known("import", "offenders", str(people)).succeeds()
    listed = known("offender", "list", "--format", "json").succeeds().json()
    newest = max(int(one["offender"][1:]) for one in listed)
    rows = (f"N{newest - one:05d},luton,2026-03-13,court,fixed,red" for one in range(len(names)))
    spells.write_text("\n".join(["offender,cohort,adopted_on,adoption_reason,tier,colour", *rows]), "utf-8")
    known("import", "spells", str(spells)).succeeds()
    assert "and so on" not in known("undo").succeeds().err
    assert "and so on for 2 more people" in known("redo").succeeds().err
