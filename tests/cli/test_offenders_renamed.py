"""Another name is a dated fact: put in its place whenever it is typed, taken back, and refused beside another."""

from pathlib import Path
from typing import Any

import pytest

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


def test_a_name_of_a_past_day_comes_in_its_place(pryce: Program) -> None:
    first = renamed(pryce, "--surname", "Bevan", "--from", "1/4/2026", "--reason", "deed poll").succeeds()
    assert "N00001 is called Bevan, Aled from Wed 1 Apr 2026, Pryce, Aled before." in first.err
    before = renamed(pryce, "--surname", "Powell", "--from", "1/3/2026").succeeds()
    assert "N00001 is called Powell, Aled from Sun 1 Mar 2026, Pryce, Aled before, and now Bevan, Aled." in before.err
    assert name(pryce) == "Bevan, Aled"


def test_names_are_taken_back_in_any_order_and_brought_again(pryce: Program) -> None:
    renamed(pryce, "--surname", "Bevan", "--from", "1/4/2026").succeeds()
    renamed(pryce, "--surname", "Powell", "--from", "1/3/2026").succeeds()
    pryce("undo", "3").succeeds()
    assert name(pryce) == "Powell, Aled"
    pryce("undo", "4").succeeds()
    assert name(pryce) == "Pryce, Aled"
    pryce("redo").succeeds()
    assert name(pryce) == "Powell, Aled"
    assert pryce("db", "check").succeeds().err == "Nothing wrong was found.\n"


def test_a_person_stays_while_a_name_stands_on_them(pryce: Program) -> None:
    renamed(pryce, "--surname", "Bevan").succeeds()
    refusal = pryce("undo", "2").exits(5)
    assert refusal.err.count("offender rename") == 1
    assert "offender add on" not in refusal.err
    pryce("offender", "withdraw", "N1", "--reason", "twice").succeeds()
    pryce("undo").succeeds()
    assert name(pryce) == "Bevan, Aled"
    pryce("undo", "3").succeeds()
    assert name(pryce) == "Pryce, Aled"


def test_two_names_from_one_day_clash_until_one_is_put_in_the_others_place(pryce: Program) -> None:
    renamed(pryce, "--surname", "Bevan", "--from", "1/4/2026").succeeds()
    clash, advice, _ = renamed(pryce, "--surname", "Powell", "--from", "1/4/2026").exits(5).err.splitlines()
    assert clash.startswith("iomctl: N00001 is called Bevan, Aled from Wed 1 Apr 2026 already (event 3, ")
    assert advice == "  --was-wrong if that was misspelt; --instead withdraws it"
    again = renamed(pryce, "--surname", "Bevan", "--from", "1/4/2026").succeeds()
    assert "N00001 is recorded so already" in again.err
    renamed(pryce, "--surname", "Powell", "--from", "1/4/2026", "--instead").succeeds()
    assert name(pryce) == "Powell, Aled"


def test_a_misspelt_name_is_put_right_from_its_own_day(pryce: Program) -> None:
    said = renamed(pryce, "--surname", "Pryse", "--was-wrong").succeeds()
    assert "N00001: Pryce, Aled was wrong, it is Pryse, Aled; the wrong name still finds them." in said.err
    renamed(pryce, "--surname", "Bevan", "--from", "1/4/2026").succeeds()
    renamed(pryce, "--surname", "Price", "--from", "1/3/2026", "--was-wrong").succeeds()
    assert name(pryce) == "Bevan, Aled"
    pryce("undo", "4").succeeds()
    assert name(pryce) == "Price, Aled"


def test_an_edit_of_the_name_is_one_from_today_and_a_second_one_puts_it_right(pryce: Program) -> None:
    said = pryce("offender", "edit", "N1", "--surname", "Bevn", "--area", "Luton").succeeds()
    assert "N00001: surname was Pryce, now Bevn; area was not recorded, now Luton." in said.err
    pryce("offender", "edit", "N1", "--surname", "Bevan").succeeds()
    assert name(pryce) == "Bevan, Aled"
    pryce("undo").succeeds()
    assert name(pryce) == "Bevn, Aled"


