"""iomctl import offences, scores, sentences and markers: the rows that are refused, on both engines."""

from pathlib import Path

import pytest

from tests.books import laid_once
from tests.cli.fact_sheets import MARKERS, ROWS, SENTENCES
from tests.cli.sheets import exported, lay_two_people, reasons, refusal, sheet
from tests.program import Program


@laid_once
def people(iomctl: Program) -> None:
    """A case book with two people."""
    lay_two_people(iomctl)


@pytest.mark.parametrize(
    ("kind", "row", "why"),
    [
        ("offences", "N9,2026-02-12", "offender: no offender N9"),
        ("offences", "N1,", "committed_on: missing"),
        ("offences", "N1,2026-04-21", "committed_on: Tue 21 Apr 2026 (tomorrow) is in the future"),
        ("offences", "N1,1994-08-13", "committed_on: Sat 13 Aug 1994 (11573 days ago) is before their birth"),
        ("offences", "N1,2026-02-12,34B", 'code "34B": written like 028/03'),
        ("offences", "N1,2026-02-12,02890", 'code "02890": not a Home Office code'),
        ("offences", "N1,2026-02-12,,shop", 'victim "shop": one of person, business, not-known'),
        ("offences", "N1,2026-02-12,,,jailed", 'outcome "jailed": one of arrested, charged, convicted'),
        (
            "offences",
            "N1,2026-02-12,,,,2026-03-01",
            "outcome_on: given without an outcome: one of arrested, charged, convicted",
        ),
        (
            "offences",
            "N1,2026-02-12,,,charged,2026-02-11,2026-02-10",
            "outcome_on: Wed 11 Feb 2026 (68 days ago) is before the offence, Thu 12 Feb 2026 (67 days ago); "
            "index_on: Tue 10 Feb 2026 (69 days ago) is before the offence",
        ),
        ("scores", "N1,ogrs,81,2026-03-03", 'kind: kind of score "ogrs": one of ogrs3-1y'),
        ("scores", "N1,ovp,,2026-03-03", "value: missing"),
        ("scores", "N1,ovp,101,2026-03-03", 'value "101": ovp is a figure from 0 to 100'),
        ("scores", "N1,ovp,nan,2026-03-03", 'value "nan": ovp is a figure from 0 to 100'),
        ("scores", "N1,ovp,1e1,2026-03-03", 'value "1e1": ovp is a figure from 0 to 100'),
        ("scores", "N1,rosh,81,2026-03-03", 'value "81": one of low, medium, high, very-high'),
        ("scores", "N1,ovp,81,2026-04-21", "scored_on: Tue 21 Apr 2026 (tomorrow) is in the future"),
        ("sentences", "N1,parole,2026-01-05", 'kind: kind of sentence "parole": one of licence'),
        ("sentences", "N1,licence,2026-04-21", "start_on: Tue 21 Apr 2026 (tomorrow) is in the future"),
        ("sentences", "N1,licence,2026-01-05,2026-01-04", "until_on: Sun 4 Jan 2026 (106 days ago) is before it began"),
        ("markers", "N1,mapa,yes,2026-01-05", 'kind: kind of marker "mapa": one of serious-harm'),
        ("markers", "N1,mappa,maybe,2026-01-05", 'present: "maybe": one of yes, no'),
        ("markers", "N1,mappa,no,2026-01-05,2026-01-06", "until_on: what there is none of has no last day"),
        ("markers", "N1,mappa,,2026-01-05,2026-01-04", "until_on: Sun 4 Jan 2026 (106 days ago) is before it began"),
        ("markers", "N1,mappa,yes,2026-01-05,,,4,2026-01-04", 'level "4": one of 1, 2, 3; review_on: Sun 4 Jan'),
        ("markers", "N1,tag,yes,2026-01-05,,,4", "level: tag has no levels: leave it out"),
        ("markers", "N1,mappa,no,2026-01-05,,,2", "level: what there is none of has no level: leave it out"),
        (
            "markers",
            ",mapa,maybe,2026-04-21",
            'offender: missing; from_on: Tue 21 Apr 2026 (tomorrow) is in the future; kind: kind of marker "mapa"',
        ),
    ],
)
def test_a_fact_that_can_not_be_is_refused(people: Program, tmp_path: Path, kind: str, row: str, why: str) -> None:
    header = ROWS[kind][0] + (",level,review_on" if kind == "markers" else "")
    (said,) = refusal(people, kind, sheet(tmp_path, header, f",{row}"))
    assert said.startswith(f"line 2: {why}")
    assert exported(people, kind) == []


def test_all_faults_of_a_row_are_told_at_once(people: Program, tmp_path: Path) -> None:
    path, rejects = sheet(tmp_path, MARKERS, ",N9,mapa,maybe,31/2/2026"), tmp_path / "rejects.csv"
    people("import", "markers", path, "--rejects", str(rejects)).succeeds()
    (why,) = reasons(rejects).values()
    assert [one.split(":")[0] for one in why.split("; ")] == ["offender", "from_on", "kind", "present"]


def test_nothing_new_starts_once_a_kind_of_sentence_is_closed(people: Program, tmp_path: Path) -> None:
    people.travel(30)
    rows = (",N1,post-sentence,2026-05-10,2026-06-01", ",N1,post-sentence,2026-05-11,2026-06-01")
    assert refusal(people, "sentences", sheet(tmp_path, SENTENCES, *rows)) == [
        "line 3: kind: Mon 11 May 2026 (9 days ago) is too late for post-sentence, "
        "which is closed to new records from Mon 11 May 2026 (9 days ago)"
    ]
