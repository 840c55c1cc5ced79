"""iomctl rescope decide: what the group decided, about one person, as planned, or by the sheet it passed round."""

from typing import TYPE_CHECKING, Annotated

import typer

from iomctl.app import App
from iomctl.cli.options import DryRunOption, FormatOption, NoteOption, OnOption
from iomctl.cli.rescopes.runs import RunArgument
from iomctl.errors import NotUnderstood

if TYPE_CHECKING:
    from iomctl.inputs.rescopes import GroupDecision
    from iomctl.inputs.typed_words import Typed
    from iomctl.services.rescopes.decisions.deciding_as_planned import ManyDecided


MeetingOption = Annotated[str | None, typer.Option("--meeting", metavar="REF", help="the meeting that decided")]


def decide(
    context: typer.Context,
    run: RunArgument,
    offender: Annotated[str | None, typer.Argument(metavar="OFFENDER", help="one person of the run")] = None,
    decision: Annotated[
        str | None, typer.Argument(metavar="keep|move|leave|admit|defer", help="what becomes of them")
    ] = None,
    tier: Annotated[
        str | None, typer.Argument(metavar="TIER", help="after move; after admit the plan's when it is left out")
    ] = None,
    reason: Annotated[
        str | None, typer.Option("--reason", metavar="CODE", help="of the list that goes with the decision")
    ] = None,
    exit_plan: Annotated[
        str | None, typer.Option("--exit-plan", metavar="WORDS", help="who goes on supporting those who leave")
    ] = None,
    note: NoteOption = None,
    meeting: MeetingOption = None,
    on: OnOption = None,
    as_planned: Annotated[
        bool, typer.Option("--as-planned", help="as the plan says, about everyone still undecided")
    ] = False,
    outcome: Annotated[
        str | None, typer.Option("--outcome", metavar="OUTCOME", help="with --as-planned: moves, leaves or comes-in")
    ] = None,
    file: Annotated[
        str | None, typer.Option("--from", metavar="FILE", help="a CSV, XLSX or ODS file of rescope show, filled in")
    ] = None,
    rejects: Annotated[
        str | None, typer.Option("--rejects", metavar="FILE", help="with --from: take the good rows, write the others")
    ] = None,
    encoding: Annotated[
        str | None, typer.Option("--encoding", metavar="NAME", help="of a CSV file, when it can't be told")
    ] = None,
    sheet: Annotated[
        str | None, typer.Option("--sheet", metavar="NAME", help="of a workbook with several in use")
    ] = None,
    dry_run: DryRunOption = False,
    format: FormatOption = "table",
) -> None:
    """Record what the group decided.

    About one person: keep and defer need a reason of the policy's rescope list, move one of its tier list, leave one
    of its deselection list, admit one of its adoption list. The newest decision about a person counts.
    Where facts have changed since the plan it says so, and the decision counts by what is recorded now.

    A sheet may come back sorted, cut down, or with columns of your own, which are left alone. A row with a name that
    is not that of its reference is refused.

    \b
      iomctl rescope decide 3 N00017 leave --reason out-of-scope --exit-plan "probation goes on" --meeting "TFG 7 May"
      iomctl rescope decide 3 --as-planned --outcome moves --meeting "TFG 7 May"
      iomctl rescope decide 3 --from decisions.xlsx --rejects rejects.csv
    """
    from iomctl.inputs.rescopes import GroupDecision

    app: App = context.obj
    chosen = _one_way({"OFFENDER": offender, "--as-planned": as_planned or None, "--from": file})
    _refuse_apart(chosen, {"--outcome": outcome}, {"--as-planned"})
    _refuse_apart(chosen, {"--rejects": rejects, "--encoding": encoding, "--sheet": sheet}, {"--from"})
    _refuse_apart(chosen, {"--reason": reason, "--exit-plan": exit_plan, "--note": note}, {"OFFENDER", "--as-planned"})
    words = GroupDecision.typed(on=on, meeting=meeting)
    said = words.also(reason=reason, exit_plan=exit_plan, note=note)
    if offender is not None:
        if decision is None:
            raise NotUnderstood(f"what becomes of {offender}?", advice="one of keep, move TIER, leave, admit, defer")
        _decide_one(app, (run, offender), said.also(action=decision, tier=tier), format, dry_run)
    elif file is not None:
        _decide_by_file(app, run, (file, rejects, encoding, sheet), words, (format, dry_run))
    else:
        _decide_as_planned(app, run, outcome, said, (format, dry_run))


