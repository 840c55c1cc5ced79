"""What holds of the measure whatever is recorded, and that a second reading of the rules agrees."""

import random
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from hypothesis import assume, given
from hypothesis import strategies as st

from iomctl.domain.reoffending.asked import AskedCohort
from iomctl.domain.reoffending.edges import months_on, whole_months
from iomctl.domain.reoffending.follow_up import FollowedPerson, FollowedYear, followed
from iomctl.domain.reoffending.liberty import liberty_of
from iomctl.domain.reoffending.recorded import CommittedOffence, OffenceOutcome, PersonHistory, SchemeCase
from iomctl.domain.reoffending.three_windows import WindowCounts, windows_of
from tests.domain.reoffending.made_up import HISTORIES, LASTING, questions
from tests.domain.reoffending.plain_reading import days_at_liberty, month_later, reoffences

DAYS = st.dates(date(2014, 1, 1), date(2199, 12, 31))


@st.composite
def rows(
    draw: st.DrawFn, histories: st.SearchStrategy[PersonHistory] = HISTORIES
) -> tuple[PersonHistory, AskedCohort, FollowedPerson]:
    """Somebody who is in a cohort."""
    history, asked = draw(histories), draw(questions())
    on = draw(st.dates(asked.first, min(asked.last, asked.day)))
    # Most of those who are made up enter nowhere: this one is cautioned, or adopted, in the period.
    history = _with(history, on, on, "cautioned")
    history = replace(history, cases=(*history.cases, SchemeCase(on, None, "fixed")))
    row = followed(history, asked)
    assume(row is not None)
    assert row
    return history, asked, row


def _with(history: PersonHistory, first: date, proven_on: date, kind: str = "convicted") -> PersonHistory:
    """The history with an offence more; a conviction without a sentence is no entry."""
    offence = CommittedOffence(f"new {kind}", first, first)
    outcome = OffenceOutcome(offence.number, proven_on, kind)
    return replace(history, offences=(*history.offences, offence), outcomes=(*history.outcomes, outcome))


@given(rows())
def test_a_second_reading_finds_the_same_reoffences(found: tuple[PersonHistory, AskedCohort, FollowedPerson]) -> None:
    history, asked, row = found
    assert list(row.reoffences) == reoffences(history, row.entry, asked)


@given(rows())
def test_a_second_reading_finds_the_same_days_at_liberty(
    found: tuple[PersonHistory, AskedCohort, FollowedPerson],
) -> None:
    history, asked, row = found
    plain = days_at_liberty(history, row.entry, asked)
    liberty = liberty_of(history, row, asked)
    assert (liberty.people, liberty.days) == (bool(plain), len(plain))
    assert liberty.reoffences == (sum(day in plain for day in row.reoffences) if plain else 0)


@given(rows(), st.integers(0, 60), st.booleans())
def test_an_offence_outside_the_year_changes_nothing(
    found: tuple[PersonHistory, AskedCohort, FollowedPerson], days: int, before: bool
) -> None:
    history, asked, row = found
    year = FollowedYear.since(row.entry.on)
    outside = year.on - timedelta(days=days + 1) if before else year.ends + timedelta(days=days)
    assert followed(_with(history, outside, outside + timedelta(days=90)), asked) == row


@given(rows(), st.data())
def test_an_offence_of_the_year_proven_in_time_adds_exactly_itself(
    found: tuple[PersonHistory, AskedCohort, FollowedPerson], data: st.DataObject
) -> None:
    history, asked, row = found
    year = FollowedYear.since(row.entry.on)
    last = min(asked.day, history.died.on if history.died else date.max)
    day = data.draw(st.dates(year.on, max(year.on, min(year.ends - timedelta(days=1), last))))
    proven = data.draw(st.dates(day, max(day, min(year.wait_ends - timedelta(days=1), last))))
    more = followed(_with(history, day, proven), asked)
    assert more
    assert (len(more.counted), set(row.counted) < set(more.counted)) == (len(row.reoffences) + 1, True)
    assert more._replace(counted=row.counted) == row._replace(reoffences=(*sorted((*row.reoffences, day)),))
    late = followed(_with(history, day, year.wait_ends), asked)
    assert late
    assert late.reoffences == row.reoffences


