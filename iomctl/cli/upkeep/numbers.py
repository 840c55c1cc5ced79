"""The number of an event or of a run, as it is typed."""

import re

import typer

_SHAPE = re.compile(r"0*[1-9][0-9]{0,8}")


def number(text: str) -> int:
    """A number from 1 to 999,999,999; there is no event and no run with a longer one. Raises BadParameter."""
    typed = text.strip()
    if not _SHAPE.fullmatch(typed):
        raise typer.BadParameter(f'"{typed}" is no number; one is like 1234')
    return int(typed)
