"""iomctl rescope: hold criteria against the people of a cohort."""

from contextlib import suppress
from typing import TYPE_CHECKING, Annotated

import typer

from iomctl.app import App
from iomctl.cli import group
from iomctl.cli.options import ColumnsOption, FormatOption, style
from iomctl.cli.pages import write_page
from iomctl.cli.rescopes import compare as rescope_compare
from iomctl.cli.rescopes import decisions as rescope_decisions
from iomctl.cli.rescopes import report as rescope_report
from iomctl.cli.rescopes import runs as rescope_runs
from iomctl.cli.rescopes import steps as rescope_steps
from iomctl.errors import NotUnderstood

if TYPE_CHECKING:
    from iomctl.domain.criteria.criteria import Criteria
    from iomctl.domain.policy.policy import Policy

verbs = group("Re-scope a cohort: criteria, check, plan, show, compare, list, decide, apply, undo, report.")

CriteriaArgument = Annotated[
    str, typer.Argument(metavar="CRITERIA", help="a file, or the name of criteria that are shipped")
]
ShippedArgument = Annotated[
    str | None, typer.Argument(metavar="[NAME]", help="print the file of these, to copy and change")
]


@verbs.command("check")
def check(context: typer.Context, criteria: CriteriaArgument, format: FormatOption = "table") -> None:
    """Check a file of criteria and say in words what it asks.

    A line for each fault, and exit 4. Codes are those of the case book's policy; where there is no case book,
    of the policy that is shipped.

    \b
      iomctl rescope check luton.toml
      iomctl rescope check neighbourhood-crime-2020 --format json
    """
    from iomctl.cli.rescopes.criteria_page import defaults_of
    from iomctl.services.rescopes.rules.criteria import check, in_words

    app: App = context.obj
    policy, whose = _policy(app)
    found = check(criteria, policy)
    if format in {"table", "md"}:
        _show_page(app, found, format)
    else:
        app.show_one(in_words(found), style(format))
    app.screen.say(f"{criteria}: no faults, held against {whose}{defaults_of(found)}")


@verbs.command("criteria")
def criteria(
    context: typer.Context,
    name: ShippedArgument = None,
    fields: Annotated[bool, typer.Option("--fields", help="what a rule may speak about, and what each means")] = False,
    format: FormatOption = "table",
    columns: ColumnsOption = None,
) -> None:
    """The criteria that come with iomctl, or one file to copy.

    No case book is needed.

    \b
      iomctl rescope criteria
      iomctl rescope criteria neighbourhood-crime-2020 > luton.toml
      iomctl rescope criteria --fields
    """
    from iomctl.services.rescopes.rules.criteria import FieldInWords, ShippedCriteria, shipped, shipped_text
    from iomctl.services.rescopes.rules.criteria import fields as all_fields

    app: App = context.obj
    if fields:
        if name is not None:
            raise NotUnderstood(f"{name} and --fields do not go together", advice="give one of them")
        app.show(all_fields(), FieldInWords, style(format, columns, app.today, whole=True, things=("field", "fields")))
        app.screen.say('Every rule has words; default and when-unknown = "not-met" may stand in any.')
        return
    if name is not None:
        app.screen.write_lines(shipped_text(name).splitlines())
        return
    app.show(shipped(), ShippedCriteria, style(format, columns, app.today, whole=True, things=("file", "files")))


def _policy(app: App) -> "tuple[Policy, str]":
    """The policy of the case book, or where there is none the one that is shipped; and what to call it."""
    from iomctl.services.rescopes.rules.criteria import shipped_policy

    with suppress(OSError):  # what keeps a file from being looked at is told when it is opened
        if app.place.path is not None and not app.place.path.exists():
            return shipped_policy(), "the policy that is shipped, as there is no case book"
    with app.unit_of_work() as work:
        return work.policy, f"version {work.policy.version} of the policy"


def _show_page(app: App, found: "Criteria", format: str) -> None:
    from iomctl.cli.rescopes.criteria_page import sections_of, title_of
    from iomctl.services.rescopes.rules.criteria import RuleInWords, in_words

    write_page(app, format, lambda flat: (title_of(found), sections_of(found, flat=flat)))
    app.screen.write()
    app.show(in_words(found).rules, RuleInWords, style(format, whole=True, things=("rule", "rules")))


verbs.command("plan")(rescope_runs.plan)
verbs.command("list")(rescope_runs.list_runs)
verbs.command("show")(rescope_runs.show)
verbs.command("compare")(rescope_compare.compare)
verbs.command("decide")(rescope_decisions.decide)
verbs.command("apply")(rescope_steps.apply)
verbs.command("undo")(rescope_steps.undo)
verbs.command("report")(rescope_report.report)
