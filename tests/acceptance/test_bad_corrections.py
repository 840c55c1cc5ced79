"""Corrections that can't be: every wrong word in one answer, plain lines, the right code, and nothing changed."""

import pytest

from tests.acceptance.settled import settle
from tests.acceptance.unchanged import refused
from tests.books import CopyOf
from tests.program import Program

WRONG = ("--reason", "mistyped")


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("need N1 accommodation --level lots --on fri --pathway homes",
         ("--reason", "in the future", 'pathway "homes"', 'level "lots"')),
        ("need N9 homes --level lots --of fri", ("no offender N9", '"homes"', "--of", "--reason", 'level "lots"')),
        ("offence C1 --code 028/99 --victim shop --outcome-on 2026-02-02",
         ("--reason", "not a Home Office code", "one of person", "given without an outcome")),
        ("offence C1 --on 1994-08-13 --index-on soon", ("--reason", "before their birth", "--index-on")),
        ("arrest A1 --codes 028/99 --victim shop --outcome-on 2026-03-11",
         ("--reason", "not a Home Office code", "one of person", "before the arrest")),
        ("home H1 --kind A99 --from 1994-08-13",
         ("--reason", "before their birth", "kind of home")),
        ("transition Y1 --kind turning-26 --step transferred --on fri",
         ("--reason", "in the future", "one of agreed, met, left")),
        ("score S1 --kind ogrs --on fri", ("--reason", "in the future", "one of ogrs3-1y")),
        ("score S1 --kind rosh", ("--reason", 'value "81": one of low')),
        ("score S9 --value 18", ("no score S9", "--reason")),
        ("sentence T1 --kind lifer --until 2026-02-02", ("--reason", "one of licence", "before it began")),
        ("requirement Q1 --until 2026-11-03", ("--reason", "after its sentence ends")),
        ("requirement Q9 --sentence T9 --referral R9",
         ("no requirement Q9", "no sentence T9", "no referral R9", "--reason")),
        ("restorative J1 --on fri", ("--reason", "in the future")),
        ("marker M1 --kind mapa --from fri --next soon",
         ("--reason", "in the future", "did you mean mappa?", "--next")),
        ("marker M1 --kind gang --level 2", ("--reason", 'gang has no levels: give "" to take it away')),
        ("duty D1 --council lutn --consent 2026-04-09",
         ("--reason", "not in the list of councils", "after the referral")),
        ("placement P1 --kind hotle --from 1994-08-13 --until soon",
         ("--reason", "kind of placement", "before their birth", "--until")),
        ("placement P9 --kind hotle --provider nobody",
         ("no placement P9", "no provider nobody", "--reason", "kind of placement")),
        ("referral R9 --provider nobody --pathway homes",
         ("no referral R9", "--reason", '"homes"', "no provider nobody")),
        ("referral R1 --practitioner= --on fri --of 1994-08-13",
         ("--reason", "--practitioner", "in the future", "before their birth")),
        ("referral R1 --outcome home-kept --score fine --on fri --of soon",
         ("--reason", '--score "fine"', "in the future", "--of")),
        ("referral R1 --outcome home-kept --score partly --to home-progress", ("--reason", "one after the other")),
        ("referral R1 --outcome home-kept --on 2026-04-08 --of 2026-04-08", ("--reason", "give it with --score")),
        ("placement P1 --until 2026-04-30",
         ("--reason", "8 nights past the 14 funded nights")),
    ],
)  # fmt: skip
def test_a_wrong_word(settled: Program, typed: str, told: tuple[str, ...]) -> None:
    noun, *words = typed.split()
    refused(settled, 4, noun, "correct", *words, "--reason", "", told=told)


