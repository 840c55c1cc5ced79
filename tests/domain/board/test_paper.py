"""The board's paper as a reader finds it: its sentences, what adds up, what is withheld, what is known differently."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from iomctl.domain.board.paper import board_paper, short_of
from iomctl.domain.board.told import SUPPRESSED, ActionTold, BoardTold, Earlier
from iomctl.domain.documents import Figure, Paper, Section, Table, Tag
from iomctl.domain.measures.tally import Tallies
from iomctl.domain.policy.board_rules import BoardRules, BoardSection, BoardTarget
from tests.domain.board.made_up import count, counted, told

REVIEWS = BoardTarget("reviews_on_time", Decimal(95), Decimal(5))


def test_the_headline_says_the_number_of_how_many_and_since_when() -> None:
    assert short_of(told(counted()))[:2] == [
        "113 people at the end of the period, 3 more than at its beginning: 9 came in, 6 left.",
        "94 of 101 reviews held on time (93.1 per cent).",
    ]


def test_the_flow_adds_up_in_each_tier() -> None:
    for row in _table(_paper(), "flow_by_tier").rows:
        opening, came, moved_in, moved_out, left, closing, *_ = (_number(one) for one in row[1:])
        assert opening + came + moved_in - moved_out - left == closing


def test_a_tier_over_its_capacity_says_by_how_many() -> None:
    rows = _table(_paper(), "flow_by_tier").rows
    assert [(row[0], _text(row[8])) for row in rows] == [("Fixed", "0"), ("Flex", "3"), ("Free", "2"), ("All", "5")]


def test_a_measure_without_a_target_has_no_colour() -> None:
    statuses = [row[-1] for row in _table(_paper(), "on_time").rows]
    assert statuses == ["no target", "no target"]


def test_what_is_off_its_target_says_who_acts_and_by_when() -> None:
    action = ActionTold(4, "ring round each week", "S Okafor", date(2026, 4, 30), "reviews_on_time")
    paper = _paper(replace(told(counted(), targets=(REVIEWS,)), actions=(action,)))
    assert _table(paper, "on_time").rows[0][-1] == Tag("Amber")
    [row] = _table(paper, "exceptions").rows
    assert [_text(one) for one in row[:6]] == ["Reviews held on time", "94", "101", "93.1", "95", "Amber"]
    assert [_text(one) for one in row[6:]] == ["ring round each week", "S Okafor", "30 Apr 2026"]


def test_an_action_about_what_is_not_off_its_target_stands_among_all_actions_alone() -> None:
    due, met = date(2026, 4, 30), BoardTarget("home_first_night", Decimal(70))
    named = {"Ring round": "reviews_on_time", "Ask the prison": "home_first_night", "Count": "people", "Meet": None}
    actions = [
        ActionTold(place, words, "S Okafor", due, about) for place, (words, about) in enumerate(named.items(), 1)
    ]
    paper = _paper(replace(told(counted(), targets=(REVIEWS, met)), actions=tuple(actions)))
    assert [row[6] for row in _table(paper, "exceptions").rows] == ["Ring round"]
    assert [row[1:3] for row in _table(paper, "actions").rows] == [
        ("Ring round", "Reviews held on time"),
        ("Ask the prison", "Somewhere to sleep on the first night"),
        ("Count", "People on the scheme"),
        ("Meet", ""),
    ]


def test_what_is_off_its_target_and_nobodys_says_so() -> None:
    [row] = _table(_paper(told(counted(), targets=(REVIEWS,))), "exceptions").rows
    assert [_text(one) for one in row[6:]] == ["nothing is agreed yet", "nobody is named yet", ""]


def test_a_chart_of_shares_says_how_many_per_cent_of_how_many_and_the_target() -> None:
    other = BoardTarget("actions_on_time", Decimal(40))
    [chart] = _table(_paper(told(counted(), targets=(other, REVIEWS))), "on_time").charts
    assert chart.title == "Reviews held on time: 93.1 per cent of 101 reviews; target 95"
    [chart] = _table(_paper(), "flow_by_tier").charts
    assert chart.title == "113 people at the end of the period, 3 more than at its beginning"


def test_a_chart_says_nothing_that_is_withheld() -> None:
    shares = [count(one, 29, 32) for one in ("home_first_night", "home_settled_first_night")]
    more = [count("releases_planned", 40, 60), count("releases_not_late_friday", 50, 60)]
    table = _table(board_paper(told([*counted()[:-1], *shares, *more], SUPPRESSED), None), "releases_and_homes")
    assert [_text(row[1]) for row in table.rows] == ["40", "50", "[c]", "[c]"]
    assert [chart.title for chart in table.charts] == ["Planned: 66.7 per cent of 60 releases"]


def test_a_chart_names_the_largest_group_where_a_reader_sees_that_it_is() -> None:
    areas = {"Luton": 40, "Bedford": 60, "Sandy": 3, "Kempston": 10}
    groups = [count("people", number, by="area", group=name) for name, number in areas.items()]
    of = told([count("people", 113), *groups], SUPPRESSED)
    assert [one.title for one in _table(board_paper(of, None), "people_by_area").charts] == [
        "Bedford: 60 of 113, the most"
    ]
    even = [count("people", 20), *(count("people", 10, by="area", group=name) for name in ("Luton", "Sandy"))]
    even.append(count("people", 0, by="area", group="Elsewhere"))
    [chart] = _table(_paper(told(even)), "people_by_area").charts
    assert chart.title == "20 in all"


def test_a_share_of_few_has_no_per_cent() -> None:
    paper = _paper(told([*counted()[:-1], count("home_first_night", 20, 29)]))
    assert [_text(one) for one in _table(paper, "releases_and_homes").rows[0][1:4]] == ["20", "29", "[u]"]


def test_papers_for_others_withhold_small_counts() -> None:
    of = told(counted(), SUPPRESSED)
    texts = [_text(one) for row in _table(board_paper(of, None), "flow_by_tier").rows for one in row[2:6]]
    assert not {"1", "2", "3", "5"} & set(texts)
    assert "[c]" in texts


def test_what_is_known_differently_is_marked_and_told_beside_what_was_known() -> None:
    was = [count("reviews_on_time", 90, 101) if one.measure == "reviews_on_time" else one for one in counted()]
    of = replace(told(counted()), then=Earlier(date(2026, 4, 1), Tallies(was)))
    paper = board_paper(of, None)
    assert [_text(one) for one in _table(paper, "on_time").rows[0][1:3]] == ["94 [r]", "101"]
    [row] = _table(paper, "known_differently").rows
    assert [_text(one) for one in row] == ["Reviews held on time", "All", "90", "101", "94 [r]", "101"]


def test_what_was_withheld_then_is_withheld_beside_what_is_known_now() -> None:
    now = [count("home_first_night", 60, 90), count("reviews_on_time", 1, 2)]
    was = Earlier(date(2026, 4, 1), Tallies([count("home_first_night", 3, 90)]), frozenset({_cell("so")}))
    [row] = _table(board_paper(replace(told(now), then=was), None), "known_differently").rows
    assert _text(row[2]) == "[c]"


def test_sections_stand_in_the_order_of_the_policy_under_its_titles() -> None:
    rules = BoardRules(sections=(BoardSection("flow", "In and out"), BoardSection("people")))
    paper = board_paper(replace(told(counted()), rules=rules), None)
    assert [one.title for one in paper.sections] == ["In and out", "Who is on the scheme"]


def test_a_section_has_only_the_measures_that_the_policy_names() -> None:
    rules = BoardRules(sections=(BoardSection("work", measures=("actions_on_time",)),))
    paper = board_paper(replace(told(counted()), rules=rules), None)
    assert [row[0] for row in _table(paper, "on_time").rows] == ["Actions done on time"]


def test_every_measure_that_was_counted_is_defined_with_its_version() -> None:
    [notes] = [one for one in _paper().sections if one.id == "notes"]
    terms = [one.term for one in notes.parts[0].definitions]
    assert "People on the scheme (people, version 1)" in terms
    assert len(terms) == len({one.measure for one in counted()})


def _cell(which: str) -> tuple[str, str, str, str]:
    return ("home_first_night", "", "", which)


def _paper(of: BoardTold | None = None) -> Paper:
    return board_paper(of or told(counted()), None)


def _table(paper: Paper, table: str) -> Table:
    [found] = [one for section in paper.sections for one in _tables(section) if one.id == table]
    return found


def _tables(section: Section) -> list[Table]:
    return [*section.tables, *(table for part in section.parts for table in _tables(part))]


def _text(cell: object) -> str:
    if isinstance(cell, Figure):
        return cell.shown
    return cell.word if isinstance(cell, Tag) else str(cell)


def _number(cell: object) -> int:
    text = _text(cell)
    return 0 if text == "[z]" else int(text.replace(",", ""))
