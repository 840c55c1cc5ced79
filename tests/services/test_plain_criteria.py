"""The plain reading of criteria that the SQL is held against: trees, and rules by hand, in three values."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from iomctl.domain.criteria.criteria import Tree
from iomctl.domain.days.intervals import Interval
from tests.services.hand_made_rules import ASKED, CRITERIA, DAY, FORTNIGHT, NOBODY, ON, YEAR, rule, told
from tests.services.plain_criteria import Known, at_edge, of_tree, reached, watched
from tests.services.plain_people import Marker, Need, Person, Referral, Score, Sentence, Spell, Stay


@pytest.mark.parametrize(
    ("test", "value", "level", "expected"),
    [
        ("at-least", 75, None, True),
        ("at-least", 76, None, False),
        ("under", 75, None, False),
        ("under", 76, None, True),
        ("at-least", "high", "very-high", True),
        ("at-least", "high", "medium", False),
        ("under", "high", "medium", True),
        ("one-of", ("low", "high"), "high", True),
        ("one-of", ("low",), "high", False),
    ],
)
def test_a_score_against_its_threshold(test: str, value: object, level: str | None, expected: Known) -> None:
    kind = "rosh" if level else "ogrs3-2y"
    newest = Score(kind, ON, None if level else 75, level)
    assert told(rule(f"score.{kind}", test, value), scores=(newest,)) is expected


def test_the_newest_score_counts_until_it_is_too_old() -> None:
    asks = rule("score.ogrs3-2y", "at-least", 75)
    low, high = Score("ogrs3-2y", date(2025, 4, 20), 10), Score("ogrs3-2y", date(2025, 4, 19), 90)
    assert told(asks) is None
    assert told(asks, scores=(high,)) is None, "older than twelve months"
    assert told(asks, scores=(low, high)) is False
    assert told(asks, scores=(low, replace(low, value=80))) is True, "of one day the later recorded"
    assert told(asks, scores=(low, replace(high, scored_on=ON + DAY))) is False
    assert told(asks, scores=(low, replace(high, scored_on=ON, withdrawn=True))) is False
    assert told(asks, scores=(Score("arp", ON, 90),)) is None


def test_at_the_edge_of_a_threshold() -> None:
    asked = replace(ASKED, criteria=replace(CRITERIA, rules={"r": rule("score.ogrs3-2y", "at-least", 75)}))
    for value, expected in ((70, True), (80, True), (69, False), (81, False)):
        assert at_edge(asked, replace(NOBODY, scores=(Score("ogrs3-2y", ON, value),))) is expected
    assert at_edge(asked, NOBODY) is False


STATUTORY = rule("statutory", "is", True)
LICENCE = rule("sentence.licence", "is", True)
ENDING = rule("sentence.licence", "ends-within", FORTNIGHT)


@pytest.mark.parametrize(
    ("one", "expected"),
    [
        (Sentence("licence", ON), True),
        (Sentence("licence", ON - DAY, ON), True),
        (Sentence("licence", ON - 9 * DAY, ON - DAY), False),
        (Sentence("remand", ON), False),
        (Sentence("none", ON), False),
        (Sentence("licence", ON + DAY), None),
        (Sentence("licence", ON, withdrawn=True), None),
    ],
)
def test_statutory_on_the_day(one: Sentence, expected: Known) -> None:
    assert told(STATUTORY, sentences=(one,)) is expected
    assert told(LICENCE, sentences=(one,)) is expected
    opposite = None if expected is None else not expected
    assert told(replace(STATUTORY, value=False), sentences=(one,)) is opposite
    assert told(STATUTORY) is told(LICENCE) is told(ENDING) is None


def test_a_sentence_that_ends_soon() -> None:
    soon, late, endless = (Sentence("licence", ON, end) for end in (ON + 14 * DAY, ON + 15 * DAY, None))
    assert told(ENDING, sentences=(late, soon, endless)) is True
    assert told(ENDING, sentences=(late, endless)) is None
    assert told(ENDING, sentences=(late,)) is False
    assert told(ENDING, sentences=(Sentence("custody", ON, ON),)) is False


@pytest.mark.parametrize(
    ("markers", "expected"),
    [
        ((), None),
        ((Marker("mappa", ON + DAY),), None),
        ((Marker("marac", ON),), None),
        ((Marker("mappa", ON),), True),
        ((Marker("mappa", ON, present=False),), False),
        ((Marker("mappa", ON - DAY, until_on=ON), Marker("mappa", ON, present=False)), True),
        ((Marker("mappa", ON - 9 * DAY, until_on=ON - DAY),), False),
        ((Marker("mappa", ON, withdrawn=True),), None),
    ],
)
def test_a_marker(markers: tuple[Marker, ...], expected: Known) -> None:
    assert told(rule("marker.mappa", "is", True), markers=markers) is expected
    assert told(rule("marker.mappa", "is", False), markers=markers) is (None if expected is None else not expected)


def test_a_need_by_its_newest_level() -> None:
    asks = rule("need.drugs", "at-least", "some")
    assert told(asks) is None
    assert told(asks, needs=(Need("drugs", "severe", ON), Need("drugs", "none", ON + DAY))) is True
    assert told(asks, needs=(Need("drugs", "none", ON), Need("drugs", "severe", ON - DAY))) is False
    assert told(asks, needs=(Need("alcohol", "severe", ON),)) is None


def test_a_referral_by_its_status_on_the_day() -> None:
    asks = rule("referral.drugs", "one-of", ("made", "accepted"), within=FORTNIGHT)
    made = ON - 13 * DAY
    one = Referral("drugs", made, ((made, "made"), (ON, "accepted"), (ON + DAY, "started")))
    assert told(asks, referrals=(one,)) is True
    assert told(replace(asks, value=("started",)), referrals=(one,)) is False
    assert told(asks, referrals=(replace(one, made_on=made - DAY),)) is False
    assert told(asks) is told(asks, referrals=(replace(one, pathway="ete"),)) is False


def test_the_person() -> None:
    adult, youth = rule("age", "at-least", 18), rule("age", "under", 18)
    for born_on, expected in ((date(2008, 4, 20), True), (date(2008, 4, 21), False)):
        assert told(adult, born_on=born_on) is expected
        assert told(youth, born_on=born_on) is not expected
    assert told(rule("gender", "one-of", ("female",)), gender="female") is True
    assert told(rule("area", "one-of", ("Luton",)), area="luton") is True
    assert told(rule("area", "one-of", ("Luton",)), area="Sandy") is False
    for asks in (adult, youth, rule("gender", "one-of", ("female",)), rule("area", "one-of", ("Luton",))):
        assert told(asks) is None


def test_the_spell() -> None:
    there = {"spell": Spell(date(2025, 4, 20), "fixed", "red")}
    asks = (rule("time-on-scheme", "at-least", YEAR), rule("colour", "one-of", ("red",)))
    for one in asks:
        assert told(one, **there) is True
        assert told(one) is False
    assert told(rule("time-on-scheme", "at-least", Interval(1, 12)), **there) is False


@pytest.mark.parametrize(
    ("stay", "inside"),
    [
        (None, False),
        (Stay(ON), True),
        (Stay(ON - timedelta(9), ON + timedelta(1)), True),
        (Stay(ON - timedelta(9), ON), False),
        (Stay(ON + timedelta(1)), False),
        (Stay(ON, ON), False),
    ],
)
def test_custody_is_of_anybody_to_the_day_before_that_of_leaving(stay: Stay | None, inside: bool) -> None:
    there = {} if stay is None else {"stays": (stay,)}
    assert told(rule("custody", "is", True), **there) is inside
    assert told(rule("custody", "is", False), **there) is not inside


YES, NO, OPEN = (Tree("rule", rule=word) for word in ("yes", "no", "open"))


def of(kind: str, *trees: Tree) -> Tree:
    return Tree(kind, trees)


def test_trees_and_the_tier_that_is_reached() -> None:
    rules = {"yes": rule("gender", "one-of", ("male",)), "no": rule("gender", "one-of", ("other",)), "open": STATUTORY}
    tiers = {"fixed": of("all", YES, NO), "flex": of("any", NO, OPEN), "free": of("any", OPEN, YES)}
    asked = replace(ASKED, criteria=replace(CRITERIA, rules=rules, tiers=tiers, watch=of("not", NO)))
    man = replace(NOBODY, gender="male")
    assert of_tree(of("all", YES, OPEN), asked, man) is of_tree(of("not", OPEN), asked, man) is None
    assert of_tree(of("all", OPEN, NO), asked, man) is False
    assert of_tree(tiers["free"], asked, man) is True
    assert reached(asked, man) == ("flex", None)
    assert reached(asked, replace(man, sentences=(Sentence("none", ON),))) == ("free", True)
    assert reached(asked, Person(gender="female", sentences=(Sentence("none", ON),))) == ("", False)
    assert watched(asked, man) is True
    assert watched(ASKED, man) is False
