"""What a paper withholds, by itself, beside its other editions, and over quarters: each was worked out once by hand."""

from collections.abc import Iterable
from datetime import date

from iomctl.domain.disclosure.printed_counts import DisclosureRule
from iomctl.domain.measures.adding_up import OF, REST, SO
from iomctl.domain.measures.hidden import hidden, hidden_in_all
from iomctl.domain.measures.kept_counts import GivenOut
from iomctl.domain.measures.tally import Tallies, Tally
from tests.domain.board.made_up import count

PERIOD = (date(2026, 2, 1), date(2026, 3, 31))
RULE = DisclosureRule(6, 12)
GROUPS = {"tier": {"Fixed": 300, "Flex": 200, "Free": 80}, "gender": {"Male": 500, "Female": 80}}


def scheme(more: dict[str, str] | None = None) -> Tallies:
    """Five hundred and eighty people by two things; `more` is the group of one more by each."""
    added = more or {}
    found = [count("people", 580 + bool(added))]
    for by, groups in GROUPS.items():
        found += [
            count("people", number + (added.get(by) == group), by=by, group=group) for group, number in groups.items()
        ]
    return Tallies(found)


def given_out(tallies: Tallies) -> GivenOut:
    return GivenOut(*PERIOD, tallies, hidden(tallies, PERIOD, RULE, ()))


def test_one_person_recorded_late_is_told_by_no_table_of_the_second_edition() -> None:
    late = {"tier": "Fixed", "gender": "Male"}
    cells = hidden(scheme(late), PERIOD, RULE, [given_out(scheme())])
    for by, group in late.items():
        assert ("people", by, group, SO) in cells
        assert len([one for one in cells if one[1] == by]) >= 2, "another could be the one that changed"


def test_a_paper_of_nearly_the_same_days_tells_no_more() -> None:
    overnight = (PERIOD[0], date(2026, 3, 30))
    assert ("people", "tier", "Fixed", SO) in hidden(
        scheme({"tier": "Fixed", "gender": "Male"}), overnight, RULE, [given_out(scheme())]
    )


def test_where_many_moved_large_groups_are_told() -> None:
    later = Tallies(
        [
            count("people", 640),
            count("people", 360, by="tier", group="Fixed"),
            count("people", 200, by="tier", group="Flex"),
            count("people", 80, by="tier", group="Free"),
        ]
    )
    assert hidden(later, (date(2026, 4, 1), date(2026, 5, 31)), RULE, [given_out(scheme())]) == frozenset()


def test_that_it_is_so_of_none_of_a_few_is_withheld_too() -> None:
    cells = hidden(Tallies([count("home_first_night", 0, 3)]), PERIOD, RULE, ())
    assert cells == {("home_first_night", "", "", which) for which in (SO, OF, REST)}


def test_nights_of_few_people_are_withheld() -> None:
    nights = [count("funded_nights", 540)]
    for kind, people, slept in (("Hotel", 6, 360), ("CAS3", 8, 120), ("Approved premises", 1, 60)):
        nights += [
            count("funded_people", people, by="kind", group=kind),
            count("funded_nights", slept, by="kind", group=kind),
        ]
    cells = hidden(Tallies(nights), PERIOD, RULE, ())
    assert ("funded_nights", "kind", "Approved premises", SO) in cells
    assert len([one for one in cells if one[0] == "funded_nights"]) >= 2, "the others would tell it"


def quarter(opening: int, came: int, left: int) -> Iterable[Tally]:
    closing = opening + came - left
    counted = {"people": closing, "opening": opening, "came_in": came, "left": left, "closing": closing}
    return (count(name, number) for name, number in counted.items())


def test_quarters_one_after_the_other_are_one_paper() -> None:
    periods = [Tallies(quarter(*one)) for one in ((20, 6, 0), (26, 4, 0), (30, 9, 0))]
    cells = hidden_in_all(periods, RULE)
    assert ("1", "came_in", "", "", SO) in cells
    shown = {(place, name) for place, name, *_, which in cells if which == SO}
    # 30 at its end less 26 at its beginning would tell that four came in.
    assert {("1", "closing"), ("1", "opening")} & shown
    assert not ({("1", "opening")} & shown) or ("0", "closing") in shown
