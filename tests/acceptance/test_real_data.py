"""The main job on two public lists of made-up people: in through maps, cases, reviews, out, and into PostgreSQL."""

import csv
from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from iomctl.cli.options import KINDS
from tests.cli.sheets import lay_rows
from tests.conftest import MONDAY
from tests.postgres import Server
from tests.program import Program

MAPS = Path(__file__).parents[2] / "examples" / "maps"
DATA = Path(__file__).parents[3] / "shared" / "data" / "matching"
SHEETS = {"febrl": "febrl_dataset1.csv", "splink": "splink_fake_1000.csv"}
STATE = ("tier", "colour", "custody", "worker", "agency")
FILED = 240
BY_HAND = 10
BASELINES = [f"durham-{year},{year},County Durham,4000,1200,Durham Insight,2026-01-05" for year in (2017, 2018)]
INIT = ("init", "--scheme", "IOM Luton", "--area", "Luton", "--area", "Dunstable")

pytestmark = pytest.mark.skipif(not DATA.is_dir(), reason="the independent data is not beside this checkout")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the case book and all files of this walk are."""
    return tmp_path_factory.mktemp("real")


@pytest.fixture(scope="module")
def book(folder: Path) -> Program:
    """A new case book with the people of both lists, cases, needs, referrals and reviews."""
    program = Program(db=str(folder / "casebook.sqlite"), now=MONDAY)
    program(*INIT).succeeds()
    for name, file in SHEETS.items():
        words = ("import", "offenders", str(DATA / file), "--map", str(MAPS / f"{name}.toml"))
        program(*words, "--rejects", str(folder / f"{name}.csv")).succeeds()
    people = [one["offender"] for one in program("offender", "list", "--format", "json").succeeds().json()]
    spells = folder / "spells.csv"
    spells.write_text("\n".join(spell_rows(people[:FILED])), "utf-8")
    program("import", "spells", str(spells), "--create").succeeds()
    lay_rows(program, "baselines", "name,cohort,region,offenders,reoffenders,source,source_on", *BASELINES)
    work_on(program, people)
    return program


def spell_rows(people: list[str]) -> Iterator[str]:
    """A stay in the cohort for each, begun on various days, every fifth of them ended."""
    yield f"offender,cohort,adopted_on,adoption_reason,{','.join(STATE)},deselected_on,deselection_reason"
    for number, person in enumerate(people):
        on = date(2026, 1, 5) + timedelta(days=number % 90)
        colour = ("red", "amber", "green", "blue")[number % 4]
        lead = f"S Okafor {'ABC'[number % 3]},Bedfordshire {'Police' if number % 3 else 'Probation'}"
        end = f"{on + timedelta(days=9)},no-offending" if number % 5 == 0 else ","
        custody = "custody" if colour == "blue" else "community"
        tier = ("fixed", "flex", "free")[number % 3]
        yield f"{person},luton,{on},criteria-met,{tier},{colour},{custody},{lead},{end}"


def work_on(program: Program, people: list[str]) -> None:
    """What a coordinator does by hand: adopt some more, hold reviews, ask for needs, refer, record facts."""
    program("provider", "add", "Housing Solutions", "--pathway", "accommodation").succeeds()
    case = ("--cohort", "luton", "--tier", "flex", "--colour", "amber", "--no-worker", "--reason", "tasking")
    for place, person in enumerate(people[FILED : FILED + BY_HAND], 1):
        program("cohort", "adopt", person, *case, "--on", "2026-03-02").succeeds()
        program("need", "set", person, "accommodation=severe", "drugs=none", "--on", "2026-03-04").succeeds()
        made = ("referral", "make", person, "accommodation", "--provider", "housing", "--on", "2026-03-05")
        program(*made).succeeds()
        program(
            "offence", "add", person, "028/03", "--on", "2026-01-12", "--outcome", "convicted", "--index"
        ).succeeds()
        program("home", "add", person, "A07A", "--from", "2026-03-02").succeeds()
        program("arrest", "add", person, "028/03", "--on", "2026-02-20").succeeds()
        program("transition", "add", person, "turning-26", "agreed", "--on", "2026-03-02").succeeds()
        program("programme", "join", person, "contract", "--on", "2026-03-02").succeeds()
        program("condition", "add", f"G{place}", "no-offence", "--on", "2026-03-02").succeeds()
        program("score", "add", person, "ogrs3-2y", "81.5", "--on", "2026-03-03").succeeds()
        program("sentence", "add", person, "licence", "--from", "2026-03-02", "--until", "2026-11-02").succeeds()
        program("marker", "add", person, "domestic-abuse", "--none", "--from", "2026-03-04").succeeds()
    for person, other in zip(people[-2:], people[-4:], strict=False):
        program("offender", "rename", person, "--surname", "Bevan", "--from", "2026-04-01").succeeds()
        program("reach", "add", person, "telephone", "07700 900123", "--from", "2026-04-01").succeeds()
        program("offender", "died", other, "--on", "2026-04-01").succeeds()
    for place, person in enumerate(people[FILED : FILED + 5]):
        decided = ("--colour", "red") if place % 2 else ()
        program("review", "hold", person, "--decision", "keep on", "--on", "2026-04-13", *decided).succeeds()
    program("referral", "answer", "R1", "accepted", "--on", "2026-03-09").succeeds()
    program("cohort", "move", people[FILED], "fixed", "--reason", "risk-up", "--on", "2026-04-14").succeeds()


def rejected(path: Path) -> list[dict[str, str]]:
    """The rows of a file of rejects."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize(("name", "refused"), [("febrl", 385), ("splink", 368)])
