"""iomctl metrics: figures of the scheme in the text form that a monitor's node exporter reads."""

import os
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from iomctl.app import App

if TYPE_CHECKING:
    from iomctl.services.reminders.figures import Metric

READABLE = 0o644
"""Every other file of the program is its owner's alone: this one holds counts, for a program of somebody else."""


def command(
    context: typer.Context,
    output: Annotated[
        str, typer.Option("--output", metavar="FILE", help="a file, which is replaced whole; - is stdout")
    ] = "-",
) -> None:
    """Counts of the scheme for a monitor, without names: reviews, referrals, actions, and how the reminders go.

    The file appears whole, by one rename. It names nobody and everybody may read it, as a node exporter has to. What is
    not known, such as referrals where bank holidays are missing, is left out.

    \b
      iomctl metrics
      iomctl metrics --output /var/lib/node_exporter/iomctl.prom
    """
    from iomctl.output.files import copy_out, new_file
    from iomctl.services.reminders.figures import metrics

    app: App = context.obj
    with app.unit_of_work() as work:
        found = metrics(work, app.today)
    with new_file(output) as target:
        os.fchmod(target.fileno(), READABLE)
        target.write("".join(f"{line}\n" for line in _lines(found)).encode("ascii"))
        if output == "-":
            copy_out(target, app.screen.out)


def _lines(found: "Iterable[Metric]") -> Iterator[str]:
    for one in found:
        if one.value is not None:
            yield f"# HELP iomctl_{one.name} {one.about}."
            yield f"# TYPE iomctl_{one.name} gauge"
            yield f"iomctl_{one.name} {float(one.value):.15g}"
