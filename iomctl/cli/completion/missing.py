"""What a command needs and was not given: all of it in one answer, each with its choices."""

from collections.abc import Sequence
from typing import Any

from iomctl.app import App
from iomctl.services.completion.offered import OfferedWord

MOST = 12
"""Choices that a line names: a case book may have hundreds of workers."""


def missing_words(app: App, fault: Any) -> Sequence[str]:
    """A line for each word that the command lacks, in the order of its help; none where the fault is another."""
    context, first = getattr(fault, "ctx", None), getattr(fault, "param", None)
    if context is None or first is None or not hasattr(fault, "param_type"):
        return ()
    # Those that were given are read before the first that was not, so what is not read yet was left out.
    command = context.command_path.partition(" ")[2]
    left_out = [one for one in context.command.params if one.required and one.name not in context.params]
    return [_line(app, command, one) for one in left_out]


def _line(app: App, command: str, parameter: Any) -> str:
    from iomctl.cli.completion.offers import values
    from iomctl.cli.completion.shells import of_book

    option = parameter.param_type_name == "option"
    named = parameter.opts[-1] if option else parameter.metavar.strip("[].")
    found = [_told(one) for one in values(command, parameter, "", lambda *asked: of_book(app, *asked))]
    between = "; " if any("," in one for one in found) else ", "
    some = between.join([*found[:MOST], *(["..."] if len(found) > MOST else [])])
    choices = f": one of {some}" if found else ""
    return f"Missing {'option' if option else 'argument'} '{named}'{choices}"


def _told(one: OfferedWord) -> str:
    """A choice; a code that says nothing by itself with what it is."""
    word = one.word.removesuffix("=")
    return f"{word} {one.about}" if one.about and any(map(str.isdigit, word)) else word
