"""Recording a person and changing what is recorded: each rule, each refusal, and what the trail keeps of it."""

from typing import Any

from tests.books import laid_once
from tests.program import Answer, Program

KAI = ("--surname", "Mercer", "--forenames", "Kai", "--born", "14/8/1994")


@laid_once
def kai(iomctl: Program) -> None:
    """A case book in which N00001 is Kai Mercer with a PNC id and a CRN."""
    iomctl("offender", "add", *KAI, "--pnc", "2009/0417723H", "--crn", "X417723", "--area", "Luton").succeeds()


def record(iomctl: Program, ref: str = "N00001") -> dict[str, Any]:
    answer = iomctl("offender", "edit", ref, "--clear", "ethnicity", "--dry-run", "--format", "json").succeeds()
    found: dict[str, Any] = answer.json()
    return found


def events(iomctl: Program) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = iomctl("audit", "log", "--details", "--format", "json").succeeds().json()
    return found


def unchanged(iomctl: Program, answer: Answer) -> None:
    assert "Nothing was changed." in answer.err
    listed = iomctl("offender", "list", "--format", "json").json()
    assert [one["name"] for one in listed] == ["Mercer, Kai"]
    assert record(iomctl)["crn"] == "X417723"


def test_add_answers_the_record_with_its_reference_and_canonical_numbers(iomctl: Program) -> None:
    answer = iomctl(
        "offender", "add", *KAI, "--gender", "male", "--ethnicity", "w1", "--area", "elsewhere: Leeds, Harehills",
        "--pnc", "09/417723h", "--cro", "41772/09M", "--crn", "x417723", "--prison", "a4172cx", "--local", "L-42",
        "--alias", "Kai Marsh", "--alias", "K. Mercer", "--format", "json",
    )  # fmt: skip
    assert answer.succeeds().json() == {
        "offender": "N00001", "surname": "Mercer", "forenames": "Kai", "born_on": "1994-08-14", "gender": "male",
        "ethnicity": "W1", "area": "elsewhere: Leeds, Harehills", "restricted": False, "pnc": "2009/0417723H",
        "cro": "041772/09M", "crn": "X417723", "prison": "A4172CX", "local": "L-42",
        "aliases": "Kai Marsh; K. Mercer",
    }  # fmt: skip


def test_all_faults_are_told_at_once_by_option(iomctl: Program) -> None:
    refusal = iomctl("offender", "add", "--surname", "Mercer", "--born", "31/2/2000", "--pnc", "2009/0417723M",
                     "--crn", "X41772").exits(4)  # fmt: skip
    assert refusal.err == (
        "iomctl: --born 31/2/2000: February 2000 has days 1 to 29, not 31\n"
        "iomctl: --pnc 2009/0417723M: the check letter should be H\n"
        "iomctl: --crn X41772: a CRN is one letter and six digits, like X417723\n"
        "Nothing was changed.\n"
    )
    assert iomctl("offender", "list", "--format", "json").json() == []


def test_an_unknown_format_is_refused_before_anything_is_recorded(iomctl: Program) -> None:
    iomctl("offender", "add", *KAI, "--format", "yaml").exits(2)
    assert iomctl("offender", "list", "--format", "json").json() == []


def test_a_dry_run_shows_the_record_and_stores_nothing(iomctl: Program) -> None:
    answer = iomctl("offender", "add", *KAI, "--dry-run").succeeds()
    assert "N00001" in answer.out
    assert answer.err == "Dry run: nothing was changed.\n"
    assert iomctl("offender", "list", "--format", "json").json() == []


def test_an_identifier_that_is_somebodys_is_refused_with_who(kai: Program) -> None:
    refusal = kai("offender", "add", "--surname", "Quill", "--pnc", "09/417723H", "--crn", "x417723").exits(5)
    assert refusal.err.splitlines()[:2] == [
        "iomctl: --pnc 09/417723H: this is N00001  Mercer, Kai, born 1994-08-14",
        "iomctl: --crn x417723: this is N00001  Mercer, Kai, born 1994-08-14",
    ]
    unchanged(kai, refusal)


def test_a_pnc_id_of_a_year_before_birth_is_taken_with_a_doubt(iomctl: Program) -> None:
    answer = iomctl("offender", "add", *KAI, "--pnc", "1967/0000001V").succeeds()
    assert "PNC id 1967/0000001V is of the year 1967, before the birth: check both" in answer.err
    later = iomctl("offender", "edit", "N1", "--born", "14/8/1995").succeeds()
    assert "before the birth: check both" in later.err


