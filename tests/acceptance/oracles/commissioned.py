"""The referrals of the scenarios of commissioned services, as rows to import."""

from collections.abc import Callable, Mapping
from typing import NamedTuple

from tests.acceptance.oracles import scenarios
from tests.acceptance.oracles.scenarios import Row

LIVE = {"made": (), "accepted": ("accepted_on",), "started": ("accepted_on", "started_on")}
"""How far a referral that is live may have come, with the days of its steps after it was made."""


class AtService(NamedTuple):
    """Where people are referred: a pathway's code, and a provider who offers it."""

    pathway: str
    provider: str


def referrals(rows: Mapping[int, Row], service: AtService, live: Callable[[int], str]) -> list[Row]:
    """The referral of each row that has one; `live` tells by its number how far one that is live has come."""
    return [_referral(number, row, service, live(number)) for number, row in rows.items() if row["crsStatus"]]


def _referral(number: int, row: Row, service: AtService, live: str) -> Row:
    """A referral; the scenarios tell no day but that of its submission, so that each step is on that day."""
    made_on, status = scenarios.iso(row["crsSubmissionDate"]), row["crsStatus"]
    steps = {"LIVE": LIVE[live], "COMPLETED": (*LIVE["started"], "ended_on"), "WITHDRAWN": ("ended_on",)}[status]
    completed, withdrawn = status == "COMPLETED", status == "WITHDRAWN"
    return {
        "offender": scenarios.person(number),
        **service._asdict(),
        "made_on": made_on,
        **{step: made_on if step in steps else "" for step in ("accepted_on", "started_on", "ended_on")},
        "ending": "completed" if completed else "never-started" if withdrawn else "",
        "ending_reason": "ANO" if withdrawn else "",
        "outcome": "achieved" if completed else "",
    }
