"""The facts on a person's page and in their history, on any day, on both engines."""

import re
from typing import Any

from tests.books import laid_once
from tests.program import Program


@laid_once
def kai(iomctl: Program) -> None:
    """Kai Mercer, on no scheme, with facts of every kind; now 20 April 2026."""
    for words in (
        ("offender", "add", "--surname", "Mercer", "--forenames", "Kai", "--born", "14/8/1994"),
        ("offence", "add", "N1", "045/10", "--on", "2024-02-01", "--outcome", "convicted", "--outcome-on",
         "2024-03-01", "--index"),
        ("offence", "add", "N1", "034/01", "--on", "2026-01-12", "--victim", "person", "--outcome", "convicted",
         "--outcome-on", "2026-03-02", "--index", "--source", "PNC"),
        ("score", "add", "N1", "ogrs3-2y", "75.5", "--on", "2025-04-02"),
        ("score", "add", "N1", "ogrs3-2y", "81", "--on", "2026-03-03", "--version", "3", "--source", "OASys"),
        ("score", "add", "N1", "ovp", "34", "--on", "2025-04-02"),
        ("score", "add", "N1", "rosh", "high", "--on", "2026-03-03"),
        ("sentence", "add", "N1", "custody", "--from", "2025-06-02", "--until", "2026-01-01"),
        ("sentence", "add", "N1", "licence", "--from", "2026-01-02", "--until", "2026-11-02"),
        ("marker", "add", "N1", "mappa", "--from", "2025-03-02", "--until", "2026-03-31"),
        ("marker", "add", "N1", "gang", "--from", "2026-03-02"),
        ("marker", "add", "N1", "domestic-abuse", "--none", "--from", "2026-03-16"),
    ):  # fmt: skip
        iomctl(*words).succeeds()


def page(iomctl: Program, *words: str) -> dict[str, Any]:
    found: dict[str, Any] = iomctl("offender", "show", "N1", *words, "--format", "json").succeeds().json()
    return found


def said(iomctl: Program, *words: str) -> list[str]:
    """The lines of the page about facts."""
    lines = iomctl("offender", "show", "N1", *words).succeeds().out.splitlines()
    told = (re.sub("^(Offence|Scores|Sentence|Markers) +", r"\1  ", line.strip()) for line in lines)
    return [line for line in told if line.split("  ")[0] in {"Offence", "Scores", "Sentence", "Markers"}]


def test_the_page_tells_the_facts_that_count_today(kai: Program) -> None:
    assert said(kai) == [
        "Offence  034/01 Robbery and assaults with intent to rob, 12 Jan 2026, convicted 2 Mar 2026; "
        "index offence since 2 Mar 2026",
        "Scores  ogrs3-2y 81 (3 Mar 2026), ovp 34 (2 Apr 2025, too old to count), rosh high (3 Mar 2026)",
        "Sentence  licence to 2 Nov 2026; final third from 24 Jul 2026",
        "Markers  gang since 2 Mar 2026 (review 25 May 2026); ended: mappa 31 Mar 2026; "
        "asked, none: domestic-abuse 16 Mar 2026",
    ]


def test_the_page_tells_the_facts_as_they_were_on_another_day(kai: Program) -> None:
    assert said(kai, "--as-of", "2026-01-31") == [
        "Offence  045/10 Stealing from vehicles, 1 Feb 2024, convicted 1 Mar 2024; index offence since 1 Mar 2024",
        "Scores  ogrs3-2y 75.5 (2 Apr 2025), ovp 34 (2 Apr 2025)",
        "Sentence  licence to 2 Nov 2026; final third from 24 Jul 2026",
        "Markers  mappa since 2 Mar 2025 until 31 Mar 2026 (review 2 Jun 2025, 243 days past)",
    ]
    assert said(kai, "--as-of", "2026-08-01")[2].endswith("in the final third since 24 Jul 2026")
    assert said(kai, "--as-of", "2026-11-03")[2] == "Sentence  none now; licence ended 2 Nov 2026"
    assert said(kai, "--as-of", "2020-01-01") == []


def test_every_sentence_that_runs_has_a_line_and_so_has_none_where_somebody_asked(kai: Program) -> None:
    kai("sentence", "add", "N1", "none", "--from", "2024-01-05").succeeds()
    assert said(kai, "--as-of", "2024-01-05") == ["Sentence  none, asked 5 Jan 2024"]
    kai("sentence", "add", "N1", "remand", "--from", "2026-04-01").succeeds()
    assert said(kai)[2:4] == [
        "Sentence  remand since 1 Apr 2026, no end known",
        "Sentence  licence to 2 Nov 2026; final third from 24 Jul 2026",
    ]