def _one_way(ways: "dict[str, object]") -> str:
    given = [name for name, value in ways.items() if value is not None]
    if len(given) == 1:
        return given[0]
    told = f"{' and '.join(given)} do not go together" if given else "about whom?"
    raise NotUnderstood(told, advice="give one person and a decision, or --as-planned, or --from FILE")


def _refuse_apart(chosen: str, options: "dict[str, str | None]", ways: "set[str]") -> None:
    given = [name for name, value in options.items() if value is not None]
    if given and chosen not in ways:
        raise NotUnderstood(
            f"{' and '.join(given)} does not go with {chosen}", advice=f"it goes with {' or '.join(sorted(ways))}"
        )


def _decide_one(app: App, whom: tuple[int, str], words: "Typed[GroupDecision]", format: str, dry_run: bool) -> None:
    from iomctl.cli.changes import change_style, say_changed
    from iomctl.services.rescopes.decisions.deciding import decide
    from iomctl.services.rescopes.decisions.people import PersonInRun

    shown = change_style(app, format, PersonInRun)
    with app.unit_of_work(dry_run=dry_run) as work:
        made = decide(work, *whom, words)
    app.show_one(made.person, shown)
    for line in made.told:
        app.screen.say(line)
    say_changed(app, dry_run)
    _say_next(app, whom[0], made.undecided)


def _decide_by_file(
    app: App,
    run: int,
    file: tuple[str, str | None, str | None, str | None],
    words: "Typed[GroupDecision]",
    how: tuple[str, bool],
) -> None:
    from iomctl.cli.changes import change_style
    from iomctl.services.imports.engine.filled_sheets import SheetFile
    from iomctl.services.rescopes.decisions.deciding_as_planned import Decisions
    from iomctl.services.rescopes.decisions.deciding_by_file import decide_by_file

    shown = change_style(app, how[0], Decisions)
    asked = SheetFile(*file)
    with app.unit_of_work(dry_run=how[1]) as work:
        made = decide_by_file(work, run, asked, words)
    app.show_one(made.record, shown)
    if made.record.refused:
        app.screen.say(f"The refused rows are in {asked.rejects} with the reasons; mend them there and give that file.")
    _say_many(app, made, how[1])


def _decide_as_planned(
    app: App, run: int, outcome: str | None, words: "Typed[GroupDecision]", how: tuple[str, bool]
) -> None:
    from iomctl.cli.changes import change_style
    from iomctl.services.rescopes.decisions.deciding_as_planned import Decisions, decide_as_planned

    shown = change_style(app, how[0], Decisions)
    with app.unit_of_work(dry_run=how[1]) as work:
        made = decide_as_planned(work, run, outcome, words)
    app.show_one(made.record, shown)
    _say_many(app, made, how[1])


def _say_many(app: App, made: "ManyDecided", dry_run: bool) -> None:
    from iomctl.cli.changes import say_changed

    for line in made.told:
        app.screen.say(line)
    say_changed(app, dry_run)
    _say_next(app, made.record.run, made.record.undecided)


def _say_next(app: App, run: int, undecided: int) -> None:
    from iomctl.domain.counts import counted

    if undecided:
        waiting = counted(undecided, "person still needs", "people still need")
        app.screen.say(f"{waiting} a decision: iomctl rescope show {run} --undecided")
    else:
        app.screen.say(f"Everyone is decided about. Next: iomctl rescope apply {run} --meeting REF")
