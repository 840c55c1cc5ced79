"""What a coordinator types: one file per noun reads the words, calls one service and shows the answer.

A run imports the file of its own noun alone, so that a command and a wrong word answer at once; the help of
iomctl itself imports them all, to name their verbs.
"""

from collections.abc import Callable, Mapping, Sequence
from functools import cache
from typing import Annotated, Any, NamedTuple

import typer
from typer.core import TyperGroup

from iomctl.app import App
from iomctl.cli.nouns import MEANT, NOUNS, Noun
from iomctl.cli.words import globals_first, pulled_ahead
from iomctl.errors import NotUnderstood

HELP = ["-h", "--help"]
CONTEXT = {"help_option_names": HELP, "max_content_width": 100}

EXAMPLES = """The case book of an Integrated Offender Management scheme.

\b
  iomctl demo                          a made-up scheme to look at
  iomctl caseload --worker okafor      one worker's cases
  iomctl review overdue --exit-code    for cron: silent when nothing is overdue
"""


class Sections(TyperGroup):
    """The top-level help, with the nouns grouped by what people do."""

    def format_commands(self, ctx: Any, formatter: Any) -> None:  # noqa: ARG002 the parser's signature
        """Write one section of nouns after another."""
        for section in dict.fromkeys(noun.section for noun in NOUNS.values()):
            with formatter.section(section):
                formatter.write_dl([(word, noun.line()) for word, noun in NOUNS.items() if noun.section == section])


def group(about: str) -> typer.Typer:
    """An empty noun for a file of this folder to hang its verbs on."""
    return typer.Typer(help=about, rich_markup_mode=None, no_args_is_help=True, context_settings=CONTEXT)


WITHOUT_DRY_RUN = frozenset(("init", "demo", "report rollup", "db upgrade", "db rebuild", "db backup", "db restore"))
"""What writes and can't be tried first; every other command that writes takes --dry-run."""


class CommandLine(NamedTuple):
    """A parser, the words in the order it takes them, the command they ask for, and whether that writes."""

    parse: Callable[..., Any]
    words: list[str]
    command: str
    writes: bool


def command_line(args: Sequence[str]) -> CommandLine:
    """The command line for what was typed: only the noun that is asked for is loaded with its verbs."""
    words, start = globals_first(args)
    if start == len(words):
        words.append("--help")
    words = pulled_ahead(words, start, NOUNS)
    if words[start] in MEANT:
        raise NotUnderstood(
            f"No such command '{words[start]}'. Did you mean '{MEANT[words[start]]}'?",
            advice=f"iomctl {MEANT[words[start]]} --help says what it takes",
        )
    noun = words[start] if start < len(words) and words[start] in NOUNS else None
    parse, functions = _parser(noun)
    verb = ""
    if noun is not None and "" not in functions:
        words = pulled_ahead(words, start + 1, functions)
        if NOUNS[noun].verb and _without_verb(words[start + 1 :]):
            words.insert(start + 1, NOUNS[noun].verb)
        if start + 1 == len(words):
            words.append("--help")
        verb = words[start + 1]
    command = f"{noun or ''} {verb}".strip()
    tried = "dry_run" in getattr(functions.get(verb), "__annotations__", ())
    return CommandLine(parse, words, command, tried or command in WITHOUT_DRY_RUN)


def _without_verb(words: Sequence[str]) -> bool:
    """Whether nothing but options stands behind a noun, and no question for its help."""
    return not words or (words[0].startswith("-") and words[0] not in HELP)


@cache
def _parser(noun: str | None) -> tuple[Callable[..., Any], Mapping[str, Callable[..., Any] | None]]:
    """The parser with one noun whole, and that noun's functions by verb."""
    root = _root()
    functions = _add_nouns(root, noun)
    return typer.main.get_command(root), functions


def parser_of(noun: str | None) -> Any:
    """The parser with one noun whole: its parts tell which words may be typed."""
    return _parser(noun)[0]


def _root() -> typer.Typer:
    root = typer.Typer(
        cls=Sections,
        help=EXAMPLES,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        no_args_is_help=True,
        context_settings=CONTEXT,
    )
    root.callback()(_global_options)
    return root


def _add_nouns(root: typer.Typer, wanted: str | None) -> Mapping[str, Callable[..., Any] | None]:
    """Add every noun; answer the functions of the wanted one by verb, "" where the noun is itself the command."""
    functions: Mapping[str, Callable[..., Any] | None] = {}
    for word, noun in NOUNS.items():
        if word == wanted:
            functions = _add_whole(root, word, noun)
        else:
            root.command(word, help=noun.about)(_stand_in)
    return functions


def _add_whole(root: typer.Typer, word: str, noun: Noun) -> Mapping[str, Callable[..., Any] | None]:
    functions = noun.functions()
    if "" in functions:
        root.command(word, context_settings=CONTEXT)(noun.loaded().command)
    else:
        root.add_typer(noun.loaded().verbs, name=word)
    return functions


def _stand_in() -> None:
    """Never run: the noun that was typed is always loaded whole."""


def _version(wanted: bool) -> None:
    if wanted:
        from iomctl import __version__

        typer.echo(f"iomctl {__version__}")
        raise typer.Exit


def _global_options(
    context: typer.Context,
    db: Annotated[
        str | None, typer.Option("--db", metavar="PATH|URL", help="the case book: a SQLite file or a PostgreSQL URL")
    ] = None,
    yes: Annotated[bool, typer.Option("--yes", help="answer yes to the one question a command may ask")] = False,
    quiet: Annotated[bool, typer.Option("--quiet", help="no counts, progress or advice on stderr")] = False,
    restricted: Annotated[
        bool, typer.Option("--restricted", help="show names that have a limited-access mark; this is logged")
    ] = False,
    version: Annotated[  # noqa: ARG001 its callback has answered already
        bool, typer.Option("--version", callback=_version, is_eager=True, help="print the version and stop")
    ] = False,
) -> None:
    if db is not None and not db.strip():
        raise NotUnderstood("--db is empty: name a file or a URL")
    app: App = context.obj
    app.db, app.yes, app.restricted = db, yes, restricted
    app.screen.quiet = quiet
