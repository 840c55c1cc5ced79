"""What became of the decisions of an earlier run when its cohort was planned anew."""

from typing import TYPE_CHECKING

from iomctl.app import App
from iomctl.domain.counts import counted

if TYPE_CHECKING:
    from iomctl.output.render import Style
    from iomctl.services.rescopes.decisions.carrying_over import NotCarriedOver, PlannedAnew

MOST_NAMED = 20
"""People whose decisions are named as fallen after a plan; how many more there are follows."""


def say_carried_over(app: App, made: "PlannedAnew", dry_run: bool) -> None:
    """Say on stderr how many decisions of the earlier run still stand, and which do not and why."""
    earlier, fallen = made.run.carried_from, made.fallen
    if earlier is None:
        return
    which = f"{counted(made.carried, 'decision')} of run {earlier} still {'stands' if made.carried == 1 else 'stand'}"
    how = "would be carried over" if dry_run else f"{'was' if made.carried == 1 else 'were'} carried over"
    app.screen.say(f"{which} and {how}" if made.carried else f"No decision of run {earlier} still stands")
    for one in fallen[:MOST_NAMED]:
        app.screen.say(_in_words(one))
    if fallen and not dry_run:
        more = f", {len(fallen) - MOST_NAMED:,} more of them" if len(fallen) > MOST_NAMED else ""
        show = f"iomctl rescope show {made.run.number} --not-carried-over"
        app.screen.say(f"{counted(len(fallen), 'decision')} not carried over{more}: {show}")


def show_fallen(app: App, number: int, how: "Style", reason: str | None) -> None:
    """Answer `rescope show --not-carried-over`."""
    from dataclasses import replace

    from iomctl.services.rescopes.decisions.carrying_over import NotCarriedOver, not_carried_over
    from iomctl.services.rescopes.runs.runs import find_run

    with app.unit_of_work(reason) as work:
        run = find_run(work, number)
        fallen = not_carried_over(work, run)
    if run.carried_from is None:
        empty, title = f"Run {number} carried no decisions over.", ""
    else:
        empty = f"Every decision of run {run.carried_from} was carried over."
        title = f"Run {number}: decisions of run {run.carried_from} that no longer stand"
    app.show(fallen, NotCarriedOver, replace(how, title=title, empty=empty))


def _in_words(one: "NotCarriedOver") -> str:
    action = f"{one.decision} {one.tier}" if one.tier else one.decision
    return f"{one.offender}  {one.name}: {action} ({one.reason}) not carried over: {one.why}"
