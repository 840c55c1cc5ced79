"""The tables of what may be typed fit the command line: each entry is used, each word stands in the help."""

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from iomctl.cli import parser_of
from iomctl.cli.completion.meanings import ALWAYS, OF_BOOK, keys
from iomctl.cli.nouns import NOUNS
from iomctl.domain.policy.lists import LISTS, REASON_LISTS
from iomctl.services.completion.book_words import PARTNERS

OF_NEEDS = "LEVEL of a need"
"""The level behind a pathway, in one word with it."""


def test_each_entry_is_what_some_parameter_means() -> None:
    assert set(ALWAYS) | set(OF_BOOK) == set(_meant()) | {OF_NEEDS}


def test_words_that_are_always_the_same_stand_in_the_help() -> None:
    wrong = {
        (key, word)
        for key, parameters in _meant().items()
        for one in parameters
        for word in ALWAYS.get(key, ())
        if key in SPELT_OUT and word not in (one.help or "")
    }
    assert wrong == set()


SPELT_OUT = {key for key in ALWAYS if key not in ("NATION", OF_NEEDS, "action list STATE", "remind snooze KIND")}


def test_each_kind_of_word_is_read_from_somewhere() -> None:
    lists = {".".join(one.path) for one in (*LISTS, *REASON_LISTS)}
    assert set(OF_BOOK.values()) <= {*lists, *PARTNERS, "cohorts", "people"}


def _meant() -> dict[str, list[Any]]:
    """The parameters by the entry that is taken for each."""
    found: dict[str, list[Any]] = defaultdict(list)
    for command, one in _parameters():
        called = (one.metavar or "").replace("...", "").strip("[]").partition(",")[0]
        for part in called.split("|"):
            entries = (key for key in keys(command, one, part) if key in ALWAYS or key in OF_BOOK)
            if part != part.lower() and (entry := next(entries, None)):
                found[entry].append(one)
    return found


def _parameters() -> Iterator[tuple[str, Any]]:
    for noun in NOUNS:
        command = parser_of(noun).commands[noun]
        for verb, parsed in getattr(command, "commands", {"": command}).items():
            yield from ((f"{noun} {verb}".strip(), one) for one in parsed.params)