@pytest.mark.parametrize(
    ("first", "typed", "told"),
    [
        ("marker review M1 --on 2026-04-10", "marker M1 --review --next 2026-04-10 --level 9",
         ("--next: Fri 10 Apr 2026", 'level "9"')),
        ("restorative answer J1 accepted --on 2026-04-10", "restorative J1 --answer --to perhaps --on 2026-04-06",
         ("one of accepted, declined", "before the offer")),
        ("duty answer D1 other --on 2026-04-10", "duty D1 --answer --to prevention --on fri",
         ("one of prevention-and-relief", "in the future")),
        ("placement extend P1 --until +3w --reason late --on 2026-04-14",
         "placement P1 --extension --until 2026-05-12 --because=", ("say why with --because WORDS",)),
        ("placement end P1 --reason moved-on --to A01D --on 2026-04-16",
         "placement P1 --end --on fri --because movedon --to A01",
         ("in the future", '"movedon"', '"A01"')),
    ],
)  # fmt: skip
def test_a_wrong_word_about_a_part(copy_of: CopyOf, first: str, typed: str, told: tuple[str, ...]) -> None:
    iomctl = copy_of(settle)
    iomctl(*first.split()).succeeds()
    noun, *words = typed.split()
    refused(iomctl, 4, noun, "correct", *words, *WRONG, told=told)


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("need N1 drugs --level some", "N00001 has no answer on drugs"),
        ("need N1 accommodation --of 2026-03-17 --level some", "no answer on accommodation of Tue 17 Mar 2026"),
        ("sentence T1 --from 2026-02-10", "Q00001, a requirement of T00001, begins on Tue 3 Feb 2026"),
        ("sentence T1 --kind none", "Q00001 is a requirement of T00001, which would be no sentence"),
        ("requirement Q1 --referral R1", "R00001 is on accommodation"),
        ("restorative J1 --answer --to declined", "J00001 has no answer"),
        ("marker M1 --review --level 2", "M00001 has no review"),
        ("placement P1 --extension --until +3w", "P00001 has no extension"),
        ("placement P1 --end --to custody", "P00001 has not ended"),
        ("duty D1 --answer --to other", "D00001 has no answer"),
    ],
)
def test_what_is_not_there_or_would_not_fit(settled: Program, typed: str, says: str) -> None:
    noun, *words = typed.split()
    refused(settled, 5, noun, "correct", *words, *WRONG, told=(says,))


@pytest.mark.parametrize(
    ("first", "typed", "says"),
    [
        ("restorative answer J1 accepted --on 2026-04-10", "restorative J1 --on 2026-04-11", "J00001 was accepted on"),
        ("marker review M1 --on 2026-04-10", "marker M1 --none", "M00001 was reviewed on Fri 10 Apr 2026"),
        ("marker review M1 --on 2026-04-10", "marker M1 --from 2026-04-10", "which is not after Fri 10 Apr 2026"),
        ("marker review M1 --on 2026-04-10 --level 2", "marker M1 --kind gang", "as level 2, which gang has not"),
        ("marker review M1 --on 2026-04-10", "marker M1 --review --on 2026-02-02", "M00001 began on"),
        ("marker add N1 mappa --none --from 2026-01-05", "marker M1 --from 2026-01-05", "N00001"),
        ("duty answer D1 other --on 2026-04-10", "duty D1 --on 2026-04-11", "what came of D00001"),
        ("duty answer D1 other --on 2026-04-10", "duty D1 --answer --on 2026-04-07", "D00001 was submitted on"),
        ("placement extend P1 --until 2026-04-20 --on 2026-04-14", "placement P1 --from 2026-04-21",
         "P00001 was extended"),
        ("placement end P1 --reason moved-on --to A01D --on 2026-04-16", "placement P1 --from 2026-04-17",
         "P00001 ended on"),
        ("placement end P1 --reason moved-on --to A01D --on 2026-04-16", "placement P1 --end --on 2026-04-07",
         "P00001 begins on"),
        ("placement add N1 hostel --from 2026-03-16 --until 2026-04-08", "placement P1 --from 2026-04-07", "P00002"),
        ("offence add N1 034/01 --on 2026-02-03", "offence C1 --code 034/01", "C00002"),
        ("arrest add N1 028/03 --on 2026-03-12", "arrest A1 --codes 028/03", "A00002"),
        ("home add N1 A08C --from 2026-03-16", "home H1 --kind A08C", "H00002"),
        ("score add N1 rosh high --on 2025-09-03", "score S1 --kind rosh --value high", "S00002"),
        ("sentence add N2 custody --from 2026-02-03", "requirement Q1 --sentence T2",
         "T00002 is of N00002, Q00001 of N00001"),
    ],
)  # fmt: skip
def test_what_something_else_stands_against(copy_of: CopyOf, first: str, typed: str, says: str) -> None:
    iomctl = copy_of(settle)
    iomctl(*first.split()).succeeds()
    noun, *words = typed.split()
    refused(iomctl, 5, noun, "correct", *words, *WRONG, told=(says,))


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("restorative correct J1 --to accepted", "--to goes only with --answer"),
        ("marker correct M1 --note Words", "--note goes only with --review"),
        ("marker correct M1 --review --kind tag", "--kind does not go with --review"),
        ("duty correct D1 --of 2026-04-10", "--of goes only with --answer"),
        ("duty correct D1 --answer --council luton", "--council does not go with --answer"),
        ("placement correct P1 --to custody", "--to goes only with --end"),
        ("placement correct P1 --on fri", "--on goes only with --extension, --end or --plan"),
        ("placement correct P1 --extension --end", "--end does not go with --extension"),
        ("placement correct P1 --extension --kind hotel", "--kind does not go with --extension"),
        ("placement correct P1 --end --until +2w", "--until does not go with --end"),
        ("marker withdraw M1 --review --end", "--end does not go with --review"),
    ],
)
def test_words_that_do_not_go_together(settled: Program, typed: str, says: str) -> None:
    refused(settled, 2, *typed.split(), *WRONG, told=(says,))
