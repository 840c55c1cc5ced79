"""Whoever was called otherwise is found by it, and lists of a past day have the names of that day."""

from datetime import timedelta

from tests.books import laid_once
from tests.program import Answer, Program


@laid_once
def pryce(iomctl: Program) -> None:
    """A case book of April 2026 in which N00001 is Aled Pryce, born in 2001."""
    iomctl("offender", "add", "--surname", "Pryce", "--forenames", "Aled", "--born", "4/5/2001").succeeds()


def renamed(iomctl: Program, *words: str, ref: str = "N1") -> Answer:
    return iomctl("offender", "rename", ref, *words)


def name(iomctl: Program, *words: str) -> str:
    (found,) = iomctl("offender", "list", *words, "--format", "json").json()
    shown: str = found["name"]
    return shown


def found(iomctl: Program, *words: str) -> list[str]:
    return [one["matched"] for one in iomctl("find", *words, "--format", "json").succeeds().json()]


def test_a_former_and_a_wrong_name_find_the_person_in_every_command(pryce: Program) -> None:
    renamed(pryce, "--surname", "Pryse", "--was-wrong", ref="pryce").succeeds()
    renamed(pryce, "--surname", "Bevan", "--from", "1/4/2026", ref="aled pryce").succeeds()
    assert found(pryce, "prys") == ["former name Pryse, Aled"]
    assert found(pryce, "aled", "pryce") == ["wrong name Pryce, Aled"]
    assert found(pryce, "bev") == ["name"]
    assert found(pryce, "pryse", "2001") == ["former name Pryse, Aled, birth date"]
    for words in ("pryce", "Pryse, Aled", "aled pryse", "bevan"):
        assert "N00001" in pryce("offender", "history", words).succeeds().out
    pryce("offender", "alias", "N1", "Al the Hat").succeeds()
    assert "N00001" in pryce("offender", "history", "al the hat").succeeds().out
    pryce("offender", "history", "al the").exits(3)


def test_whoever_is_called_so_now_is_meant_before_who_was(pryce: Program) -> None:
    pryce("offender", "add", "--surname", "Pryce", "--forenames", "Mair").succeeds()
    renamed(pryce, "--surname", "Bevan").succeeds()
    meant = renamed(pryce, "--forenames", "Mari", "--dry-run", "--format", "json", ref="pryce").succeeds().json()
    assert meant["offender"] == "N00002"
    assert found(pryce, "pryce") == ["name", "former name Pryce, Aled"]


def test_a_hidden_former_name_is_found_only_whole_and_not_told(pryce: Program) -> None:
    renamed(pryce, "--surname", "Bevan").succeeds()
    pryce("offender", "restrict", "N1", "--reason", "asked").succeeds()
    assert found(pryce, "pryc") == []
    assert found(pryce, "pryce") == found(pryce, "aled", "pryce") == ["former name"]
    pryce("offender", "history", "aled").exits(3)
    shown = pryce("offender", "history", "pryce").succeeds()
    assert "Pryce" not in shown.out


def test_a_list_of_a_past_day_has_the_names_of_that_day(pryce: Program) -> None:
    pryce("cohort", "create", "luton", "--name", "IOM Luton").succeeds()
    adopt = ("--cohort", "luton", "--tier", "flex", "--colour", "green", "--no-worker", "--reason", "court")
    pryce("cohort", "adopt", "N1", *adopt, "--on", "2/2/2026").succeeds()
    renamed(pryce, "--surname", "Bevan", "--from", "1/4/2026").succeeds()
    renamed(pryce, "--surname", "Powell", "--from", "1/3/2026").succeeds()

    def called(*words: str) -> str:
        told = pryce(*words, "--format", "json").succeeds().json()
        found: str = (told[0] if isinstance(told, list) else told)["name"]
        return found

    for on, surname in (("28/2/2026", "Pryce"), ("1/3/2026", "Powell"), ("31/3/2026", "Powell"), ("1/4/2026", "Bevan")):
        for words in (("caseload",), ("cohort", "show", "luton"), ("offender", "show", "bevan")):
            assert called(*words, "--as-of", on) == f"{surname}, Aled"
    assert called("caseload") == name(pryce) == "Bevan, Aled"
    assert pryce("db", "check").succeeds().err == "Nothing wrong was found.\n"


def test_what_the_book_said_on_a_day_has_the_names_that_it_knew(pryce: Program) -> None:
    pryce.now += timedelta(days=1)
    renamed(pryce, "--surname", "Bevan", "--from", "1/4/2026").succeeds()
    pryce.now += timedelta(days=1)
    renamed(pryce, "--surname", "Powell", "--from", "1/3/2026").succeeds()
    pryce("offender", "withdraw", "N1", "--reason", "twice").succeeds()
    for on, known in (("20/4/2026", "Pryce"), ("21/4/2026", "Bevan")):
        assert name(pryce, "--known-on", on) == f"{known}, Aled"
    asked = ("--as-of", "31/3/2026", "--known-on", "21/4/2026", "--format", "json")
    assert pryce("offender", "show", "N1", *asked).succeeds().json()["name"] == "Pryce, Aled"
    pryce("undo").succeeds()
    assert name(pryce) == "Bevan, Aled"
