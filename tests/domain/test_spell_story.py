"""A spell told as the states of a file comes back as the dated rows it was told from, none lost and none added."""

from datetime import date, timedelta
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from iomctl.domain.spell_story import (
    ColourFrom,
    CustodyFrom,
    LeadFrom,
    State,
    Story,
    TierFrom,
    last_of_each_day,
    states_of,
    story_of,
)

ADOPTED = date(2026, 1, 5)
WHY = st.none() | st.sampled_from(["risk", "asked"])
KINDS: dict[Any, tuple[Any, ...]] = {
    TierFrom: (st.sampled_from(["fixed", "flex"]), WHY, WHY),
    ColourFrom: (st.sampled_from(["red", "amber"]), WHY),
    CustodyFrom: (st.sampled_from(["community", "remand"]), st.none() | st.just("HMP Bedford"), WHY),
    LeadFrom: (st.none() | st.just("S Okafor"), st.none() | st.just("Probation"), WHY),
}
REASONS = {TierFrom: 2}


@st.composite
def rows_of(draw: st.DrawFn, kind: Any) -> list[Any]:
    """Rows of one kind from the adoption on, each of which brings a reason or something new."""
    rows = [kind(ADOPTED, *(draw(cell) for cell in KINDS[kind]))]
    for _ in range(draw(st.integers(0, 4))):
        on = rows[-1].on + timedelta(days=draw(st.integers(0, 3)))
        row = kind(on, *(draw(cell) for cell in KINDS[kind]))
        reasons = REASONS.get(kind, 1)
        if row[1:-reasons] != rows[-1][1:-reasons] or any(row[-reasons:]):
            rows.append(row)
    return rows


stories = st.builds(Story, *map(rows_of, KINDS))


@given(stories)
def test_a_spell_comes_back_from_its_states(story: Story) -> None:
    states = states_of(story)
    assert story_of(states) == story
    assert states[0].from_on == ADOPTED
    days = [state.from_on for state in states]
    assert days == sorted(days)


@given(stories)
def test_the_last_row_of_a_day_counts_beside_the_adoption(story: Story) -> None:
    kept = last_of_each_day(story)
    for all_rows, rows in zip(vars(story).values(), vars(kept).values(), strict=True):
        assert rows[0] == all_rows[0]
        assert [row.on for row in rows[1:]] == sorted({row.on for row in all_rows[1:]})
        assert all(row == [one for one in all_rows if one.on == row.on][-1] for row in rows[1:])


@given(stories)
def test_every_state_after_the_first_tells_something(story: Story) -> None:
    told: list[list[Any]] = [story.tiers, story.colours, story.custodies, story.leads]
    assert len(states_of(story)) - 1 <= sum(len(rows) - 1 for rows in told)
    assert story.newest_on() == max(row.on for rows in told for row in rows)


def test_a_row_that_says_again_what_holds_tells_nothing() -> None:
    story = Story(
        [TierFrom(ADOPTED, "fixed", "criteria-met"), TierFrom(date(2026, 1, 7), "fixed")],
        [ColourFrom(ADOPTED, "amber"), ColourFrom(date(2026, 1, 6), "amber", "missed two")],
        [CustodyFrom(ADOPTED, "community"), CustodyFrom(date(2026, 1, 8), "community")],
        [LeadFrom(ADOPTED), LeadFrom(date(2026, 1, 9))],
    )
    begun = State(ADOPTED, "fixed", "criteria-met", None, "amber", None, "community", None, None, None, None, None)
    later = begun._replace(from_on=date(2026, 1, 6), tier_reason=None, colour_reason="missed two")
    assert states_of(story) == [begun, later]
