"""Bad words about offences, scores, sentences and markers: plain lines, the right code, and nothing changed."""

import pytest

from tests.acceptance.unchanged import refused
from tests.program import Program


@pytest.mark.parametrize("ref", ["N00417", "n417", "N999999999"])
@pytest.mark.parametrize(
    "words",
    [
        ("offence", "add", "028/03"),
        ("score", "list"),
        ("sentence", "add", "licence"),
        ("marker", "list"),
    ],
)
def test_of_nobody(settled: Program, words: tuple[str, ...], ref: str) -> None:
    refused(settled, 3, *words[:2], ref, *words[2:], told=(f"no offender {ref}",))


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("offence", "index", "C00009"), "no offence C00009"),
        (("score", "withdraw", "C00001", "--reason", "twice"), "no score C00001"),
        (("sentence", "end", "T"), "no sentence T"),
        (("marker", "withdraw", "N1", "--reason", "twice"), "no marker N1"),
    ],
)
def test_an_unknown_reference(settled: Program, words: tuple[str, ...], says: str) -> None:
    refused(settled, 3, *words, told=(says,))


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("score", "add", "N1", "ogrs3-2y", "100.5", "--on", "+1d"), ("from 0 to 100", "in the future")),
        (("score", "list", "--kind", "ogrs"), ("one of ogrs3-1y",)),
        (("sentence", "add", "N1", "lifer", "--until", "2020-01-01"), ("one of licence", "before it began")),
        (("marker", "add", "N1", "mapa", "--from", "1994-08-13"), ("did you mean mappa?", "before their birth")),
        (
            ("offence", "add", "N1", "028/99", "--victim", "shop", "--outcome-on", "fri"),
            ("not a Home Office code", "one of person", "say which with --outcome"),
        ),
        (("offence", "list", "N1", "--cohort", "luton"), ("one person is asked for already",)),
    ],
)
def test_every_wrong_word_or_day(settled: Program, words: tuple[str, ...], told: tuple[str, ...]) -> None:
    refused(settled, 4, *words, told=told)


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("offence", "add", "N1", "28/3", "--on", "2026-02-03"), "already: C00001"),
        (("score", "add", "N1", "ogrs3-2y", "81.0", "--on", "2025-09-03"), "already: S00001"),
        (("sentence", "add", "N1", "licence", "--from", "2026-02-03"), "already: T00001"),
        (("marker", "add", "N1", "mappa", "--from", "2026-02-03"), "already: M00001"),
        (("sentence", "add", "N1", "none"), "has licence from"),
        (("marker", "add", "N1", "mappa", "--none"), "has mappa from"),
        (("offence", "index", "C1", "--on", "2026-02-02"), "was committed on"),
        (("offence", "index", "C1", "--not"), "is not an index offence"),
        (("sentence", "end", "T1", "--on", "2026-11-02"), "already"),
        (("marker", "end", "M1", "--not-ended"), "no known end already"),
    ],
)
def test_a_fact_that_does_not_fit_those_recorded(settled: Program, words: tuple[str, ...], says: str) -> None:
    refused(settled, 5, *words, told=(says,))
