"""Bad words about facts, contacts and notes: plain lines, the right code, and nothing changed."""

import pytest

from tests.acceptance.unchanged import refused
from tests.program import Program


@pytest.mark.parametrize("ref", ["N00417", "n417", "N999999999"])
@pytest.mark.parametrize(
    "words",
    [
        ("offence", "add", "028/03"),
        ("arrest", "add", "028/03"),
        ("home", "add", "A08A"),
        ("transition", "add", "turning-18", "met"),
        ("score", "list"),
        ("sentence", "add", "licence"),
        ("marker", "list"),
        ("contact", "add", "appointment", "--how", "video"),
        ("contact", "list"),
        ("note", "add", "words", "--kind", "fact"),
        ("note", "list"),
    ],
)
def test_of_nobody(settled: Program, words: tuple[str, ...], ref: str) -> None:
    refused(settled, 3, *words[:2], ref, *words[2:], told=(f"no offender {ref}",))


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("offence", "index", "C00009"), "no offence C00009"),
        (("arrest", "withdraw", "C00001", "--reason", "twice"), "no arrest C00001"),
        (("home", "withdraw", "C00001", "--reason", "twice"), "no home C00001"),
        (("transition", "withdraw", "Y9", "--reason", "twice"), "no step of a transition Y9"),
        (("score", "withdraw", "C00001", "--reason", "twice"), "no score C00001"),
        (("sentence", "end", "T"), "no sentence T"),
        (("marker", "withdraw", "N1", "--reason", "twice"), "no marker N1"),
        (("contact", "outcome", "K00009", "kept"), "no contact K00009"),
        (("contact", "withdraw", "E1", "--reason", "twice"), "no contact E1"),
        (("note", "correct", "E9", "words"), "no note E9"),
    ],
)
def test_an_unknown_reference(settled: Program, words: tuple[str, ...], says: str) -> None:
    refused(settled, 3, *words, told=(says,))


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("score", "add", "N1", "ogrs3-2y", "100.5", "--on", "+1d"), ("in the future", "from 0 to 100")),
        (("score", "list", "--kind", "ogrs"), ("one of ogrs3-1y",)),
        (("sentence", "add", "N1", "lifer", "--until", "2020-01-01"), ("one of licence", "before it began")),
        (("marker", "add", "N1", "mapa", "--from", "1994-08-13"), ("before their birth", "did you mean mappa?")),
        (
            ("offence", "add", "N1", "028/99", "--victim", "shop", "--outcome-on", "fri"),
            ("not a Home Office code", "one of person", "given without an outcome"),
        ),
        (
            ("arrest", "add", "N1", "028/99", "34B", "--on", "1994-08-13", "--outcome", "jailed"),
            ("before their birth", "34B", 'did you mean "bailed"?'),
        ),
        (("arrest", "add", "N1", "028/03", "unknown"), ("unknown stands alone",)),
        (
            ("transition", "add", "N1", "turning-18", "left", "--on", "fri", "--with", ""),
            ("in the future", "one of agreed, met, accepted, transferred, stays", "--with"),
        ),
        (("arrest", "add", "N1", "028/03", "--outcome-on", "today"), ("given without an outcome: one of charged",)),
        (
            ("home", "add", "N1", "A08Z", "--from", "today", "--until", "2026-04-01", "--area", " "),
            ("did you mean", "is before it began", "--area"),
        ),
        (("offence", "list", "N1", "--cohort", "luton"), ("one person is asked for already",)),
        (
            ("contact", "add", "N1", "visit", "--how", "phone", "--on", "1994-08-13", "--kept", "--reason", "ill"),
            ("kind of contact", "one of face-to-face", "before their birth", "only what was missed has one"),
        ),
        (
            ("contact", "add", "N1", "group", "--how", "video", "--on", "fri", "--missed", "--worker", "nobody"),
            ("is ahead", "no worker nobody"),
        ),
        (("contact", "add", "N1", "group", "--how", "video", "--missed"), ("one of court, employment",)),
        (("contact", "outcome", "K1", "mist", "--reason", "no"), ('did you mean "missed"?', "absence reason")),
        (("contact", "outcome", "K1", "missed"), ("say why it was missed",)),
        (("contact", "list", "--from", "fri", "--until", "today"), ("is before --from",)),
        (("contact", "overdue", "--for", "0d"), ("write it like 30d, 4w or 2m",)),
        (("contact", "overdue", "--for", "200y"), ("before the year 1900",)),
        (("contact", "overdue", "--for", "2w", "--tier", "loose"), ('--tier "loose"',)),
        (("note", "add", "N1", "  ", "--kind", "rumour"), ("words: it can't be empty", "one of fact")),
        (("note", "correct", "E2", "a\x1bb"), ("control or broken character",)),
        (("note", "list", "N1", "--kind", "rumour"), ("one of fact, opinion, intelligence, own-words",)),
    ],
)
def test_every_wrong_word_or_day(settled: Program, words: tuple[str, ...], told: tuple[str, ...]) -> None:
    refused(settled, 4, *words, told=told)


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("offence", "add", "N1", "28/3", "--on", "2026-02-03"), "already: C00001"),
        (("arrest", "add", "N1", "34/1", "28/3", "--on", "2026-03-12"), "already: A00001"),
        (("home", "add", "N1", "a08a", "--from", "2026-03-16"), "already: H00001"),
        (("transition", "add", "N1", "turning-18", "agreed", "--on", "2026-04-06"), "already: Y00001"),
        (("score", "add", "N1", "ogrs3-2y", "81.0", "--on", "2025-09-03"), "already: S00001"),
        (("sentence", "add", "N1", "licence", "--from", "2026-02-03"), "already: T00001"),
        (("marker", "add", "N1", "mappa", "--from", "2026-02-03"), "already: M00001"),
        (("sentence", "add", "N1", "none", "--from", "2026-02-03"), "has licence from"),
        (("marker", "add", "N1", "mappa", "--none", "--from", "2026-02-03"), "has mappa from"),
        (("offence", "index", "C1", "--on", "2026-02-02"), "was committed on"),
        (("offence", "index", "C1", "--not"), "is not an index offence"),
        (("sentence", "end", "T1", "--on", "2026-11-02"), "already"),
        (("marker", "end", "M1", "--not-ended"), "no known end already"),
        (("contact", "add", "N1", "appointment", "--how", "telephone", "--on", "2026-03-16"), "already: K00001"),
        (("contact", "outcome", "K2", "kept"), "K00002 is ahead"),
        (("note", "correct", "E1", "Moved in with his mother"), "already: E00002"),
    ],
)
def test_a_fact_that_does_not_fit_those_recorded(settled: Program, words: tuple[str, ...], says: str) -> None:
    refused(settled, 5, *words, told=(says,))