def test_every_row_of_a_list_is_in_or_refused_with_a_reason(
    book: Program, folder: Path, name: str, refused: int
) -> None:
    reasons = [row["reasons"] for row in rejected(folder / f"{name}.csv")]
    assert len(reasons) == refused
    kinds = ("possible duplicate of N", "duplicate of N", "born_on", "surname: a name can't be empty")
    assert Counter(sum(reason.startswith(kind) for kind in kinds) for reason in reasons) == {1: refused}
    people = book("offender", "list", "--format", "json").json()
    assert len(people) == 2 * 1000 - 385 - 368


def test_the_same_lists_again_change_nothing(book: Program, folder: Path, tmp_path: Path) -> None:
    for name, file in SHEETS.items():
        words = ("import", "offenders", str(DATA / file), "--map", str(MAPS / f"{name}.toml"), "--format", "json")
        done = book(*words, "--rejects", str(tmp_path / f"{name}.csv")).succeeds().json()
        assert (done["added"], done["changed"]) == (0, 0)
        again, first = (rejected(where / f"{name}.csv") for where in (tmp_path, folder))
        assert [row["line"] for row in again] == [row["line"] for row in first]


def test_the_caseload_holds_everyone_who_was_adopted_and_not_deselected(book: Program) -> None:
    rows = book("caseload", "--format", "json").succeeds().json()
    assert len(rows) == FILED - FILED // 5 + BY_HAND
    late = {row["offender"] for row in rows if row["standing"] == "overdue"}
    told = book("review", "overdue", "--format", "json", "--exit-code").exits(8).json()
    assert {row["offender"] for row in told} == late != set()
    assert all(row["days_overdue"] > 0 for row in told)
    everyone = {row["offender"] for row in rows}
    due = book("review", "due", "--within", "+10y", "--format", "json").succeeds().json()
    assert {row["offender"] for row in due} | late <= everyone
    assert {row["offender"] for row in due}.isdisjoint(late)


def test_a_case_book_exported_and_imported_into_postgresql_is_the_same(
    book: Program, postgres: Server, tmp_path: Path
) -> None:
    again = Program(db=postgres.create_from("template1"), now=MONDAY)
    again(*INIT).succeeds()
    for kind in KINDS:
        file = str(tmp_path / f"{kind}.csv")
        book("export", kind, file).succeeds()
        again("import", kind, file, "--create").succeeds()
    for kind in KINDS:
        assert again("export", kind).succeeds().out == book("export", kind).succeeds().out, kind
    for words in (
        ("caseload", "--format", "csv"),
        ("caseload", "--format", "csv", "--as-of", "2026-03-31"),
        ("review", "overdue", "--format", "json"),
        ("review", "list", "--format", "csv", "--all"),
        ("cohort", "show", "luton", "--format", "csv"),
        ("referral", "list", "--format", "csv"),
        ("need", "list", "--format", "csv"),
        *((noun, "list", "--format", "csv") for noun in ("offence", "home", "score", "sentence", "marker")),
        ("today", "--format", "json"),
    ):
        assert again(*words).succeeds().out == book(*words).succeeds().out, words
    again("db", "check").succeeds()


@pytest.mark.parametrize("form", ["json", "xlsx"])
def test_other_formats_hold_as_many_rows(book: Program, tmp_path: Path, form: str) -> None:
    for kind in KINDS:
        lines = book("export", kind).succeeds().out.splitlines()
        answer = book("export", kind, str(tmp_path / f"{kind}.{form}")).succeeds()
        assert answer.err.startswith(f"{len(lines) - 1:,} rows of {kind}")


def test_the_trail_holds_all_of_it(book: Program) -> None:
    book("db", "check").succeeds()
    book("audit", "verify").succeeds()
