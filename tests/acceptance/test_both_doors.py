"""What an option refuses, a file refuses with the same words, and the other way round."""

import re
from pathlib import Path

import pytest

from tests.books import laid_once
from tests.cli.sheets import lay_two_people, refusal, sheet
from tests.program import Program

NAMED = {
    "offences": ("offence", ("code",)),
    "arrests": ("arrest", ("codes",)),
    "scores": ("score", ("kind", "value")),
    "sentences": ("sentence", ("kind",)),
    "markers": ("marker", ("kind",)),
    "homes": ("home", ("kind",)),
    "transitions": ("transition", ("kind", "step")),
}
"""The noun of a kind, and the fields that are typed without an option."""
OPTION = {
    "committed_on": "--on",
    "arrested_on": "--on",
    "committed_until": "--until",
    "counted_as": "--counted-as",
    "outcome_on": "--outcome-on",
    "scored_on": "--on",
    "step_on": "--on",
    "done_with": "--with",
    "start_on": "--from",
    "from_on": "--from",
    "until_on": "--until",
    "leaves_on": "--until",
    "review_on": "--review",
}
LABEL = re.compile(r"^iomctl: (?:--)?[a-z_-]+(?: of [a-z]+)?:? ")
LABELS = re.compile(r"(?:[a-z_]+(?:: [a-z]+ of [a-z]+)?:? (?:; )?)+")

REFUSED: list[tuple[str, dict[str, str]]] = [
    ("offences", {"code": "34B", "committed_on": "2026-02-12"}),
    ("offences", {"code": "02890", "committed_on": "2026-04-21", "victim": "shop"}),
    ("offences", {"code": "028/03", "committed_on": "1994-08-13"}),
    ("offences", {"code": "028/03", "committed_on": "2026-02-12", "outcome": "jailed"}),
    ("offences", {"code": "028/03", "committed_on": "2026-02-12", "outcome_on": "2026-03-01"}),
    (
        "offences",
        {"code": "028/03", "committed_on": "2026-02-12", "outcome": "charged", "outcome_on": "2026-02-11"},
    ),
    ("offences", {"code": "053/01", "committed_on": "2026-02-12", "committed_until": "2026-02-11"}),
    ("offences", {"code": "053/01", "committed_on": "2026-02-12", "committed_until": "2026-04-21"}),
    ("offences", {"code": "053/01", "committed_on": "2026-02-12", "counted_as": "warning", "place": "wales"}),
    ("offences", {"code": "053/01", "committed_on": "2026-02-12", "sentence": "C1"}),
    ("arrests", {"codes": "34B", "arrested_on": "2026-02-12"}),
    ("arrests", {"codes": "02890; 034/01; unknown", "arrested_on": "2026-04-21", "victim": "shop"}),
    ("arrests", {"codes": "028/03", "arrested_on": "1994-08-13", "outcome": "convicted"}),
    ("arrests", {"codes": "028/03", "arrested_on": "2026-02-12", "outcome_on": "2026-03-01"}),
    ("arrests", {"codes": "028/03", "arrested_on": "2026-02-12", "outcome": "bailed", "outcome_on": "2026-02-11"}),
    ("scores", {"kind": "ogrs", "value": "81", "scored_on": "2026-03-03"}),
    ("scores", {"kind": "ovp", "value": "101", "scored_on": "2026-03-03"}),
    ("scores", {"kind": "ovp", "value": "nan", "scored_on": "2026-04-21"}),
    ("scores", {"kind": "rosh", "value": "81", "scored_on": "2026-03-03"}),
    ("sentences", {"kind": "parole", "start_on": "2026-01-05"}),
    ("sentences", {"kind": "licence", "start_on": "2026-04-21"}),
    ("sentences", {"kind": "licence", "start_on": "2026-01-05", "until_on": "2026-01-04"}),
    ("homes", {"kind": "A99", "from_on": "2026-02-12"}),
    ("homes", {"kind": "A08A", "from_on": "2026-04-21"}),
    ("homes", {"kind": "A08A", "from_on": "1994-08-13"}),
    ("homes", {"kind": "A07A", "from_on": "2026-02-12", "leaves_on": "2026-02-11"}),
    ("markers", {"kind": "mapa", "present": "yes", "from_on": "2026-01-05"}),
    ("markers", {"kind": "mappa", "present": "no", "from_on": "2026-01-05", "until_on": "2026-01-06"}),
    ("markers", {"kind": "mappa", "present": "yes", "from_on": "2026-01-05", "until_on": "2026-01-04"}),
    ("markers", {"kind": "mappa", "present": "yes", "from_on": "2026-01-05", "level": "4", "review_on": "2026-01-04"}),
    ("markers", {"kind": "tag", "present": "yes", "from_on": "2026-01-05", "level": "4"}),
    ("markers", {"kind": "mappa", "present": "no", "from_on": "2026-01-05", "level": "2"}),
    ("markers", {"kind": "mappa", "present": "no", "from_on": "2026-01-05", "review_on": "2026-05-05"}),
    ("transitions", {"kind": "turning-19", "step": "met", "step_on": "2026-04-21"}),
    ("transitions", {"kind": "turning-18", "step": "left", "step_on": "1994-08-13"}),
]
TAKEN: list[tuple[str, dict[str, str]]] = [
    ("offences", {"code": "unknown", "committed_on": "2026-02-12", "victim": "PERSON"}),
    ("offences", {"code": "02803", "committed_on": "2026-02-12", "outcome": "Charged"}),
    ("offences", {"code": "053/01", "committed_on": "2026-02-12", "committed_until": "2026-03-01", "place": "Abroad"}),
    ("offences", {"code": "unknown", "committed_on": "2026-02-12", "counted_as": "Breach"}),
    ("arrests", {"codes": "unknown", "arrested_on": "2026-02-12", "victim": "PERSON"}),
    ("arrests", {"codes": "34/1;02803", "arrested_on": "2026-02-12", "outcome": "Released-under-investigation"}),
    ("homes", {"kind": "a07a", "from_on": "2026-02-12", "area": "Luton", "leaves_on": "2026-05-12"}),
    ("homes", {"kind": "Would-not-say", "from_on": "2026-02-12"}),
    ("scores", {"kind": "rosh", "value": "High", "scored_on": "2026-03-03"}),
    ("scores", {"kind": "OVP", "value": "81", "scored_on": "2026-03-03"}),
    ("sentences", {"kind": "Licence", "start_on": "2026-01-05", "until_on": "2027-01-04"}),
    ("sentences", {"kind": "none", "start_on": "2026-01-05"}),
    ("markers", {"kind": "MAPPA", "present": "yes", "from_on": "2026-01-05", "level": "2"}),
    ("markers", {"kind": "mappa", "present": "no", "from_on": "2026-01-05"}),
    ("transitions", {"kind": "Turning-18", "step": "MET", "step_on": "2026-01-05", "done_with": "probation"}),
]


