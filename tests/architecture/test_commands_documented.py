"""Every command says what it does, shows itself in use, and is seen at work on a page that is replayed."""

import shlex

from iomctl.cli import command_line
from tests.architecture.commands import commands, global_options, missing_nouns, option_words
from tests.transcripts import page as pages
from tests.transcripts.shell import read, split


def test_every_noun_of_the_help_is_there() -> None:
    _expect_none(missing_nouns(), "without a file in iomctl/cli")


def test_every_command_has_a_line_of_help() -> None:
    _expect_none([one.words for one in commands() if not one.about.partition("\n")[0].strip()], "without help")


def test_every_command_shows_itself_in_use() -> None:
    _expect_none([one.words for one in commands() if not _own_examples(one.words, one.examples)], "without an example")


def test_examples_take_options_that_there_are() -> None:
    everywhere = global_options()
    wrong = [
        f"{example}: {option}"
        for one in commands()
        for example in _own_examples(one.words, one.examples)
        for option in sorted(option_words(example) - one.options - everywhere)
    ]
    _expect_none(wrong, "in an example and no option of that command")


def test_every_option_has_help() -> None:
    _expect_none([f"{one.words} {option}" for one in commands() for option in sorted(one.unexplained)], "without help")


def test_every_command_is_seen_on_a_replayed_page() -> None:
    seen = {
        words
        for page in pages.pages()
        for line in pages.commands(pages.parse(page.read_text("utf-8")))
        for words in _used(line)
    }
    _expect_none([one.words for one in commands() if one.words not in seen], "on no replayed page")


def _expect_none(found: list[str], what: str) -> None:
    assert not found, f"{what} ({len(found)}): {', '.join(found)}"


def _own_examples(words: str, examples: list[str]) -> list[str]:
    wanted = words.split()
    return [example for example in examples if command_line(_args(example)).command.split() == wanted]


def _args(example: str) -> list[str]:
    words = shlex.split(example)
    return words[words.index("iomctl") + 1 :]


def _used(line: str) -> set[str]:
    typed = [read(split(one.strip(), "|")[0]) for one in split(line, ";")]
    asked = [one.args for one in typed if one is not None]
    return {command_line(args).command for args in asked if "--help" not in args and "-h" not in args}
