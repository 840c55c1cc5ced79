"""Returns added up: the sums, what is at least so many, who is missing, and what is refused."""

from datetime import timedelta

import pytest

from iomctl.domain.measures.tally import Tally
from iomctl.domain.returns.expected_schemes import Expected, expected_list, expected_number
from iomctl.domain.returns.national import SentReturn, SummedTally, folded
from iomctl.errors import BadValue, DoesNotFit
from tests.domain.returns.made_up import AS_OF, TALLIES, a_return


def sent(*numbers: int) -> list[SentReturn]:
    return [SentReturn(f"{number}.jsonl", a_return(number)) for number in numbers]


def summed(tallies: tuple[SummedTally, ...]) -> dict[tuple[str, str, str], str]:
    return {
        (one.measure, one.by, one.group): one.numerator.words
        + (f" of {one.denominator.words}" if one.denominator else "")
        for one in tallies
    }


def test_counts_are_added_and_withheld_ones_make_it_at_least() -> None:
    many = [
        Tally("people", 1, "", "", 90, None),
        *(Tally("people", 1, "tier", one, 30, None) for one in ("fixed", "flex", "free")),
    ]
    found = folded([*sent(1, 2), SentReturn("3.jsonl", a_return(3, tallies=many))])
    assert summed(found.tallies) == {
        ("people", "", ""): "210",
        ("people", "tier", "fixed"): "110",
        ("people", "tier", "flex"): "at least 30",
        ("people", "tier", "free"): "at least 30",
        ("releases_planned", "", ""): "102 of 116",
    }
    flex = next(one for one in found.tallies if one.group == "flex")
    assert (flex.numerator.withheld, flex.schemes) == (2, 3)
    assert (found.moved_in.words, found.moved_out.words) == ("18", "at least 0")


def test_the_latest_day_of_each_scheme_counts() -> None:
    newer = SentReturn("new.jsonl", a_return(1, AS_OF + timedelta(days=1)))
    for order in ([*sent(1, 2), newer], [newer, *sent(2, 1)]):
        found = folded(order)
        assert [one.file for one in found.sent] == ["new.jsonl", "2.jsonl"]
        assert found.left_out == ("1.jsonl: left out; new.jsonl, also of Scheme 01, is of a later day, 2026-11-01",)
        assert [one.scheme for one in found.behind] == ["Scheme 02"]


def test_of_one_day_the_one_made_later_counts() -> None:
    again = SentReturn("again.jsonl", a_return(1, events=12))
    for order in ([*sent(1), again], [again, *sent(1)]):
        found = folded(order)
        assert [one.file for one in found.sent] == ["again.jsonl"]
        assert found.left_out == ("1.jsonl: left out; again.jsonl, also of Scheme 01, is of the same day, made later",)


def test_a_scheme_that_was_renamed_stays_one_scheme() -> None:
    found = a_return(1, AS_OF + timedelta(days=1))
    renamed = type(found)(**{**vars(found), "scheme": "Another name"})
    assert [one.found.scheme for one in folded([*sent(1), SentReturn("r.jsonl", renamed)]).sent] == ["Another name"]


def test_two_definitions_of_a_measure_are_refused_with_their_files() -> None:
    other = [Tally("people", 2, "", "", 60, None), TALLIES[-1]]
    with pytest.raises(DoesNotFit) as refused:
        folded([*sent(1, 2), SentReturn("3.jsonl", a_return(3, tallies=other))])
    assert refused.value.faults == ("people is counted by different definitions: 1 in 1.jsonl, 2.jsonl; 2 in 3.jsonl",)


def test_those_who_are_expected_are_missed_by_id_or_name() -> None:
    expected = expected_list("# nation\n0199a000-0000-7000-8000-000000000001,Old name\nSCHEME 02\nScheme 03\n")
    returns = [one.found for one in sent(1, 2, 4)]
    assert expected.missing(returns) == ["Scheme 03"]
    assert expected.not_expected(returns) == ["Scheme 04"]
    assert expected.number == 3


def test_a_number_alone_names_nobody() -> None:
    assert expected_number("43") == Expected(43)
    assert expected_number("schemes.txt") is None
    assert Expected(43).missing([]) == Expected(43).not_expected([a_return()]) == []
    with pytest.raises(BadValue):
        expected_number("0")


@pytest.mark.parametrize("text", ["", "# nobody\n", "A\na\n"])
def test_a_list_with_nobody_or_somebody_twice_is_refused(text: str) -> None:
    with pytest.raises(BadValue):
        expected_list(text)


def test_nothing_adds_up_to_nothing() -> None:
    found = folded([])
    assert (found.sent, found.tallies, found.latest, found.behind) == ((), (), None, [])
