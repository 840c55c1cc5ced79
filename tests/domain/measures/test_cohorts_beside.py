"""Papers of the whole scheme and of its cohorts, laid together, tell no small count, whichever was made first."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from random import Random

import pytest

from iomctl.domain.disclosure.linear import determined_cells
from iomctl.domain.disclosure.printed_counts import Cell, DisclosureRule
from iomctl.domain.measures.adding_up import SO, printed
from iomctl.domain.measures.cohorts_beside import CohortsBeside
from iomctl.domain.measures.hidden import hidden
from iomctl.domain.measures.kept_counts import GivenOut
from iomctl.domain.measures.tally import Tallies
from tests.domain.board.made_up import count

PERIOD = (date(2026, 2, 1), date(2026, 3, 31))
RULE = DisclosureRule(6)
GROUPS = {"tier": ("Fixed", "Flex", "Free"), "gender": ("Male", "Female"), "area": ("Luton", "Bedford", "Dunstable")}
WHOLE = ""
Person = Mapping[str, str]


def paper(people: Iterable[Person], period: tuple[date, date] = PERIOD) -> Tallies:
    """What is counted of people."""
    listed = list(people)
    found = [count("people", len(listed))]
    for by, groups in GROUPS.items():
        numbers = Counter(one[by] for one in listed)
        found += [count("people", numbers[group], by=by, group=group) for group in groups]
    return Tallies(found)


def scheme(sizes: Mapping[str, Mapping[str, int]]) -> list[Person]:
    """So many people of each tier in each cohort, all men of Luton."""
    return [
        {"cohort": cohort, "tier": tier, "gender": "Male", "area": "Luton"}
        for cohort, tiers in sizes.items()
        for tier, number in tiers.items()
        for _ in range(number)
    ]


def made(people: Sequence[Person], order: Iterable[str]) -> dict[str, GivenOut]:
    """The papers of the whole and of cohorts, each made with those before it at hand."""
    out: dict[str, GivenOut] = {}
    for cohort in order:
        tallies = paper(one for one in people if cohort in {WHOLE, one["cohort"]})
        whole = out.get(WHOLE)
        beside = CohortsBeside(whole, [one for code, one in out.items() if code != WHOLE])
        cells = hidden(tallies, PERIOD, RULE, beside=beside if WHOLE in {cohort, *out} else None)
        out[cohort] = GivenOut(*PERIOD, tallies, cells)
    return out


def seen(one: GivenOut, by: str, group: str) -> bool:
    return ("people", by, group, SO) not in one.withheld


def test_the_few_who_are_in_no_cohort_with_a_paper_are_not_told_by_the_rest() -> None:
    people = scheme({"a": {"Fixed": 20, "Flex": 30}, "b": {"Fixed": 3, "Flex": 15}})
    out = made(people, ["a", WHOLE])
    assert seen(out["a"], "tier", "Fixed")
    assert not seen(out[WHOLE], "tier", "Fixed"), "23 less 20 are three of cohort b"
    assert seen(out[WHOLE], "", "")
    other_way = made(people, [WHOLE, "a"])
    assert seen(other_way[WHOLE], "tier", "Fixed")
    assert not seen(other_way["a"], "tier", "Fixed")


def test_what_one_cohort_withholds_is_not_the_whole_less_the_other() -> None:
    people = scheme({"a": {"Fixed": 20, "Flex": 30, "Free": 14}, "b": {"Fixed": 3, "Flex": 15, "Free": 16}})
    for order in (["b", "a", WHOLE], ["b", WHOLE, "a"], [WHOLE, "b", "a"]):
        out = made(people, order)
        assert not seen(out["b"], "tier", "Fixed")
        assert not (seen(out["a"], "tier", "Fixed") and seen(out[WHOLE], "tier", "Fixed")), order


def test_a_scheme_of_one_cohort_tells_the_same_in_both_papers() -> None:
    out = made(scheme({"a": {"Fixed": 3, "Flex": 15, "Free": 16}}), ["a", WHOLE])
    assert out["a"].withheld == out[WHOLE].withheld


def test_somebody_in_two_cohorts_hides_nothing_of_the_few() -> None:
    both = scheme({"a": {"Fixed": 20, "Flex": 30}, "b": {"Fixed": 20, "Flex": 30}})
    whole = [*scheme({"a": {"Fixed": 20, "Flex": 30}}), *scheme({"c": {"Fixed": 3, "Flex": 9}})]
    a, b = (GivenOut(*PERIOD, paper(one for one in both if one["cohort"] == code), frozenset()) for code in "ab")
    cells = hidden(paper(whole), PERIOD, RULE, beside=CohortsBeside(None, [a, b]))
    assert ("people", "tier", "Fixed", SO) in cells


def test_papers_of_other_periods_are_held_together_by_what_stands_on_the_day() -> None:
    people = scheme({"a": {"Fixed": 20, "Flex": 30}, "b": {"Fixed": 3, "Flex": 15}})
    a = GivenOut(date(2026, 1, 1), PERIOD[1], paper(one for one in people if one["cohort"] == "a"), frozenset())
    assert ("people", "tier", "Fixed", SO) in hidden(paper(people), PERIOD, RULE, beside=CohortsBeside(None, [a]))


@pytest.mark.parametrize("seed", range(60))
def test_no_small_count_follows_from_all_papers_laid_together(seed: int) -> None:
    chance = Random(seed)  # noqa: S311 - tables, no secrets
    cohorts = "abc"[: chance.randint(1, 3)]
    weights = [chance.random() ** 2 + 0.05 for _ in cohorts]
    people = [
        {"cohort": chance.choices(cohorts, weights)[0]}
        | {by: chance.choices(groups, [9, 3, 1][: len(groups)])[0] for by, groups in GROUPS.items()}
        for _ in range(chance.randint(8, 130))
    ]
    order = chance.sample([WHOLE, *cohorts], chance.randint(2, 1 + len(cohorts)))
    told = told_by_all(people, cohorts, made(people, order))
    assert not told, f"made in the order {order}"


def told_by_all(people: Sequence[Person], cohorts: str, out: Mapping[str, GivenOut]) -> set[Cell]:
    """What a reader of all papers can work out of small counts and of what was withheld; cells by the paper's code."""
    relations, hidden_ones, counts = [], set[Cell](), dict[Cell, int]()
    for code in (WHOLE, *cohorts):
        of_code = printed(paper(one for one in people if code in {WHOLE, one["cohort"]}))
        relations += [{(code, *one): times for one, times in held.items()} for held in of_code.relations]
        counts |= {(code, *one): number for one, number in of_code.counts.items()}
        hidden_ones |= {(code, *one) for one in (out[code].withheld if code in out else of_code.counts)}
    for one in printed(paper(people)).counts:
        relations.append({(WHOLE, *one): 1} | {(code, *one): -1 for code in cohorts})
    kept_back = {(code, *one) for code, given in out.items() for one in given.withheld}
    worked_out = determined_cells(relations, hidden_ones)
    return {one for one in worked_out if one in kept_back or 0 < counts[one] < RULE.threshold}
