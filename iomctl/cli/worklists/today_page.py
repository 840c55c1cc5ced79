"""The words of today's screen: the counts and blocks of one day; `iomctl today` puts them on the screen."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from iomctl.cli.worklists.today_contacts import below_standard
from iomctl.cli.worklists.today_homes import due_duties, empty_rooms, overdue_duties
from iomctl.cli.worklists.today_markers import due_markers, overdue_markers
from iomctl.cli.worklists.today_plans import overdue_plans
from iomctl.cli.worklists.today_programmes import conditions, programmes
from iomctl.cli.worklists.today_releases import counts, overdue_releases, released, releases
from iomctl.cli.worklists.today_transitions import due_transitions, overdue_transitions
from iomctl.cli.worklists.today_without_home import without_home
from iomctl.domain.columns import Column
from iomctl.domain.counts import counted, in_cases
from iomctl.domain.days.days import in_full, short
from iomctl.output.board import Block, Board
from iomctl.output.screen import Part

if TYPE_CHECKING:
    from iomctl.services.accommodation.records import PlacementRecord
    from iomctl.services.referrals.waiting import WaitingReferral
    from iomctl.services.worklists.today_record import NeedsWorker, TierAgainstCapacity, Today

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


def board_of(day: "Today", also: str = "", known: str = "") -> Board:
    """The whole screen; `also` stands behind every command on it, such as ` --as-of 2026-03-31`.

    `known` says by which day it was known, when that is asked.
    """
    blocks = [released(day), overdue_releases(day), without_home(day), releases(day), _overdue(day)]
    blocks += [_placements("Placements past their end", "overdue", day.placements_overdue)]
    blocks += [_placements("Placements that run out", "due", day.placements), overdue_plans(day), empty_rooms(day)]
    blocks += [overdue_duties(day), due_duties(day)]
    blocks += [below_standard(day), overdue_transitions(day), due_transitions(day), programmes(day), *conditions(day)]
    blocks += [overdue_markers(day), due_markers(day), _waiting(day), _nobody_responsible(day), _never_asked(day)]
    for_all = [Block(one.title, one.command + also, one.columns, one.rows) for one in blocks]
    advice: tuple[str, ...] = ()
    if not day.people:
        advice = BEGIN
    elif not any(one.rows for one in blocks) and day.fault is None:
        advice = CLEAR
    corner = ", ".join(filter(None, (in_full(day.on), known)))
    figures = {"Reviews": _reviews(day), "Referrals": _referrals(day), "Releases": counts(day), "People": _people(day)}
    return Board(day.scheme, corner, figures, for_all, advice)


def _reviews(day: "Today") -> list[Part]:
    parts: list[Part] = [
        _late(day.reviews_overdue, "overdue"),
        f"{day.reviews_due:,} due by {short(day.due_until, day.on)}",
    ]
    if day.exemptions_ending:
        parts.append(f"{counted(day.exemptions_ending, 'exemption ends', 'exemptions end')} today")
    if day.exemptions_over:
        parts.append((f"{day.exemptions_over:,} exempt past the day set", "red"))
    return parts


def _referrals(day: "Today") -> list[Part]:
    if day.referrals_waiting is None or day.referrals_not_started is None:
        return ["not known: bank holidays are missing"]
    not_started = f"{day.referrals_not_started:,} accepted, not started in target"
    return [_late(day.referrals_waiting, "waiting past target"), not_started]


def _people(day: "Today") -> list[Part]:
    parts: list[Part] = [f"{day.people:,} on scheme{in_cases(day.people, day.cases)}", *map(_tier, day.tiers)]
    twice = sum(one.people for one in day.tiers) - day.people
    return [*parts, f"{twice:,} in another tier too"] if twice else parts


def _late(number: int, words: str) -> Part:
    return (f"{number:,} {words}", "red" if number else "")


def _tier(one: "TierAgainstCapacity") -> Part:
    if one.capacity is None:
        return f"{one.tier} {one.people:,}"
    over = one.people > one.capacity
    return (f"{one.tier} {one.people:,}/{one.capacity:,}{' over' if over else ''}", "red" if over else "")


def _overdue(day: "Today") -> Block:
    columns = {"offender": REF, "name": NAME, "colour": _at(1), "tier": _at(2), "worker": _at(3)}
    rows = [
        {
            "offender": one.offender,
            "name": one.name,
            "colour": one.colour,
            "tier": one.tier,
            "worker": one.worker or "",
            "due": f"due {short(one.due_by, day.on)}",
            "days_late": counted(one.days_overdue, "day"),
        }
        for one in day.overdue
    ]
    return Block("Overdue reviews", "iomctl review overdue", columns | {"due": _at(0), "days_late": _at(0)}, rows)


def _waiting(day: "Today") -> Block:
    columns = {"offender": REF, "name": NAME, "pathway": _at(1), "provider": _at(3), "made": _at(2), "waited": _at(0)}
    rows = [
        {
            "offender": one.offender,
            "name": one.name,
            "pathway": one.pathway,
            "provider": one.provider,
            "made": f"made {short(one.made_on, day.on)}",
            "waited": _waited(one),
        }
        for one in day.waiting
    ]
    return Block("Referrals with no answer in target", "iomctl referral waiting", columns, rows)


def _placements(title: str, verb: str, found: "Sequence[PlacementRecord]") -> Block:
    columns = {"offender": REF, "name": NAME, "kind": _at(1), "provider": _at(2), "left": _at(0)}
    rows = [
        {
            "offender": one.offender,
            "name": one.name,
            "kind": one.kind,
            "provider": one.provider or "",
            "left": _left(one),
        }
        for one in found
    ]
    return Block(title, f"iomctl placement {verb}", columns, rows)


def _nobody_responsible(day: "Today") -> Block:
    columns = {"offender": REF, "name": NAME, "tier": _at(1), "why": _at(0)}
    rows = [
        {"offender": one.offender, "name": one.name, "tier": one.tier, "why": _why(one, day.on)}
        for one in day.nobody_responsible
    ]
    return Block("Nobody responsible", "iomctl caseload --no-worker", columns, rows)


def _never_asked(day: "Today") -> Block:
    columns = {"offender": REF, "name": NAME, "tier": _at(2), "worker": _at(1), "adopted": _at(0)}
    rows = [
        {
            "offender": one.offender,
            "name": one.name,
            "tier": one.tier,
            "worker": one.worker or "",
            "adopted": f"adopted {short(one.adopted_on, day.on)}",
        }
        for one in day.never_asked
    ]
    return Block("No needs assessment", "iomctl caseload --needs not-asked", columns, rows)


def _left(one: "PlacementRecord") -> str:
    days = one.days_left or 0
    left = f"{counted(-days, 'day')} past" if days < 0 else f"{counted(days, 'day')} left"
    return f"{left}, overstay {counted(one.overstay, 'night')}" if one.overstay else left


def _at(rank: int) -> Column:
    return Column("", "", rank=rank)


def _why(one: "NeedsWorker", on: date) -> str:
    if one.worker is None or one.left_on is None:
        return "no lead worker"
    return f"worker {one.worker} left on {short(one.left_on, on)}"


def _waited(one: "WaitingReferral") -> str:
    if one.working_days_waiting is None:
        return ""
    return f"{counted(one.working_days_waiting, 'day')}, target {one.target}"