def test_edit_changes_what_is_given_and_says_what_it_was(kai: Program) -> None:
    answer = kai("offender", "edit", "mercer", "--surname", "Marsh", "--clear", "area", "--format", "json").succeeds()
    assert (answer.json()["surname"], answer.json()["area"], answer.json()["forenames"]) == ("Marsh", None, "Kai")
    assert "surname was Mercer, now Marsh; area was Luton, now not recorded" in answer.err
    assert kai("find", "marsh", "--format", "json").json()[0]["name"] == "Marsh, Kai"
    assert kai("find", "mercer", "--format", "json").json()[0]["matched"] == "former name Mercer, Kai"
    changed = next(one for one in reversed(events(kai)) if one["command"] == "offender edit")
    assert changed["kind"] == "alteration"


def test_nothing_to_change_is_said(kai: Program) -> None:
    assert "recorded so already" in kai("offender", "edit", "N1", "--surname", "Mercer").succeeds().err
    assert "recorded so already" in kai("offender", "identify", "N1", "--pnc", "09/417723H").succeeds().err
    assert "nothing to edit" in kai("offender", "edit", "N1").exits(2).err
    assert "no identifier is given" in kai("offender", "identify", "N1").exits(2).err


def test_edit_refuses_a_bad_value_a_duplicate_and_words_it_does_not_know(kai: Program) -> None:
    assert "--surname: a name can't be empty" in kai("offender", "edit", "N1", "--surname", " ").exits(4).err
    assert "in the future" in kai("offender", "edit", "N1", "--born", "2027-01-01").exits(4).err
    assert "--clear surname" in kai("offender", "edit", "N1", "--clear", "surname").exits(2).err
    assert "can't both hold" in kai("offender", "edit", "N1", "--born", "1/1/1990", "--clear", "born").exits(2).err
    kai("offender", "add", "--surname", "Quill", "--born", "14/8/1994").succeeds()
    refusal = kai("offender", "edit", "N2", "--surname", "Mercer", "--forenames", "Kai").exits(5)
    assert "duplicate of N00001" in refusal.err
    kai("offender", "edit", "N1", "--area", "Dunstable").succeeds()


def test_identify_adds(kai: Program) -> None:
    kai("offender", "identify", "N1", "--prison", "a4172cx", "--local", "L 1").succeeds()
    assert record(kai)["prison"] == "A4172CX"
    kai("offender", "add", "--surname", "Quill").succeeds()
    assert "this is N00001" in kai("offender", "identify", "quill", "--crn", "X417723").exits(5).err
    assert "looks like" in kai("offender", "identify", "quill", "--prison", "X417723").exits(4).err
    assert "nothing is given" in kai("offender", "identify", "quill", "--crn", "").exits(4).err


def test_alias_adds_however_it_is_written(kai: Program) -> None:
    kai("offender", "alias", "N1", "Kai Marsh").succeeds()
    assert "recorded so already" in kai("offender", "alias", "N1", "KAI  MÁRSH").succeeds().err
    assert record(kai)["aliases"] == "Kai Marsh"
    assert "at least one letter" in kai("offender", "alias", "N1", "123").exits(4).err


def test_every_change_is_one_event_that_names_the_person(kai: Program) -> None:
    before = len(events(kai))
    kai("offender", "alias", "N1", "Kai Marsh", "--reason", "said so at interview").succeeds()
    newest = events(kai)[before + 1 :]
    assert [(one["command"], one["people"], one["reason"]) for one in newest] == [
        ("offender alias", "N00001", "said so at interview")
    ]


def test_list_holds_everyone_and_narrows(kai: Program) -> None:
    kai("offender", "add", "--surname", "Quill", "--area", "Dunstable").succeeds()
    kai("cohort", "create", "luton", "--name", "IOM Luton").succeeds()
    kai("cohort", "adopt", "N1", "--cohort", "luton", "--tier", "fixed", "--colour", "red", "--no-worker",
        "--reason", "criteria-met").succeeds()  # fmt: skip

    def listed(*words: str) -> list[str]:
        return [one["offender"] for one in kai("offender", "list", *words, "--format", "json").succeeds().json()]

    assert listed() == ["N00001", "N00002"]
    assert listed("--no-cohort") == ["N00002"]
    assert listed("--cohort", "IOM luton") == ["N00001"]
    assert listed("--area", "LUTON") == ["N00001"]
    assert "areas are: Dunstable, Luton" in kai("offender", "list", "--area", "Bedford").exits(3).err
    assert "can't both hold" in kai("offender", "list", "--cohort", "luton", "--no-cohort").exits(2).err


def test_a_birth_date_after_an_adoption_is_refused(kai: Program) -> None:
    kai("cohort", "create", "luton", "--name", "IOM Luton").succeeds()
    kai("cohort", "adopt", "N1", "--cohort", "luton", "--tier", "fixed", "--colour", "red", "--no-worker",
        "--reason", "criteria-met", "--on", "2026-02-02").succeeds()  # fmt: skip
    refusal = kai("offender", "edit", "N1", "--born", "2026-02-03").exits(5)
    assert "N00001 was adopted on Mon 2 Feb 2026 (event " in refusal.err