def test_an_offence_without_a_code_and_one_that_is_no_index_offence(kai: Program) -> None:
    kai("offence", "add", "N1", "unknown", "--on", "2026-04-01", "--index").succeeds()
    kai("offence", "add", "N1", "028/03", "--on", "2026-04-10").succeeds()
    assert said(kai)[0] == "Offence  code not known, 1 Apr 2026; index offence since 1 Apr 2026"
    assert page(kai, "--as-of", "2026-03-31")["index_offence"]["offence"] == "C00002"


def test_a_marker_that_goes_on_is_told_whatever_else_was_recorded_of_its_kind(kai: Program) -> None:
    kai("marker", "add", "N1", "gang", "--from", "2026-03-10", "--until", "2026-03-20").succeeds()
    assert said(kai)[-1].startswith("Markers  gang since 2 Mar 2026 (review 25 May 2026); ended: mappa")


def test_the_same_facts_as_json(kai: Program) -> None:
    found = page(kai)
    assert found["index_offence"] == {
        "offence": "C00002",
        "committed_on": "2026-01-12",
        "code": "034/01",
        "code_name": "Robbery and assaults with intent to rob",
        "scope": "yes",
        "victim": "person",
        "outcome": "convicted",
        "outcome_on": "2026-03-02",
        "index_on": "2026-03-02",
        "set_aside_on": None,
    }
    assert [(one["kind"], one["value"], one["standing"]) for one in found["scores"]] == [
        ("ogrs3-2y", 81, "counts"),
        ("ovp", 34, "too-old"),
        ("rosh", "high", "counts"),
    ]
    (licence,) = found["sentences"]
    assert (licence["sentence"], licence["state"], licence["statutory"]) == ("T00002", "runs", True)
    assert [(one["kind"], one["state"]) for one in found["markers"]] == [
        ("gang", "yes"),
        ("domestic-abuse", "no"),
        ("mappa", "ended"),
    ]
    nothing = page(kai, "--as-of", "2020-01-01")
    assert (nothing["index_offence"], nothing["scores"], nothing["sentences"], nothing["markers"]) == (None, [], [], [])


def test_what_was_withdrawn_is_on_no_page_of_any_day_and_in_no_history(kai: Program) -> None:
    for noun, ref in (("offence", "C2"), ("score", "S2"), ("sentence", "T2"), ("marker", "M1")):
        kai(noun, "withdraw", ref, "--reason", "of somebody else").succeeds()
    for day in ("2026-03-20", "today"):
        found = page(kai, "--as-of", day)
        assert found["index_offence"]["offence"] == "C00001"
        assert found["scores"][0]["value"] == 75.5
        assert [one["kind"] for one in found["sentences"]] == ["custody"]
        assert "mappa" not in [one["kind"] for one in found["markers"]]
    told = kai("offender", "history", "N1", "--format", "json").succeeds().json()
    assert not {"C00002 034/01", "T00002 licence", "mappa"} & {one["about"] for one in told}


def test_history_tells_each_fact_with_what_it_was_before(kai: Program) -> None:
    kai("sentence", "end", "T2", "--on", "2026-04-17").succeeds()
    told = kai("offender", "history", "N1", "--format", "json").succeeds().json()
    names = ("changed_on", "what", "about", "before", "after", "reason")
    changes = [tuple(one[name] for name in names) for one in told if one["changed_on"] > "2026"]
    assert changes == [
        ("2026-01-01", "sentence", "T00001 custody", "began", "ended", None),
        ("2026-01-02", "sentence", "T00002 licence", None, "began", None),
        ("2026-01-12", "offence", "C00002 034/01", None, "committed", "Robbery and assaults with intent to rob; PNC"),
        ("2026-03-02", "offence", "C00002 034/01", "committed", "convicted", None),
        ("2026-03-02", "offence", "C00002 034/01", "convicted", "index offence", None),
        ("2026-03-02", "marker", "gang", None, "marked", None),
        ("2026-03-03", "score", "ogrs3-2y", "75.5", "81", "version 3; OASys"),
        ("2026-03-03", "score", "rosh", None, "high", None),
        ("2026-03-16", "marker", "domestic-abuse", None, "asked, none", None),
        ("2026-03-31", "marker", "mappa", "marked", "ended", None),
        ("2026-04-17", "sentence", "T00002 licence", "began", "ended", None),
    ]
