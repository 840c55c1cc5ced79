"""The words of today's screen: the counts and blocks of one day; `iomctl today` puts them on the screen."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from iomctl.cli.worklists import today_cases as cases
from iomctl.cli.worklists import today_homes as homes
from iomctl.cli.worklists import today_markers as markers
from iomctl.cli.worklists import today_panels as panels
from iomctl.cli.worklists import today_placements as placements
from iomctl.cli.worklists import today_releases as releases
from iomctl.cli.worklists import today_transitions as transitions
from iomctl.cli.worklists.today_contacts import below_standard
from iomctl.cli.worklists.today_programmes import conditions, programmes
from iomctl.cli.worklists.today_without_home import without_home
from iomctl.domain.counts import counted, in_cases
from iomctl.domain.days.days import in_full, short
from iomctl.output.overview.overview import Block, Overview
from iomctl.output.screen import Part
from iomctl.output.styles import LATE

if TYPE_CHECKING:
    from iomctl.services.worklists.today_record import TierAgainstCapacity, Today

BEGIN = (
    "Nobody is on the scheme yet. To begin:",
    " iomctl agency add, iomctl worker add    who leads cases",
    " iomctl cohort create                    a cohort to manage together",
    " iomctl import offenders FILE            people that another system exported",
    " iomctl offender add                     or one by one",
    " iomctl cohort adopt                     take a person on",
)
CLEAR = ("Nothing is overdue, waiting or left without somebody responsible.",)
THEIRS_CLEAR = ("Nothing is due, overdue or waiting.",)


def overview_of(day: "Today", also: str = "", known: str = "") -> Overview:
    """The whole screen; `also` stands behind every command on it, such as ` --as-of 2026-03-31`.

    `known` says by which day it was known, when that is asked.
    """
    blocks = [Block(one.title, _asked(one.command, also), one.columns, one.rows) for one in _by_urgency(day)]
    corner = ", ".join(filter(None, (in_full(day.on), known)))
    figures = {"Reviews": _reviews(day), "Referrals": _referrals(day), "Releases": releases.counts(day)}
    figures["People"] = _people(day)
    return Overview(day.of or day.scheme, corner, figures, blocks, f"iomctl today{also} --all", _advice(day, blocks))


def _asked(command: str, also: str) -> str:
    """The command of a list for the same cases and day; what is past is asked for by its last day, actions by owner."""
    if command.startswith("iomctl panel"):
        return command
    if command.startswith("iomctl action"):
        return command + also.replace(" --worker ", " --owner ")
    return command + (also.replace(" --as-of ", " --to ") if command.startswith("iomctl release past") else also)


def _by_urgency(day: "Today") -> Iterator[Block]:
    """The blocks: what is late in front of what is due; those first who are out with nowhere to go, or in danger."""
    late_conditions, due_conditions = conditions(day)
    yield from (releases.released(day), releases.overdue_releases(day), homes.overdue_duties(day), without_home(day))
    yield from (panels.papers(day), cases.overdue_reviews(day), panels.overdue_actions(day))
    yield from (below_standard(day), placements.overdue_placements(day))
    yield from (homes.empty_rooms(day), placements.overdue_plans(day), late_conditions)
    yield from (markers.overdue_markers(day), transitions.overdue_transitions(day), cases.waiting(day))
    yield from (cases.nobody_responsible(day), releases.releases(day), cases.due_reviews(day))
    yield from (
        panels.due_actions(day),
        placements.due_placements(day),
        homes.due_duties(day),
        programmes(day),
        due_conditions,
    )
    yield from (markers.due_markers(day), transitions.due_transitions(day), cases.never_asked(day))


def _advice(day: "Today", blocks: list[Block]) -> tuple[str, ...]:
    if not day.people and day.of is None:
        return BEGIN
    if any(one.rows for one in blocks) or day.fault is not None:
        return ()
    return CLEAR if day.of is None else THEIRS_CLEAR


def _reviews(day: "Today") -> list[Part]:
    parts: list[Part] = [
        _late(day.reviews_overdue, "overdue"),
        f"{day.reviews_due:,} due by {short(day.due_until, day.on)}",
    ]
    if day.exemptions_ending:
        parts.append(f"{counted(day.exemptions_ending, 'exemption ends', 'exemptions end')} today")
    if day.exemptions_over:
        parts.append((f"{day.exemptions_over:,} exempt past the day set", LATE))
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
    return (f"{number:,} {words}", LATE if number else "")


def _tier(one: "TierAgainstCapacity") -> Part:
    if one.capacity is None:
        return f"{one.tier} {one.people:,}"
    over = one.people > one.capacity
    return (f"{one.tier} {one.people:,}/{one.capacity:,}{' over' if over else ''}", LATE if over else "")
