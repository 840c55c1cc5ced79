"""Today's screen: the counts and blocks of one day, from the record that `services.today` answers."""

from datetime import date
from typing import Any

from iomctl.domain.columns import Column
from iomctl.domain.days import short
from iomctl.domain.reviews import full_day
from iomctl.domain.written_days import WEEKDAYS
from iomctl.output.board import Block, Board, write_board
from iomctl.output.screen import Part, Screen

REF, NAME = Column("Ref", "", rank=0), Column("Name", "", rank=0)
BEGIN = (
    "Nobody is on the scheme yet. To begin:",
    " iomctl agency add, iomctl worker add    who leads cases",
    " iomctl cohort create                    a cohort to manage together",
    " iomctl import offenders FILE            people that another system exported",
    " iomctl offender add                     or one by one",
    " iomctl cohort adopt                     take a person on",
)
CLEAR = ("Nothing is overdue, waiting or left without somebody responsible.",)


def show_today(screen: Screen, record: Any, also: str = "") -> None:
    """Write the screen; `also` stands behind every command on it, such as ` --as-of 2026-03-31`."""
    blocks = [_overdue(record), _waiting(record), _nobody_responsible(record), _never_asked(record)]
    for_all = [Block(one.title, one.command + also, one.columns, one.rows) for one in blocks]
    advice: tuple[str, ...] = ()
    if not record.people:
        advice = BEGIN
    elif not any(one.rows for one in blocks) and record.fault is None:
        advice = CLEAR
    day = f"{WEEKDAYS[record.on.weekday()][:3]} {full_day(record.on)}"
    write_board(screen, Board(record.scheme, day, _counts(record), for_all, advice))


def _counts(record: Any) -> dict[str, list[Part]]:
    ends = "exemption ends" if record.exemptions_ending == 1 else "exemptions end"
    reviews: list[Part] = [
        _late(record.reviews_overdue, "overdue"),
        f"{record.reviews_due:,} due by {short(record.due_until, record.on)}",
    ]
    if record.exemptions_ending:
        reviews.append(f"{record.exemptions_ending:,} {ends} today")
    if record.exemptions_over:
        reviews.append((f"{record.exemptions_over:,} exempt past the day set", "red"))
    referrals: list[Part] = ["not known: bank holidays are missing"]
    if record.fault is None:
        referrals = [_late(record.referrals_waiting, "waiting past target")]
        referrals.append(f"{record.referrals_not_started:,} accepted, not started in target")
    people: list[Part] = [f"{record.people:,} on scheme", *map(_tier, record.tiers)]
    return {"Reviews": reviews, "Referrals": referrals, "People": people}


def _late(number: int, words: str) -> Part:
    return (f"{number:,} {words}", "red" if number else "")


def _tier(one: Any) -> Part:
    if one.capacity is None:
        return f"{one.tier} {one.people:,}"
    over = one.people > one.capacity
    return (f"{one.tier} {one.people:,}/{one.capacity:,}{' over' if over else ''}", "red" if over else "")


def _overdue(record: Any) -> Block:
    columns = {"offender": REF, "name": NAME, "colour": _at(1), "tier": _at(2), "worker": _at(3)}
    rows = [
        {
            **_named(one, "tier", "colour", "worker"),
            "due": f"due {short(one.due_by, record.on)}",
            "days_late": _counted(one.days_overdue),
        }
        for one in record.overdue
    ]
    return Block("Overdue reviews", "iomctl review overdue", columns | {"due": _at(0), "days_late": _at(0)}, rows)


def _waiting(record: Any) -> Block:
    columns = {"offender": REF, "name": NAME, "pathway": _at(1), "provider": _at(3), "made": _at(2), "waited": _at(0)}
    rows = [
        {**_named(one, "pathway", "provider"), "made": f"made {short(one.made_on, record.on)}", "waited": _waited(one)}
        for one in record.waiting
    ]
    return Block("Referrals with no answer in target", "iomctl referral waiting", columns, rows)


def _nobody_responsible(record: Any) -> Block:
    columns = {"offender": REF, "name": NAME, "tier": _at(1), "why": _at(0)}
    rows = [{**_named(one, "tier"), "why": _why(one, record.on)} for one in record.nobody_responsible]
    return Block("Nobody responsible", "iomctl caseload --no-worker", columns, rows)


def _never_asked(record: Any) -> Block:
    columns = {"offender": REF, "name": NAME, "tier": _at(2), "worker": _at(1), "adopted": _at(0)}
    rows = [
        {**_named(one, "tier", "worker"), "adopted": f"adopted {short(one.adopted_on, record.on)}"}
        for one in record.never_asked
    ]
    return Block("No needs assessment", "iomctl caseload --needs not-asked", columns, rows)


def _at(rank: int) -> Column:
    return Column("", "", rank=rank)


def _named(one: Any, *names: str) -> dict[str, str]:
    return {name: getattr(one, name) or "" for name in ("offender", "name", *names)}


def _why(one: Any, on: date) -> str:
    return f"worker {one.worker} left on {short(one.left_on, on)}" if one.worker else "no lead worker"


def _waited(one: Any) -> str:
    return "" if one.working_days_waiting is None else f"{_counted(one.working_days_waiting)}, target {one.target}"


def _counted(days: int) -> str:
    return f"{days:,} day" if days == 1 else f"{days:,} days"
