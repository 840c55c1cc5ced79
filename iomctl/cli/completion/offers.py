"""What may be typed next on a command line: nouns, verbs, options and the choices of each."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any, NamedTuple

from iomctl.cli import parser_of
from iomctl.cli.completion.meanings import ALWAYS, OF_BOOK, keys
from iomctl.cli.nouns import NOUNS
from iomctl.cli.words import GLOBAL_FLAGS, GLOBAL_VALUES, globals_first, pulled_ahead
from iomctl.services.completion.offered import OfferedWord

Book = Callable[[str, str], Sequence[OfferedWord]]
"""`book(kind, typed)`: the words of one kind that go on from what is typed."""

GLOBALS = GLOBAL_FLAGS | GLOBAL_VALUES
HELP = OfferedWord("--help", "what it takes")


class Begun(NamedTuple):
    """Where a command stands: the option that waits for its value, how many other words it has, the options used.

    `closed` is whether no option can follow.
    """

    waiting: Any = None
    words: int = 0
    used: frozenset[str] = frozenset()
    closed: bool = False


def offers(words: Sequence[str], typed: str, book: Book) -> list[OfferedWord]:
    """What goes on from `typed` behind whole words; nothing where only the typist knows, or a file is meant."""
    if words and words[-1] in GLOBAL_VALUES:
        return []
    given, start = globals_first(words)
    noun, *rest = pulled_ahead(given, start, NOUNS)[start:] or [""]
    if noun in NOUNS:
        return _of_noun(noun, rest, typed, book)
    if typed.startswith("-"):
        return _going_on(typed, [*_options(parser_of(None).params), HELP])
    nouns = () if noun and not noun.startswith("-") else NOUNS.items()
    return _going_on(typed, (OfferedWord(word, one.about) for word, one in nouns))


def _of_noun(noun: str, rest: Sequence[str], typed: str, book: Book) -> list[OfferedWord]:
    tree = parser_of(noun)
    everywhere = [one for one in tree.params if GLOBALS.intersection(one.opts)]
    verbs = getattr(tree.commands[noun], "commands", None)
    if verbs is None:
        return _of_command(noun, [*tree.commands[noun].params, *everywhere], rest, typed, book)
    verb, *rest = pulled_ahead(list(rest), 0, verbs) or [""]
    if verb in verbs:
        return _of_command(f"{noun} {verb}", [*verbs[verb].params, *everywhere], rest, typed, book)
    if typed.startswith("-"):
        return _going_on(typed, [*_options(everywhere), HELP])
    unknown = verb and not verb.startswith("-")
    told = () if unknown else (OfferedWord(word, one.get_short_help_str()) for word, one in verbs.items())
    return _going_on(typed, told)


def _of_command(
    command: str, parameters: Sequence[Any], rest: Sequence[str], typed: str, book: Book
) -> list[OfferedWord]:
    begun = _read(parameters, rest)
    if begun.waiting is not None:
        return values(command, begun.waiting, typed, book)
    if typed.startswith("-") and not begun.closed:
        name, joined, value = typed.partition("=")
        if joined:
            option = _by_name(parameters).get(name)
            found = values(command, option, value, book) if option is not None else []
            return [OfferedWord(f"{name}={one.word}", one.about) for one in found]
        return _going_on(typed, [*_options(parameters, begun.used), HELP])
    arguments = [one for one in parameters if one.param_type_name == "argument"]
    if not arguments or (begun.words >= len(arguments) and arguments[-1].nargs != -1):
        return []
    return values(command, arguments[min(begun.words, len(arguments) - 1)], typed, book)


def _read(parameters: Sequence[Any], rest: Sequence[str]) -> Begun:
    named, begun = _by_name(parameters), Begun()
    for word in rest:
        name, joined, _ = word.partition("=")
        if begun.waiting is not None:
            begun = begun._replace(waiting=None)
        elif begun.closed or not word.startswith("-") or word == "-":
            begun = begun._replace(words=begun.words + 1)
        elif word == "--":
            begun = begun._replace(closed=True)
        elif name in named:
            option = named[name]
            takes = not (joined or option.is_flag)
            used = begun.used if option.multiple else begun.used.union(option.opts, option.secondary_opts)
            begun = begun._replace(waiting=option if takes else None, used=used)
    return begun


def _by_name(parameters: Sequence[Any]) -> dict[str, Any]:
    options = [one for one in parameters if one.param_type_name == "option"]
    return {name: one for one in options for name in (*one.opts, *one.secondary_opts)}


def _options(parameters: Sequence[Any], used: frozenset[str] = frozenset()) -> Iterator[OfferedWord]:
    for name, one in _by_name(parameters).items():
        if name not in used and name.startswith("--") and not one.hidden:
            yield OfferedWord(name, one.help or "")


def values(command: str, parameter: Any, typed: str, book: Book) -> list[OfferedWord]:
    """The choices of an option or argument that go on from what is typed of it."""
    if (choices := getattr(parameter.type, "choices", None)) is not None:
        return _going_on(typed, (OfferedWord(str(getattr(one, "value", one))) for one in choices))
    called = (parameter.metavar or "").replace("...", "").strip("[]")
    if called == "PATHWAY=LEVEL":
        return _levels(typed, book)
    if "," in called:
        before, comma, typed = typed.rpartition(",")
        found = _meant(command, parameter, called.partition(",")[0], typed, book)
        return [OfferedWord(f"{before}{comma}{one.word}", one.about) for one in found]
    return [one for part in called.split("|") for one in _meant(command, parameter, part, typed, book)]


def _meant(command: str, parameter: Any, called: str, typed: str, book: Book) -> Sequence[OfferedWord]:
    if called == called.lower():
        return _going_on(typed, [OfferedWord(called)] if called else [])
    for key in keys(command, parameter, called):
        if key in ALWAYS:
            return _going_on(typed, map(OfferedWord, ALWAYS[key]))
        if key in OF_BOOK:
            return book(OF_BOOK[key], typed)
    return []


def _levels(typed: str, book: Book) -> list[OfferedWord]:
    pathway, level, begun = typed.partition("=")
    found = [one for one in book(OF_BOOK["PATHWAY"], pathway) if not level or one.word == pathway]
    if len(found) > 1:
        return [OfferedWord(f"{one.word}=", one.about) for one in found]
    levels = _going_on(begun, map(OfferedWord, ALWAYS["LEVEL of a need"]))
    return [OfferedWord(f"{one.word}={of.word}", one.about) for one in found for of in levels]


def _going_on(typed: str, choices: Any) -> list[OfferedWord]:
    return [one for one in choices if one.word.lower().startswith(typed.lower())]
