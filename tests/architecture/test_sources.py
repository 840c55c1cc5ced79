"""Every source that the code names in brackets can be looked up in SOURCES.md, and none stands there unused."""

import io
import re
import tokenize
from collections.abc import Iterator

from tests.architecture.source import modules, tracked_files
from tests.transcripts.page import CHECKOUT

SOURCE = re.compile(r"\[([A-Z][A-Z0-9]+(?:-[A-Z0-9]+)*)\]")
WORDS = {"OFFENDER", "OPTIONS", "UTC"}
"""Capitals in brackets that are words of a command line."""
DATA = (".toml", ".csv")


def test_every_source_in_the_code_can_be_looked_up_and_is_used() -> None:
    told = SOURCE.findall(_page())
    assert {name: place for name, place in _named().items() if name not in told} == {}
    assert set(told) - _named().keys() == set()


def test_a_source_is_told_once_and_with_what_rests_on_it() -> None:
    entries = re.split(r"^- \*\*", _page(), flags=re.MULTILINE)[1:]
    names = [SOURCE.match(one) for one in entries]
    assert len({one[1] for one in names if one}) == len(entries) > 0
    assert [one.partition("\n")[0] for one in entries if "On it rest: " not in one] == []


def test_no_code_refers_to_a_file_that_is_not_here() -> None:
    notes = [(place, name) for place, text in _texts() for name in re.findall(r"\b\w+(?:/\w+)*\.md\b", text)]
    here = {"/".join(file.parts[-depth:]) for file in tracked_files() for depth in range(1, len(file.parts) + 1)}
    assert [one for one in notes if one[1] not in here] == []


def _page() -> str:
    [file] = [one for one in tracked_files() if one.name == "SOURCES.md"]
    return (CHECKOUT / file).read_text("utf-8")


def _named() -> dict[str, str]:
    """Each source with the first place that names it."""
    found: dict[str, str] = {}
    for place, text in _texts():
        for name in SOURCE.findall(text):
            if name not in WORDS:
                found.setdefault(name, place)
    return found


def _texts() -> Iterator[tuple[str, str]]:
    """Every docstring and comment of the program and its migrations, and every file of data that it ships."""
    for file, text in modules("iomctl", "migrations"):
        for token in tokenize.generate_tokens(io.StringIO(text).readline):
            # A docstring is the whole of its line; any other text is what the program says or asks.
            spoken = token.type == tokenize.STRING and token.line.lstrip().startswith(('"""', 'r"""'))
            if token.type == tokenize.COMMENT or spoken:
                yield f"{file}:{token.start[0]}", token.string
    for file in tracked_files():
        if file.parts[0] == "iomctl" and file.suffix in DATA:
            yield str(file), (CHECKOUT / file).read_text("utf-8")
