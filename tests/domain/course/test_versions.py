"""Which version of the policy counts on a day, and what it says of a rating."""

from datetime import date

from iomctl.domain.course.ratings import AT_LARGE, IN_CUSTODY, NOT_RATED
from iomctl.domain.course.versions import PolicyVersions
from iomctl.domain.days.reasoned_days import said
from iomctl.domain.days.working_days import Calendar
from iomctl.domain.policy.build import build
from iomctl.domain.policy.policy import Policy
from tests.domain.course.written_facts import policy_document, versions_in
from tests.domain.holidays import shipped

DAY = date(2026, 3, 2)


def weekly_inside() -> Policy:
    """A policy by which somebody in custody is reviewed more often than by any colour."""
    raw = policy_document("P1", None, "as-counted")
    weekly = {"review_every": "1 week", "window_days": 2}
    raw["colours"][-1] |= weekly
    raw["custody"] |= weekly
    return build(raw, 1)


def test_the_shortest_interval_is_that_of_a_colour_outside() -> None:
    versions = PolicyVersions([(DAY, weekly_inside())], lambda: shipped()["scotland"])
    due = {rating: versions.ahead(rating, DAY).due_by for rating in (NOT_RATED, AT_LARGE, IN_CUSTODY)}
    assert due == {NOT_RATED: date(2026, 3, 16), AT_LARGE: date(2026, 3, 16), IN_CUSTODY: date(2026, 3, 9)}
    assert versions.ahead(IN_CUSTODY, DAY).basis == "in custody, every week from 2 Mar 2026"
    assert versions.window_days(NOT_RATED, DAY) == 7


def test_the_shortest_interval_is_the_one_that_ends_first_from_that_day() -> None:
    raw = policy_document("P1", "green", "as-counted")
    for colour, every in zip(raw["colours"], ("1 month", "30 days"), strict=False):
        colour["review_every"] = every
    versions = PolicyVersions([(DAY, build(raw, 1))], lambda: shipped()["scotland"])
    assert versions.ahead(NOT_RATED, date(2026, 2, 2)).due_by == date(2026, 3, 2)
    assert versions.ahead(NOT_RATED, date(2026, 3, 2)).due_by == date(2026, 4, 1)


def test_a_version_counts_from_the_day_it_was_loaded_and_the_first_before_all() -> None:
    versions = versions_in("P1 from 2026-03-02, P2 from 2026-06-01")
    days = (date(2026, 1, 1), date(2026, 5, 31), date(2026, 6, 1))
    assert [versions.on(day).version for day in days] == [1, 1, 2]


def test_the_order_in_which_versions_are_given_does_not_matter() -> None:
    first, second = (policy_document(name, None, "as-counted") for name in ("P1", "P2"))
    given = [(date(2026, 6, 1), build(second, 2)), (DAY, build(first, 1))]
    versions = PolicyVersions(given, lambda: shipped()["scotland"])
    assert [versions.on(day).version for day in (DAY, date(2026, 6, 1))] == [1, 2]


def test_no_window_is_missing_for_bank_holidays_that_are_not_known_and_its_basis_says_so() -> None:
    later, moving = date(2190, 1, 1), versions_in("P1 review_day=working-day-after")
    assert versions_in("P1").ahead("amber", later).basis == "amber, every 4 weeks from 1 Jan 2190"
    ahead = moving.ahead("amber", later)
    assert ahead.due_by == date(2190, 1, 29)
    assert ahead.basis == "amber, every 4 weeks from 1 Jan 2190, bank holidays of 2190 not known"
    saturday, sunday = date(2190, 1, 2), date(2190, 2, 7)
    assert moving.ahead("amber", saturday, held=True) == (
        date(2190, 1, 25),
        date(2190, 2, 1),
        "amber, every 4 weeks from 2 Jan 2190 (held), moved from Sat 30 Jan 2190, bank holidays of 2190 not known",
        False,
        ("amber", saturday, True),
    )
    assert moving.after_exemption(date(2190, 2, 2)) == (
        date(2190, 2, 8),
        f", moved from {said(sunday)}, bank holidays of 2190 not known",
    )


def test_whether_any_version_moves_days_says_whether_bank_holidays_matter() -> None:
    assert not versions_in("P1, P2 from 2026-06-01").move_days
    assert versions_in("P1 review_day=working-day-before, P2 from 2026-06-01").move_days


def test_bank_holidays_are_not_read_where_no_version_moves_days() -> None:
    def nobody_asks() -> Calendar:
        raise AssertionError

    versions = PolicyVersions([(DAY, build(policy_document("P1", None, "as-counted"), 1))], nobody_asks)
    assert versions.ahead("amber", DAY).due_by == date(2026, 3, 30)
