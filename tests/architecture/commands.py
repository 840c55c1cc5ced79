"""Every command of the command line, as its files in iomctl/cli declare it."""

import inspect
import re
import shlex
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from typing import Any

from typer.main import get_group

from iomctl.cli import _root
from iomctl.cli.nouns import NOUNS

IOMCTL = re.compile(r"\s*([A-Z_]+=\S+ )?iomctl ")
JOINED = re.compile(r"&&|[|;<>]")
EXAMPLE = re.compile(r"^\s*((?:[A-Z_]+=\S+ )?iomctl .*)$")


@dataclass(frozen=True)
class Command:
    """One command: `words` as typed after `iomctl`, its docstring, the options it takes, and those of numbers."""

    words: str
    about: str
    options: frozenset[str]
    unexplained: frozenset[str]
    numbers: tuple[str, ...] = ()

    @property
    def examples(self) -> list[str]:
        """The iomctl commands in those lines of its docstring that show it in use, without the remarks beside them."""
        lines = (EXAMPLE.match(line) for line in self.about.splitlines())
        shown = (re.split(r"\s{3,}", line[1])[0] for line in lines if line)
        return [one.strip() for line in shown for one in JOINED.split(line) if IOMCTL.match(one)]


def written_nouns() -> list[str]:
    """The nouns whose file in iomctl/cli there is."""
    return [word for word, noun in NOUNS.items() if _module(noun.file) is not None]


def missing_nouns() -> list[str]:
    """The nouns that the help names and no file answers to."""
    return [word for word in NOUNS if word not in written_nouns()]


@cache
def commands() -> tuple[Command, ...]:
    """Every command of every noun that is written."""
    return tuple(command for word in written_nouns() for command in _of(word))


def global_options() -> frozenset[str]:
    """The options that every command takes."""
    root = _root()
    root.command("nothing")(lambda: None)
    return _options(get_group(root))


def option_words(example: str) -> set[str]:
    """The options in a command, each without its value."""
    return {word.partition("=")[0] for word in shlex.split(example) if re.match(r"--?[a-z]", word)}


def _of(word: str) -> list[Command]:
    module: Any = _module(NOUNS[word].file)
    if not hasattr(module, "verbs"):
        root = _root()
        root.command(word)(module.command)
        return [_described(word, get_group(root).commands[word])]
    parsed = get_group(module.verbs).commands
    return [_described(f"{word} {verb}", parsed[verb]) for verb in parsed]


def _described(words: str, command: Any) -> Command:
    optional = [one for one in command.params if one.param_type_name == "option"]
    unexplained = frozenset(one.opts[0] for one in optional if not getattr(one, "help", None))
    numbers = tuple(one.opts[0] for one in optional if one.type.name.split()[0] in {"int", "integer", "float"})
    return Command(words, inspect.getdoc(command.callback) or "", _options(command), unexplained, numbers)


def _options(command: Any) -> frozenset[str]:
    given = [name for one in command.params for name in (*one.opts, *one.secondary_opts)]
    return frozenset(name for name in given if name.startswith("-")) | {"--help", "-h"}


def _module(file: str) -> Any:
    try:
        return import_module(f"iomctl.cli.{file}")
    except ModuleNotFoundError as fault:
        if fault.name == f"iomctl.cli.{file}":
            return None
        raise