@pytest.mark.parametrize("other", [("Pryce", "Aled"), ("Pryse", "Aled")])
def test_a_former_and_a_wrong_name_are_a_possible_duplicate(pryce: Program, other: tuple[str, str]) -> None:
    renamed(pryce, "--surname", "Pryse", "--was-wrong").succeeds()
    renamed(pryce, "--surname", "Bevan").succeeds()
    words = ("--surname", other[0], "--forenames", other[1], "--born", "4/5/2001")
    refusal = pryce("offender", "add", *words).exits(5)
    assert "duplicate of N00001 Bevan, Aled" in refusal.err
    pryce("offender", "add", *words, "--not-the-same", "N1").succeeds()


def test_every_fault_of_a_name_is_told_at_once(pryce: Program) -> None:
    refusal = renamed(pryce, "--surname", "7", "--from", "1/1/2030").exits(4)
    assert "--surname 7: a name needs at least one letter" in refusal.err
    assert "is in the future" in refusal.err
    assert "before their birth" in renamed(pryce, "--surname", "Bevan", "--from", "1/1/1999").exits(4).err
    assert "--surname" in renamed(pryce).exits(2).err
    assert "--instead" in renamed(pryce, "--surname", "Bevan", "--was-wrong", "--instead").exits(2).err
    assert name(pryce) == "Pryce, Aled"


def test_a_hidden_name_is_not_told_by_its_change(pryce: Program) -> None:
    pryce("offender", "restrict", "N1", "--reason", "asked").succeeds()
    said = renamed(pryce, "--surname", "Bevan", "--from", "1/4/2026").succeeds()
    clash = renamed(pryce, "--surname", "Powell", "--from", "1/4/2026").exits(5)
    told: Any = said.out + said.err + clash.out + clash.err
    assert "N00001: changed name" in said.err
    assert "is called by another name from" in clash.err
    assert not any(one in told for one in ("Pryce", "Bevan", "Aled", "2001"))


def test_history_tells_names_and_what_was_put_right(pryce: Program) -> None:
    renamed(pryce, "--surname", "Bevan", "--from", "1/4/2026", "--reason", "deed poll").succeeds()
    renamed(pryce, "--surname", "Powell", "--from", "1/3/2026").succeeds()
    renamed(pryce, "--surname", "Pryse", "--from", "1/2/2026", "--was-wrong", "--reason", "misheard").succeeds()
    told = pryce("offender", "history", "N1", "--format", "json").json()
    assert [(one["changed_on"], one["what"], one["before"], one["after"], one["reason"]) for one in told] == [
        ("2026-03-01", "name", "Pryse, Aled", "Powell, Aled", None),
        ("2026-04-01", "name", "Powell, Aled", "Bevan, Aled", "deed poll"),
        ("2026-04-20", "name", "Pryce, Aled", "Pryse, Aled", "was wrong; misheard"),
    ]
    pryce("offender", "restrict", "N1", "--reason", "asked").succeeds()
    hidden = pryce("offender", "history", "N1", "--format", "csv").succeeds().out
    assert not any(one in hidden for one in ("Pry", "Bevan", "Powell", "misheard", "deed"))


def test_a_file_renames_from_today_and_an_old_one_brings_no_name_back(pryce: Program, tmp_path: Path) -> None:
    pryce("offender", "identify", "N1", "--crn", "X417723").succeeds()
    people = tmp_path / "people.csv"

    def take_in(surname: str) -> str:
        people.write_text(f"surname,forenames,born_on,crn\n{surname},Aled,2001-05-04,X417723\n", "utf-8")
        return pryce("import", "offenders", str(people)).succeeds().err

    take_in("Bevn")
    take_in("Bevan")
    assert name(pryce) == "Bevan, Aled"
    take_in("Pryce")
    take_in("Bevn")
    assert name(pryce) == "Bevan, Aled"
    assert pryce("db", "check").succeeds().err == "Nothing wrong was found.\n"
    pryce("undo").succeeds()
    assert name(pryce) == "Bevn, Aled"
    pryce("undo").succeeds()
    assert name(pryce) == "Pryce, Aled"
