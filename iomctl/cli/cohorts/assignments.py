"""iomctl cohort assign: who leads a case, or all the cases of a worker or an agency."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated

import typer

from iomctl.app import App
from iomctl.cli.changes import change_style, say_changed
from iomctl.cli.options import CohortOption, ColumnsOption, DryRunOption, FormatOption, InsteadOption, OnOption
from iomctl.errors import DoesNotFit, NotUnderstood

if TYPE_CHECKING:
    from iomctl.inputs.spells import Assignment
    from iomctl.inputs.typed_words import Typed
    from iomctl.services.cohorts.handovers import Handover
    from iomctl.storage.unit_of_work import UnitOfWork

FIRST = 10
FORMS = """give OFFENDER --to WORKER, --everyone-of WORKER --to WORKER, --everyone-of-agency AGENCY --to WORKER, \
or --everyone-of-agency AGENCY --to-agency AGENCY"""

EveryoneOption = Annotated[
    str | None, typer.Option("--everyone-of", metavar="WORKER", help="everyone this worker leads")
]
EveryoneOfAgencyOption = Annotated[
    str | None, typer.Option("--everyone-of-agency", metavar="AGENCY", help="everyone led for this agency")
]


@dataclass(frozen=True)
class CasesToAssign:
    """Whose cases, and to whom, as typed."""

    offender: str | None
    everyone_of: str | None
    everyone_of_agency: str | None
    to: str | None
    to_agency: str | None
    cohort: str | None


def assign(
    context: typer.Context,
    offender: Annotated[
        str | None, typer.Argument(metavar="OFFENDER", help='reference, identifier, "mercer" or "kai mercer"')
    ] = None,
    to: Annotated[str | None, typer.Option("--to", metavar="WORKER", help="who leads from then on")] = None,
    everyone_of: EveryoneOption = None,
    everyone_of_agency: EveryoneOfAgencyOption = None,
    to_agency: Annotated[
        str | None, typer.Option("--to-agency", metavar="AGENCY", help="its workers move there, with their cases")
    ] = None,
    reason: Annotated[str | None, typer.Option("--reason", metavar="WORDS", help="why; kept with it")] = None,
    on: OnOption = None,
    cohort: CohortOption = None,
    instead: InsteadOption = False,
    dry_run: DryRunOption = False,
    format: FormatOption = "table",
    columns: ColumnsOption = None,
) -> None:
    """Give a case, or all of a worker or agency, to another worker.

    \b
      iomctl cohort assign N00042 --to byrne
      iomctl cohort assign --everyone-of okafor --to byrne --reason "left the team"
      iomctl cohort assign --everyone-of-agency "CRC" --to-agency "Probation Service" --on 26/6/2021
    """
    from iomctl.inputs.spells import Assignment
    from iomctl.services.cohorts.handovers import AssignedCase

    app: App = context.obj
    asked = CasesToAssign(offender, everyone_of, everyone_of_agency, to, to_agency, cohort)
    hand_over = _understood(asked, instead, Assignment.typed(on=on, reason=reason))
    shown = change_style(app, format, AssignedCase, columns)
    asks = offender is None and not (dry_run or app.yes)
    expected = _confirmed(app, reason, hand_over) if asks else None
    with app.unit_of_work(reason, dry_run=dry_run) as work:
        found = hand_over(work)
        if expected not in (None, found):
            raise DoesNotFit("the cases changed while you were asked", advice="run it again")
    app.show(found.cases, AssignedCase, shown)
    say_changed(app, dry_run, _counted(app, found))
    for line in found.left:
        app.screen.say(f"Left as it is: {line}.")


def _understood(asked: CasesToAssign, instead: bool, words: "Typed[Assignment]") -> "Callable[[UnitOfWork], Handover]":
    """What to do in a unit of work. Raises NotUnderstood when the words say no such thing."""
    from iomctl.services.cohorts import assignments
    from iomctl.services.partnership import agency_mergers

    if asked.cohort is not None and asked.offender is None:
        raise NotUnderstood("--cohort goes with one OFFENDER", advice=FORMS)
    match (asked.offender, asked.everyone_of, asked.everyone_of_agency, asked.to, asked.to_agency):
        case (str(offender), None, None, str(to), None):
            return lambda work: assignments.assign(work, (offender, asked.cohort), to, words, instead)
        case (None, str(worker), None, str(to), None):
            return lambda work: assignments.assign_everyone_of_worker(work, worker, to, words, instead)
        case (None, None, str(agency), str(to), None):
            return lambda work: assignments.assign_everyone_of_agency(work, agency, to, words, instead)
        case (None, None, str(agency), None, str(into)):
            return lambda work: agency_mergers.merge_agencies(work, agency, into, words, instead)
    raise NotUnderstood("say whose cases, and to whom", advice=FORMS)


def _confirmed(app: App, reason: str | None, hand_over: "Callable[[UnitOfWork], Handover]") -> "Handover":
    """What would be done, once somebody has seen it and said yes; nothing is locked while they think."""
    with app.unit_of_work(reason, dry_run=True) as work:
        found = hand_over(work)
    for one in found.cases[:FIRST]:
        was = f"{one.previous_worker or 'nobody'}, {one.previous_agency or 'no agency'}"
        app.screen.warn(f"  {one.offender}  {one.name}  {was} -> {one.worker}, {one.agency}")
    if len(found.cases) > FIRST:
        app.screen.warn(f"  ... {len(found.cases) - FIRST:,} more")
    for line in found.left[:FIRST]:
        app.screen.warn(f"  left as it is: {line}")
    if found.cases or found.workers:
        app.confirm(f"Change hands: {_counted(app, found)}?")
    return found


def _counted(app: App, found: "Handover") -> str:
    from iomctl.domain.counts import counted
    from iomctl.domain.days.days import spoken
    from iomctl.services.cases.recording import put_aside

    cases = counted(len(found.cases), "case")
    if found.workers:
        cases += f" and {counted(len(found.workers), 'worker')} ({', '.join(found.workers)})"
    if not found.cases:
        return cases
    return f"{cases} from {spoken(found.cases[0].from_on, app.today)}{put_aside(found.replaced)}"