@laid_once
def people(iomctl_sqlite: Program) -> None:
    """A case book with two people."""
    lay_two_people(iomctl_sqlite)


@pytest.mark.parametrize(("kind", "values"), REFUSED)
def test_what_one_door_refuses_the_other_refuses_in_the_same_words(
    people: Program, tmp_path: Path, kind: str, values: dict[str, str]
) -> None:
    typed = people(*option_words(kind, values)).exits(4).err.splitlines()[:-1]
    (told,) = refusal(people, kind, as_file(tmp_path, kind, values))
    left = told.removeprefix("line 2: ")
    for line in typed:
        fault = LABEL.sub("", line)
        assert fault in left
        left = left.replace(fault, "", 1)
    # Nothing but the names of fields is left.
    assert LABELS.fullmatch(left), left


@pytest.mark.parametrize(("kind", "values"), TAKEN)
def test_what_one_door_takes_the_other_takes_for_the_same(
    people: Program, tmp_path: Path, kind: str, values: dict[str, str]
) -> None:
    people(*option_words(kind, values)).succeeds()
    # The row without a reference means the fact that was typed: nothing is added.
    done = people("import", kind, as_file(tmp_path, kind, values), "--format", "json").succeeds().json()
    assert (done["added"], done["unchanged"], done["refused"]) == (0, 1, 0)


def option_words(kind: str, values: dict[str, str]) -> list[str]:
    """The command that records what a row of a file tells."""
    noun, bare = NAMED[kind]
    words = [noun, "add", "N1", *(values[name] for name in bare)]
    for name, value in values.items():
        if name == "present":
            words += ["--none"] if value == "no" else []
        elif name not in bare:
            words += [OPTION.get(name, f"--{name}"), value]
    return words


def as_file(folder: Path, kind: str, values: dict[str, str]) -> str:
    """A file with one row that tells the same."""
    return sheet(folder, ",".join(("offender", *values)), ",".join(("N1", *values.values())))


MADE = {"pathway": "accommodation", "provider": "Housing Solutions", "made_on": "2026-03-02"}
OF_REFERRALS: list[tuple[list[str], dict[str, str]]] = [
    (["need", "set", "N1", "drgs=some", "--on", "2026-03-09"], {"pathway": "drgs", "level": "some"}),
    (["need", "set", "N1", "drugs=Much", "--on", "2026-03-09"], {"pathway": "drugs", "level": "Much"}),
    (["referral", "make", "N1", "acomodation", "--provider", "housing"], {**MADE, "pathway": "acomodation"}),
    (
        ["referral", "make", "N1", "accommodation", "--provider", "housing", "--complexity", "huge"],
        {**MADE, "complexity": "huge"},
    ),
    (
        ["referral", "answer", "R1", "refused", "--reason", "fll"],
        {**MADE, "refused_on": "2026-03-04", "refusal_reason": "fll"},
    ),
    (["referral", "answer", "R1", "refused"], {**MADE, "refused_on": "2026-03-04"}),
    (["referral", "end", "R1", "finished"], {**MADE, "ended_on": "2026-03-04", "ending": "finished"}),
    (["referral", "end", "R1", "never-started"], {**MADE, "ended_on": "2026-03-04", "ending": "never-started"}),
]
"""A command and the fields of a row that have the same fault; the fault itself has the same words."""


@laid_once
def referred(iomctl_sqlite: Program) -> None:
    """The two people, one of them referred to a service."""
    lay_two_people(iomctl_sqlite)
    iomctl_sqlite("provider", "add", "Housing Solutions", "--pathway", "accommodation").succeeds()
    iomctl_sqlite("referral", "make", "N1", "accommodation", "--provider", "housing", "--on", "2026-03-02").succeeds()


@pytest.mark.parametrize(("words", "values"), OF_REFERRALS)
def test_needs_and_referrals_are_refused_in_the_same_words(
    referred: Program, tmp_path: Path, words: list[str], values: dict[str, str]
) -> None:
    fault = referred(*words).exits(4).err.splitlines()[0].removeprefix("iomctl: ")
    # A need is typed as one word, which the fault opens with; whose reason it is the field says.
    core = re.sub(r'^(?:"[^"]+": |--[a-z-]+:? )', "", fault)
    kind = "needs" if words[0] == "need" else "referrals"
    day = {"from_on": "2026-03-09"} if kind == "needs" else {}
    told = refusal(referred, kind, as_file(tmp_path, kind, {**values, **day}))
    assert len(told) == 1
    assert core in told[0]
