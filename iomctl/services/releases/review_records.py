"""Releases that took place, each with what a review of it asks: beforehand, on the day, and in the 28 days after."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from operator import attrgetter
from typing import Any

from sqlalchemy import Row

from iomctl.domain.accommodation.after_release import (
    FOUR_WEEKS,
    SinceRelease,
    asks_for_review,
    back_in_four_weeks,
    contact_in_week,
)
from iomctl.domain.accommodation.home import HOMELESS, asleep_on
from iomctl.domain.accommodation.past_releases import NOT_YET, YES
from iomctl.domain.columns import column
from iomctl.domain.policy.prompt_windows import ARRESTED, LATE_FRIDAY, NOWHERE, RECALLED, UNDONE, UNPLANNED
from iomctl.domain.references import name_column, offender_column
from iomctl.services.asked_day import AskedDay
from iomctl.services.cases.lead_workers import lead_workers
from iomctl.services.custody.records import whose
from iomctl.services.homes.homes import Homes
from iomctl.services.lookup.find_person import shown_words
from iomctl.services.releases.kept_reviews import newest_reviews
from iomctl.services.releases.went import HowTheyWent
from iomctl.storage.unit_of_work import UnitOfWork


@dataclass(frozen=True)
class ReviewedRelease:
    """One release with what became of it as known on a day; the field names are a contract."""

    offender: str = offender_column()
    name: str = name_column()
    released_on: date = column("Released", "the day of release", "2026-04-17", rank=0, spoken=True, kept=True)
    kind: str = column("Kind", "sentence, remand, recall, immediate (by the court) or not-known", "remand", rank=2)
    planned: bool = column("Planned", "known beforehand, and if early planned so and what was due done", "no", rank=0)
    days_early: int | None = column(
        "Days early", "days before the latest day ever worked out; absent: none was", "15", rank=2, right=True
    )
    hour: str | None = column("Hour", "the hour of release, by the clock there", "16:40", rank=4)
    late_friday: str = column("Late Friday", "yes, no or not-known, by the policy's hour", "yes", rank=2)
    notice_days: int | None = column(
        "Notice days", "days from when it was known to the release; absent: not known", "0", rank=2, right=True
    )
    undone: str | None = column("Undone", "what was due by then and not done", "address, gp", rank=3)
    first_night: str | None = column("First night", "where they slept: a code, or a word", "A08A", rank=2)
    first_night_settled: str = column("First night settled", "the class of that", "homeless", rank=2)
    contact_week: str = column(
        "Contact week", "kept, missed, none-recorded, not-yet or not-known, in the first 7 days", "kept", rank=2
    )
    home_28: str | None = column("Home 28", "where they slept 28 days later, or not-yet", "A04", rank=2)
    home_28_settled: str = column("Home 28 settled", "the class of that", "settled", rank=2)
    back_28: str = column(
        "Back 28", "recalled, arrested or in-custody within 28 days, else as for contact", "recalled", rank=0
    )
    asks: str | None = column("Asks", "what of it asks for a review, by the policy", "unplanned, nowhere", rank=3)
    reviewed_on: date | None = column("Reviewed", "the day of its newest review", "2026-05-06", rank=2, spoken=True)
    failed: str | None = column("Failed", "what failed, by code", "no-address, no-notice", rank=2)
    action: str | None = column("Action", "what is to be done about it", "ask the prison for notice", rank=5)
    action_by: date | None = column("Action by", "the day by which", "2026-05-20", rank=5, spoken=True)
    who: str | None = column("Who", "the worker who sees to it", "S Okafor", rank=5)
    worker: str | None = column("Worker", "the lead worker", "S Okafor", rank=1)
    prison: str | None = column("Prison", "the prison, if known", "HMP Bedford", rank=4)
    release_kind: str | None = column("Release kind", "the code of the kind of release", "immediate", rank=6)
    unplanned_because: str | None = column(
        "Unplanned because", "why it does not count as planned", "not known beforehand", rank=6
    )
    note: str | None = column("Note", "words kept with the review", "the gate rang at 17.00", shown=False)


_SINCE = attrgetter(*SinceRelease._fields)


class Releases:
    """What became of the releases of some rows, as known on a day; `rows` are those of `review.query`."""

    def __init__(self, work: UnitOfWork, day: AskedDay, rows: Sequence[Row[Any]]) -> None:
        people = [row.offender_id for row in rows]
        self._work, self._day = work, day
        self._went, self._homes = HowTheyWent(work, day, rows), Homes(work, day, people)
        self._leads, self._reviews = (
            lead_workers(work, people, day),
            newest_reviews(work, day.on, [row.custody_id for row in rows]),
        )

    def of(self, row: Row[Any]) -> ReviewedRelease:
        """The record of one of them."""
        went = self._went.of(row)
        told: dict[str, Any] = {
            **whose(self._work, row),
            "kind": went.ended,
            "planned": went.unplanned is None,
            "days_early": went.days_early,
            "late_friday": went.late_friday,
            "undone": ", ".join(went.undone) or None,
            "release_kind": went.release_kind,
            "unplanned_because": went.unplanned,
            **self._slept(row),
            **self._since(row),
        }
        return ReviewedRelease(
            released_on=row.released_on,
            hour=row.hour,
            notice_days=went.notice_days,
            worker=self._leads.get(row.offender_id),
            prison=row.prison,
            asks=", ".join(asks_for_review(_found(told), self._day.policy.release.review_for)) or None,
            **told,
            **self._review(row),
        )

    def _slept(self, row: Row[Any]) -> dict[str, Any]:
        facts, classes = self._homes.facts(row.offender_id), self._homes.classes
        first, later_on = asleep_on(facts, row.released_on, classes), row.released_on + FOUR_WEEKS
        told = {"first_night": first.kind, "first_night_settled": first.standing}
        if self._day.on < later_on:
            return told | {"home_28": NOT_YET, "home_28_settled": NOT_YET}
        later = asleep_on(facts, later_on, classes)
        return told | {"home_28": later.kind, "home_28_settled": later.standing}

    def _since(self, row: Row[Any]) -> dict[str, Any]:
        since = SinceRelease(*_SINCE(row))
        return {
            "contact_week": contact_in_week(row.released_on, since, self._day.on),
            "back_28": back_in_four_weeks(row.released_on, since, self._day.on),
        }

    def _review(self, row: Row[Any]) -> dict[str, Any]:
        review = self._reviews.get(row.custody_id)
        if review is None:
            return dict.fromkeys(("reviewed_on", "failed", "action_by", "who", "action", "note"))
        words = {name: shown_words(self._work, getattr(review, name), row.restricted) for name in ("action", "note")}
        plain = {name: getattr(review, name) for name in ("reviewed_on", "failed", "action_by", "who")}
        return plain | words


def _found(told: dict[str, Any]) -> set[str]:
    """What of all that may ask for a review is so."""
    back = told["back_28"].split(", ")
    so = {
        UNPLANNED: not told["planned"],
        LATE_FRIDAY: told["late_friday"] == YES,
        NOWHERE: told["first_night_settled"] == HOMELESS,
        UNDONE: told["undone"] is not None,
        RECALLED: RECALLED in back,
        ARRESTED: ARRESTED in back,
    }
    return {word for word, found in so.items() if found}
