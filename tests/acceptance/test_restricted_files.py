"""A limited-access mark: no row of a file that is refused says more of somebody than the file says itself."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.acceptance.marked import told_of
from tests.cli.sheets import reasons
from tests.program import Answer, Program

SPELLS = "offender,cohort,adopted_on,adoption_reason,tier,colour,worker,agency,deselected_on"
TOLD = "offender,cohort,adopted_on,adoption_reason,tier,colour"
REFERRALS = "referral,offender,pathway,provider,made_on,accepted_on,note"
REVIEWS = "offender,closed_on,due_by,colour,decision,made_on"
REFUSED: dict[str, dict[str, tuple[str, ...]]] = {
    "offenders": {
        "surname,forenames,born_on,crn": ("Quill,Rowan,1971-09-17,X000001", "Sayle,Jo,1966-09-09,X417723"),
        "surname,crn,offender": ("Sayle,X417723,N00003",),
        "offender,surname,forenames,local": ("N00003,Hollis,Devon,niche-88412", "N00001,Hollis,Devon,"),
        "offender,surname,born_on,crn": ("N00001,Quill,2026-04-01,X417723",),
    },
    "spells": {
        SPELLS: (
            "WHO,luton,2026-02-02,tasking,fixed,amber,S Okafor,,",
            "WHO,luton,2026-02-02,criteria-met,flex,amber,A Sandhu,,",
            "WHO,luton,1960-01-01,criteria-met,fixed,amber,,,1961-01-01",
            "WHO,luton,2026-01-01,criteria-met,fixed,amber,,,",
            "WHO,nowhere,2026-01-01,criteria-met,fixed,mauve,Nobody,,",
        ),
        f"{TOLD},adoption_note,adoption_decision,tier_decision": (
            "WHO,luton,2026-02-02,criteria-met,fixed,amber,none,none,none",
        ),
        f"{TOLD},deselected_on,deselection_reason,deselection_decision,exit_plan": (
            "WHO,town,2025-02-03,criteria-met,fixed,amber,2025-06-02,no-offending,none,none",
        ),
    },
    "needs": {
        "offender,pathway,level,from_on": (
            "WHO,accommodation,severe,1960-01-01",
            "WHO,shoes,lots,2026-04-21",
            "niche-88413,accommodation,severe,2026-03-02",
        )
    },
    "referrals": {
        REFERRALS: (
            ",WHO,accommodation,Housing Solutions,1960-01-01,,",
            "R00001,WHO,ete,Housing Solutions,2026-02-03,,",
            "R00001,N00003,accommodation,Housing Solutions,2026-02-03,,",
            "R00001,WHO,accommodation,Housing Solutions,2026-02-03,,another note",
            ",WHO,drugs,Nobody,2026-02-03,2026-02-02,",
        )
    },
    "reviews": {
        REVIEWS: (
            "WHO,1960-01-01,,,,",
            "WHO,2026-03-02,,red,keep on,",
            "WHO,,2026-03-01,,,",
            "WHO,2026-03-09,,blue,,2026-03-10",
            "N00002,2026-03-02,,,,",
        )
    },
    "offences": {
        "offence,offender,committed_on,code,index_on": (
            ",WHO,1960-01-01,028/03,",
            ",WHO,2026-02-03,34B,2026-02-02",
            "C00001,N00003,2026-02-03,034/01,",
            "C00001,WHO,2026-02-04,028/03,",
        )
    },
    "arrests": {
        "arrest,offender,arrested_on,codes,outcome,outcome_on": (
            ",WHO,1960-01-01,028/03,,",
            ",WHO,2026-02-03,34B,bailed,2026-02-02",
            "A00001,N00003,2026-02-03,034/01,,",
            "A00001,WHO,2026-02-04,028/03,,",
        )
    },
    "transitions": {
        "transition,offender,kind,step,step_on": (
            ",WHO,turning-18,met,1960-01-01",
            "Y00001,N00003,turning-18,agreed,2026-02-03",
            "Y00001,WHO,turning-18,agreed,2026-02-04",
        )
    },
    "scores": {
        "score,offender,kind,value,scored_on": (",WHO,rosh,81,2026-02-03", "S00001,N00003,rosh,high,2026-02-03")
    },
    "sentences": {
        "sentence,offender,kind,start_on,until_on": (
            ",WHO,licence,2026-02-03,2026-02-02",
            "T00001,N00003,licence,2026-02-03,2026-11-02",
        )
    },
    "homes": {
        "home,offender,kind,from_on,leaves_on": (
            ",WHO,A99,1960-01-01,",
            ",WHO,A08A,2026-02-03,2026-02-02",
            "H00001,N00003,A08A,2026-02-02,",
        )
    },
    "markers": {
        "marker,offender,kind,from_on": (",WHO,mappa,1960-01-01", "M00001,WHO,gang,2026-02-03"),
    },
}
WHO = ("N00001", "X417723", "2008/0177342J", "niche-88412")
"""The ways in which a file may mean somebody who is hidden."""


def cases() -> Iterator[tuple[str, str, str]]:
    """Kind, header and row of each row that is refused."""
    for kind, sheets in REFUSED.items():
        for header, rows in sheets.items():
            for row in rows:
                yield from dict.fromkeys((kind, header, row.replace("WHO", who)) for who in WHO)


@pytest.mark.parametrize(("kind", "header", "row"), list(cases()))
def test_no_row_that_is_refused_says_it(marked: Program, tmp_path: Path, kind: str, header: str, row: str) -> None:
    file, rejects = tmp_path / "rows.csv", tmp_path / "rejects.csv"
    file.write_text(f"{header}\n{row}\n", "utf-8")
    words = ("import", kind, str(file), "--dry-run")
    refused = marked(*words).exits(4)
    left_out = marked(*words, "--rejects", str(rejects), "--format", "json").succeeds()
    (why,) = reasons(rejects).values()
    for said in (told_of(refused), told_of(left_out), told_of(Answer((), 0, why, ""))):
        assert {one for one in said if one not in row.lower()} == set(), why


@pytest.mark.parametrize("names", [(), ("--names",)])
@pytest.mark.parametrize("words", ["panel calendar", "release calendar", "review calendar --ics"])
def test_no_calendar_says_it(marked: Program, words: str, names: tuple[str, ...]) -> None:
    asked = names if words != "panel calendar" else ()
    answer = marked(*words.split(), *asked).succeeds()
    unfolded = Answer(answer.args, 0, answer.out.replace("\r\n ", "").replace("\\", ""), answer.err)
    assert told_of(unfolded) == set()