@given(rows(), st.integers(1, 7))
def test_what_can_not_be_proven_never_counts(
    found: tuple[PersonHistory, AskedCohort, FollowedPerson], flags: int
) -> None:
    history, asked, row = found
    more = _with(history, row.entry.on, row.entry.on)
    *others, new = more.offences
    flagged = new._replace(breach=bool(flags & 1), considered=bool(flags & 2), elsewhere=bool(flags & 4))
    assert followed(replace(more, offences=(*others, flagged)), asked) == row


@given(rows(LASTING), st.integers(0, 400))
def test_what_happens_later_takes_nothing_out_of_a_row(
    found: tuple[PersonHistory, AskedCohort, FollowedPerson], days: int
) -> None:
    history, asked, row = found
    later = replace(asked, as_of=asked.day + timedelta(days=days), known_on=asked.day + timedelta(days=days))
    then = followed(history, later)
    assert then
    assert then.entry == row.entry
    assert set(row.reoffences) <= set(then.reoffences)


@given(HISTORIES, questions(), st.integers(1, 400))
def test_what_is_recorded_later_changes_no_figure_known_before(
    history: PersonHistory, asked: AskedCohort, days: int
) -> None:
    later = asked.known_on + timedelta(days=days)
    new = CommittedOffence("new", asked.first, asked.first, later)
    outcome = OffenceOutcome("new", asked.first, "cautioned", later)
    more = replace(history, offences=(*history.offences, new), outcomes=(*history.outcomes, outcome))
    assert followed(more, asked) == followed(history, asked)
    unseen = replace(more, offences=(*history.offences, new._replace(recorded_on=None)))
    before = followed(history, asked)
    after = followed(unseen, asked)
    assert (before and before.reoffences) == (after and after.reoffences)


@given(HISTORIES, questions(), st.integers())
def test_the_order_of_what_is_recorded_changes_nothing(history: PersonHistory, asked: AskedCohort, seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 an order, no secret
    groups: dict[str, Any] = {name: held for name, held in vars(history).items() if name != "died"}
    mixed: dict[str, Any] = {name: tuple(chance.sample(held, len(held))) for name, held in groups.items()}
    turned = replace(history, **mixed)
    row = followed(history, asked)
    assert followed(turned, asked) == row
    assert windows_of(turned, asked) == windows_of(history, asked)


@given(rows())
def test_an_entry_is_in_the_period_and_nothing_of_the_index_is_a_reoffence(
    found: tuple[PersonHistory, AskedCohort, FollowedPerson],
) -> None:
    history, asked, row = found
    assert asked.first <= row.entry.on <= min(asked.last, asked.day)
    alone = replace(history, offences=tuple(one for one in history.offences if one.number in row.entry.offences))
    assert (followed(alone, asked) or row).reoffences in ((), row.reoffences)
    assert row.entry.named is None or row.entry.named in row.entry.offences


@given(HISTORIES, questions())
def test_no_window_holds_more_than_was_proven(history: PersonHistory, asked: AskedCohort) -> None:
    found = windows_of(history, asked)
    if isinstance(found, WindowCounts):
        assert sum(found) <= len(history.offences)


@given(DAYS, st.integers(0, 30))
def test_months_end_as_the_calendar_walks(day: date, months: int) -> None:
    assert months_on(day, months) == month_later(day, months)
    assert whole_months(day, months_on(day, months), 18) == min(months, 18)
    assert whole_months(day, months_on(day, months) - timedelta(days=1), 18) == min(max(months - 1, 0), 18)
