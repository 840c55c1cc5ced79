"""iomctl import markers: the level and the next review day beside each, and the round trip with export."""

from pathlib import Path

from tests.books import laid_once
from tests.cli.fact_sheets import MARKERS
from tests.cli.sheets import exported, lay_two_people, sheet, take_in
from tests.program import Program

HEADER = f"{MARKERS},level,review_on"


@laid_once
def people(iomctl: Program) -> None:
    """A case book with two people."""
    lay_two_people(iomctl)


def seen(program: Program, *words: str) -> list[tuple[str, str | None, str | None, str | None]]:
    rows = program("marker", "list", "N1", *words, "--format", "json").succeeds().json()
    return [(row["marker"], row["level"], row["review_on"], row["reviewed_on"]) for row in rows]


def test_a_level_and_a_review_day_come_in_and_go_out_the_same(people: Program, tmp_path: Path) -> None:
    rows = (",N1,mappa,yes,2026-01-05,,ViSOR,2,2026-03-30", ",N2,gang,yes,2026-01-05,,,,")
    path = sheet(tmp_path, HEADER, *rows)
    assert take_in(people, "markers", path) == (2, 0, 0, 0)
    assert take_in(people, "markers", path) == (0, 0, 2, 0)
    assert seen(people) == [("M00001", "2", "2026-03-30", None)]
    people("marker", "review", "M1", "--level", "3", "--on", "2026-04-13").succeeds()
    written = exported(people, "markers")
    assert [(row["level"], row["review_on"]) for row in written] == [("3", "2026-07-13"), ("", "")]
    again = sheet(tmp_path, HEADER, *(",".join(row.values()) for row in written))
    assert take_in(people, "markers", again) == (0, 0, 2, 0)
    people("audit", "verify").succeeds()
    people("db", "check").succeeds()


def test_another_level_counts_from_today_and_what_is_not_given_stays(people: Program, tmp_path: Path) -> None:
    row = ",N1,mappa,yes,2026-01-05,,ViSOR,2,2026-03-30"
    assert take_in(people, "markers", sheet(tmp_path, HEADER, row)) == (1, 0, 0, 0)
    higher = sheet(tmp_path, HEADER, "M1,N1,mappa,yes,2026-01-05,,,3,")
    dry = people("import", "markers", higher, "--dry-run").succeeds()
    assert dry.err.startswith("line 2: M00001 level, review_on 2, 2026-03-30 -> 3, 2026-03-30\n")
    assert take_in(people, "markers", higher) == (0, 1, 0, 0)
    assert seen(people) == [("M00001", "3", "2026-03-30", "2026-04-20")]
    assert seen(people, "--as-of", "2026-04-19") == [("M00001", "2", "2026-03-30", None)]
    ended = sheet(
        tmp_path, HEADER, "M1,N1,mappa,yes,2026-01-05,2026-05-01,,2,2026-06-01", "M1,N1,mappa,,2026-01-05,,,,"
    )
    assert take_in(people, "markers", ended) == (0, 1, 1, 0)
    assert seen(people) == [("M00001", "2", "2026-06-01", "2026-04-20")]
    assert take_in(people, "markers", sheet(tmp_path, MARKERS, ",N1,mappa,yes,2026-01-05,,ViSOR")) == (0, 0, 1, 0)
